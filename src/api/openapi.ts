/** The OpenAPI 3.1 description, made from the routes and their schemas; pure. */
import { z } from "zod";
import { ROUTES, type Route } from "./routes.ts";
import { ErrorAnswer } from "./schemas.ts";

/** The description of the API at this address. */
export function makeDescription(publicUrl: string): object {
  const routes: Route[] = Object.values(ROUTES);
  return {
    openapi: "3.1.0",
    info: {
      title: "Townwire",
      version: "1",
      description:
        "Local news as published, credited and linked, as far as each publisher’s rights let it be shown. Reading needs no key.",
    },
    servers: [{ url: publicUrl }],
    paths: Object.fromEntries(routes.map((route) => [route.path, { get: describe(route) }])),
  };
}

const describe = (route: Route) => ({
  operationId: route.name,
  summary: route.summary,
  parameters: [...parametersOf("path", route.place), ...parametersOf("query", route.query)],
  responses: {
    200: { description: "As asked", content: contentOf(route.answer) },
    ...Object.fromEntries(
      Object.entries(route.errors).map(([status, description]) => [
        status,
        status.startsWith("3") ? { description } : { description, content: contentOf(ErrorAnswer) },
      ]),
    ),
  },
});

const contentOf = (answer: z.ZodType | string) =>
  typeof answer === "string"
    ? { [answer]: {} }
    : { "application/json": { schema: withoutDialect(z.toJSONSchema(answer)) } };

function parametersOf(where: "path" | "query", schema: z.ZodObject | undefined) {
  if (!schema) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...rest } = typeof property === "object" ? property : {};
    return {
      name,
      in: where,
      required: where === "path" || required.includes(name),
      ...(description ? { description } : {}),
      schema: rest,
    };
  });
}

/** OpenAPI 3.1 has the same dialect as its default. */
function withoutDialect({ $schema: _, ...schema }: Record<string, unknown>): object {
  return schema;
}

/** How the API's answers leave: JSON with a validator, open to every origin, errors in one form. */
import { createHash } from "node:crypto";
import type { Context } from "hono";
import type { z } from "zod";
import type { ErrorAnswer } from "./schemas.ts";

/** As old as a page may be: corrections are everywhere within a minute. */
const AGE = "public, max-age=20, stale-while-revalidate=40";

const COMMON = {
  "content-type": "application/json; charset=utf-8",
  "x-content-type-options": "nosniff",
  // An answer opened as a page can load and run nothing.
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "access-control-allow-origin": "*",
};

/** Sends JSON, or 304 when the asker has it already. */
export function answerJson(c: Context, value: unknown): Response {
  const body = JSON.stringify(value);
  const etag = `W/"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  const headers = { ...COMMON, "cache-control": AGE, etag };
  const asked = c.req.header("if-none-match");
  const isKnown = asked?.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag.slice(2));
  return isKnown ? new Response(null, { status: 304, headers }) : new Response(body, { headers });
}

/** Moved for good, yet remembered a minute only: a story may be parted again. */
export const answerMoved = (path: string): Response =>
  new Response(null, { status: 301, headers: { ...COMMON, "cache-control": AGE, location: path } });

export type ErrorStatus = 400 | 404 | 405 | 410 | 500 | 503;

export function answerError(
  status: ErrorStatus,
  code: string,
  message: string,
  headers: Record<string, string> = {},
): Response {
  const body: z.infer<typeof ErrorAnswer> = { error: { code, message } };
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...COMMON, "cache-control": "no-store", ...headers },
  });
}

/** Parameters as typed values, or what is wrong with them in one sentence. */
export function readParameters<T>(
  schema: z.ZodType<T>,
  given: Record<string, string>,
): { ok: true; value: T } | { ok: false; answer: Response } {
  const result = schema.safeParse(given);
  if (result.success) return { ok: true, value: result.data };
  const problems = result.error.issues.map(({ path, code, message, ...issue }) =>
    code === "unrecognized_keys" && "keys" in issue
      ? `unknown parameter ${issue.keys.join(", ")}`
      : `${path.join(".")} ${message}`,
  );
  return { ok: false, answer: answerError(400, "bad-parameter", `${problems.join("; ")}.`) };
}

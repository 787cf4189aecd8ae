/** Requests as JSON lines, checked by a schema. A bad one is answered and does not end the command. */
import { z } from "zod";
import { messageOf } from "#base/errors.ts";

/** A line as its schema has it, or what to say of it and, as far as it can be seen, the id it was asked under. */
export function parseLine<T extends z.ZodType>(
  line: string,
  schema: T,
): { ok: true; request: z.infer<T> } | { ok: false; id: unknown; error: string } {
  let given: unknown;
  try {
    given = JSON.parse(line);
  } catch (error) {
    return { ok: false, id: undefined, error: `The line is not JSON (${messageOf(error)}).` };
  }
  const request = schema.safeParse(given);
  if (request.success) return { ok: true, request: request.data };
  const { id } = z.object({ id: z.unknown() }).catch({ id: undefined }).parse(given);
  return { ok: false, id, error: z.prettifyError(request.error) };
}

/** Small things that addresses ask for in their query, and lists that are shown in pages. */
import type { Context } from "hono";
import { isId } from "#base/ids.ts";

/** An id that the query names; undefined for what is none. */
export function readId(c: Context, name: string): string | undefined {
  const given = c.req.query(name) ?? "";
  return isId(given) ? given : undefined;
}

/** What is to be said of what a form just did, by the name in `?done=`; a stranger's word names nothing else. */
export function doneIn<Said>(c: Context, said: Readonly<Record<string, Said>>): Said | undefined {
  const given = c.req.query("done") ?? "";
  return Object.hasOwn(said, given) ? said[given] : undefined;
}

/** Of a list that was asked for one more than fits: what fits, and the last of it where the list goes on. */
export function cutPage<One>(found: readonly One[], limit: number): { shown: One[]; last: One | undefined } {
  const shown = found.slice(0, limit);
  return { shown, last: found.length > limit ? shown.at(-1) : undefined };
}

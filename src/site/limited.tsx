/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** Saying no: to a form, with a page and the way back; to a script, with a line. And yes only so often. */
import type { Context } from "hono";
import { type Limit, takeTurn } from "#accounts/limits.ts";
import { type Answer, answer, answerPage } from "./answers.ts";
import { RefusedPage } from "./pages/refused.tsx";
import { plainView, type SiteNeeds } from "./view.ts";
import { whoOf } from "./who.ts";

export type RefusedStatus = 400 | 403 | 404 | 409 | 413 | 429;

const REFUSED: Readonly<Record<RefusedStatus, string>> = {
  400: "We could not tell what this asks for. Nothing was changed.",
  403: "This was sent from another site. Nothing was changed.",
  404: "That is no longer here. Nothing was changed.",
  409: "That cannot be done now. Nothing was changed.",
  413: "This is too large. Nothing was changed.",
  429: "That was tried too often. Please wait some minutes, then try again.",
};

/** For forms. */
export function refuseForm(
  needs: SiteNeeds,
  c: Context,
  status: RefusedStatus,
  { why = REFUSED[status], back = "/account" }: { why?: string; back?: string } = {},
): Promise<Response> {
  const page = <RefusedPage view={plainView(needs, whoOf(c))} why={why} back={back} path={c.req.path} />;
  return answerPage(c, page, { status, ...NEVER_KEPT });
}

/** For our own script, which shows the line. */
export const refuseScript = (c: Context, status: RefusedStatus, why = REFUSED[status]): Response =>
  answer(c, { body: `${why}\n`, type: "text/plain; charset=utf-8", status, ...NEVER_KEPT });

export const NEVER_KEPT = { age: "none" } as const satisfies Pick<Answer, "age">;

/** Whether this may be done once more: a turn is taken from each bucket; the first that is empty says no. */
export async function mayTry(
  needs: SiteNeeds,
  turns: readonly (readonly [Limit, string])[],
): Promise<boolean> {
  for (const [limit, subject] of turns)
    if ((await takeTurn(needs, limit, subject)).kind === "limited") return false;
  return true;
}

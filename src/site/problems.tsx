/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** Answers for what cannot be shown: 404 for what is not here, 503 while the database is away, 500 for our mistakes. */
import type { Context } from "hono";
import { messageOf } from "#base/errors.ts";
import { isDatabaseAway } from "#database/away.ts";
import { answerPage } from "./answers.ts";
import { type Problem, ProblemPage } from "./pages/problem.tsx";
import { plainView, type SiteNeeds } from "./view.ts";

/** Seconds after which a program that got a 503 may come again. */
const RETRY_SECONDS = "10";

export const answerMissing = (needs: SiteNeeds, c: Context): Promise<Response> =>
  answerPage(c, page(needs, c, "missing"), { status: 404 });

export function answerProblem(needs: SiteNeeds, c: Context, error: unknown): Promise<Response> {
  if (isDatabaseAway(error))
    return answerPage(c, page(needs, c, "away"), {
      status: 503,
      age: "none",
      headers: { "retry-after": RETRY_SECONDS },
    });
  needs.log?.error({ error, path: c.req.path }, `a page could not be made: ${messageOf(error)}`);
  return answerPage(c, page(needs, c, "broken"), { status: 500, age: "none" });
}

const page = (needs: SiteNeeds, c: Context, problem: Problem) => (
  <ProblemPage view={plainView(needs)} problem={problem} path={c.req.path} />
);

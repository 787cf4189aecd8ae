/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** Answers for what cannot be shown: 404 for what is not here, 503 while the database is away, 500 for our mistakes. */
import type { Context } from "hono";
import type { Withdrawn } from "#articles/withdraw.ts";
import { messageOf } from "#base/errors.ts";
import { oneLine } from "#base/text.ts";
import { isDatabaseAway } from "#database/away.ts";
import { answerPage } from "./answers.ts";
import { GonePage, NoPlacePage, type Problem, ProblemPage } from "./pages/problem.tsx";
import { plainView, type SiteNeeds } from "./view.ts";
import { whoOf } from "./who.ts";

/** Seconds after which a program that got a 503 may come again. */
const RETRY_SECONDS = "10";

export const answerMissing = (needs: SiteNeeds, c: Context): Promise<Response> =>
  answerPage(c, page(needs, c, "missing"), { status: 404 });

/** For the address of an article that was taken down: 410. The words of the address, which are its headline's, are not repeated. */
export function answerWithdrawn(needs: SiteNeeds, c: Context, withdrawn: Withdrawn): Promise<Response> {
  const path = `/article/${c.req.param("id") ?? ""}`;
  return answerPage(c, <GonePage view={plainView(needs, whoOf(c))} withdrawn={withdrawn} path={path} />, {
    status: 410,
  });
}

/** For an address under /local that is no place's: its words stand in the search for places. */
export function answerNoPlace(needs: SiteNeeds, c: Context, slug: string): Promise<Response> {
  const words = oneLine(slug.replace(/-+/g, " ")).slice(0, 100);
  return answerPage(c, <NoPlacePage view={plainView(needs, whoOf(c))} words={words} path={c.req.path} />, {
    status: 404,
  });
}

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
  <ProblemPage view={plainView(needs, whoOf(c))} problem={problem} path={c.req.path} />
);

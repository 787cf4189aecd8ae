/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** Answers for what cannot be shown: 404 for what is not here, 503 while the database is away, 500 for our mistakes. */
import type { Context } from "hono";
import type { Withdrawn } from "#articles/withdraw.ts";
import { messageOf } from "#base/errors.ts";
import { oneLine } from "#base/text.ts";
import { isDatabaseAway } from "#database/away.ts";
import { type Answer, answer, answerPage, answerText } from "./answers.ts";
import { findMeant, type Meant, wordsOfPath } from "./meant.ts";
import { GonePage, NoPlacePage, type Problem, ProblemPage } from "./pages/problem.tsx";
import { readNewest } from "./read-listed.ts";
import { makeView, plainView, type SiteNeeds } from "./view.ts";
import { whoOf } from "./who.ts";

/** Seconds after which a program that got a 503 may come again. */
const RETRY_SECONDS = "10";

/** Stories beside a page that is missing. */
const NEWEST = 5;

/** 404: with what may have been meant, as far as the database is there to tell; without it, all the same. */
export async function answerMissing(needs: SiteNeeds, c: Context): Promise<Response> {
  if (!isForPeople(c)) return answerText(c, "There is no such address.\n", 404);
  try {
    const meant = await readMeant(needs, c);
    const view = await makeView(needs, whoOf(c), meant.newest, await needs.atlas.read());
    const props = { view, problem: "missing" as const, path: c.req.path, meant };
    return await answerPage(c, <ProblemPage {...props} />, { status: 404 });
  } catch (error) {
    if (!isDatabaseAway(error)) throw error;
    return answerPage(c, page(needs, c, "missing"), { status: 404 });
  }
}

async function readMeant(needs: SiteNeeds, c: Context): Promise<Meant> {
  const words = wordsOfPath(c.req.path);
  const found = findMeant(words, await needs.atlas.read(), whoOf(c).mutes);
  return { words, ...found, newest: await readNewest(needs, c, { kind: "home" }, NEWEST) };
}

/** Programs ask for feeds and other files: they get a line, and no page. */
const isForPeople = (c: Context): boolean =>
  !/\.(rss|atom|json|xml|txt|ico|png|jpe?g|css|js)$/i.test(c.req.path);

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
  if (isDatabaseAway(error)) {
    const how = { status: 503, age: "none", headers: { "retry-after": RETRY_SECONDS } } as const;
    return answerEither(c, page(needs, c, "away"), "The database is away; try again in a moment.\n", how);
  }
  // What is in a link from a mail lets its reader in.
  const path = c.req.path.replace(/[\w-]{43}/g, "…");
  needs.log?.error({ error, path }, `a page could not be made: ${messageOf(error)}`);
  const how = { status: 500, age: "none" } as const;
  return answerEither(c, page(needs, c, "broken"), "Something went wrong here; it has been noted.\n", how);
}

/** A page for people, a line for programs. */
async function answerEither(
  c: Context,
  drawn: Parameters<typeof answerPage>[1],
  line: string,
  how: Pick<Answer, "status" | "age" | "headers">,
): Promise<Response> {
  return isForPeople(c)
    ? answerPage(c, drawn, how)
    : answer(c, { body: line, type: "text/plain; charset=utf-8", ...how });
}

const page = (needs: SiteNeeds, c: Context, problem: Problem) => (
  <ProblemPage view={plainView(needs, whoOf(c))} problem={problem} path={c.req.path} />
);

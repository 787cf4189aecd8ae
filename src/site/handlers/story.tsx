/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** A story with every report of it. */
import type { Context, Env } from "hono";
import { listArticlesById } from "#articles/about.ts";
import { findStory } from "#stories/read.ts";
import { storyPath } from "../addresses.ts";
import { answerMoved, answerPage } from "../answers.ts";
import { tagsOf } from "../keep-pages.ts";
import { unlessMuted } from "../muted.tsx";
import { StoryPage } from "../pages/story.tsx";
import { answerMissing } from "../problems.tsx";
import { readReports } from "../read-reports.ts";
import { pageOfStory, readThread } from "../read-thread.ts";
import { plainView, type SiteNeeds } from "../view.ts";
import { unmutedOf, whoOf } from "../who.ts";

export async function answerStory(needs: SiteNeeds, c: Context<Env, "/story/:id">): Promise<Response> {
  const found = await findStory(needs.db, c.req.param("id"));
  if (found?.kind === "moved") return answerMoved(storyPath({ id: found.to }));
  const places = await needs.atlas.read();
  const members = found?.story.members ?? [];
  const all = await listArticlesById(
    needs.db,
    members.map((member) => member.articleId),
  );
  const muted = await unlessMuted(needs, c, { kind: "story", articles: all });
  if (muted) return muted;
  const [first, ...others] = found
    ? await readReports({ ...unmutedOf(needs, c), places }, found.story, all)
    : [];
  if (!found || !first) return answerMissing(needs, c);
  const begins = first.article.id === all[0]?.id;
  // Reprints stand under each report already.
  const view = { ...plainView(needs, whoOf(c)), places, isExpanded: c.req.query("expand") === "all" };
  const about = pageOfStory(found.story.id, all);
  const how = { canSignIn: view.canSignIn === true };
  const comments = about ? await readThread(needs, c, about, how) : undefined;
  const depends = [`story:${found.story.id}`, ...tagsOf(all)];
  const reports = [first, ...others] as const;
  return answerPage(c, <StoryPage {...{ view, begins, story: found.story, reports, comments }} />, {
    depends,
  });
}

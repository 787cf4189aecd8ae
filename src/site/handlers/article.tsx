/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** The page of an article, at its one address; 410 when it was taken down. */
import type { Context, Env } from "hono";
import { findArticle, listChanges } from "#articles/read.ts";
import { findWithdrawn } from "#articles/withdraw.ts";
import { makeRelated } from "#editions/make-related.ts";
import { articlePath, slugOf } from "../addresses.ts";
import { answerMoved, answerPage } from "../answers.ts";
import { tagsOf } from "../keep-pages.ts";
import { unlessMuted } from "../muted.tsx";
import { ArticlePage } from "../pages/article.tsx";
import { answerMissing, answerWithdrawn } from "../problems.tsx";
import { pageOfArticle, readThread } from "../read-thread.ts";
import { noteOpened } from "../readers-routes.tsx";
import { listUnmutedBeside, recount, withoutMuted } from "../unmuted.ts";
import { makeView, type SiteNeeds } from "../view.ts";
import { unmutedOf, whoOf } from "../who.ts";

/** Articles of each kind beside one. */
const MORE = 5;

export async function answerArticle(
  needs: SiteNeeds,
  c: Context<Env, "/article/:id/:slug?">,
): Promise<Response> {
  const article = await findArticle(needs.db, c.req.param("id"));
  if (!article) {
    const withdrawn = await findWithdrawn(needs.db, c.req.param("id"));
    return withdrawn ? answerWithdrawn(needs, c, withdrawn) : answerMissing(needs, c);
  }
  if (c.req.param("slug") !== slugOf(article)) return answerMoved(articlePath(article));
  const muted = await unlessMuted(needs, c, { kind: "article", article });
  if (muted) return muted;
  const [shown = article] = await recount(unmutedOf(needs, c), [article]);
  const all = article.version > 1 ? await listChanges(needs.db, article) : [];
  const { mutes } = whoOf(c);
  const changes = mutes.hides(article) ? all : withoutMuted(mutes, all);
  const beside = await listUnmutedBeside(unmutedOf(needs, c), article, MORE);
  const related = await makeRelated({ ...needs.editions, db: needs.db }, shown, whoOf(c), needs.now(), MORE);
  const others = [...beside.sameStory, ...related.map((one) => one.article)];
  const around = await makeView(needs, whoOf(c), [shown, ...others]);
  const view = { ...around, isExpanded: c.req.query("expand") === "all" };
  const comments = await readThread(needs, c, pageOfArticle(article), {
    canSignIn: view.canSignIn === true,
    isEmpty: article.comments.shown === 0,
  });
  const depends = [...tagsOf([article, ...others]), `publisher:${article.publisher.slug}`];
  const page = <ArticlePage {...{ view, article: shown, changes, beside, related, comments }} />;
  return noteOpened(needs, c, shown, await answerPage(c, page, { depends }));
}

/** The thread of a page, as whoever asks may see it. */
import type { Context } from "hono";
import { listCards } from "#articles/about.ts";
import type { ShownArticle } from "#articles/rights.ts";
import { makeId } from "#base/ids.ts";
import { ORDERS, type Order } from "#comments/best.ts";
import { type Topic, whyClosed } from "#comments/closing.ts";
import { listThread } from "#comments/list.ts";
import { readThreadState, type Subject, threadOf } from "#comments/threads.ts";
import { writeVersions } from "#comments/versions.ts";
import { findStory } from "#stories/read.ts";
import { articlePath, storyPath } from "./addresses.ts";
import { type CommentState, MAX_SHOWN } from "./parts/comments.tsx";
import { accountOf } from "./signed-in.ts";
import type { SiteNeeds } from "./view.ts";

export type PageOfThread = { subject: Subject; path: string; title: string; topic: Topic };

/**
 * The comments of a page; one query, or none where the page knows that there are none and nobody is signed in.
 * `canSignIn`: else nobody could write, and an empty thread is not shown.
 */
export async function readThread(
  needs: SiteNeeds,
  c: Context,
  page: PageOfThread,
  { canSignIn, isEmpty = false }: { canSignIn: boolean; isEmpty?: boolean },
): Promise<CommentState> {
  const { moderator } = needs;
  if (!moderator) return { kind: "none" };
  const account = accountOf(c);
  const order = readOrder(c);
  const topicClosed = page.topic.closedWhy;
  const { state, comments, versions } =
    isEmpty && !account
      ? { state: { shown: 0, closedWhy: topicClosed }, comments: [], versions: new Map() }
      : await listThread(needs, page.subject, account, { order, limit: MAX_SHOWN });
  const topic = { ...page.topic, closedWhy: state.closedWhy };
  const closed = whyClosed(topic, moderator.known().closing, needs.now());
  if (state.shown === 0 && !account && (closed !== undefined || !canSignIn)) return { kind: "none" };
  return {
    kind: "thread",
    thread: threadOf(page.subject),
    path: page.path,
    count: state.shown,
    comments,
    order,
    closed,
    isClosedByEditor: state.closedWhy !== undefined,
    once: makeId(needs.now()),
    versions: needs.live && closed === undefined ? writeVersions(versions) : undefined,
  };
}

const readOrder = (c: Context): Order => ORDERS.find((one) => one === c.req.query("comments")) ?? "best";

/** The page that a thread belongs to; undefined when it is not, or no longer, there. Four queries at most. */
export async function findPage(needs: SiteNeeds, subject: Subject): Promise<PageOfThread | undefined> {
  const { db } = needs;
  if (subject.kind === "article") {
    const [article] = await listCards(db, [subject.id], { bodies: false });
    return article && pageOfArticle(article);
  }
  const found = await findStory(db, subject.id);
  if (!found) return undefined;
  if (found.kind === "moved") return findPage(needs, { kind: "story", id: found.to });
  const articles = await listCards(
    db,
    found.story.members.map((member) => member.articleId),
    { bodies: false },
  );
  const { closedWhy } = await readThreadState(db, subject);
  return pageOfStory(subject.id, articles, closedWhy);
}

export function pageOfArticle(article: ShownArticle): PageOfThread {
  const { id, published, sections, title, comments } = article;
  const topic = { published, sections, closedWhy: comments.closedWhy };
  return { subject: { kind: "article", id }, path: articlePath(article), title, topic };
}

type InStory = { title: string; published: Date; sections: readonly string[] };

/** A story is as fresh as its newest report. */
export function pageOfStory(
  id: string,
  articles: readonly InStory[],
  closedWhy?: string,
): PageOfThread | undefined {
  const byTime = articles.toSorted((a, b) => a.published.getTime() - b.published.getTime());
  const [first] = byTime;
  const last = byTime.at(-1);
  if (!first || !last) return undefined;
  const topic = {
    published: last.published,
    sections: [...new Set(articles.flatMap((one) => one.sections))],
    closedWhy,
  };
  return { subject: { kind: "story", id }, path: storyPath({ id }), title: first.title, topic };
}

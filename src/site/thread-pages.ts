/** Where threads are, for lists of comments from many of them. */
import { listCards } from "#articles/about.ts";
import { parseThread } from "#comments/threads.ts";
import type { Db } from "#database/connect.ts";
import { articlePath, storyPath } from "./addresses.ts";

/** By thread; of those that are still there. Articles with their headlines in one query, stories by their address. */
export async function readThreadPages(
  { db }: { db: Db },
  of: readonly { thread: string }[],
): Promise<ReadonlyMap<string, { path: string; title: string }>> {
  const subjects = [...new Set(of.map((one) => one.thread))].flatMap((thread) => parseThread(thread) ?? []);
  const ids = subjects.flatMap(({ kind, id }) => (kind === "article" ? [id] : []));
  const articles = await listCards(db, ids, { bodies: false });
  return new Map([
    ...articles.map((one) => [`article/${one.id}`, { path: articlePath(one), title: one.title }] as const),
    ...subjects
      .filter(({ kind }) => kind === "story")
      .map(({ id }) => [`story/${id}`, { path: storyPath({ id }), title: "a story" }] as const),
  ]);
}

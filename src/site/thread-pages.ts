/** Where threads are, for lists of comments from many of them. */
import { listCards } from "#articles/about.ts";
import { parseThread } from "#comments/threads.ts";
import type { Db } from "#database/connect.ts";
import { listFirstReports } from "#stories/first.ts";
import { articlePath, storyPath } from "./addresses.ts";

/** By thread; of those that are still there. A story is named by its earliest report. Two queries at most. */
export async function readThreadPages(
  { db }: { db: Db },
  of: readonly { thread: string }[],
): Promise<ReadonlyMap<string, { path: string; title: string }>> {
  const subjects = [...new Set(of.map((one) => one.thread))].flatMap((thread) => parseThread(thread) ?? []);
  const idsOf = (kind: "article" | "story") => subjects.flatMap((one) => (one.kind === kind ? [one.id] : []));
  const firsts = await listFirstReports(db, idsOf("story"));
  const first = [...firsts.values()].map(({ articleId }) => articleId);
  const articles = await listCards(db, [...new Set([...idsOf("article"), ...first])], { bodies: false });
  const byId = new Map(articles.map((one) => [one.id, one]));
  return new Map(
    subjects.flatMap(({ kind, id }) => {
      const told = kind === "story" ? firsts.get(id) : undefined;
      const article = byId.get(told?.articleId ?? id);
      if (!article || (kind === "story" && !told)) return [];
      const path = told ? storyPath({ id: told.storyId }) : articlePath(article);
      return [[`${kind}/${id}`, { path, title: article.title }] as const];
    }),
  );
}

/** A story as its page shows it: its reports in the order of time, what repeats them folded under each. */
import { listArticlesById, listNamedPlaces } from "#articles/about.ts";
import type { ShownArticle } from "#articles/rights.ts";
import type { Db } from "#database/connect.ts";
import type { Story } from "#stories/read.ts";
import type { StoryReport } from "./pages/story.tsx";
import { explainAdded } from "./what-adds.ts";
import type { Places } from "./where.ts";
import { explainJoined } from "./why-joined.ts";

/** Oldest first; empty when none of its articles is there any more. Two queries. */
export async function readReports(needs: { db: Db; places: Places }, story: Story): Promise<StoryReport[]> {
  const ids = story.members.map((member) => member.articleId);
  const articles = await listArticlesById(needs.db, ids);
  const here = new Map(articles.map((article) => [article.id, article]));
  // A copy whose original is gone, or told of elsewhere, stands for itself.
  const isReprint = (article: ShownArticle) => article.copyOf !== undefined && here.has(article.copyOf);
  const reports = articles.filter((article) => !isReprint(article));
  const named = await listNamedPlaces(
    needs.db,
    reports.map((article) => article.id),
  );
  const added = explainAdded(
    reports.map((article) => ({ article, places: named.get(article.id) ?? [] })),
    needs.places,
  );
  return reports.map((article, i) => ({
    article,
    added: added[i] ?? { names: [], places: [], figures: [] },
    reprints: articles.filter((one) => one.copyOf === article.id),
    because: explainJoined(
      article,
      story.members.find((member) => member.articleId === article.id)?.reasons ?? [],
    ),
  }));
}

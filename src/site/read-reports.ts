/** A story as its page shows it: its reports in the order of time, what repeats them folded under each. */
import { listNamedPlaces } from "#articles/about.ts";
import type { ShownArticle } from "#articles/rights.ts";
import type { Db } from "#database/connect.ts";
import type { MuteRules } from "#readers/mutes.ts";
import type { Story } from "#stories/read.ts";
import type { StoryReport } from "./pages/story.tsx";
import { explainAdded } from "./what-adds.ts";
import type { Places } from "./where.ts";
import { explainJoined } from "./why-joined.ts";

/**
 * A story's articles, oldest first, as reports; as if what the reader muted were not there. Empty when nothing is left.
 * One query.
 */
export async function readReports(
  needs: { db: Db; places: Places; mutes: MuteRules },
  story: Story,
  members: readonly ShownArticle[],
): Promise<StoryReport[]> {
  const { mutes } = needs;
  const articles = members.filter((article) => !mutes.hides(article));
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
  const unmuted = (names: readonly string[] = []) => names.filter((name) => !mutes.hidesName(name));
  return reports.map((article, i) => ({
    article,
    added: {
      names: unmuted(added[i]?.names),
      places: unmuted(added[i]?.places),
      figures: added[i]?.figures ?? [],
    },
    reprints: articles.filter((one) => one.copyOf === article.id),
    because: explainJoined(
      article,
      story.members.find((member) => member.articleId === article.id)?.reasons ?? [],
    ),
  }));
}

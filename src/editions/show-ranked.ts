/** From ranked rows to cards: read in bulk, one query however many lists, then asked of the reader's mutes. */
import type { ShownArticle } from "#articles/rights.ts";
import type { Ranked, Term } from "#ranking/taste.ts";
import type { Reader } from "#readers/choices.ts";
import type { MuteRules } from "#readers/mutes.ts";
import type { Cards } from "./cards.ts";
import type { HotNews } from "./hot-set.ts";

/** Who reads, and what may not be shown to them. */
export type Reading = { reader: Reader; mutes: MuteRules };

/** A story as listed. */
export type EditionCard = {
  article: ShownArticle;
  /** Publishers that report it, as far as the reader did not mute them; copies of one text count once. */
  outlets: number;
  /** Reports of it, counted likewise. */
  reports: number;
  /** Milli-points: what the terms add up to. */
  score: number;
  terms: readonly Term[];
  slot: Ranked["slot"];
};

/** A card with the number of its story, by which a page shows each once. */
export type ShownStory = { story: number; card: EditionCard };

/** Further reports of a story are not counted for a reader with mutes: each has to be read. */
const MAX_COUNTED = 40;

/** The same lists, without what is muted and what is no more. */
export async function showRanked(
  cards: Cards,
  news: HotNews,
  lists: readonly (readonly Ranked[])[],
  { mutes }: Reading,
): Promise<ShownStory[][]> {
  const { outlets } = news.candidates;
  // Taken before the cards are read: rows may be others' afterwards.
  const told = lists.map((list) =>
    list.map((ranked) => ({
      ...ranked,
      outlets: outlets[ranked.row] ?? 1,
      reports: news.countOf(ranked.row),
      members: mutes.isEmpty ? [] : news.membersOf(ranked.row).slice(0, MAX_COUNTED),
    })),
  );
  const ids = told.flat().flatMap(({ id, members }) => [id, ...members]);
  const articles = await cards.read(ids, { bodies: mutes.readsBodies });
  const isSeen = (id: string) => {
    const article = articles.get(id);
    return article !== undefined && !mutes.hides(article) ? [article] : [];
  };
  return told.map((list) =>
    list.flatMap(({ id, story, score, terms, slot, members, ...counted }) => {
      const [article] = isSeen(id);
      if (!article) return [];
      const seen = members.flatMap(isSeen);
      const count = mutes.isEmpty
        ? { outlets: counted.outlets, reports: counted.reports }
        : { outlets: new Set(seen.map((one) => one.publisher.slug)).size, reports: seen.length };
      return [{ story, card: { article, ...count, score, terms, slot } }];
    }),
  );
}

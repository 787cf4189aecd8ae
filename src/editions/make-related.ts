/** "You may also like" for one reader: candidates in one query, ranked, without what the reader muted, each with its reason. */
import { listNamesShown } from "#articles/about.ts";
import { listRelated, type RelatedCandidate } from "#articles/related.ts";
import type { ShownArticle } from "#articles/rights.ts";
import type { Db } from "#database/connect.ts";
import { type RelatedArticle, type RelatedReason, rankRelated } from "#ranking/related.ts";
import { unpackSigns } from "#stories/story-article.ts";
import { STRENGTH } from "#understanding/terms.ts";
import type { EditionNeeds, Reading } from "./make-edition.ts";
import { homeOf } from "./taste.ts";

export type RelatedCard = {
  article: ShownArticle;
  because: RelatedReason;
  /** For "names": as the article itself spells them. For "place": its id. For "section": its slug. */
  shared: readonly string[];
};

/** Candidates of each kind. */
const OF_EACH = 12;
/** The places around an article whose news is looked at: its own, and what directly contains it. */
const PLACES = 2;

/** At most `limit` articles to read after this one. One query. */
export async function makeRelated(
  { hot, db }: Pick<EditionNeeds, "hot"> & { db: Db },
  article: ShownArticle,
  { reader, mutes }: Reading,
  now: Date,
  limit: number,
): Promise<RelatedCard[]> {
  const news = await hot.refresh();
  const home = homeOf(news, { kind: "home" }, reader);
  const placesOf = (one: ShownArticle): string[] => {
    if (!one.local) return [];
    const place = news.placeOf(one.local.place);
    return [place.id, ...place.within];
  };
  const near = placesOf(article).slice(0, PLACES);
  const places = [...new Set(home ? [...near, home.id] : near)];
  const found = await listRelated(db, article, { places, limit: OF_EACH, bodies: mutes.readsBodies });
  const shown = found.filter((one) => !mutes.hides(one.article));
  const describe = (one: RelatedCandidate): RelatedArticle => {
    const { id, story, published, publisher, sections } = one.article;
    const signs = one.signs && unpackSigns(id, one.signs);
    return {
      id,
      story: story?.id,
      published: published.getTime(),
      publisher: publisher.slug,
      sections,
      places: placesOf(one.article),
      names: listNamesShown(one.article).map((entity) => entity.key),
      terms: signs && {
        hashes: signs.terms.hashes,
        strengths: signs.terms.signs.map((sign) => sign & STRENGTH),
      },
      coRead: one.coRead,
    };
  };
  const own = found.find((one) => one.article.id === article.id);
  const subject = describe({ article, signs: own?.signs, coRead: 0 });
  const ranked = rankRelated(subject, shown.filter((one) => one !== own).map(describe), {
    limit,
    nowMs: now.getTime(),
    home: home?.id,
  });
  const byId = new Map(shown.map((one) => [one.article.id, one.article]));
  return ranked.flatMap(({ id, because, shared }) => {
    const one = byId.get(id);
    if (!one) return [];
    const names = because === "names" ? namesOf(one, shared) : shared;
    return [{ article: one, because, shared: names }];
  });
}

const namesOf = (article: ShownArticle, keys: readonly string[]): string[] =>
  article.entities.flatMap(({ key, name }) => (keys.includes(key) ? [name] : []));

/**
 * The lists that pages show, without what their reader muted, and as full as they would be without it. Everything is
 * asked about with all that may be shown of it; for whoever muted nothing they are the plain lists, at their cost.
 */
import {
  type Beside,
  listArticlesById,
  listBeside,
  listNewestLocal,
  listOfStories,
  listPlacesInNews,
  listPlacesWithNews,
  listReprints,
  type Reprint,
} from "#articles/about.ts";
import type { AskedWords } from "#articles/asked-words.ts";
import { type ArticleFilter, cursorAfter, listArticles, type Page } from "#articles/read.ts";
import type { ShownArticle } from "#articles/rights.ts";
import { type SearchPage, searchArticles } from "#articles/search.ts";
import type { Change } from "#articles/versions.ts";
import type { Db } from "#database/connect.ts";
import type { MuteRules } from "#readers/mutes.ts";
import type { Gazetteer } from "#understanding/gazetteer.ts";

export type UnmutedNeeds = { db: Db; mutes: MuteRules };

/** `isAllMuted`: it is empty only because the reader muted all that would stand on it. */
export type UnmutedPage = Page & { isAllMuted?: boolean };

/** So many articles are looked through to fill one page; whoever muted nearly all of it goes on with "Older". */
const MOST_READ = 1_000;
/** Of a short list so many times as many are asked for as are shown. */
const SPARE = 4;

/** As `listArticles`: it goes on until the page is full or the list ends. */
export async function listUnmuted(
  { db, mutes }: UnmutedNeeds,
  filter: ArticleFilter,
  page: { cursor?: string | undefined; limit: number },
): Promise<UnmutedPage> {
  if (mutes.isEmpty) return listArticles(db, filter, page);
  const articles: ShownArticle[] = [];
  const batch = { limit: Math.min(200, 2 * page.limit), bodies: mutes.readsBodies };
  let cursor = page.cursor;
  let isAny = false;
  for (let read = 0; read < MOST_READ; read += batch.limit) {
    const found = await listArticles(db, filter, { ...batch, cursor });
    isAny ||= found.articles.length > 0;
    articles.push(...found.articles.filter((article) => !mutes.hides(article)));
    const last = articles[page.limit - 1];
    if (last && articles.length > page.limit)
      return finish({ db, mutes }, articles.slice(0, page.limit), cursorAfter(last));
    cursor = found.next;
    if (cursor === undefined) break;
  }
  return { ...(await finish({ db, mutes }, articles, cursor)), isAllMuted: isAny && articles.length === 0 };
}

const finish = async (needs: UnmutedNeeds, articles: ShownArticle[], next: string | undefined) => ({
  articles: await recount(needs, articles),
  next,
});

/** The articles with the number of reports of their stories, what is muted not counted. */
export async function recount(
  { db, mutes }: UnmutedNeeds,
  articles: readonly ShownArticle[],
): Promise<ShownArticle[]> {
  if (mutes.isEmpty) return [...articles];
  const told = articles.flatMap(({ story }) => (story && story.articles > 1 ? [story.id] : []));
  const all = await listOfStories(db, [...new Set(told)], { bodies: mutes.readsBodies });
  const counts = new Map<string, number>();
  for (const one of all)
    if (one.story && !mutes.hides(one)) counts.set(one.story.id, (counts.get(one.story.id) ?? 0) + 1);
  // What is shown of an article stays what its rights allow: only a number changes.
  return articles.map((article) =>
    article.story
      ? { ...article, story: { ...article.story, articles: counts.get(article.story.id) ?? 1 } }
      : article,
  );
}

/** As `listBeside`. */
export async function listUnmutedBeside(
  { db, mutes }: UnmutedNeeds,
  article: ShownArticle,
  limit: number,
): Promise<Beside> {
  if (mutes.isEmpty) return listBeside(db, article, { limit });
  const all = await listBeside(db, article, { limit: SPARE * limit, bodies: mutes.readsBodies });
  const unmuted = (articles: readonly ShownArticle[]) =>
    articles.filter((one) => !mutes.hides(one)).slice(0, limit);
  const sameStory = await recount({ db, mutes }, unmuted(all.sameStory));
  const original = all.original && !mutes.hides(all.original) ? all.original : undefined;
  // Where the first report is muted, no other may be said to be the first.
  const [first] = all.reports;
  const isBegun = first !== undefined && first.published < article.published && mutes.hides(first);
  const reports = isBegun ? [] : all.reports.filter((one) => !mutes.hides(one));
  return { original, reports, sameStory };
}

/** As `searchArticles`. */
export async function searchUnmuted(
  { db, mutes }: UnmutedNeeds,
  asked: AskedWords,
  filter: ArticleFilter,
  page: Omit<SearchPage, "hides">,
): Promise<UnmutedPage> {
  if (mutes.isEmpty) return searchArticles(db, asked, filter, page);
  const bodies = page.bodies || mutes.readsBodies;
  let isAny = false;
  const hides = (article: ShownArticle) => {
    isAny = true;
    return mutes.hides(article);
  };
  const found = await searchArticles(db, asked, filter, { ...page, bodies, hides });
  const articles = await recount({ db, mutes }, found.articles);
  return { ...found, articles, isAllMuted: isAny && articles.length === 0 };
}

type NewsPlace = { place: string; newest: Date };

/** As `listPlacesInNews`. */
export async function listUnmutedPlacesInNews(
  { db, mutes }: UnmutedNeeds,
  gazetteer: Pick<Gazetteer, "find" | "chain">,
  newest: number,
): Promise<NewsPlace[]> {
  if (mutes.isEmpty) return listPlacesInNews(db, newest);
  const page = await listArticles(db, {}, { limit: Math.min(newest, MOST_READ), bodies: mutes.readsBodies });
  const places = new Map<string, Date>();
  for (const article of page.articles) {
    const local = article.local && gazetteer.find(article.local.place);
    if (!local || mutes.hides(article)) continue;
    for (const { id, name } of gazetteer.chain(local))
      if (!mutes.hidesName(name) && !places.has(id)) places.set(id, article.published);
  }
  return [...places].map(([place, at]) => ({ place, newest: at }));
}

/** As `listPlacesWithNews`. A place of whose newest news all is muted is in no news. */
export async function listUnmutedPlacesWithNews(
  { db, mutes }: UnmutedNeeds,
  placeIds: readonly string[],
): Promise<ReadonlyMap<string, Date>> {
  const wanted = placeIds.filter((id) => !mutes.hidesPlace(id));
  const news = await listPlacesWithNews(db, wanted);
  if (mutes.isEmpty) return news;
  const local = await listNewestLocal(db, [...news.keys()], { limit: 10, bodies: mutes.readsBodies });
  return new Map(
    [...local].flatMap(([place, articles]) => {
      const newest = articles.find((article) => !mutes.hides(article));
      return newest ? [[place, newest.published] as const] : [];
    }),
  );
}

/** As `listReprints`. */
export async function listUnmutedReprints(
  { db, mutes }: UnmutedNeeds,
  originals: readonly string[],
): Promise<ReadonlyMap<string, readonly Reprint[]>> {
  const all = await listReprints(db, originals);
  if (mutes.isEmpty || all.size === 0) return all;
  const ids = [...all.values()].flatMap((reprints) => reprints.map((one) => one.articleId));
  const articles = await listArticlesById(db, ids);
  const shown = new Set(articles.flatMap((one) => (mutes.hides(one) ? [] : [one.id])));
  const kept = [...all].map(
    ([id, reprints]) => [id, reprints.filter((one) => shown.has(one.articleId))] as const,
  );
  return new Map(kept.filter(([, reprints]) => reprints.length > 0));
}

/** The changes of an article without the words it once had that are muted; one that is only of those is left out. */
export function withoutMuted(mutes: MuteRules, changes: readonly Change[]): readonly Change[] {
  if (mutes.isEmpty) return changes;
  const unmuted = (words: readonly string[]) => words.filter((one) => !mutes.hidesName(one));
  return changes.flatMap((change) => {
    const titles = Object.values(change.title ?? {});
    const title = unmuted(titles).length === titles.length ? change.title : undefined;
    const [removed, added] = [unmuted(change.removed), unmuted(change.added)];
    const isWhole =
      title === change.title &&
      removed.length === change.removed.length &&
      added.length === change.added.length;
    if (isWhole) return [change];
    return title || removed.length + added.length > 0 ? [{ ...change, title, removed, added }] : [];
  });
}

/** Articles, stories, places and sources in the words of the API. Takes only what `showArticle` made: rights were settled there. */
import type { z } from "zod";
import { type Beside, listNamesShown } from "#articles/about.ts";
import type { ShownArticle } from "#articles/rights.ts";
import { mayShowWords } from "#articles/rights.ts";
import type { Change } from "#articles/versions.ts";
import { slugify } from "#base/text.ts";
import type { Edition } from "#editions/make-edition.ts";
import type { RelatedCard } from "#editions/make-related.ts";
import type { Source } from "#publishers/sources.ts";
import type { Story } from "#stories/read.ts";
import type { Gazetteer, Place } from "#understanding/gazetteer.ts";
import type {
  ArticleAnswer,
  ChangeAnswer,
  EditionAnswer,
  PlacesAnswer,
  SourcesAnswer,
  StoryAnswer,
  WholeArticleAnswer,
} from "./schemas.ts";

/** What answers are made with: the site's address, and where articles are local. */
export type Presenting = { publicUrl: string; places: Pick<Gazetteer, "find" | "chain"> };

export function presentArticle(
  { publicUrl, places }: Presenting,
  article: ShownArticle,
): z.infer<typeof ArticleAnswer> {
  const { picture, story } = article;
  const place = article.local && places.find(article.local.place);
  return {
    id: article.id,
    title: article.title,
    publisher: presentPublisher(publicUrl, article.publisher),
    authors: article.authors.map(({ name, url }) => ({ name, ...(url ? { url } : {}) })),
    ...(article.url ? { url: article.url } : {}),
    page: `${publicUrl}/article/${article.id}/${slugify(article.title) || "article"}`,
    published: article.published.toISOString(),
    ...(article.edited ? { edited: article.edited.toISOString() } : {}),
    version: article.version,
    ...(article.language ? { language: article.language } : {}),
    sections: [...article.sections],
    rights: article.rights,
    ...(article.excerpt ? { excerpt: article.excerpt } : {}),
    ...(picture
      ? {
          picture: {
            url: `${publicUrl}/image/${picture.key}`,
            width: picture.width,
            height: picture.height,
            alt: picture.alt,
            ...(picture.credit ? { credit: picture.credit } : {}),
          },
        }
      : {}),
    ...(place ? { place: presentPlaceName(publicUrl, place) } : {}),
    ...(story ? { story: { ...story, page: `${publicUrl}/story/${story.id}` } } : {}),
    ...(article.copyOf ? { copyOf: article.copyOf } : {}),
    ...(article.agency ? { agency: article.agency } : {}),
  };
}

export const presentWholeArticle = (
  presenting: Presenting,
  article: ShownArticle,
  changes: readonly Change[],
  beside: Beside,
  related: readonly RelatedCard[],
): z.infer<typeof WholeArticleAnswer> => ({
  ...presentArticle(presenting, article),
  ...(article.bodyHtml ? { bodyHtml: article.bodyHtml } : {}),
  ...(article.bodyText ? { bodyText: article.bodyText } : {}),
  changes: changes.map(presentChange),
  ...(article.local
    ? {
        local: {
          score: article.local.score,
          reach: article.local.reach,
          evidence: article.local.evidence.map(({ kind, text, weight }) => ({
            kind,
            ...(text ? { text } : {}),
            weight,
          })),
        },
      }
    : {}),
  entities: listNamesShown(article).map(({ name, kind, count }) => ({ name, kind, count })),
  related: [
    ...beside.sameStory.map((one) => ({
      because: "story" as const,
      article: presentArticle(presenting, one),
    })),
    ...related.map(({ because, article: one }) => ({ because, article: presentArticle(presenting, one) })),
  ],
});

/** `articles`: its members, oldest first; undefined when none is left. */
export function presentStory(
  presenting: Presenting,
  story: Story,
  articles: readonly ShownArticle[],
): z.infer<typeof StoryAnswer> | undefined {
  const first = articles.find((article) => article.copyOf === undefined) ?? articles[0];
  if (!first) return undefined;
  return {
    id: story.id,
    page: `${presenting.publicUrl}/story/${story.id}`,
    first: first.id,
    members: articles.map((article) => ({
      article: presentArticle(presenting, article),
      reasons: (story.members.find((member) => member.articleId === article.id)?.reasons ?? []).map(
        ({ kind, shared, weight }) => ({
          kind,
          shared: shared.filter((words) => mayShowWords(article, words)),
          weight,
        }),
      ),
    })),
  };
}

export const presentEdition = (
  presenting: Presenting,
  subject: string,
  { order, cards, more }: Edition,
): z.infer<typeof EditionAnswer> => ({
  subject,
  order,
  stories: cards.map(({ article, outlets, reports, score, slot, terms }) => ({
    article: presentArticle(presenting, article),
    outlets,
    reports,
    score,
    slot,
    reasons: terms.map(({ name, points, about, value }) => ({
      name,
      points,
      ...(about ? { about } : {}),
      ...(value === undefined ? {} : { value }),
    })),
  })),
  more,
});

const presentPlaceName = (publicUrl: string, { slug, name, kind }: Place) => ({
  slug,
  name,
  kind,
  page: `${publicUrl}/local/${slug}`,
});

export function presentPlace(
  { publicUrl, places }: Presenting,
  place: Place,
  newest: Date | undefined,
): z.infer<typeof PlacesAnswer>["places"][number] {
  const within = places.chain(place).filter((one) => one.id !== place.id);
  return {
    ...presentPlaceName(publicUrl, place),
    within: within.map((one) => one.name),
    country: place.country,
    lat: place.lat,
    lon: place.lon,
    population: place.population,
    ...(newest ? { newest: newest.toISOString() } : {}),
  };
}

const presentChange = (change: Change): z.infer<typeof ChangeAnswer> => ({
  version: change.version,
  seen: change.seen.toISOString(),
  ...(change.title ? { title: change.title } : {}),
  removed: change.removed,
  added: change.added,
});

const presentPublisher = (publicUrl: string, { slug, name }: { slug: string; name: string }) => ({
  slug,
  name,
  page: `${publicUrl}/publisher/${slug}`,
});

/** Public facts only: why a visit failed may name addresses inside the operator's network, so it stays with `doctor`. */
export function presentSource(
  publicUrl: string,
  source: Source,
): z.infer<typeof SourcesAnswer>["sources"][number] {
  const { health } = source;
  const isVisited = source.state === "active";
  return {
    publisher: presentPublisher(publicUrl, source.publisher),
    url: source.url,
    ...(source.title ? { title: source.title } : {}),
    ...(source.section ? { section: source.section } : {}),
    ...(source.place ? { place: source.place } : {}),
    rights: source.rights,
    state: isVisited ? "active" : "stopped",
    health: {
      words: explainHealth(source),
      failures: health.failures,
      ...(health.lastVisit ? { lastVisit: health.lastVisit.toISOString() } : {}),
      ...(health.lastSuccess ? { lastSuccess: health.lastSuccess.toISOString() } : {}),
      ...(isVisited ? { nextVisit: health.nextVisit.toISOString() } : {}),
    },
  };
}

function explainHealth({ state, health }: Source): string {
  if (state !== "active") return "It is no longer visited.";
  if (health.lastVisit === undefined) return "It has not been visited yet.";
  if (health.failures === 0) return "The last visit went well.";
  if (health.failures === 1) return "The last visit failed; it is tried again.";
  return `The last ${health.failures} visits failed; it is tried again.`;
}

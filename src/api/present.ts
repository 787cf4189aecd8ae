/** Articles and sources in the words of the API. Takes only what `showArticle` made: rights were settled there. */
import type { z } from "zod";
import type { ShownArticle } from "#articles/rights.ts";
import type { Change } from "#articles/versions.ts";
import { slugify } from "#base/text.ts";
import type { Source } from "#publishers/sources.ts";
import type { ArticleAnswer, ChangeAnswer, SourcesAnswer, WholeArticleAnswer } from "./schemas.ts";

export function presentArticle(publicUrl: string, article: ShownArticle): z.infer<typeof ArticleAnswer> {
  const { picture } = article;
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
            alt: picture.alt,
            ...(picture.credit ? { credit: picture.credit } : {}),
          },
        }
      : {}),
  };
}

export const presentWholeArticle = (
  publicUrl: string,
  article: ShownArticle,
  changes: readonly Change[],
): z.infer<typeof WholeArticleAnswer> => ({
  ...presentArticle(publicUrl, article),
  ...(article.bodyHtml ? { bodyHtml: article.bodyHtml } : {}),
  ...(article.bodyText ? { bodyText: article.bodyText } : {}),
  changes: changes.map(presentChange),
});

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

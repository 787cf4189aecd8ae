/** How articles are selected with all that pages show of them; `shownOf` is the only way out, and it asks the rights. */
import { sql } from "kysely";
import type { Db } from "#database/connect.ts";
import type { Author, KeptEntity, KeptLocal, Rights } from "#database/tables.ts";
import { type KeptArticle, type ShownArticle, showArticle } from "./rights.ts";

/** Every article that may be shown at all, for a list or a page to choose from: one that was withdrawn is not there. */
export const selectArticles = (db: Db, { bodies }: { bodies: boolean }) =>
  db
    .selectFrom("articles")
    .innerJoin("publishers", "publishers.id", "articles.publisher_id")
    .innerJoin("sources", "sources.id", "articles.source_id")
    .leftJoin("story_articles", "story_articles.article_id", "articles.id")
    .leftJoin("stories", "stories.id", "story_articles.story_id")
    .leftJoin("threads", (join) => join.on("threads.thread", "=", sql<string>`'article/' || articles.id`))
    // A key without a picture is one that was taken down: then the article has none.
    .leftJoin("pictures", "pictures.key", "articles.picture_key")
    .where("articles.withdrawn_at", "is", null)
    .select([
      "articles.id",
      "articles.title",
      "articles.authors",
      "articles.url",
      "articles.published_at",
      "articles.edited_at",
      "articles.version",
      "articles.language",
      "articles.excerpt",
      "pictures.key as picture_key",
      "pictures.width as picture_width",
      "pictures.height as picture_height",
      "pictures.whole as picture_whole",
      "pictures.card as picture_card",
      "pictures.tint as picture_tint",
      "articles.picture_alt",
      "articles.picture_credit",
      "articles.agency",
      "articles.local",
      "articles.entities",
      "story_articles.story_id",
      "story_articles.copy_of",
      "stories.articles as story_articles",
      "sources.rights",
      "publishers.slug as publisher_slug",
      "publishers.name as publisher_name",
      "threads.shown as comments",
      "threads.closed_at as comments_closed_at",
      "threads.closed_why as comments_closed_why",
    ])
    .select((select) => [
      bodies ? select.ref("articles.body_html").as("body_html") : sql<string>`''`.as("body_html"),
      bodies ? select.ref("articles.body_text").as("body_text") : sql<string>`''`.as("body_text"),
      sql<
        string[]
      >`array(select section from article_sections s where s.article_id = articles.id order by score desc, section)`.as(
        "sections",
      ),
    ]);

export type ArticleRow = {
  id: string;
  title: string;
  authors: Author[];
  url: string | null;
  published_at: Date;
  edited_at: Date | null;
  version: number;
  language: string | null;
  excerpt: string;
  body_html: string;
  body_text: string;
  picture_key: string | null;
  picture_width: number | null;
  picture_height: number | null;
  picture_whole: number[] | null;
  picture_card: number[] | null;
  picture_tint: string | null;
  picture_alt: string | null;
  picture_credit: string | null;
  agency: string | null;
  local: KeptLocal | null;
  entities: KeptEntity[];
  story_id: string | null;
  copy_of: string | null;
  story_articles: number | null;
  rights: Rights;
  publisher_slug: string;
  publisher_name: string;
  comments: number | null;
  comments_closed_at: Date | null;
  comments_closed_why: string | null;
  sections: string[];
};

function keptOf(row: ArticleRow): KeptArticle {
  return {
    id: row.id,
    title: row.title,
    publisher: { slug: row.publisher_slug, name: row.publisher_name },
    authors: row.authors,
    url: row.url ?? undefined,
    published: row.published_at,
    edited: row.edited_at ?? undefined,
    version: row.version,
    language: row.language ?? undefined,
    sections: row.sections,
    agency: row.agency ?? undefined,
    local: row.local ?? undefined,
    entities: row.entities,
    story: row.story_id === null ? undefined : { id: row.story_id, articles: row.story_articles ?? 1 },
    copyOf: row.copy_of ?? undefined,
    comments: {
      shown: row.comments ?? 0,
      closedWhy: row.comments_closed_at === null ? undefined : (row.comments_closed_why ?? ""),
    },
    rights: row.rights,
    excerpt: row.excerpt,
    bodyHtml: row.body_html,
    bodyText: row.body_text,
    picture: pictureOf(row),
  };
}

const pictureOf = (row: ArticleRow): KeptArticle["picture"] =>
  row.picture_key === null
    ? undefined
    : {
        key: row.picture_key,
        alt: row.picture_alt ?? "",
        credit: row.picture_credit ?? undefined,
        width: row.picture_width ?? 0,
        height: row.picture_height ?? 0,
        whole: row.picture_whole ?? [],
        card: row.picture_card ?? [],
        tint: row.picture_tint ?? undefined,
      };

export const shownOf = (row: ArticleRow): ShownArticle => showArticle(keptOf(row));

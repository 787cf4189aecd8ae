/**
 * The tables as Kysely sees them; the SQL in migrations/ is their definition. Each table has one owner, the room
 * named above it, and only that room writes it. Ids are `base/ids.ts` ids; times are timestamptz, read as Date.
 */
import type { ColumnType, Generated } from "kysely";

type Json<T> = ColumnType<T, string, string>;

/** How much of a publisher's work we may show. */
export type Rights = "full" | "excerpt" | "headline";

/** Owner: publishers/ */
export type PublisherTable = {
  id: string;
  slug: string;
  name: string;
  home_url: string | null;
  description: string | null;
  created_at: Date;
};

/** Owner: publishers/ */
export type SourceTable = {
  id: string;
  publisher_id: string;
  url: string;
  /** `urlKey` of the address: one source per address. */
  url_key: string;
  title: string | null;
  place: string | null;
  section: string | null;
  rights: Rights;
  /** active: visited; stopped: the address answered 410; removed: by the operator, kept for its articles' rights. */
  state: "active" | "stopped" | "removed";
  etag: string | null;
  last_modified: string | null;
  /** SHA-256 of the last body, to skip reading what did not change where a server sends no validators. */
  body_hash: string | null;
  /** Where permanent redirects have led, since when: adopted once it has been stable for days. */
  moved_to: string | null;
  moved_since: Date | null;
  /** What the feed asks for. */
  ttl_minutes: number | null;
  created_at: Date;
  next_visit_at: Date;
  last_visit_at: Date | null;
  last_success_at: Date | null;
  /** Visits failed since the last success. */
  failures: Generated<number>;
  failure_kind: string | null;
  /** The last failure in words for the operator. */
  failure: string | null;
  /** A remark on a visit that worked, e.g. that the feed was cut at the item limit. */
  remark: string | null;
};

/** What the source gave, as kept between the visit and the article. Owner: articles/ */
export type ItemTable = {
  id: string;
  source_id: string;
  article_id: string | null;
  guid: string | null;
  url_key: string | null;
  /** What its article is told apart by within its publisher; stays when guid and address change. */
  identity: string;
  /** Of title and text: a mark to know it by. */
  content_hash: string;
  /** Changes with whatever we show of it. */
  change_hash: string;
  /** waiting: has a payload and a job; kept: an article stands for it. */
  state: "waiting" | "kept";
  payload: Json<unknown> | null;
  first_seen_at: Date;
  last_seen_at: Date;
};

export type Author = { name: string; url?: string | undefined };

/** The current version of each article. Owner: articles/ */
export type ArticleTable = {
  id: string;
  publisher_id: string;
  source_id: string;
  /** What makes it this article for its publisher; unique with publisher_id. */
  identity: string;
  url: string | null;
  title: string;
  authors: Json<Author[]>;
  excerpt: string;
  body_html: string;
  body_text: string;
  /** page: read from the article's page; feed: what the feed carried. */
  body_from: "page" | "feed";
  language: string | null;
  published_at: Date;
  /** When the publisher last changed it, as far as versions show; null when never. */
  edited_at: Date | null;
  first_seen_at: Date;
  version: number;
  content_hash: string;
  picture_url: string | null;
  picture_key: string | null;
  picture_alt: string | null;
  picture_credit: string | null;
};

/** Every version, the current one too. Owner: articles/ */
export type ArticleVersionTable = {
  article_id: string;
  version: number;
  title: string;
  authors: Json<Author[]>;
  excerpt: string;
  body_html: string;
  content_hash: string;
  seen_at: Date;
};

/** Owner: articles/ */
export type ArticleSectionTable = { article_id: string; section: string; score: number; published_at: Date };

/** Owner: images/ */
export type PictureTable = {
  key: string;
  width: number;
  height: number;
  content_type: string;
  bytes: Uint8Array;
  created_at: Date;
};

/** Owner: fetching/ */
export type RobotsTable = {
  origin: string;
  /** rules: obey `body`; allow: none given (4xx); disallow: could not be read (5xx, unreachable). */
  verdict: "rules" | "allow" | "disallow";
  body: string;
  fetched_at: Date;
  expires_at: Date;
};

/** Owner: fetching/ */
export type HostTable = {
  host: string;
  next_request_at: Date | null;
  down_until: Date | null;
  down_reason: string | null;
};

/** Owner: database/ */
export type FactTable = { name: string; value: string };

export type Tables = {
  publishers: PublisherTable;
  sources: SourceTable;
  items: ItemTable;
  articles: ArticleTable;
  article_versions: ArticleVersionTable;
  article_sections: ArticleSectionTable;
  pictures: PictureTable;
  robots: RobotsTable;
  hosts: HostTable;
  facts: FactTable;
};

/**
 * The tables as Kysely sees them; the SQL in migrations/ is their definition. Each table has one owner, the room
 * named above it, and only that room writes it. Ids are `base/ids.ts` ids; times are timestamptz, read as Date.
 */
import type { ColumnType, Generated } from "kysely";
import type { CommentTables } from "./tables-comments.ts";
import type { CommunityTables } from "./tables-community.ts";
import type { DeliveryTables } from "./tables-deliveries.ts";
import type { DeskTables } from "./tables-desk.ts";
import type { NewsletterTables } from "./tables-newsletters.ts";
import type { ReplyTables } from "./tables-replies.ts";

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
  /** The publisher's own categories, as the wire gave them. */
  categories: ColumnType<string[], string | undefined, string>;
  /** What the wire said of the language; `language` is what we made of it. */
  given_language: string | null;
  /** Number of the model that understood it as it is now; 0 when none has. */
  understood: Generated<number>;
  /** Whose wire it is, when it is an agency's. */
  agency: string | null;
  local: ColumnType<KeptLocal | null, string | null | undefined, string | null>;
  entities: ColumnType<KeptEntity[], string | undefined, string>;
  /** In no list of news: a copy, listed under its original, or withdrawn. */
  folded: Generated<boolean>;
  /** When the operator took it down, and why, in words that its address shows. */
  withdrawn_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  withdrawn_why: ColumnType<string | null, string | null | undefined, string | null>;
};

/** To which place an article is local, and why. */
export type KeptLocal = {
  place: string;
  score: number;
  reach: "street" | "town" | "county" | "state";
  evidence: readonly { kind: string; text: string; weight: number }[];
};

export type KeptEntity = {
  key: string;
  name: string;
  kind: "person" | "organisation" | "other";
  count: number;
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
export type ArticleSectionTable = {
  article_id: string;
  section: string;
  score: number;
  published_at: Date;
  folded: Generated<boolean>;
  /** The operator's word, given with the source; the rest is our understanding and replaced when that changes. */
  declared: Generated<boolean>;
};

/** Every place an article names. Owner: articles/ */
export type ArticlePlaceTable = { article_id: string; place_id: string; score: number; mentions: number };

/** The places whose local news an article is: where it happened and what contains that. Owner: articles/ */
export type ArticleLocalTable = {
  article_id: string;
  place_id: string;
  published_at: Date;
  folded: Generated<boolean>;
};

/** Owner: articles/ */
export type ArticleEntityTable = { article_id: string; entity: string; published_at: Date };

/** In which transaction each article changed last; written by triggers alone. Owner: articles/ */
export type ArticleChangeTable = { article_id: string; changed_in: string };

/** How many readers, of those who let it be counted, read both. Owner: articles/ */
export type ReadPairTable = { article_id: string; other_id: string; readers: number; last_at: Date };

/** The operator's own places, beside the gazetteer. Owner: places/ */
export type PlaceTable = {
  id: string;
  slug: string;
  name: string;
  kind: "county" | "town" | "neighbourhood" | "venue";
  /** What contains it, as the operator wrote it. */
  within: string | null;
  lat: number | null;
  lon: number | null;
  population: number | null;
  alternates: Json<string[]>;
  changed_at: Date;
};

/** How many of a publisher's own reports were local to which place, older ones counting less. Owner: places/ */
export type PublisherPlaceTable = {
  publisher_id: string;
  place_id: string;
  /** As of `counted_at`; from then on it counts half every 90 days. */
  articles: number;
  counted_at: Date;
};

/** Owner: stories/ */
export type StoryTable = {
  id: string;
  articles: number;
  /** Who reported first; null once the story is merged into another. */
  first_article_id: string | null;
  newest_at: Date;
  merged_into: string | null;
};

/** Which story an article tells, why, and the signs by which others are compared with it. Owner: stories/ */
export type StoryArticleTable = {
  article_id: string;
  story_id: string;
  copy_of: string | null;
  reasons: Json<unknown>;
  published_at: Date;
  /** Grows with every change, so that other processes can follow. */
  change: string;
  /** What it is compared with others by: its terms for stories, the fingerprint of its text for copies. */
  signs: Uint8Array;
  print: Uint8Array;
  /** Taken down: it stands in no story any more; kept so that every process's window lets it go. */
  withdrawn: Generated<boolean>;
  /** An editor's: articles of one ruling stand together, those of two apart. */
  ruling: ColumnType<string | null, string | null | undefined, string | null>;
};

/** A picture that can be served, without its bytes. Owner: images/ */
export type PictureTable = {
  key: string;
  /** Of its largest whole variant. */
  width: number;
  height: number;
  /** The widths made of the whole picture, and of its crop for cards when it has one, smallest first. */
  whole: Json<number[]>;
  card: Json<number[]>;
  /** "#rrggbb", shown until it arrives. */
  tint: string | null;
  credit: string | null;
  licence: string | null;
  /** Made with the full ladder; false for those of older versions of the program. */
  complete: boolean;
  created_at: Date;
};

/** Owner: images/ */
export type PictureVariantTable = {
  key: string;
  shape: "whole" | "card";
  width: number;
  format: "avif" | "webp" | "jpeg";
  height: number;
  bytes: Uint8Array;
};

/** Pictures taken down: their keys answer 410 for good. Owner: images/ */
export type PictureRemovalTable = { key: string; why: string; removed_at: Date };

/** Owner: articles/. Kept by a trigger; only searching reads it. */
export type ArticleWordsTable = {
  article_id: string;
  source_id: string;
  published_at: Date;
  folded: boolean;
  /** Each holds the words of the one before, too. */
  title_words: string;
  excerpt_words: string;
  text_words: string;
};

/** A browser that wants to hear of places. Owner: notices/ */
export type PushSubscriptionTable = {
  id: string;
  endpoint: string;
  /** SHA-256 of the endpoint, base64url. */
  endpoint_hash: string;
  /** The known push service it belongs to, else the endpoint's origin. */
  service: string;
  p256dh: string;
  auth: string;
  /** Ids of the followed places. */
  places: string[];
  /** What the reader muted, as readers/ writes choices in short. */
  mutes: string;
  time_zone: string;
  /** Minutes of the local day, 0 to 1439; equal when nothing is quiet. */
  quiet_from: number;
  quiet_to: number;
  created_at: Date;
  /** When its push service last took a message, or it subscribed. */
  reached_at: Date;
  /** When one was last written down as being sent. */
  last_sent_at: Date | null;
  /** The local day of the last message, and how many were sent on it. */
  sent_day: Generated<string>;
  sent_that_day: Generated<number>;
  /** Messages in a row that could not be sent. */
  failures: Generated<number>;
};

/** What a subscription is or was to be told: each story once. Owner: notices/ */
export type PushDeliveryTable = {
  subscription_id: string;
  story_id: string;
  article_id: string;
  /** The followed place it is news of. */
  place_id: string;
  /** sending: written before it is sent, so that nothing is sent again after a crash. */
  state: "waiting" | "sending" | "sent" | "dropped";
  due_at: Date;
  tries: Generated<number>;
  changed_at: Date;
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

export type Tables = CommunityTables &
  CommentTables &
  DeskTables &
  NewsletterTables &
  DeliveryTables &
  ReplyTables & {
    publishers: PublisherTable;
    sources: SourceTable;
    items: ItemTable;
    articles: ArticleTable;
    article_versions: ArticleVersionTable;
    article_sections: ArticleSectionTable;
    article_places: ArticlePlaceTable;
    article_locals: ArticleLocalTable;
    article_entities: ArticleEntityTable;
    article_words: ArticleWordsTable;
    article_changes: ArticleChangeTable;
    read_pairs: ReadPairTable;
    places: PlaceTable;
    publisher_places: PublisherPlaceTable;
    stories: StoryTable;
    story_articles: StoryArticleTable;
    pictures: PictureTable;
    picture_variants: PictureVariantTable;
    picture_removals: PictureRemovalTable;
    push_subscriptions: PushSubscriptionTable;
    push_deliveries: PushDeliveryTable;
    robots: RobotsTable;
    hosts: HostTable;
    facts: FactTable;
  };

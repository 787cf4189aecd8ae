/** The tables of newsletters, as `tables.ts` has the others. Owner of all: newsletters/ */
import type { ColumnType } from "kysely";

export type Rhythm = "daily" | "weekly";
export type SubscriptionState = "active" | "paused" | "suspended" | "ended";

/** One row for each address that confirmed. */
export type NewsletterSubscriptionTable = {
  id: string;
  /** In lower case, its domain in ASCII. */
  email: string;
  /** Ids of places. */
  places: string[];
  /** Slugs of sections. */
  sections: string[];
  rhythm: Rhythm;
  /** Of a weekly one: 1 is Monday, 7 Sunday (ISO 8601). */
  weekday: number;
  /** Of the reader's own clock, 0 to 23. */
  hour: number;
  /** An IANA name. */
  time_zone: string;
  /** No mail when there is nothing new. */
  skip_empty: boolean;
  /** What the reader muted, as readers/ writes choices in short. */
  mutes: string;
  state: SubscriptionState;
  /** Why it is suspended, in words for the reader and the desk. */
  state_why: string | null;
  /** Where the consent was given: "site", "account", or what an import says. */
  source: string;
  consent_at: Date;
  /** When a link to this address was last used; null for one that was imported with its consent. */
  confirmed_at: Date | null;
  created_at: Date;
  changed_at: Date;
};

/** A link that was mailed and not used yet. */
export type NewsletterLinkTable = {
  token_hash: string;
  /** confirm: to subscribe, or to change what one has; move: `subscription_id` is to go to `email`. */
  purpose: "confirm" | "move";
  email: string;
  subscription_id: string | null;
  wishes: ColumnType<unknown, string | null, never>;
  source: string;
  asked_at: Date;
  expires_at: Date;
};

/** What an issue carried. Its words are read again whenever it is shown, so that they are as may be shown then. */
export type NewsletterIssueTable = {
  key: string;
  /** Of all issues of the same places, sections, rhythm and mutes. */
  series: string;
  places: string[];
  sections: string[];
  rhythm: Rhythm;
  mutes: string;
  time_zone: string;
  /** Of the clock, as its readers chose it. */
  hour: number;
  /** When it is due, and from when on it tells. */
  at: Date;
  since: Date;
  composed_at: Date;
  parts: ColumnType<unknown, string, never>;
  article_ids: string[];
  /** Stands in the list of its place. */
  listed: boolean;
};

export type NewsletterTables = {
  newsletter_subscriptions: NewsletterSubscriptionTable;
  newsletter_links: NewsletterLinkTable;
  newsletter_issues: NewsletterIssueTable;
};

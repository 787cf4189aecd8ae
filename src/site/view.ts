/** What every page of the site knows beside its subject, read once per request. */

import type { OwnAccount } from "#accounts/accounts.ts";
import type { Belongings } from "#accounts/belongings.ts";
import type { OidcSettings } from "#accounts/oidc.ts";
import { partyOf } from "#accounts/party.ts";
import type { Reprint } from "#articles/about.ts";
import type { ShownArticle } from "#articles/rights.ts";
import type { Clock } from "#base/clock.ts";
import type { Log } from "#base/log.ts";
import type { Live } from "#comments/live.ts";
import type { Moderator } from "#comments/moderator.ts";
import type { NoteShown } from "#comments/save.ts";
import type { Webhook } from "#comments/webhook.ts";
import type { NativeApps } from "#config/native-apps.ts";
import type { Db } from "#database/connect.ts";
import type { EditionNeeds } from "#editions/make-edition.ts";
import type { Fetcher } from "#fetching/fetcher.ts";
import type { LineNeeds } from "#ingest/needs.ts";
import type { Mail } from "#mail/mail.ts";
import type { Atlas } from "#places/atlas.ts";
import type { Push } from "#push/push.ts";
import type { Reader } from "#readers/choices.ts";
import type { MuteRules } from "#readers/mutes.ts";
import type { PageCache } from "./page-cache.ts";
import { listUnmutedReprints } from "./unmuted.ts";
import { NO_PLACES, type Places } from "./where.ts";
import type { Who } from "./who.ts";

export type SiteNeeds = {
  db: Db;
  now: Clock;
  /** The gazetteer with the operator's own places. */
  atlas: Atlas;
  /** What ranked pages are made from. */
  editions: EditionNeeds;
  /** Where drawn pages are kept; without it each is drawn for each request. */
  pages?: PageCache;
  /** The site's own address, without a slash at the end. */
  publicUrl: string;
  /** Signs readers' cookies. */
  secret: string;
  /** Sends notices; without it none are offered. */
  push?: Pick<Push, "readPublicKey" | "accepts">;
  /** Sends links to sign in with; without it nobody signs in by e-mail. */
  mail?: Mail;
  /** Another provider to sign in with. */
  oidc?: OidcSettings | undefined;
  /** What other rooms keep of accounts, for the export and the deletion of one. */
  belongings?: readonly Belongings[];
  /** Judges comments; without it there are none. */
  moderator?: Moderator;
  /** Tells of comments as they come; without it threads are as the page has them. */
  live?: Live;
  /** What editors change articles with; without it they cannot. */
  line?: LineNeeds;
  /** Notes whom a comment is to be told to once it is shown; without it nobody is told of answers. */
  noteShown?: NoteShown | undefined;
  /** The operator's own program that judges comments too. */
  webhook?: Webhook | undefined;
  /** For the desk: reads an address before it becomes a source; without it none are added there. */
  fetcher?: Pick<Fetcher, "fetchPolitely"> | undefined;
  /** For the desk: what the site runs on. */
  database?: "pglite" | "postgres" | undefined;
  /** What stands in the masthead. */
  townName?: string;
  /** An e-mail or web address for publishers and readers. */
  contact?: string;
  /** An IANA name, for dates; UTC when absent. */
  timeZone?: string;
  /** The operator's own apps. */
  apps?: NativeApps;
  log?: Pick<Log, "error" | "warn">;
};

export type View = {
  readonly town: string;
  readonly publicUrl: string;
  readonly contact: string | undefined;
  readonly now: Date;
  readonly timeZone: string;
  readonly reader: Reader;
  /** What the reader muted: whatever stands on the page must have been asked about here. */
  readonly mutes: MuteRules;
  /** Whoever is signed in. */
  readonly account?: OwnAccount | undefined;
  /** Whether there is any way to sign in here. */
  readonly canSignIn?: boolean;
  /** Whether this site sends mail. */
  readonly sendsMail?: boolean;
  readonly apps?: NativeApps | undefined;
  /** Nothing is folded. */
  readonly isExpanded?: boolean;
  /** To be kept on a device: dates stand where ages would grow wrong. */
  readonly isKept?: boolean;
  /** Where the articles on this page are local. */
  readonly places: Places;
  /** Who else prints the text of an article on this page, by its id. */
  readonly reprints: ReadonlyMap<string, readonly Reprint[]>;
};

/**
 * A view for a page that shows these articles: two queries at most, and none for a page without any. A page that
 * has asked for the places already gives them.
 */
export async function makeView(
  needs: SiteNeeds,
  who: Who,
  articles: readonly ShownArticle[] = [],
  places?: Places,
): Promise<View> {
  const placed = articles.some((article) => article.local);
  // An article that nobody but its author is known to tell of has no reprints: only those in a story can have.
  const told = articles.flatMap(({ id, story }) => (story && story.articles > 1 ? [id] : []));
  return {
    ...plainView(needs, who),
    places: places ?? (placed ? await needs.atlas.read() : NO_PLACES),
    reprints: await listUnmutedReprints({ db: needs.db, mutes: who.mutes }, told),
  };
}

/** A view without places, made without the database: for the page that says the database is away. */
export const plainView = (needs: SiteNeeds, who: Who): View => ({
  ...who,
  town: townOf(needs),
  publicUrl: needs.publicUrl,
  contact: needs.contact,
  now: needs.now(),
  timeZone: needs.timeZone ?? "UTC",
  apps: needs.apps,
  sendsMail: sendsLinks(needs),
  canSignIn: sendsLinks(needs) || partyOf(needs.publicUrl) !== undefined || needs.oidc !== undefined,
  places: NO_PLACES,
  reprints: new Map(),
});

/** Whether whoever looks may correct what stands here. */
export const isEditor = ({ account }: Pick<View, "account">): boolean =>
  account !== undefined && account.role !== "reader";

/** Whether somebody can sign in by e-mail. */
export const sendsLinks = ({ mail }: Pick<SiteNeeds, "mail">): boolean =>
  mail !== undefined && mail.way !== "off";

/** The site's name. */
export const townOf = (needs: Pick<SiteNeeds, "townName">): string => needs.townName ?? "Townwire";

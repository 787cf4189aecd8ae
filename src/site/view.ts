/** What every page of the site knows beside its subject, read once per request. */

import { listPictureSizes, type PictureSize } from "#articles/read.ts";
import type { ShownArticle } from "#articles/rights.ts";
import type { Clock } from "#base/clock.ts";
import type { Log } from "#base/log.ts";
import type { Db } from "#database/connect.ts";

export type SiteNeeds = {
  db: Db;
  now: Clock;
  /** The site's own address, without a slash at the end. */
  publicUrl: string;
  /** What stands in the masthead. */
  townName?: string;
  /** An e-mail or web address for publishers and readers. */
  contact?: string;
  /** An IANA name, for dates; UTC when absent. */
  timeZone?: string;
  log?: Pick<Log, "error">;
};

export type View = {
  readonly town: string;
  readonly publicUrl: string;
  readonly contact: string | undefined;
  readonly now: Date;
  readonly timeZone: string;
  /** The variants of the pictures on this page, by key. */
  readonly sizes: ReadonlyMap<string, readonly PictureSize[]>;
};

/** A view for a page that shows these articles; asks the database only when one of them has a picture. */
export async function makeView(needs: SiteNeeds, articles: readonly ShownArticle[] = []): Promise<View> {
  return { ...plainView(needs), sizes: await listPictureSizes(needs.db, articles) };
}

/** A view without pictures, made without the database: for the page that says the database is away. */
export const plainView = (needs: SiteNeeds): View => ({
  town: needs.townName ?? "Townwire",
  publicUrl: needs.publicUrl,
  contact: needs.contact,
  now: needs.now(),
  timeZone: needs.timeZone ?? "UTC",
  sizes: new Map(),
});

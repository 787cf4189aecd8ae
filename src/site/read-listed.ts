/** What stands on a list: the edition of its subject, or, on request, everything by time with the help of a cursor. */
import type { Context } from "hono";
import type { ArticleFilter } from "#articles/read.ts";
import type { ShownArticle } from "#articles/rights.ts";
import { type Edition, makeEdition } from "#editions/make-edition.ts";
import type { Subject } from "#editions/subject.ts";
import { MAX_RANKED } from "./parts/edition-list.tsx";
import { PER_PAGE } from "./parts/listing.tsx";
import { listUnmuted, type UnmutedPage } from "./unmuted.ts";
import type { SiteNeeds } from "./view.ts";
import { whoOf } from "./who.ts";

export type Listed =
  | { kind: "edition"; edition: Edition /** Stories before these. */; from: number }
  | { kind: "all"; page: UnmutedPage /** Whether newer ones stand before. */; older: boolean };

/** The reader's own order, unless the address asks for the other one. */
export function readOrder(c: Context): "ranked" | "latest" | undefined {
  const order = c.req.query("order");
  return order === "ranked" || order === "latest" ? order : undefined;
}

/** Reads what the address asks for of a list. A number that is none is the beginning. */
export async function readListed(
  needs: SiteNeeds,
  c: Context,
  subject: Subject,
  filter: ArticleFilter,
): Promise<Listed> {
  const cursor = c.req.query("cursor");
  if (cursor !== undefined) {
    const page = await listUnmuted({ db: needs.db, mutes: whoOf(c).mutes }, filter, {
      cursor,
      limit: PER_PAGE,
    });
    return { kind: "all", page, older: true };
  }
  const asked = c.req.query("from") ?? "0";
  const from = /^\d{1,4}$/.test(asked) ? Math.min(Number(asked), MAX_RANKED) : 0;
  const options = { from, limit: PER_PAGE, order: readOrder(c) };
  const edition = await makeEdition(needs.editions, subject, whoOf(c), needs.now(), options);
  return { kind: "edition", edition, from };
}

/** The newest stories of a subject, one article each, as feeds carry them. */
export async function readNewest(
  needs: SiteNeeds,
  c: Context,
  subject: Subject,
  limit: number,
): Promise<ShownArticle[]> {
  const options = { limit, order: "latest" } as const;
  const edition = await makeEdition(needs.editions, subject, whoOf(c), needs.now(), options);
  return edition.cards.map((card) => card.article);
}

export const articlesOf = (listed: Listed): readonly ShownArticle[] =>
  listed.kind === "all" ? listed.page.articles : listed.edition.cards.map((card) => card.article);

/** Whether there is a list to show; one that is all muted so far may go on. */
export const hasAny = (listed: Listed): boolean =>
  articlesOf(listed).length > 0 || (listed.kind === "all" && listed.page.next !== undefined);

/** Whether it is empty only because the reader muted all that would stand here. */
export const isAllMuted = (listed: Listed): boolean =>
  listed.kind === "all" ? listed.page.isAllMuted === true : listed.edition.isAllMuted;

/** Whether it is the beginning of the list, in the order that the address without a query gives. */
export const isBeginning = (listed: Listed): boolean => listed.kind === "edition" && listed.from === 0;

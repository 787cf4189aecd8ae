/**
 * Who is asking: read from the cookies once per request. Whoever chose nothing is NOBODY and gets what everybody
 * gets; a page made for somebody is for that reader alone and is kept by no cache between.
 */
import type { Context, MiddlewareHandler } from "hono";
import type { OwnAccount } from "#accounts/accounts.ts";
import { ANYBODY, type Reader } from "#readers/choices.ts";
import { readFeedReader, readReader } from "#readers/cookie.ts";
import { type MuteRules, makeMutes, NO_MUTES } from "#readers/mutes.ts";
import { PAGE_AGE } from "./answers.ts";
import type { SiteNeeds } from "./view.ts";

export type Who = {
  readonly reader: Reader;
  readonly mutes: MuteRules;
  /** Whoever is signed in. */
  readonly account?: OwnAccount | undefined;
};

export const NOBODY: Who = Object.freeze({ reader: ANYBODY, mutes: NO_MUTES });

const KEY = "who";
/** For one reader, and asked about anew each time. */
export const PERSONAL_AGE = "private, no-cache";

type WhoNeeds = Pick<SiteNeeds, "secret" | "atlas">;

/** Puts who is asking on the request, and keeps shared caches away from what is made for one reader. */
export function knowWho(needs: WhoNeeds): MiddlewareHandler {
  return async (c, next) => {
    c.set(KEY, await makeWho(needs, readReader(c.req.header("cookie"), needs.secret)));
    await next();
    const age = c.res.headers.get("cache-control");
    if (!whoOf(c).reader.isAnonymous && age === PAGE_AGE) c.res.headers.set("cache-control", PERSONAL_AGE);
  };
}

/** Takes who asks for somebody else from here on; whoever is signed in stays so. */
export const setWho = (c: Context, who: Who): void =>
  c.set(KEY, { ...who, account: who.account ?? whoOf(c).account });

/**
 * Takes whoever a feed's address tells of ("?c=…") for the one who asks: programs that fetch feeds keep no cookies.
 * Gives back that part of the address, for the feed to name as its own; empty when it tells of nobody.
 */
export async function knowFeedReader(needs: WhoNeeds, c: Context): Promise<string> {
  const token = c.req.query("c");
  if (token === undefined) return "";
  const who = await makeWho(needs, readFeedReader(token, needs.secret));
  setWho(c, who);
  return who.reader.isAnonymous ? "" : `?c=${token}`;
}

/** Who asks; NOBODY where the request was not asked about. */
export const whoOf = (c: Context): Who => (c.get(KEY) as Who | undefined) ?? NOBODY;

/** A reader with the rules of what that reader muted. The gazetteer is read only for whoever muted something. */
export async function makeWho(needs: Pick<WhoNeeds, "atlas">, reader: Reader): Promise<Who> {
  if (reader.isAnonymous) return NOBODY;
  const { mutes } = reader.choices;
  const isEmpty = Object.values(mutes).every((list) => list.length === 0);
  return { reader, mutes: isEmpty ? NO_MUTES : makeMutes(mutes, await needs.atlas.read()) };
}

/** What lists without anything muted are asked with. */
export const unmutedOf = ({ db }: Pick<SiteNeeds, "db">, c: Context) => ({ db, mutes: whoOf(c).mutes });

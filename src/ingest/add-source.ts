/**
 * Adding a source as an operator does it: by any address. A feed is taken as it is; on a page its feeds are found.
 * Nothing is added that could not be read once.
 */
import { TownwireError } from "#base/errors.ts";
import { oneLine } from "#base/text.ts";
import { parseHttpUrl } from "#base/url.ts";
import type { Rights } from "#database/tables.ts";
import type { Fetcher } from "#fetching/fetcher.ts";
import { settlePublisher } from "#publishers/publishers.ts";
import { addSource, findRemovedSource, findSourceByUrl, type Source } from "#publishers/sources.ts";
import type { DiscoveredFeed, Wire } from "#wire/shapes.ts";
import { parseWire } from "#wire/wire.ts";
import type { IngestNeeds } from "./needs.ts";

export type SourceWish = {
  url: string;
  publisher?: string | undefined;
  place?: string | undefined;
  section?: string | undefined;
  rights: Rights;
};

export type AddedSource = {
  source: Source;
  items: number;
  /** Other feeds of the page, when a page was given. */
  others: DiscoveredFeed[];
};

type Needs = Pick<IngestNeeds, "db" | "now"> & {
  fetcher: Pick<Fetcher, "fetchPolitely">;
  /** For each address that is read; the fetcher's own where absent. */
  deadlineMs?: number;
};

/** A feed that could be a source. */
export type FoundFeed = { url: string; wire: Wire; others: DiscoveredFeed[] };

/**
 * Reads the address, or the best feed that its page names, and adds it; it is due at once.
 * @throws TownwireError saying why it cannot be added.
 */
export async function addByAddress(needs: Needs, wish: SourceWish): Promise<AddedSource> {
  const found = await tryAddress(needs, wish.url);
  const source = await addFound(needs, wish, aboutFeed(found));
  return { source, items: found.wire.entries.length, others: found.others };
}

/**
 * Reads the address as a visit would, or the best feed that its page names; nothing is kept.
 * @throws TownwireError saying why it cannot be a source.
 */
export async function tryAddress(needs: Needs, address: string): Promise<FoundFeed> {
  const url = parseHttpUrl(/^[a-z]+:\/\//i.test(address) ? address : `https://${address}`);
  if (!url)
    throw new TownwireError(
      "bad-address",
      `"${address}" is not a web address.`,
      "Give an http or https address.",
    );
  await refuseKnown(needs, url.href);
  const found = await findFeed(needs, url.href);
  await refuseKnown(needs, found.url);
  return found;
}

/** What of a feed is kept with its source. */
export type AboutFeed = { url: string; title: string | undefined; homeUrl: string | undefined };

export const aboutFeed = ({ url, wire }: FoundFeed): AboutFeed => ({
  url,
  title: oneLine(wire.feed.title ?? "") || undefined,
  homeUrl: homeOf(wire, url),
});

/**
 * Adds a feed that was read before; it is due at once.
 * @throws TownwireError when it is a source already.
 */
export async function addFound(
  needs: Pick<Needs, "db" | "now">,
  wish: Omit<SourceWish, "url">,
  { url, title, homeUrl }: AboutFeed,
): Promise<Source> {
  await refuseKnown(needs, url);
  const before = await findRemovedSource(needs.db, url);
  const name = wish.publisher ?? before?.publisher.name ?? title ?? new URL(url).hostname;
  const publisher = await settlePublisher(needs, { name, homeUrl });
  return addSource(needs, { ...wish, url, publisherId: publisher.id, title });
}

async function findFeed(needs: Needs, address: string): Promise<FoundFeed> {
  const first = await readFeed(needs, address);
  if (first.ok) return { url: address, wire: first.wire, others: [] };
  for (const [i, feed] of first.discovered.slice(0, 5).entries()) {
    const next = await readFeed(needs, feed.url);
    if (next.ok)
      return { url: feed.url, wire: next.wire, others: first.discovered.filter((_, j) => j !== i) };
  }
  throw new TownwireError("not-a-source", `${address} cannot be a source: ${first.why}`, first.nextStep);
}

type Read =
  | { ok: true; wire: Wire }
  | { ok: false; why: string; nextStep: string; discovered: DiscoveredFeed[] };

async function readFeed(needs: Needs, url: string): Promise<Read> {
  const no = (why: string, nextStep: string, discovered: DiscoveredFeed[] = []): Read => ({
    ok: false,
    why,
    nextStep,
    discovered,
  });
  const fetched = await needs.fetcher.fetchPolitely(
    { url, accept: "feed" },
    { deadlineMs: needs.deadlineMs },
  );
  switch (fetched.kind) {
    case "fetched":
      break;
    case "failed":
      return no(fetched.message, "Check the address, and try again later.");
    case "refused":
      return no(fetched.message, "Nothing was added.");
    case "gone":
      return no("the address says that it is gone for good (410).", "Look for the publisher's new feed.");
    case "unchanged":
      return no("the server answered 304 to a plain request.", "Try again later.");
    default:
      return fetched satisfies never;
  }
  const wire = parseWire(fetched.bytes, { url: fetched.url, headers: fetched.headers });
  if (!wire.ok)
    return no(
      wire.why,
      "Give the address of an RSS, Atom or JSON feed, or of a page that links to one.",
      wire.discovered,
    );
  if (wire.truncated !== undefined)
    return no(wire.truncated, "Ask the publisher for a feed of the newest items.");
  if (wire.entries.length === 0 && !wire.feed.title)
    return no("it is a feed without a title or an item.", "Check the address.");
  return { ok: true, wire };
}

async function refuseKnown(needs: Pick<Needs, "db">, url: string): Promise<void> {
  const known = await findSourceByUrl(needs.db, url);
  if (known)
    throw new TownwireError(
      "source-known",
      `${known.url} is already a source (${known.publisher.name}).`,
      "See `townwire source list`; remove it first to change its publisher or rights.",
    );
}

/** The home page that a feed names, when it is not just the feed again. */
function homeOf(wire: Wire, feedUrl: string): string | undefined {
  const link = wire.feed.link === undefined ? undefined : parseHttpUrl(wire.feed.link, feedUrl);
  return link && link.href !== feedUrl ? link.href : `${new URL(feedUrl).origin}/`;
}

import { describe, expect, test } from "vitest";
import { type KeptArticle, type ShownArticle, showArticle } from "#articles/rights.ts";
import { parseWire } from "#wire/wire.ts";
import { keptArticle, keptPicture } from "../../tests/setup/kept-article.ts";
import { FEED_FORMATS, type FeedFormat } from "./addresses.ts";
import { makeFeed } from "./feeds.ts";
import type { View } from "./view.ts";
import { NO_PLACES } from "./where.ts";
import { NOBODY } from "./who.ts";

const VIEW: View = {
  ...NOBODY,
  town: "Brook Town",
  publicUrl: "https://town.example",
  contact: undefined,
  now: new Date("2026-03-10T12:00:00Z"),
  timeZone: "UTC",
  places: NO_PLACES,
  reprints: new Map(),
};
const LISTING = { title: "Local – Brook Town", description: "Local news.", path: "/local" };

const articleOf = (given: Partial<KeptArticle>): ShownArticle =>
  showArticle(
    keptArticle({
      authors: [{ name: "Ann Reed" }],
      url: "https://gazette.example/bridge?a=1&b=2",
      edited: new Date("2026-03-10T11:30:00Z"),
      version: 2,
      sections: ["local"],
      rights: "excerpt",
      excerpt: "Cars may cross.",
      bodyHtml: "<p>Everything.</p>",
      bodyText: "Everything.",
      picture: keptPicture({ key: "abc", alt: "The bridge" }),
      ...given,
    }),
  );

const bytesOf = (format: FeedFormat, articles: ShownArticle[]): Uint8Array =>
  new TextEncoder().encode(makeFeed(format, VIEW, LISTING, articles).body);

describe.each(FEED_FORMATS)("a listing as %s", (format) => {
  test("is read back by our own reader as it was written", () => {
    const wire = parseWire(bytesOf(format, [articleOf({})]), { url: `https://town.example/local.${format}` });
    expect(wire).toMatchObject({
      ok: true,
      feed: { title: "Local – Brook Town", link: "https://town.example/local" },
    });
    const [item] = wire.ok ? wire.entries : [];
    expect(item).toMatchObject({
      id: "https://town.example/article/06edestqg0n91sde",
      link: "https://town.example/article/06edestqg0n91sde/bridge-road-open",
      title: "Bridge & road open",
      published: new Date("2026-03-10T11:00:00Z"),
    });
    expect(item?.authors?.map((author) => author.name)).toEqual(["The Gazette", "Ann Reed"]);
    expect(item?.summary ?? item?.content).toContain("Cars may cross.");
  });

  test("carries no text of a source that grants the headline", () => {
    const body = new TextDecoder().decode(bytesOf(format, [articleOf({ rights: "headline" })]));
    expect(body).not.toContain("Cars may cross");
    expect(body).not.toContain("/image/");
    expect(body).toContain("Bridge");
  });

  test("carries no body", () => {
    const body = new TextDecoder().decode(bytesOf(format, [articleOf({ rights: "full" })]));
    expect(body).not.toContain("Everything");
  });

  test("keeps an item's identity when its headline changes", () => {
    const idOf = (title: string) => {
      const wire = parseWire(bytesOf(format, [articleOf({ title })]), { url: "https://town.example/" });
      return wire.ok ? wire.entries[0]?.id : undefined;
    };
    expect(idOf("One")).toBe(idOf("Two"));
  });

  test("is a feed when there is no news", () => {
    const wire = parseWire(bytesOf(format, []), { url: "https://town.example/" });
    expect(wire).toMatchObject({ ok: true, entries: [] });
  });
});

/** What the sample town promises to the demo, the flow tests and the benches. */
import { describe, expect, it } from "vitest";
import { printPaper } from "./newsroom.ts";
import { findPicture } from "./pictures.ts";
import { SECTION_NAMES } from "./town/publisher.ts";
import { TOWN, TOWN_PLACES } from "./town.ts";

const NOW = new Date("2026-11-20T15:00:00Z");
const DAY_MS = 86_400_000;
const press = { now: NOW, port: 80, edited: false, withdrawn: false };
const articles = TOWN.flatMap((publisher) => printPaper(publisher, press).articles);
const originals = articles.filter(({ copyOf }) => copyOf === undefined);
const wordsOf = (text: string): string[] => text.split(/\s+/);

const threesOf = new Map(
  articles.map(({ text }) => {
    const words = wordsOf(text.toLowerCase());
    return [
      text,
      new Set(words.slice(2).map((word, index) => `${words[index]} ${words[index + 1]} ${word}`)),
    ];
  }),
);

/** The share of the words-in-threes of `a` that `b` has too. */
function overlap(a: string, b: string): number {
  const inA = threesOf.get(a) ?? new Set();
  const inB = threesOf.get(b) ?? new Set();
  return [...inA].filter((three) => inB.has(three)).length / inA.size;
}

describe("the sample town", () => {
  it("has at least seven publishers, of every format and right", () => {
    expect(TOWN.length).toBeGreaterThanOrEqual(7);
    expect(new Set(TOWN.map(({ format }) => format)).size).toBe(7);
    expect(new Set(TOWN.map(({ marking }) => marking)).size).toBe(6);
    expect(new Set(TOWN.map(({ rights }) => rights)).size).toBe(3);
    expect(new Set(TOWN.map(({ host }) => host)).size).toBe(TOWN.length);
  });

  it("has at least ninety articles that nobody copied, each with its own id, address and text", () => {
    expect(originals.length).toBeGreaterThanOrEqual(90);
    expect(new Set(articles.map(({ id }) => id)).size).toBe(articles.length);
    expect(new Set(articles.map(({ url }) => url)).size).toBe(articles.length);
    expect(new Set(articles.map(({ text }) => text)).size).toBe(articles.length);
  });

  it("fills every section with at least six articles", () => {
    for (const section of Object.keys(SECTION_NAMES)) {
      expect(
        originals.filter((article) => article.section === section).length,
        section,
      ).toBeGreaterThanOrEqual(6);
    }
  });

  it("keeps every article between 60 and 1,100 words, with at least two long reads", () => {
    const lengths = articles.map(({ text }) => wordsOf(text).length);
    expect(Math.min(...lengths)).toBeGreaterThanOrEqual(60);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(1100);
    expect(lengths.filter((length) => length >= 900).length).toBeGreaterThanOrEqual(2);
  });

  it("dates everything between 20 minutes and 12 days ago, and leaves no mark of its notation", () => {
    for (const { id, published, text, summary } of articles) {
      const ageMs = NOW.getTime() - published.getTime();
      expect(ageMs, id).toBeGreaterThanOrEqual(20 * 60_000);
      expect(ageMs, id).toBeLessThanOrEqual(12 * DAY_MS);
      expect(text + summary, id).not.toMatch(/[{}]|^[#>-] /m);
    }
  });

  it("has at least five events that two to four publishers report in their own words", () => {
    const events = new Set(originals.map(({ event }) => event).filter((event) => event !== undefined));
    const reported = [...events].map((event) => originals.filter((article) => article.event === event));
    expect(reported.filter((reports) => reports.length >= 2).length).toBeGreaterThanOrEqual(5);
    for (const reports of reported) {
      expect(new Set(reports.map(({ url }) => new URL(url).host)).size).toBe(reports.length);
    }
  });

  it("repeats no text but the agency's, which two papers carry with credit", () => {
    for (const article of originals) {
      const like = originals.filter(
        (other) => other.id !== article.id && overlap(article.text, other.text) > 0.2,
      );
      expect(
        like.map(({ id }) => id),
        article.id,
      ).toEqual([]);
    }
    const copies = articles.filter(({ copyOf }) => copyOf !== undefined);
    expect(new Set(copies.map(({ url }) => new URL(url).host)).size).toBe(2);
    for (const copy of copies) {
      const wire = originals.find(({ id }) => id === copy.copyOf);
      expect(copy.author).toBe("Overland Wire");
      expect(overlap(copy.text, wire?.text ?? ""), copy.id).toBeGreaterThan(0.85);
      expect(copy.published.getTime()).toBeGreaterThan(wire?.published.getTime() ?? 0);
    }
  });

  it("says of each report which declared place it was written for, and of no agency report", () => {
    const declared = new Set(TOWN_PLACES.map(({ name }) => name));
    expect(declared.size).toBe(TOWN_PLACES.length);
    for (const { id, places } of articles)
      expect(
        places.filter((name) => !declared.has(name)),
        id,
      ).toEqual([]);
    const unplaced = articles.filter(({ places }) => places.length === 0);
    expect(
      unplaced.filter(({ author, url }) => author !== "Overland Wire" && !url.includes("overland.")),
    ).toHaveLength(1);
  });

  it("declares what contains a place before it, close to it and within Ohio", () => {
    const seen = new Map([["Ohio", { lat: 40.2, lon: -82.7, reach: 2.5 }]]);
    for (const { name, within = "", lat = 0, lon = 0, kind } of TOWN_PLACES) {
      const outer = seen.get(within);
      expect(outer, name).toBeDefined();
      expect(Math.hypot(lat - (outer?.lat ?? 0), lon - (outer?.lon ?? 0)), name).toBeLessThan(
        outer?.reach ?? 0,
      );
      seen.set(name, { lat, lon, reach: kind === "county" ? 0.25 : 0.03 });
    }
  });

  it("names only pictures that are drawn", () => {
    for (const publisher of TOWN) {
      for (const { id, picture } of publisher.articles) {
        if (picture !== undefined) expect(findPicture(picture), id).toBeDefined();
      }
    }
  });
});

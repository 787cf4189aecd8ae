import { describe, expect, test } from "vitest";
import { keptArticle } from "../../tests/setup/kept-article.ts";
import { mayShowWords, showArticle } from "./rights.ts";

const KEPT = keptArticle({
  title: "Freedom march ends in start of talks",
  local: {
    place: "us-oh",
    score: 0.9,
    reach: "state",
    evidence: [
      { kind: "body", text: "Ree", weight: 1 },
      { kind: "coverage", text: "Ohio", weight: 1 },
    ],
  },
  entities: [
    { key: "reed", name: "Reed", kind: "person", count: 7 },
    { key: "art", name: "Art", kind: "person", count: 2 },
    { key: "freedom march", name: "Freedom March", kind: "organisation", count: 5 },
  ],
  rights: "headline",
  excerpt: "Reed spoke.",
  bodyHtml: "<p>Reed and Art spoke.</p>",
  bodyText: "Reed and Art spoke.",
});

test("an excerpt is cut after whole signs, as the database counts them", () => {
  const excerpt = `${"😀".repeat(299)}ab`;
  expect(showArticle({ ...KEPT, rights: "excerpt", excerpt }).excerpt).toBe(`${"😀".repeat(299)}a`);
});

describe("names and evidence", () => {
  test("from a hidden text stay hidden, also where their letters are part of a word that is shown", () => {
    const shown = showArticle(KEPT);
    expect(shown.entities).toEqual([
      { key: "freedom march", name: "Freedom March", kind: "organisation", count: 1 },
    ]);
    expect(shown.local?.evidence).toEqual([
      { kind: "body", text: "", weight: 1 },
      { kind: "coverage", text: "Ohio", weight: 1 },
    ]);
  });

  test("are shown whole where everything is granted", () => {
    const shown = showArticle({ ...KEPT, rights: "full" });
    expect(shown.entities).toEqual(KEPT.entities);
    expect(shown.local).toEqual(KEPT.local);
  });

  test.each([
    ["Freedom March", true],
    ["start", true],
    ["art", false],
    ["", false],
    ["…", false],
  ])("%j may be shown of a headline: %s", (words, may) => {
    expect(mayShowWords({ rights: "headline", title: KEPT.title, excerpt: "" }, words)).toBe(may);
  });
});

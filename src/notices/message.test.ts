import fc from "fast-check";
import { expect, test } from "vitest";
import { type KeptArticle, showArticle } from "#articles/rights.ts";
import { MAX_PAYLOAD_BYTES } from "#push/push.ts";
import { keptArticle } from "../../tests/setup/kept-article.ts";
import { makeNotice, type Told } from "./message.ts";

const FALLS = { name: "Brindle Falls", slug: "brindle-falls-oh" };
const told = (given: Partial<KeptArticle> = {}, place: Told["place"] = FALLS): Told => ({
  article: showArticle(keptArticle(given)),
  place,
});

test("one article is told by its headline, its publisher and the place, and leads to its page", () => {
  const story = { id: "06edestqg0n91aaa", articles: 2 };
  expect(makeNotice([told({ story })])).toEqual({
    title: "Bridge & road open",
    body: "The Gazette · Brindle Falls",
    url: "/article/06edestqg0n91sde/bridge-road-open",
    tag: "06edestqg0n91aaa",
  });
});

test("several are one summary of headlines, which leads to their place", () => {
  const all = ["One", "Two", "Three", "Four", "Five", "Six", "Seven"].map((title) => told({ title }));
  const [first, ...others] = all;
  if (!first) throw new Error("there is one");
  const notice = makeNotice([first, ...others]);
  expect(notice).toMatchObject({ title: "7 stories from Brindle Falls", url: "/local/brindle-falls-oh" });
  expect(notice.body.split("\n")).toEqual([
    "One (The Gazette)",
    "Two (The Gazette)",
    "Three (The Gazette)",
    "Four (The Gazette)",
    "Five (The Gazette)",
    "and 2 more",
  ]);
  const elsewhere = told({ title: "Eight" }, { name: "Cedarmoor", slug: "cedarmoor-oh" });
  expect(makeNotice([first, elsewhere])).toMatchObject({
    title: "2 stories from your places",
    url: "/local",
  });
});

test.each(["headline", "excerpt", "full"] as const)(
  "a notice says nothing that stands only in the text, whatever is granted: %s",
  (rights) => {
    const given = { rights, excerpt: "SECRET words", bodyText: "SECRET body", bodyHtml: "<p>SECRET</p>" };
    const notices = [makeNotice([told(given)]), makeNotice([told(given), told(given)])];
    expect(JSON.stringify(notices)).not.toContain("SECRET");
  },
);

test("a notice always fits, and leads to a page of this site, whatever it is called", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 600 }),
    fc.constantFrom("字".repeat(500), '"\\'.repeat(300), "👩‍👩‍👧".repeat(100), "\u0000\u202e\n"),
  );
  const one = fc
    .tuple(text, text, text)
    .map(([title, publisher, place]) =>
      told({ title, publisher: { slug: "p", name: publisher } }, { name: place, slug: "a-place" }),
    );
  fc.assert(
    fc.property(one, fc.array(one, { maxLength: 8 }), (first, others) => {
      const notice = makeNotice([first, ...others]);
      expect(Buffer.byteLength(JSON.stringify(notice))).toBeLessThanOrEqual(MAX_PAYLOAD_BYTES);
      expect(notice.url).toMatch(/^\/[a-z0-9][a-z0-9/-]*$/);
      expect(notice.title.isWellFormed() && notice.body.isWellFormed()).toBe(true);
    }),
  );
});

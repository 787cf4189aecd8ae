/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/**
 * The public sets of script injections and of strings that break programs, as names and as titles: nothing a browser acts
 * on, and the words as they were. (As comments: comments/markdown.test.ts; as bodies: extraction/sanitise.test.ts; as
 * feeds: wire/.)
 */
import { existsSync, readFileSync } from "node:fs";
import { DomUtils, parseDocument } from "htmlparser2";
import { describe, expect, test } from "vitest";
import { parseName } from "#accounts/parse.ts";
import { showArticle } from "#articles/rights.ts";
import { withoutControls } from "#base/text.ts";
import type { ShownComment } from "#comments/list.ts";
import type { EditionCard } from "#editions/make-edition.ts";
import { keptArticle } from "../../tests/setup/kept-article.ts";
import { FEED_FORMATS } from "./addresses.ts";
import { CLIENT_PATH } from "./client-bundle.ts";
import { makeFeed } from "./feeds.ts";
import { ArticlePage } from "./pages/article.tsx";
import { SectionPage } from "./pages/section.tsx";
import { Thread } from "./parts/thread.tsx";
import type { View } from "./view.ts";
import { NO_PLACES } from "./where.ts";
import { NOBODY } from "./who.ts";

const SAFETY = new URL("../../../shared/data/safety/", import.meta.url);
const read = (file: string): unknown[] =>
  JSON.parse(readFileSync(new URL(file, SAFETY), "utf8")) as unknown[];
const STRINGS = existsSync(SAFETY)
  ? [
      ...read("h5sc.json").map((one) => (one as { vector: string }).vector),
      ...read("sanitizer-pairs.json").map((one) => (one as { payload: string }).payload),
      ...(read("naughty-strings.json") as string[]),
    ]
  : [];

const NOW = new Date("2026-03-10T12:00:00Z");
const VIEW: View = {
  ...NOBODY,
  town: "Brook Town",
  publicUrl: "https://town.example",
  contact: undefined,
  now: NOW,
  timeZone: "UTC",
  places: NO_PLACES,
  reprints: new Map(),
};

function expectHarmless(html: string): void {
  for (const { name, attribs } of DomUtils.getElementsByTagName("*", parseDocument(html))) {
    expect(["iframe", "object", "embed", "base", "img", "style", "textarea", "meta"]).not.toContain(name);
    if (name === "script") expect([CLIENT_PATH, undefined]).toContain(attribs.src);
    for (const [attribute, value] of Object.entries(attribs)) {
      expect(attribute).not.toMatch(/^on|^style$|^srcdoc$/);
      if (["href", "src", "action"].includes(attribute))
        expect(value).toMatch(/^(https?:\/\/|mailto:|\/(?!\/)|#)/);
    }
  }
}
/** Of a whole page, what its own frame has is not a stranger's. */
const bodyOf = (html: string): string => html.slice(html.indexOf("<main"));

const commentBy = (name: string): ShownComment => ({
  id: "06edestqg0n91sde",
  thread: "article/1",
  parentId: undefined,
  depth: 0,
  author: { name, badge: undefined, isGone: false, isMine: false },
  state: "shown",
  html: "<p>Words</p>",
  text: "Words",
  up: 0,
  down: 0,
  mine: undefined,
  createdAt: NOW,
  editedAt: undefined,
  isEditable: false,
  why: undefined,
  appeal: undefined,
  replies: [],
});

const articleOf = (title: string) =>
  showArticle(keptArticle({ id: "06edestqg0n91sde", title, published: NOW }));

const textsOf = (html: string, name: string, className: string): string[] =>
  DomUtils.getElementsByTagName(name, parseDocument(html))
    .filter((one) => (one.attribs.class ?? "").split(" ").includes(className))
    .map((one) => DomUtils.textContent(one));

describe.skipIf(!existsSync(SAFETY))("the public sets", () => {
  test("as names of writers", () => {
    const names = STRINGS.flatMap((text) => parseName(text) ?? []);
    expect(names.length).toBeGreaterThan(200);
    const html = String(<Thread view={VIEW} comments={names.map(commentBy)} isOpen />);
    expectHarmless(html);
    expect(textsOf(html, "b", "writer")).toEqual(names);
  });

  test("as titles in lists and feeds", () => {
    // As they come out of a feed.
    const titles = STRINGS.map(withoutControls).filter((text) => text.trim() !== "");
    expect(titles.length).toBeGreaterThan(700);
    const cards = titles.map((title): EditionCard => {
      const article = articleOf(title);
      return { article, outlets: 1, reports: 1, score: 1, terms: [], slot: "ranked" };
    });
    const subject = { kind: "section", section: "local" } as const;
    const edition = { subject, order: "ranked" as const, cards, more: false, isAllMuted: false };
    const section = { slug: "local", name: "Local" };
    const listed = { kind: "edition" as const, edition, from: 0 };
    const html = bodyOf(String(<SectionPage view={VIEW} section={section} listed={listed} />));
    expectHarmless(html);
    const shown = DomUtils.getElementsByTagName("h2", parseDocument(html)).map((one) =>
      DomUtils.textContent(one),
    );
    expect(shown).toEqual(expect.arrayContaining(titles));
    for (const format of FEED_FORMATS) {
      const { body } = makeFeed(
        format,
        VIEW,
        { title: "News", description: "News", path: "/" },
        cards.map((one) => one.article),
      );
      if (format === "json")
        expect((JSON.parse(body) as { items: { title: string }[] }).items.map((one) => one.title)).toEqual(
          titles,
        );
      else
        expect(DomUtils.getElementsByTagName("script", parseDocument(body, { xmlMode: true }))).toEqual([]);
    }
  });

  test("as the headline of a page", () => {
    for (const text of STRINGS) {
      const title = withoutControls(text);
      if (title.trim() === "") continue;
      const article = articleOf(title);
      const beside = { original: undefined, reports: [], sameStory: [] };
      const html = bodyOf(
        String(<ArticlePage {...{ view: VIEW, article, changes: [], beside, related: [] }} />),
      );
      expectHarmless(html);
      const [heading] = DomUtils.getElementsByTagName("h1", parseDocument(html));
      expect(heading && DomUtils.textContent(heading)).toBe(title);
    }
  });
});

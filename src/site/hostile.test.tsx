/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** Whatever strangers write into titles, names and excerpts comes out as text. */
import { Element } from "domhandler";
import fc from "fast-check";
import { DomUtils, parseDocument } from "htmlparser2";
import { describe, expect, test } from "vitest";
import { type ShownArticle, showArticle } from "#articles/rights.ts";
import type { EditionCard } from "#editions/make-edition.ts";
import type { Front } from "#editions/make-front.ts";
import { CONTROLS } from "#ranking/taste.ts";
import type { Place } from "#understanding/gazetteer.ts";
import { keptArticle, keptPicture } from "../../tests/setup/kept-article.ts";
import { articlePath, FEED_FORMATS } from "./addresses.ts";
import { CLIENT_PATH } from "./client-bundle.ts";
import { makeFeed } from "./feeds.ts";
import type { Search } from "./find-search.ts";
import { AboutPage } from "./pages/about.tsx";
import { ArticlePage } from "./pages/article.tsx";
import { HomePage } from "./pages/home.tsx";
import { FoundPlacesPage, LocalPage } from "./pages/local.tsx";
import { SharePage } from "./pages/offline.tsx";
import { PlacePage } from "./pages/place.tsx";
import { NoPlacePage } from "./pages/problem.tsx";
import { PublisherPage } from "./pages/publisher.tsx";
import { SearchPage } from "./pages/search.tsx";
import { StoryPage } from "./pages/story.tsx";
import type { Listed } from "./read-listed.ts";
import { formPath, readForm } from "./search-form.ts";
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

/** A page's view when strangers' words are even in the names of places and publishers. */
const viewWith = (text: string): View => ({
  ...VIEW,
  places: { find: () => placeOf(text), chain: (place) => [place, { ...placeOf(text), id: "2" }] },
  reprints: new Map([[ID, [{ articleId: OTHER_ID, publisher: { slug: "other", name: text } }]]]),
});

const placeOf = (text: string): Place => ({
  id: "1",
  slug: "place-oh",
  name: text,
  kind: "town",
  country: "US",
  lat: 40,
  lon: -81,
  population: 1000,
});
const ID = "06edestqg0n91sde";
const OTHER_ID = "06edestqg0n91sdf";

const articleOf = (text: string): ShownArticle =>
  showArticle(
    keptArticle({
      id: ID,
      title: text,
      publisher: { slug: "paper", name: text },
      authors: [{ name: text, url: text }],
      url: text,
      version: 2,
      language: text,
      sections: ["local", text],
      agency: text,
      local: { place: "1", score: 0.9, reach: "town", evidence: [{ kind: "lead", text, weight: 1 }] },
      entities: [{ key: text, name: text, kind: "person", count: 2 }],
      story: { id: ID, articles: 4 },
      copyOf: OTHER_ID,
      rights: "excerpt",
      excerpt: text,
      picture: keptPicture({ alt: text, credit: text }),
    }),
  );

/** A search in which a stranger wrote everything, the address included. */
function searchOf(text: string, article: ShownArticle): Search {
  const form = readForm(() => text);
  const pieces = [
    { text, found: false },
    { text, found: true },
  ];
  return {
    form,
    sections: [{ slug: "local", name: text }],
    asked: true,
    page: { articles: [article], next: text },
    older: true,
    found: new Map([[article.id, { title: pieces, text: pieces }]]),
    also: { names: [text], of: text, only: formPath(form) },
    problems: [{ filter: "place", text, meant: [{ label: text, path: formPath(form, { place: text }) }] }],
    places: [placeOf(text)],
    publishers: [{ slug: "paper", name: text }],
    meant: text,
  };
}

function pagesOf(text: string): string[] {
  const article = articleOf(text);
  const page = { articles: [article], next: text };
  const publisher = { id: "1", slug: "paper", name: text, homeUrl: text, description: text };
  const changes = [
    { version: 2, seen: VIEW.now, title: { before: text, after: text }, removed: [text], added: [text] },
  ];
  const view = viewWith(text);
  const other = showArticle({
    ...article,
    id: OTHER_ID,
    publisher: { slug: "other", name: text },
    copyOf: undefined,
  });
  const beside = {
    original: article,
    reports: [other],
    sameStory: [article],
  };
  const related = (["names", "place", "section"] as const).map((because) => ({
    article,
    because,
    shared: [text],
  }));
  const place = placeOf(text);
  const inNews = [{ place, newest: VIEW.now }];
  const around = { neighbours: inNews, containers: inNews };
  const added = { names: [text], places: [text], figures: [text] };
  const report = { article, added, reprints: [article], because: [text] };
  const empty = { articles: [], next: undefined };
  const of = { view, place, newsOf: place, around, nearest: [article] };
  const cards: EditionCard[] = [
    {
      article,
      outlets: 3,
      reports: 4,
      score: 1,
      terms: CONTROLS.map((name) => ({ name, points: 1, about: { kind: "place", id: place.id }, value: 30 })),
      slot: "discovery",
    },
  ];
  const order = "ranked" as const;
  const edition = (cards: EditionCard[]): Listed => ({
    kind: "edition",
    edition: { subject: { kind: "home" }, order, cards, more: true, isAllMuted: false },
    from: 0,
  });
  const front: Front = {
    order,
    top: cards,
    local: { place: { id: place.id, lat: 0, lon: 0, within: [] }, isChosen: true, cards, isAllMuted: false },
    latest: cards,
    sections: [{ section: "local", cards }],
    isAllMuted: false,
  };
  return [
    <LocalPage view={view} listed={edition(cards)} inNews={inNews} />,
    <LocalPage view={view} listed={{ kind: "all", page, older: true }} inNews={inNews} />,
    <FoundPlacesPage view={view} words={text} found={[place]} news={new Map()} />,
    <PlacePage {...of} listed={edition(cards)} />,
    <PlacePage {...of} listed={edition([])} />,
    <StoryPage view={view} story={{ id: ID }} reports={[report, report]} />,
    <NoPlacePage view={view} words={text} path="/local/x" />,
    <HomePage view={view} front={front} />,
    <ArticlePage {...{ view, article, changes, beside, related }} />,
    <ArticlePage view={{ ...view, isKept: true }} article={article} changes={[]} beside={beside} />,
    <SharePage view={VIEW} url={text} words={text} />,
    <PublisherPage view={VIEW} publisher={publisher} sources={[]} page={page} older={false} />,
    <SearchPage view={view} search={searchOf(text, article)} />,
    <SearchPage view={view} search={{ ...searchOf(text, article), page: empty, older: false }} />,
    <AboutPage view={{ ...VIEW, town: text, contact: text }} publishers={[publisher]} grants={new Map()} />,
  ].map(String);
}

const VECTORS = [
  "<script>alert(1)</script>",
  "</script><script>alert(1)</script>",
  "</title><img src=x onerror=alert(1)>",
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  '" autofocus onfocus="alert(1)',
  "javascript:alert(1)",
  "  JaVaScRiPt:alert(1)",
  "java\nscript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "//elsewhere.example/",
  "]]><script>alert(1)</script>",
  "<!--",
  "-->",
  "&lt;script&gt;",
  "\u2028</textarea><iframe src=//elsewhere.example>",
  "\u202egpj.exe",
];

/** The site's own module, and facts that nobody runs. */
const SCRIPTS = [{ type: "module", src: CLIENT_PATH }, { type: "application/ld+json" }].map((one) =>
  JSON.stringify(one),
);

const elementsOf = (html: string) => DomUtils.getElementsByTagName("*", parseDocument(html));
const shapeOf = (html: string) =>
  elementsOf(html)
    // Figures in a headline are held together; that is markup of ours.
    .filter((element) => element.attribs.class !== "whole")
    .map((element) => `${element.name} ${Object.keys(element.attribs).sort().join()}`)
    .sort();

function expectHarmless(html: string): void {
  for (const element of elementsOf(html)) {
    expect(["iframe", "object", "embed", "base", "textarea", "style"]).not.toContain(element.name);
    if (element.name === "script") expect(SCRIPTS).toContain(JSON.stringify(element.attribs));
    for (const [name, value] of Object.entries(element.attribs)) {
      expect(name).not.toMatch(/^on|^style$|^srcdoc$/);
      if (["href", "src", "action", "srcset"].includes(name))
        expect(value).toMatch(/^(https?:\/\/|mailto:|\/(?!\/)|#)/);
    }
  }
}

describe("a stranger's words", () => {
  test.each(VECTORS)("%j stay words on every page", (text) => {
    for (const html of pagesOf(text)) expectHarmless(html);
  });

  test("never change the shape of a page", () => {
    const plain = pagesOf("plain words").map(shapeOf);
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1 }), (noise) => {
        // Words that are an address or a language would rightly become a link or a `lang`; these are neither.
        const text = `plain ${noise} words`;
        expect(pagesOf(text).map(shapeOf)).toEqual(plain);
      }),
      { numRuns: 150 },
    );
  });

  test("cannot end the block of facts they stand in", () => {
    const beside = { original: undefined, reports: [], sameStory: [], sameNames: [], samePublisher: [] };
    const html = String(
      <ArticlePage view={VIEW} article={articleOf(VECTORS[1] ?? "")} changes={[]} beside={beside} />,
    );
    const [, block] = DomUtils.getElementsByTagName("script", parseDocument(html));
    const facts: unknown = JSON.parse(block instanceof Element ? DomUtils.textContent(block) : "");
    expect(facts).toMatchObject({ headline: VECTORS[1] });
  });

  test.each(VECTORS)("%j stay words in every feed", (text) => {
    const listing = { title: text, description: text, path: "/" };
    for (const format of FEED_FORMATS) {
      const { body } = makeFeed(format, VIEW, listing, [articleOf(text)]);
      if (format === "json") expect(JSON.parse(body)).toMatchObject({ items: [{ title: text }] });
      else expect(elementsOf(body).map((element) => element.name)).not.toContain("script");
    }
  });

  test("make a path of plain letters", () => {
    for (const text of VECTORS)
      expect(articlePath(articleOf(text))).toMatch(/^\/article\/[0-9a-z]{16}\/[a-z0-9-]+$/);
  });
});

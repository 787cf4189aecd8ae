/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** Whatever strangers write into titles, names and excerpts comes out as text. */
import { Element } from "domhandler";
import fc from "fast-check";
import { DomUtils, parseDocument } from "htmlparser2";
import { describe, expect, test } from "vitest";
import { type ShownArticle, showArticle } from "#articles/rights.ts";
import { articlePath, FEED_FORMATS } from "./addresses.ts";
import { makeFeed } from "./feeds.ts";
import { AboutPage } from "./pages/about.tsx";
import { ArticlePage } from "./pages/article.tsx";
import { HomePage } from "./pages/home.tsx";
import { PublisherPage } from "./pages/publisher.tsx";
import { SearchPage } from "./pages/search.tsx";
import type { View } from "./view.ts";

const VIEW: View = {
  town: "Brook Town",
  publicUrl: "https://town.example",
  contact: undefined,
  now: new Date("2026-03-10T12:00:00Z"),
  timeZone: "UTC",
  sizes: new Map([["key", [{ width: 320, height: 200 }]]]),
};

const articleOf = (text: string): ShownArticle =>
  showArticle({
    id: "06edestqg0n91sde",
    title: text,
    publisher: { slug: "paper", name: text },
    authors: [{ name: text, url: text }],
    url: text,
    published: new Date("2026-03-10T11:00:00Z"),
    edited: undefined,
    version: 2,
    language: text,
    sections: ["local", text],
    rights: "excerpt",
    excerpt: text,
    bodyHtml: "",
    bodyText: "",
    picture: { key: "key", alt: text, credit: text },
  });

function pagesOf(text: string): string[] {
  const article = articleOf(text);
  const page = { articles: [article], next: text };
  const publisher = { id: "1", slug: "paper", name: text, homeUrl: text, description: text };
  const changes = [
    { version: 2, seen: VIEW.now, title: { before: text, after: text }, removed: [text], added: [text] },
  ];
  return [
    <HomePage view={VIEW} newest={[article]} fronts={[{ section: "local", articles: [article] }]} />,
    <ArticlePage view={VIEW} article={article} changes={changes} more={[article]} />,
    <PublisherPage view={VIEW} publisher={publisher} sources={[]} page={page} older={false} />,
    <SearchPage view={VIEW} words={text} page={page} older={true} />,
    <AboutPage view={{ ...VIEW, town: text, contact: text }} publishers={[publisher]} />,
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
    if (element.name === "script") expect(element.attribs.type).toBe("application/ld+json");
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
    const html = String(
      <ArticlePage view={VIEW} article={articleOf(VECTORS[1] ?? "")} changes={[]} more={[]} />,
    );
    const [block] = DomUtils.getElementsByTagName("script", parseDocument(html));
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

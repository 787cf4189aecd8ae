import fc from "fast-check";
import { DomUtils, parseDocument } from "htmlparser2";
import { describe, expect, test } from "vitest";
import { SECTIONS } from "#config/sections.ts";
import { sanitiseBody } from "#extraction/sanitise.ts";
import { bytesOf, MAX_TEXT_BYTES, makeParts } from "./blocks.ts";
import { TextFrame } from "./frame.tsx";
import { hasTwin, makeTwin, twinPath } from "./twin.ts";

const page = (main: string, head = "<title>T</title>") =>
  `<html><head>${head}</head><body><p>no</p><main>${main}</main></body></html>`;
const blocksOf = (main: string) => makeTwin(page(main)).blocks;
const textOf = (html: string) => DomUtils.textContent(parseDocument(html)).replace(/\s+/g, " ").trim();

describe("the text version of a page", () => {
  test("has its headings, paragraphs, lists and quotations in their order, and the links in them", () => {
    expect(
      blocksOf(
        `<h1 dir="auto" lang="ar">A &amp; b</h1><div><p>One <a href="/article/1/x">two</a>\n three.</p></div>
         <ul><li>first</li><li><p>second</p><p>still second</p></li></ul><ol start="3"><li>third</li></ol>
         <blockquote><p>Said <a href="/about"><em>she</em> and <mark>he</mark></a>.</p></blockquote><p><del>old</del> <ins>new</ins></p>`,
      ),
    ).toEqual([
      '<h1 lang="ar" dir="auto">A &amp; b</h1>',
      '<p>One <a href="/text/article/1/x">two</a> three.</p>',
      "<p>• first</p>",
      "<p>• second</p>",
      "<p>still second</p>",
      "<p>3. third</p>",
      '<blockquote>Said <a href="/text/about"><em>she</em> and <mark>he</mark></a>.</blockquote>',
      "<p><del>old</del> <ins>new</ins></p>",
    ]);
  });

  test("has no pictures, no buttons and nothing that is pressed, and no caption of what is not there", () => {
    expect(
      blocksOf(
        `<figure><img src="/image/1" alt="x"><figcaption>Caption</figcaption></figure>
         <form method="post" action="/saved/1"><button>Save</button></form>
         <div class="actions"><p>Follow</p></div><svg><text>no</text></svg><script>alert(1)</script>
         <details class="why-this"><summary>Why this?</summary></details><p>Stays</p>`,
      ),
    ).toEqual(["<p>Stays</p>"]);
  });

  test("keeps the rows of a table and the lines of code and verse", () => {
    expect(
      blocksOf(
        "<table><tr><th>Ward</th><th>Votes</th></tr><tr><td>1</td><td>24</td></tr></table><pre>a\n  b</pre><p>a<br>b</p>",
      ),
    ).toEqual(["<p>Ward | Votes</p>", "<p>1 | 24</p>", "<pre>a\n  b</pre>", "<p>a<br>b</p>"]);
  });

  test("keeps a form that asks, with its labels", () => {
    const [form] = blocksOf(
      `<form action="/local" method="get"><label for="p">Find</label><div><input id="p" name="q" type="search" value="a&quot;b" onclick="x"><button class="go" type="submit"><svg></svg>Go</button></div></form>`,
    );
    expect(form).toBe(
      `<form action="/text/local"><label for="p">Find</label> <input id="p" name="q" type="search" value="a&quot;b"> <button type="submit">Go</button>  </form>`,
    );
  });

  test("leads to text versions where there are any, and nowhere but to the web else", () => {
    const address = (href: string) =>
      /href="([^"]*)"/.exec(blocksOf(`<p><a href="${href}">x</a></p>`)[0] ?? "")?.[1];
    expect(
      [
        "/",
        "/?order=latest",
        "/local/ohio",
        "/choices#near",
        "/home.rss",
        "https://a.example/b",
        "mailto:a@b.example",
      ].map(address),
    ).toEqual([
      "/text",
      "/text?order=latest",
      "/text/local/ohio",
      "/choices#near",
      "/home.rss",
      "https://a.example/b",
      "mailto:a@b.example",
    ]);
    expect(["javascript:alert(1)", "#part", "//evil.example/", "data:text/html,x"].map(address)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test("knows its page's title and which address is to be indexed", () => {
    const canonical = '<title>A &amp; b</title><link rel="canonical" href="https://a.example/1"/>';
    expect(makeTwin(page("", canonical))).toEqual({
      title: "A & b",
      canonical: "https://a.example/1",
      blocks: [],
    });
    expect(makeTwin(page("", '<meta name="robots" content="noindex"/>')).canonical).toBeUndefined();
  });
});

test("pages have text versions; feeds, pictures, choices and text versions have none", () => {
  for (const path of [
    "/",
    "/?a=b",
    "/local",
    "/local/ohio",
    "/article/1/x",
    "/search?q=a",
    "/about#order",
    "/sports",
  ])
    expect([path, hasTwin(path)]).toEqual([path, true]);
  for (const path of [
    "/text",
    "/image/1",
    "/local.rss",
    "/choices",
    "/saved",
    "/styles/a.css",
    "//evil",
    "/nothing",
    "",
  ])
    expect([path, hasTwin(path)]).toEqual([path, false]);
  expect(["/", "/?a=b", "/local"].map(twinPath)).toEqual(["/text", "/text?a=b", "/text/local"]);
});

/** Whatever a publisher may have written, as it is kept. */
const body = fc
  .array(
    fc.oneof(
      fc.string({ unit: "binary", maxLength: 3_000 }),
      fc.constantFrom(
        "<p>",
        "</p>",
        "<ul><li>",
        "<blockquote>",
        '<a href="https://a.example/">',
        "</a>",
        "<em>",
        "<pre>",
        "<td>",
      ),
      fc.integer({ min: 1, max: 40_000 }).map((n) => "\"&'<ab ".repeat(n / 7)),
      fc.integer({ min: 1, max: 20_000 }).map((n) => "語".repeat(n)),
      fc.integer({ min: 1, max: 5_000 }).map((n) => `<a href="https://a.example/${"x".repeat(n)}">link</a>`),
      fc.integer({ min: 1, max: 200 }).map((n) => `${"<div><em>".repeat(n)}deep${"</em></div>".repeat(n)}`),
    ),
    { maxLength: 12 },
  )
  .map((parts) => sanitiseBody(parts.join(""), "https://a.example/"));

test("whatever stands on a page, every part is within 14 KB, nothing is lost, and nothing else comes in", () => {
  fc.assert(
    fc.property(body, (html) => {
      const twin = makeTwin(page(html, `<title>${"&quot;".repeat(500)}</title>`));
      const parts = makeParts(twin.blocks);
      for (let part = 1; part <= parts.length; part++) {
        const drawn = String(
          TextFrame({ town: "Brook Town", twin, path: "/article/1/x", sections: SECTIONS, part }),
        );
        expect(bytesOf(drawn)).toBeLessThanOrEqual(MAX_TEXT_BYTES);
        const names = DomUtils.getElementsByTagName(() => true, parseDocument(drawn)).map(({ name }) => name);
        expect(names.filter((name) => /^(img|script|style|iframe|svg|object)$/.test(name))).toEqual([]);
      }
      // Marks of lists and cells of tables are ours; all else is the page's.
      const bare = (text: string) => text.replace(/[\s|•]|\d+\./g, "");
      expect(bare(textOf(parts.flat().join(" ")))).toBe(bare(textOf(html)));
    }),
    { numRuns: 60 },
  );
});

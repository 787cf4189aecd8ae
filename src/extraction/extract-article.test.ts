import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { extractArticle } from "./extract-article.ts";
import type { Article, ExtractedPage } from "./page.ts";

const URL_OF_PAGE = "https://www.paper.example/2026/11/23/mill-opens";
const extract = (html: string): ExtractedPage =>
  extractArticle(new TextEncoder().encode(html), { url: URL_OF_PAGE });

function article(html: string): Article {
  const page = extract(html);
  if (!page.ok) throw new Error(page.why);
  return page;
}

const paragraphs = [
  "The old mill on Water Street opened its doors on Friday, thirty years after the last shift went home.",
  "About two hundred people came, said Ann Lee, who leads the trust that bought the building in 2019.",
  "The roof alone took four winters, and the town paid a third of it, according to the council’s books.",
  "A market will be held in the yard on the first Sunday of each month, beginning in March.",
];
const prose = paragraphs.map((text) => `<p>${text}</p>`).join("\n");

/** A page as publishers build them, with what stands around an article. */
const wholePage = (body: string, head = ""): string => `<!doctype html><html lang="en-US"><head>
<title>Mill opens again | The Example Paper</title>
<meta property="og:site_name" content="The Example Paper"><meta property="og:image" content="/mill.jpg">
<link rel="canonical" href="/2026/11/23/mill-opens?utm_source=x">${head}</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sports">Sports</a></li></ul></nav>
<main><h1>Mill opens again</h1><div class="byline">By <a href="/staff/bo-ek">Bo Ek</a></div>
<time datetime="2026-11-23T08:00:00-05:00">Nov. 23, 2026</time>
<div class="article-body">${body}</div>
<div class="related-stories"><h3>Related</h3><ul><li><a href="/x">Another story of the town that is not this one</a></li></ul></div>
</main><div id="comments"><p>${"I remember the mill well, it was a fine place, and loud. ".repeat(30)}</p></div>
<footer><p>Copyright The Example Paper. All rights reserved.</p></footer></body></html>`;

describe("extracting an article", () => {
  it("tells what the page tells about it", () => {
    expect(article(wholePage(prose))).toMatchObject({
      title: "Mill opens again",
      authors: [{ name: "Bo Ek" }],
      byline: "By Bo Ek",
      published: "2026-11-23T08:00:00-05:00",
      publisher: "The Example Paper",
      language: "en-US",
      image: "https://www.paper.example/mill.jpg",
      canonical: "https://www.paper.example/2026/11/23/mill-opens",
    });
  });

  it("keeps every paragraph and nothing around them", () => {
    expect(article(wholePage(prose)).text).toBe(paragraphs.join("\n\n"));
  });

  it("keeps headings, lists, quotes, tables and figures", () => {
    const { html, text } = article(
      wholePage(
        `${prose}<h2>What comes next</h2><p>${paragraphs[3]}</p><ul><li>A bakery, by spring</li><li>A school room</li></ul>` +
          `<blockquote><p>It was worth it, every winter of it.</p></blockquote>` +
          `<figure><img src="/roof.jpg" alt="Roof"><figcaption>The new roof</figcaption></figure>` +
          `<table><tr><td>Roof, paid by town</td><td>1,200</td></tr></table><p>${paragraphs[0]}</p>`,
      ),
    );
    for (const tag of ["<h2>", "<li>", "<blockquote>", "<figure>", "<figcaption>", "<table>"])
      expect(html).toContain(tag);
    expect(text).toContain("A bakery, by spring");
    expect(text).not.toContain("The new roof");
  });

  it("cuts what speaks to the reader instead of telling the story", () => {
    const { text } = article(
      wholePage(
        `${prose}<p>Read more: Ten mills to see</p><div class="newsletter-signup"><p>Sign up for our letter, every morning.</p></div>` +
          `<p>${paragraphs[1]}</p><p>Follow Bo Ek on Facebook for more.</p>`,
      ),
    );
    expect(text).toBe([...paragraphs, paragraphs[1]].join("\n\n"));
  });

  it("puts the standfirst first", () => {
    const dek = "After four winters of work, the town has its market hall back.";
    const html = wholePage(prose).replace("</h1>", `</h1><p class="dek">${dek}</p>`);
    expect(article(html).text.startsWith(dek)).toBe(true);
  });

  it("prefers structured data, and the printed day where the page shows another", () => {
    const data = (published: string): string =>
      `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Mill opens again","datePublished":"${published}",` +
      `"author":[{"@type":"Person","name":"Ann Lee"},{"@type":"Person","name":"Cy Doe"}]}</script>`;
    expect(article(wholePage(prose, data("2026-11-23T13:00:00Z"))).authors.map(({ name }) => name)).toEqual([
      "Ann Lee",
      "Cy Doe",
    ]);
    expect(article(wholePage(prose, data("2026-11-24T03:30:00Z"))).published).toBe(
      "2026-11-23T23:30:00-04:00",
    );
  });

  it("takes the told body when the page shows next to nothing", () => {
    const told = Array.from(
      { length: 8 },
      (_, i) => `Paragraph ${i} of a story that a script would show.`,
    ).join(" ");
    const head = `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Mill","articleBody":"${told} ${told}"}</script>`;
    expect(
      article(wholePage("<p>Loading</p>", head).replace(/<div id="comments">.*?<\/div>/s, "")).text,
    ).toContain("Paragraph 7");
  });

  it("leaves no script, style or handler in the body", () => {
    const { html } = article(
      wholePage(`${prose}<p onclick="x()" style="color:red">${paragraphs[0]}<script>x()</script></p>`),
    );
    expect(html).not.toMatch(/script|onclick|style/);
  });
});

describe("giving up a page", () => {
  it.each([
    ["too-deep", `<html><body>${"<div>".repeat(2_000)}`],
    ["too-large", `<html>${" ".repeat(5_000_001)}`],
    ["not-html", "%PDF-1.7 and so on"],
    ["not-html", ""],
    ["no-article", "<html><body><p>Hello</p></body></html>"],
  ])("says %s", (kind, html) => {
    expect(extract(html)).toMatchObject({ ok: false, kind });
  });

  it("says too-slow when the time is over", () => {
    const bytes = new TextEncoder().encode(wholePage(prose));
    expect(extractArticle(bytes, { url: URL_OF_PAGE }, { timeoutMs: -1 })).toMatchObject({
      ok: false,
      kind: "too-slow",
    });
  });

  it("takes time in proportion to the page for shapes that make programs slow", () => {
    const timeOf = (html: string): number => {
      const started = performance.now();
      extract(html);
      return performance.now() - started;
    };
    for (const piece of [
      "<p>text",
      "<span>word, </span>",
      "line, of text.<br>",
      "</div>",
      "<li><a href=x>link</a>",
    ]) {
      timeOf(`<html><body>${piece.repeat(2_000)}`);
      const few = timeOf(`<html><body>${piece.repeat(4_000)}`);
      expect(timeOf(`<html><body>${piece.repeat(32_000)}`)).toBeLessThan(Math.max(few, 20) * 8 * 8);
    }
  });

  it("never throws, and never leaves control characters, whatever it is given", () => {
    const piece = fc.constantFrom(
      "<div>",
      "</div>",
      "<p>",
      "<p>Some words, in a row. ",
      "<a href='x'>",
      "<table>",
      "<li>",
      "<h1>",
      "<!--",
      "<script>",
      "\0",
      "\u0007",
      "<article class=content>",
      "&#0;",
      "<time datetime=2026-11-23>",
      "<meta name=author content=",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 60 }), (pieces) => {
        const page = extract(`<html><body>${pieces.join("")}</body></html>`);
        if (page.ok)
          expect(page.text + page.html).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/);
      }),
    );
  });
});

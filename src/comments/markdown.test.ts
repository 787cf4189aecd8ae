import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { DomUtils, parseDocument } from "htmlparser2";
import { describe, expect, test } from "vitest";
import { cleanText, renderComment, renderMarkdown, sanitiseComment } from "./markdown.ts";

describe("a comment's marks", () => {
  test.each([
    ["one\n\ntwo", "<p>one</p>\n<p>two</p>"],
    ["one\ntwo", "<p>one<br />\ntwo</p>"],
    ["*slanted* and **strong**", "<p><em>slanted</em> and <strong>strong</strong></p>"],
    ["> said before\n\nNo.", "<blockquote>\n<p>said before</p>\n</blockquote>\n<p>No.</p>"],
    ["- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"],
    ["3. three\n4. four", '<ol start="3">\n<li>three</li>\n<li>four</li>\n</ol>'],
    ["`a < b`", "<p><code>a &lt; b</code></p>"],
    ["```\na < b\n```", "<pre><code>a &lt; b\n</code></pre>"],
    [
      "[the report](https://paper.example/a?b=1&c=2)",
      '<p><a href="https://paper.example/a?b=1&amp;c=2" rel="nofollow ugc noopener">the report</a></p>',
    ],
    [
      "see https://paper.example/a.",
      '<p>see <a href="https://paper.example/a" rel="nofollow ugc noopener">https://paper.example/a</a>.</p>',
    ],
  ])("%j", (text, html) => expect(renderMarkdown(text)).toBe(html));

  test.each([
    "snake_case_name and __init__",
    "¯\\_(ツ)_/¯",
    "f***ing b***h",
    "2 * 3 * 4 = 24",
    "5 &lt; 6 &amp; so on",
    "end.Then",
    "me@town.example",
    "# not a headline",
    "| a | b |",
  ])("%j is text", (text) => {
    expect(renderMarkdown(text)).toBe(`<p>${text.replace(/&/g, "&amp;")}</p>`);
  });
});

const VECTORS = [
  "<script>alert(1)</script>",
  '<img src=x onerror="alert(1)">',
  "[a](javascript:alert(1))",
  "[a](  JaVaScRiPt:alert(1))",
  "[a](data:text/html,<script>alert(1)</script>)",
  "[a](//elsewhere.example)",
  '[a](https://a.example "\\"><script>alert(1)</script>")',
  "<https://a.example/><svg/onload=alert(1)>",
  "![x](https://a.example/pixel.gif)",
  "[a](vbscript:x) [b]: javascript:x",
  `${"> ".repeat(500)}deep`,
  "*".repeat(5000),
  "[".repeat(5000),
  `${"- ".repeat(300)}x`,
];

function expectHarmless(html: string): void {
  for (const element of DomUtils.getElementsByTagName("*", parseDocument(html))) {
    expect(["p", "br", "em", "strong", "a", "blockquote", "ul", "ol", "li", "code", "pre"]).toContain(
      element.name,
    );
    for (const [name, value] of Object.entries(element.attribs)) {
      expect(["href", "rel", "start"]).toContain(name);
      if (name === "href") expect(value).toMatch(/^https?:\/\//);
    }
  }
}

describe("a stranger's words", () => {
  test.each(VECTORS)("%.60j do no harm", (text) => {
    expectHarmless(renderMarkdown(text));
    expectHarmless(sanitiseComment(text));
  });

  test("as the name of somebody who is spoken to do no harm either, and stay the words they are", () => {
    for (const name of [...VECTORS, "[a](//b.example)", "<b>", "*x*", "`x`"].map((one) => one.slice(0, 40))) {
      const writer = { accountId: "1", name, commentId: "06edestqg0n91sde" };
      const { html, mentioned } = renderComment(`So @${name} said`, [writer]);
      expect(mentioned).toEqual([writer]);
      const bare = html.replace('<a href="/comments/06edestqg0n91sde" rel="nofollow">', "<em>");
      expectHarmless(bare.replace("</a>", "</em>"));
      expect(DomUtils.textContent(parseDocument(html))).toBe(`So @${name} said`);
    }
  });

  test("stay the words they are", () => {
    for (const text of ["<b>bold</b>", "a <script> b", "</p></div>", "&#60;", "undefined", "\u202egpj.exe"])
      expect(DomUtils.textContent(parseDocument(renderMarkdown(text)))).toBe(text);
  });

  test("are harmless whatever they are, and cleaning them twice changes nothing", () => {
    const piece = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(...VECTORS, "*", "`", "[", "](", "\n"),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join("");
        expectHarmless(renderMarkdown(text));
        expect(cleanText(cleanText(text))).toBe(cleanText(text));
      }),
      { numRuns: 60 },
    );
  });
});

// Third-party vectors, used where they lie beside the checkout; the cases above stand for them elsewhere.
const SHARED = join(import.meta.dirname, "../../../shared/data/safety");

describe.skipIf(!existsSync(SHARED))("the shared safety vectors", () => {
  test.each([
    ["h5sc.json", "vector"],
    ["sanitizer-pairs.json", "payload"],
  ])("leave nothing dangerous: %s", (file, field) => {
    const cases = JSON.parse(readFileSync(join(SHARED, file), "utf8")) as Record<string, string>[];
    expect(cases.length).toBeGreaterThan(50);
    for (const one of cases) {
      expectHarmless(renderMarkdown(one[field] ?? ""));
      expectHarmless(sanitiseComment(one[field] ?? ""));
    }
  });

  test("naughty strings stay what they are", () => {
    const strings = JSON.parse(readFileSync(join(SHARED, "naughty-strings.json"), "utf8")) as string[];
    const marks = /[*`>]|\](?=\()|^\s*(?:[-+]|\d+[.)])\s|\bhttps?:/m;
    let same = 0;
    for (const text of strings) {
      const html = renderMarkdown(text);
      expectHarmless(html);
      if (marks.test(text)) continue;
      same += 1;
      const bare = (given: string) => given.replace(/\s+/g, " ").trim();
      expect(bare(DomUtils.textContent(parseDocument(html)))).toBe(bare(cleanText(text)));
    }
    expect(same).toBeGreaterThan(strings.length / 3);
  });
});

import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { parseDocument } from "htmlparser2";
import { describe, expect, it } from "vitest";
import { eachElement } from "./reading/tree.ts";
import { sanitiseBody, textOf } from "./sanitise.ts";

const PAGE = "https://paper.example/news/story.html";
const SAFETY = new URL("../../../shared/data/safety/", import.meta.url);

const ALLOWED_ATTRIBUTES =
  /^(?:href|rel|src|alt|width|height|datetime|title|start|reversed|value|colspan|rowspan|scope|dir)$/;
const DANGEROUS =
  /^(?:script|style|iframe|object|embed|svg|math|form|input|button|link|meta|base|template|noscript|textarea|select|video|audio|frame|frameset|xmp|title)$/;

/** What a browser could act on, beyond showing text, links and pictures. */
function dangersIn(html: string): string[] {
  const found: string[] = [];
  eachElement(parseDocument(html), (element) => {
    if (DANGEROUS.test(element.name)) found.push(element.name);
    for (const [name, value] of Object.entries(element.attribs)) {
      if (!ALLOWED_ATTRIBUTES.test(name)) found.push(name);
      if (/^(?:href|src)$/.test(name) && !/^(?:https?:|mailto:)/.test(value)) found.push(`${name}=${value}`);
    }
  });
  return found;
}

describe("sanitising a body", () => {
  it("keeps the forms of an article", () => {
    const html = sanitiseBody(
      "<h2>Plans</h2><p>The <b>mill</b> opens.</p><ul><li>One</li></ul><blockquote>Yes.</blockquote>" +
        "<figure><img src='a.jpg' alt='Mill'><figcaption>The mill</figcaption></figure><table><tr><td>1</td></tr></table>",
      PAGE,
    );
    for (const tag of ["<h2>", "<p>", "<b>", "<li>", "<blockquote>", "<figure>", "<figcaption>", "<td>"]) {
      expect(html).toContain(tag);
    }
    expect(html).toContain('src="https://paper.example/news/a.jpg"');
  });

  it("resolves links, marks them, and drops addresses that are not for reading or writing", () => {
    expect(sanitiseBody('<a href="/b" onclick="x()" class="c">b</a>', PAGE)).toBe(
      '<a href="https://paper.example/b" rel="nofollow noopener">b</a>',
    );
    expect(sanitiseBody('<a href="javascript:alert(1)">x</a>', PAGE)).toBe("<a>x</a>");
    expect(sanitiseBody('<a href="mailto:desk@paper.example">x</a>', PAGE)).toContain(
      "mailto:desk@paper.example",
    );
  });

  it("drops pictures that count visits and finds pictures that load late", () => {
    expect(sanitiseBody('<img src="https://t.example/pixel.gif">', PAGE)).toBe("");
    expect(sanitiseBody('<img src="https://t.example/a.gif" width="1" height="1">', PAGE)).toBe("");
    expect(sanitiseBody('<img src="data:image/gif;base64,AAAA">', PAGE)).toBe("");
    expect(sanitiseBody('<img src="data:image/gif;base64,AAAA" data-src="/p.jpg">', PAGE)).toContain(
      "/p.jpg",
    );
  });

  it("makes a plain link of a video", () => {
    expect(sanitiseBody('<iframe src="https://video.example/embed/1"></iframe>', PAGE)).toBe(
      '<a href="https://video.example/embed/1" rel="nofollow noopener">video.example</a>',
    );
  });

  it("leaves nothing to act on in whatever it is given", () => {
    const piece = fc.constantFrom(
      "<script>",
      "</script>",
      "<svg/onload=a()>",
      "<a href=",
      "javascript:x",
      "'",
      '"',
      ">",
      "<",
      "<p>",
      "<!--",
      "-->",
      "<style>",
      "<img src=x onerror=a()>",
      "<math>",
      "</p>",
      "&lt;",
      "<iframe srcdoc=",
      "text",
      "\0",
      "<table>",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string())), (pieces) => {
        expect(dangersIn(sanitiseBody(pieces.join(""), PAGE))).toEqual([]);
      }),
    );
  });
});

describe.skipIf(!existsSync(SAFETY))("sanitising the shared dangerous inputs", () => {
  const read = <T>(name: string): T[] => JSON.parse(readFileSync(new URL(name, SAFETY), "utf8"));

  it.each([
    ["h5sc.json", "vector"],
    ["sanitizer-pairs.json", "payload"],
  ])("leaves nothing dangerous of %s", (file, field) => {
    const inputs = read<Record<string, string>>(file).map((one) => one[field]);
    expect(inputs.length).toBeGreaterThan(50);
    for (const input of inputs) {
      if (typeof input !== "string") throw new Error(`an input of ${file} has no ${field}`);
      expect([input, dangersIn(sanitiseBody(input, PAGE))]).toEqual([input, []]);
    }
  });

  it("keeps the text of strings that break programs", () => {
    const letters = (text: string): string => text.replace(/[\s\p{Cc}\ufeff]+/gu, "").toWellFormed();
    const strings = read<string>("naughty-strings.json");
    expect(strings.length).toBeGreaterThan(500);
    for (const string of strings) {
      const escaped = string.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
      expect(letters(textOf(sanitiseBody(`<p>${escaped}</p>`, PAGE)))).toBe(letters(string));
      expect([string, dangersIn(sanitiseBody(string, PAGE))]).toEqual([string, []]);
    }
  });
});

describe("the text of a body", () => {
  it("keeps paragraph breaks and folds other white space", () => {
    expect(textOf("<p>One\n two</p><p>Three<br>four</p><script>no()</script>")).toBe(
      "One two\n\nThree\nfour",
    );
  });
});

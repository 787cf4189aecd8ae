import fc from "fast-check";
import { expect, test } from "vitest";
import { prepareBody } from "./body.ts";

test("a picture from a stranger's host is left out, and the words around it stay", () => {
  expect(prepareBody('<p>Before <img src="https://a.example/1.jpg" alt=""> after.</p>')).toBe(
    "<p>Before  after.</p>",
  );
});

test("a paragraph or figure that held nothing but a picture goes with it", () => {
  const html =
    '<p>One.</p><p><a href="https://a.example/big"><img src="https://a.example/1.jpg"></a></p>' +
    '<figure><img src="https://a.example/2.jpg"><figcaption>The bridge.</figcaption></figure><p>Two.</p>';
  expect(prepareBody(html)).toBe("<p>One.</p><p>Two.</p>");
});

test("a figure with a quotation or a table keeps its caption", () => {
  const html = "<figure><blockquote><p>Said.</p></blockquote><figcaption>Who</figcaption></figure>";
  expect(prepareBody(html)).toBe(html);
});

test("a table scrolls in a box of its own that the keyboard reaches", () => {
  const html = prepareBody("<div><table><tbody><tr><td>1</td><td></td></tr></tbody></table></div>");
  expect(html).toBe(
    '<div><section class="wide" tabindex="0" aria-label="Table"><table><tbody><tr><td>1</td><td></td></tr></tbody></table></section></div>',
  );
});

test("nothing that loads is left, whatever stands in the body", () => {
  const pieces = fc.constantFrom(
    "<p>",
    "</p>",
    '<img src="https://a.example/x.png">',
    "<figure>",
    "</figure>",
    "<picture>",
    "</picture>",
    "<figcaption>c</figcaption>",
    "<table>",
    "<tr><td>x</td></tr>",
    "</table>",
    "words",
    "<pre>",
    "</pre>",
    "&lt;img&gt;",
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
      expect(prepareBody(parts.join(""))).not.toMatch(/<(img|picture|source)\b/);
    }),
  );
});

/** Paragraphs of about `chars` characters. */
const paragraphs = (n: number, chars: number) =>
  Array.from({ length: n }, (_, i) => `<p>${`w${i} `.repeat(Math.ceil(chars / (`${i}`.length + 2)))}</p>`);
const FOLDED = '<details class="rest"><summary lang="en" dir="ltr">';

test("a long body is folded after its first paragraphs, and opened by one switch", () => {
  const all = paragraphs(20, 600);
  const folded = prepareBody(all.join(""), { open: false });
  expect(folded).toBe(
    `${all.slice(0, 3).join("")}${FOLDED}Read the rest, about 8 minutes</summary>${all.slice(3).join("")}</details>`,
  );
  const open = prepareBody(all.join(""), { open: true });
  expect(open).toBe(folded.replace('<details class="rest">', '<details class="rest" open>'));
});

test("a body of ordinary length is not folded, nor one whose rest would not be worth a press", () => {
  const short = paragraphs(10, 600).join("");
  expect(prepareBody(short, { open: false })).toBe(short);
  const [long = "", ...few] = paragraphs(4, 7000).map((one, i) =>
    i === 0 ? one : one.slice(0, 300).concat("</p>"),
  );
  expect(prepareBody(long + few.join(""), { open: false })).not.toContain("<details");
});

test("the fold comes within the box that holds the whole article, and takes a heading with its text", () => {
  const [a = "", b = "", c = "", ...rest] = paragraphs(20, 600);
  const html = prepareBody(`<div><div>${a}${b}${c}<h2>Next</h2>${rest.join("")}</div></div>`, {
    open: false,
  });
  expect(html).toMatch(/^<div><div><p>/);
  expect(html).toContain(`${c}${FOLDED}`);
  expect(html).toContain(`</summary><h2>Next</h2>${rest[0]}`);
});

test("folding loses no word and changes no order, whatever the blocks", () => {
  const block = fc
    .tuple(
      fc.constantFrom("p", "h2", "ul", "blockquote", "div"),
      fc.integer({ min: 0, max: 3000 }),
      fc.integer(),
    )
    .map(([name, chars, n]) => `<${name}>${`${n} `.repeat(chars / 8)}</${name}>`);
  fc.assert(
    fc.property(fc.array(block, { maxLength: 25 }), (blocks) => {
      const html = blocks.join("");
      const without = prepareBody(html, { open: false })
        .replace(/<summary .*?<\/summary>/, "")
        .replace(/<\/?details[^>]*>/g, "");
      expect(without).toBe(html);
    }),
  );
});

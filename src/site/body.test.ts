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

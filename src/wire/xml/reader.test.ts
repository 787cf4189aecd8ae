import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultLimits } from "../shapes.ts";
import type { Element } from "./element.ts";
import { WireReader } from "./reader.ts";

// The same examples on every run; another seed gives others.
fc.configureGlobal({ seed: 2025 });

function readInPieces(text: string, sizes: readonly number[], limits = defaultLimits): Element[] {
  const items: Element[] = [];
  const reader = new WireReader({ limits, base: "https://a.example/", onItem: (item) => items.push(item) });
  let at = 0;
  for (let i = 0; at < text.length; i++) {
    const size = sizes[i % sizes.length] ?? text.length;
    reader.write(text.slice(at, at + size));
    at += size;
  }
  reader.end();
  return items;
}

const textsOf = (items: Element[]): string[] =>
  items.map(({ children }) =>
    children.map(({ name, text, attributes }) => `${name}=${text}${attributes?.join() ?? ""}`).join("|"),
  );

const DOCUMENT = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "<item>">]><rss><channel><!-- a comment --><title>T &amp; t</title>
  <item><title><![CDATA[One ]] > <b>]]></title><link>https://a.example/?a=1&amp;b=2</link><enclosure url="x&amp;y" type='a"b'/></item>
  <item><title>Naked <i>markup &lt;</i></title><description>&lt;p&gt;Escaped&lt;/p&gt; &eacute;</description></titel <link>x</link></item>
  <item><title><![CDATA[Cut</title><guid>3</guid></item><item><title>Last</title></item></channel></rss>`;

describe("the reader", () => {
  it("gives the same items whatever pieces the document comes in", () => {
    const whole = textsOf(readInPieces(DOCUMENT, [DOCUMENT.length]));
    expect(whole[0]).toBe('title=One ]] > <b>|link=https://a.example/?a=1&b=2|enclosure=url,x&y,type,a"b');
    expect(whole[1]).toContain("title=Naked <i>markup &lt;</i>|description=<p>Escaped</p> é");
    expect(whole).toHaveLength(4);
    const sizes = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(sizes, (some) => {
        expect(textsOf(readInPieces(DOCUMENT, some))).toEqual(whole);
      }),
    );
  });

  it("lets go of an item as soon as the next begins", () => {
    const given: string[] = [];
    const reader = new WireReader({
      limits: defaultLimits,
      base: "",
      onItem: ({ children }) => given.push(children[0]?.text ?? ""),
    });
    reader.write("<rss><channel><item><title>1</title></item><item><title>2</title>");
    expect(given).toEqual(["1"]);
    reader.write("<item>");
    expect(given).toEqual(["1", "2"]);
  });

  it("keeps within its limits: attributes, elements, text, depth", () => {
    const limits = { ...defaultLimits, attributes: 2, elements: 3, text: 5, depth: 4 };
    const [item] = readInPieces(
      '<rss><channel><item><title a="1" b="2" c="3">123456789</title><x/><x/><x/><x/><y><y><y><y><y>deep</y></y></y></y></y></item>',
      [1000],
      limits,
    );
    expect(item?.children.length).toBeLessThanOrEqual(3);
    expect(item?.children[0]).toMatchObject({ text: "12345", attributes: ["a", "1", "b", "2"] });
    expect(JSON.stringify(item)).not.toContain("deep");
  });
});

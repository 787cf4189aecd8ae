import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseWire } from "./wire.ts";

// The same examples on every run; another seed gives others.
fc.configureGlobal({ seed: 2025 });

const GOOD =
  "<item><title>Good item</title><guid>g</guid><link>https://a.example/g</link><description>d</description></item>";
const HEAD = '<?xml version="1.0"?><rss version="2.0"><channel><title>Hostile</title>';
const TAIL = "</channel></rss>";

const feed = (bad: string, good = GOOD): string => `${HEAD}${bad}${good}${TAIL}`;
const item = (inside: string): string => `<item><title>Bad</title>${inside}</item>`;
const cdata = (text: string): string => `<description><![CDATA[${text}]]></description>`;
const withDoctype = (subset: string, body: string): string =>
  body.replace('<?xml version="1.0"?>', `<?xml version="1.0"?><!DOCTYPE rss [${subset}]>`);
const manyOf = (count: number, make: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => make(i)).join(" ");

function titlesOf(text: string | Uint8Array): (string | undefined)[] {
  const wire = parseWire(Buffer.from(text), { url: "https://a.example/feed" });
  return wire.ok ? wire.entries.map(({ title }) => title) : [];
}

const BROKEN: Readonly<Record<string, string>> = {
  "a cut closing tag": feed("<item><title>Bad</titl<link>https://a.example/1</link></item>"),
  "a closing tag without its bracket": feed(
    "<item><title>Bad</title <link>https://a.example/1</link></item>",
  ),
  "a cut opening tag": feed("<item><title>Bad</title><lin<description>d</description></item>"),
  "a tag cut before the next item": feed("<item><title>Bad</title><link"),
  "an item without its end": feed("<item><title>Bad</title><link>https://a.example/1</link>"),
  "a title without its end": feed("<item><title>Bad "),
  "an unclosed CDATA section": feed("<item><title><![CDATA[Bad</title></item>"),
  "an unclosed CDATA section before a closed one": feed(
    "<item><title><![CDATA[Bad</title></item>",
    "<item><title><![CDATA[Good item]]></title></item>",
  ),
  "an unclosed comment": feed("<!-- oops "),
  "an unclosed processing instruction": feed("<?php echo "),
  "a prolog without its question mark": feed("").replace("?>", ">"),
  "an unclosed double quote": feed(item('<enclosure url="https://a.example/1.mp3 /></item>')),
  "an unclosed single quote": feed(item("<enclosure url='https://a.example/1.mp3 /></item>")),
  "closing tags in the wrong order": feed("<item><title>Bad</description></title><x></item></x></channel>"),
  "stray closing tags": feed("</item></item></channel></rss>"),
  "an unclosed DTD": feed("").replace("?>", '?><!DOCTYPE rss [<!ENTITY a "x">'),
  "tags hidden in an entity": withDoctype('<!ENTITY x "<item><title>evil</title></item>">', feed("")),
  "NULs everywhere": feed(item("\0<li\0nk>\0</link>")).replaceAll("channel", "chan\0nel"),
};

const HUGE: Readonly<Record<string, string>> = {
  "100,000 angle brackets": feed("<".repeat(100_000)),
  "100,000 angle brackets in a text": feed(item(`<description>${"<".repeat(100_000)}</description>`)),
  "100,000 cut closing tags": feed("</".repeat(100_000)),
  "100,000 cut declarations": feed("<!".repeat(100_000)),
  "100,000 opened comments": feed("<!--".repeat(100_000)),
  "100,000 opened CDATA sections": feed("<![CDATA[".repeat(100_000)),
  "100,000 opened instructions": feed("<?".repeat(100_000)),
  "100,000 nested elements": feed(item(`${"<a>".repeat(100_000)}`)),
  "100,000 nested elements outside of items": feed("<a>".repeat(100_000)),
  "50,000 nested channels": feed("<channel>".repeat(50_000)),
  "100,000 nested tags of HTML": feed(item(cdata("<div>".repeat(100_000)))),
  "19,000 nested tags of HTML": feed(item(cdata("<div>".repeat(19_000)))),
  "half tags of HTML": feed(item(cdata('<a href="'.repeat(19_000)))),
  "100,000 scripts": feed(item(cdata("<script>".repeat(100_000)))),
  "a million ampersands": feed(item(cdata(`${"&".repeat(1_000_000)}<br>`))),
  "100,000 attributes": feed(`<item ${manyOf(100_000, (i) => `a${i}="1"`)}><title>Bad</title></item>`),
  "100,000 namespaces": feed(
    `<item ${manyOf(100_000, (i) => `xmlns:a${i}="urn:${i}"`)}><title>Bad</title></item>`,
  ),
  "an attribute of 5 MB": feed(item(`<enclosure url="https://a.example/${"a".repeat(5_000_000)}"/>`)),
  "an attribute of a million tags": feed(item(`<enclosure url="${"<a>".repeat(1_000_000)}"/>`)),
  "a name of 3 MB": feed(item(`<${"a".repeat(3_000_000)}>x</${"a".repeat(3_000_000)}>`)),
  "100,000 children with names of their own": feed(item(manyOf(100_000, (i) => `<n${i}>x</n${i}>`))),
  "a title of scripts": feed(`<item><title>${"&lt;script&gt;".repeat(100_000)}</title></item>`),
  "an author made to be slow": feed(item(`<author>${"a@".repeat(500_000)}</author>`)),
  "a date made to be slow": feed(item(`<pubDate>${"Mon, ".repeat(500_000)}</pubDate>`)),
  "an entity that would grow": withDoctype(
    `<!ENTITY a "${"A".repeat(100_000)}">`,
    feed(item(`<link>${"&a;".repeat(50_000)}</link>`)),
  ),
};

describe("a hostile feed", () => {
  it.each(Object.entries(BROKEN))("with %s keeps the good item", (_, text) => {
    expect(titlesOf(text)).toContain("Good item");
    expect(titlesOf(text)).not.toContain("evil");
  });

  // The time is a generous multiple of what is needed; what it catches is time that grows with the square.
  it.each(Object.entries(HUGE))(
    "with %s answers soon and keeps the good item",
    (_, text) => {
      expect(titlesOf(text)).toContain("Good item");
    },
    5_000,
  );

  it("cannot touch prototypes", () => {
    const name = "<__proto__><polluted>1</polluted></__proto__><constructor>x</constructor>";
    expect(titlesOf(feed(`<item __proto__="x">${name}</item>${name}`))).toContain("Good item");
    const json =
      '{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","title":"Good item","__proto__":{"polluted":1}}]}';
    expect(titlesOf(json)).toEqual(["Good item"]);
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });

  it("asks for nothing outside itself", () => {
    const text = withDoctype(
      '<!ENTITY x SYSTEM "file:///etc/passwd">',
      feed("<item><title>[&x;]</title></item>"),
    );
    expect(titlesOf(text)).toContain("[&x;]");
  });

  it("leaves no control character in any text", () => {
    const [entry] = JSON.parse(
      JSON.stringify(
        parseWire(Buffer.from(feed("<item><title>a\0b&#1;c&#xD800;d</title></item>")), { url: "" }),
      ),
    ).entries;
    expect(entry.title).toBe("abc\ufffdd");
  });

  it("may say anything anywhere without an exception or a script getting through", () => {
    const piece = fc.oneof(
      fc.string({ unit: "binary", maxLength: 20 }),
      fc.constantFrom(
        "<item>",
        "</item>",
        "<title>",
        "</title>",
        "<![CDATA[",
        "]]>",
        "<!--",
        "-->",
        "<link",
        "/>",
        '"',
        "'",
        "<?",
        "<!DOCTYPE x [",
        "&amp;",
        "&#",
        "<p>",
        "<entry>",
        "<feed>",
        "<html>",
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const bad = pieces.join("");
        for (const text of [bad, feed(bad), feed(item(bad)), feed(item(cdata(bad)))]) {
          const wire = parseWire(Buffer.from(text), { url: "https://a.example/feed" });
          const shown = JSON.stringify(wire);
          expect(shown).not.toMatch(/<script|<iframe|\\u0000/i);
        }
      }),
      { numRuns: 300 },
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeOpml, parseOpml } from "./opml.ts";

// The same examples on every run; another seed gives others.
fc.configureGlobal({ seed: 2025 });

const opml = (inside: string): Buffer =>
  Buffer.from(`<opml version="2.0"><head><title>My &amp; list</title></head><body>${inside}</body></opml>`);

describe("parseOpml", () => {
  it("gives each source with the outlines around it", () => {
    const read = parseOpml(
      opml(`<outline text="Region"><outline text="North"><outline text="A" xmlUrl="https://a.example/f" htmlUrl="https://a.example/"/></outline>
        <outline title="B" text="b" XMLURL="feed:https://b.example/f" language="de"></outline></outline><outline text="C" xmlUrl="https://c.example/f"/>`),
    );
    expect(read).toMatchObject({
      ok: true,
      title: "My & list",
      sources: [
        { url: "https://a.example/f", title: "A", link: "https://a.example/", path: ["Region", "North"] },
        { url: "https://b.example/f", title: "B", language: "de", path: ["Region"] },
        { url: "https://c.example/f", title: "C", path: [] },
      ],
    });
  });

  it("leaves out what nobody could visit, and doubles", () => {
    const read = parseOpml(
      opml(
        '<outline xmlUrl="javascript:x"/><outline xmlUrl="/f"/><outline xmlUrl="https://a.example/f"/><outline xmlUrl="https://a.example/f"/>',
      ),
    );
    expect(read.ok && read.sources.map(({ url }) => url)).toEqual(["https://a.example/f"]);
  });

  it("keeps what came before a cut, and its limits", () => {
    const cut = parseOpml(
      Buffer.from('<opml><body><outline xmlUrl="https://a.example/f"/><outline xmlUrl="https://b.ex'),
    );
    expect(cut.ok && cut.sources).toHaveLength(1);
    const many = Array.from({ length: 20 }, (_, i) => `<outline xmlUrl="https://a.example/${i}"/>`).join("");
    expect(parseOpml(opml(many), { sources: 5 })).toMatchObject({
      truncated: "Only the first 5 sources were read; 15 more were left out.",
    });
    const deep = parseOpml(
      opml(`${'<outline text="x">'.repeat(100_000)}<outline xmlUrl="https://a.example/f"/>`),
    );
    expect(deep.ok && deep.sources[0]?.path).toHaveLength(20);
  });

  it("says in a sentence what it cannot read", () => {
    expect(parseOpml(Buffer.from(""))).toMatchObject({ ok: false, kind: "empty" });
    expect(parseOpml(Buffer.from("<rss/>"))).toMatchObject({ ok: false, kind: "not-opml" });
    expect(parseOpml(opml(""), { bytes: 5 })).toMatchObject({ ok: false, kind: "too-large" });
  });
});

describe("makeOpml", () => {
  it("writes what parseOpml reads, whatever the titles hold", () => {
    const source = fc.record({
      url: fc.webUrl().map((url) => new URL(url).href),
      title: fc.string({ maxLength: 50 }),
      category: fc.constantFrom(undefined, "Local", 'A "quoted" & <odd> name'),
    });
    fc.assert(
      fc.property(fc.uniqueArray(source, { selector: ({ url }) => url, maxLength: 10 }), (sources) => {
        const read = parseOpml(Buffer.from(makeOpml("List", sources, new Date(0))));
        const urls = read.ok ? read.sources.map(({ url }) => url) : [];
        expect(urls.toSorted()).toEqual(sources.map(({ url }) => url).toSorted());
      }),
    );
  });

  it("puts sources of one category together", () => {
    const text = makeOpml(
      "L",
      [
        { url: "https://a.example/f", title: "A", category: "X" },
        { url: "https://b.example/f", title: "B" },
      ],
      new Date(0),
    );
    expect(text).toContain("<dateCreated>Thu, 01 Jan 1970 00:00:00 GMT</dateCreated>");
    const read = parseOpml(Buffer.from(text));
    expect(read.ok && read.sources.map(({ title, path }) => [title, path])).toEqual([
      ["B", []],
      ["A", ["X"]],
    ]);
  });
});

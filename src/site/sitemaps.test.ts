import fc from "fast-check";
import { DomUtils, parseDocument } from "htmlparser2";
import { expect, test } from "vitest";
import { showArticle } from "#articles/rights.ts";
import { withoutControls } from "#base/text.ts";
import { keptArticle } from "../../tests/setup/kept-article.ts";
import { MAX_NEWS, MAX_PAGES, makeNewsSitemap, makePagesSitemap, makeSitemapIndex } from "./sitemaps.ts";

const URL = "https://town.example";
const parse = (xml: string) => parseDocument(xml, { xmlMode: true });
const textsOf = (xml: string, name: string): string[] =>
  DomUtils.getElementsByTagName(name, parse(xml)).map((one) => DomUtils.textContent(one));

test("the index names the others", () => {
  expect(textsOf(makeSitemapIndex(URL), "loc")).toEqual([
    `${URL}/sitemaps/pages.xml`,
    `${URL}/sitemaps/news.xml`,
  ]);
});

test("what strangers write into titles and names comes out as it was, and as nothing else", () => {
  const hostile = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("]]><x/>", "</news:title><loc>", "<!--", "&lt;", "\ud800", "\ufffe", '"', "a & b"),
  );
  fc.assert(
    fc.property(hostile, hostile, (title, name) => {
      const article = showArticle(keptArticle({ title, publisher: { slug: "paper", name } }));
      const xml = makeNewsSitemap(URL, [article]);
      const written = (text: string) => withoutControls(text).replace(/[\ufffe\uffff]/g, "");
      expect(textsOf(xml, "news:title")).toEqual([written(title)]);
      expect(textsOf(xml, "news:name")).toEqual([written(name)]);
      expect(textsOf(xml, "loc")).toHaveLength(1);
      expect(DomUtils.getElementsByTagName(() => true, parse(xml))).toHaveLength(9);
      // What XML 1.0 calls a character, and nothing beside.
      expect(xml).toMatch(/^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u);
    }),
  );
});

test.each([
  [undefined, "en"],
  ["en-US", "en"],
  ["zh-TW", "zh-tw"],
  ["zh-Hans", "zh-cn"],
  ["de", "de"],
])("an article in %s is said to be in %s", (language, said) => {
  const xml = makeNewsSitemap(URL, [showArticle(keptArticle({ language }))]);
  expect(textsOf(xml, "news:language")).toEqual([said]);
});

test("no file has more than its standard allows", () => {
  const article = showArticle(keptArticle());
  expect(
    textsOf(
      makeNewsSitemap(
        URL,
        Array.from({ length: MAX_NEWS + 1 }, () => article),
      ),
      "loc",
    ),
  ).toHaveLength(MAX_NEWS);
  const pages = Array.from({ length: MAX_PAGES + 1 }, (_, n) => ({ path: `/${n}` }));
  expect(makePagesSitemap(URL, pages).split("<url>")).toHaveLength(MAX_PAGES + 1);
});

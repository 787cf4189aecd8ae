/** @jsxImportSource hono/jsx @jsxRuntime automatic */
import fc from "fast-check";
import { DomUtils, parseDocument } from "htmlparser2";
import { describe, expect, test } from "vitest";
import { showArticle } from "#articles/rights.ts";
import type { Rights } from "#database/tables.ts";
import type { Place } from "#understanding/gazetteer.ts";
import { keptArticle, keptPicture } from "../../tests/setup/kept-article.ts";
import { factsOf, factsOfListing, factsOfSite, factsOfTrail } from "./facts.ts";
import { Layout } from "./parts/layout.tsx";
import type { View } from "./view.ts";
import { NOBODY } from "./who.ts";

const place = (id: string, name: string, kind: Place["kind"]): Place => ({
  id,
  slug: id,
  name,
  kind,
  country: "US",
  lat: 39.8,
  lon: -81.3,
  population: 0,
});
const FALLS = place("alder-falls-oh", "Alder Falls", "town");
const OHIO = place("ohio", "Ohio", "state");
const VIEW: View = {
  ...NOBODY,
  town: "Brook Town",
  publicUrl: "https://town.example",
  contact: undefined,
  now: new Date("2026-03-10T12:00:00Z"),
  timeZone: "UTC",
  places: { find: () => FALLS, chain: () => [FALLS, OHIO] },
  reprints: new Map(),
};
const KEPT = keptArticle({
  title: "Bridge & road open",
  authors: [
    { name: "Ann Reed", url: "https://gazette.example/ann" },
    { name: "Bo", url: "javascript:x" },
  ],
  url: "https://gazette.example/bridge",
  edited: new Date("2026-03-10T11:30:00Z"),
  sections: ["local", "politics"],
  local: { place: FALLS.id, score: 1, reach: "town", evidence: [] },
  excerpt: "It opens.",
  bodyHtml: "<p>At noon.</p>",
  bodyText: "At noon.",
  picture: keptPicture({ key: "k", alt: "A bridge", credit: "Photo: Bo" }),
});
const IMAGE = { path: "/image/k?w=900", width: 900, height: 600 };
/** As it is written down: what is undefined is not there. */
const written = (facts: object): unknown => JSON.parse(JSON.stringify(facts));

describe("of an article", () => {
  test("everything that its page shows is told", () => {
    const gazette = {
      "@type": "NewsMediaOrganization",
      name: "The Gazette",
      url: "https://town.example/publisher/gazette",
    };
    expect(written(factsOf(VIEW, showArticle(KEPT), IMAGE))).toEqual({
      "@context": "https://schema.org",
      "@type": "NewsArticle",
      headline: "Bridge & road open",
      url: "https://gazette.example/bridge",
      isBasedOn: "https://gazette.example/bridge",
      mainEntityOfPage: {
        "@type": "WebPage",
        "@id": `https://town.example/article/${KEPT.id}/bridge-road-open`,
      },
      datePublished: "2026-03-10T11:00:00.000Z",
      dateModified: "2026-03-10T11:30:00.000Z",
      description: "It opens.",
      inLanguage: "en",
      isAccessibleForFree: true,
      articleSection: ["Local", "Politics"],
      contentLocation: {
        "@type": "Place",
        name: "Alder Falls, Ohio",
        url: "https://town.example/local/alder-falls-oh",
        geo: { "@type": "GeoCoordinates", latitude: 39.8, longitude: -81.3 },
      },
      image: {
        "@type": "ImageObject",
        url: "https://town.example/image/k?w=900",
        width: 900,
        height: 600,
        caption: "A bridge",
        creditText: "Photo: Bo",
      },
      author: [
        { "@type": "Person", name: "Ann Reed", url: "https://gazette.example/ann" },
        { "@type": "Person", name: "Bo" },
      ],
      publisher: gazette,
    });
    const unsigned = showArticle({ ...KEPT, authors: [], url: undefined });
    expect(written(factsOf(VIEW, unsigned, undefined))).toMatchObject({
      author: gazette,
      url: `https://town.example/article/${KEPT.id}/bridge-road-open`,
    });
  });

  test.each<Rights>(["headline", "excerpt", "full"])(
    "that may be shown as %s, nothing more is told",
    (rights) => {
      const facts = factsOf(VIEW, showArticle({ ...KEPT, rights }), IMAGE);
      const told = JSON.stringify(facts);
      expect(told.includes("At noon")).toBe(false);
      expect(told.includes("It opens")).toBe(rights !== "headline");
      expect(told.includes("/image/")).toBe(rights !== "headline");
      expect(told.includes("isAccessibleForFree")).toBe(rights === "full");
    },
  );

  test("a headline is cut where engines would drop it", () => {
    const facts = written(factsOf(VIEW, showArticle({ ...KEPT, title: "word ".repeat(60) }), undefined));
    expect((facts as { headline: string }).headline.length).toBeLessThanOrEqual(110);
  });
});

test("whatever strangers write, a page's data block is whole and ends where we end it", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: "binary" }), fc.constant("</script><script>alert(1)//")),
      (text) => {
        const article = showArticle({
          ...KEPT,
          title: text,
          publisher: { slug: "p", name: text },
          excerpt: text,
        });
        const facts = [
          factsOf(VIEW, article, IMAGE),
          factsOfListing(VIEW, { path: "/", name: text, description: text }, [article]),
        ];
        const head = { title: "T", description: "D", path: "/", facts };
        const html = String(<Layout view={VIEW} head={head} />);
        const blocks = DomUtils.getElementsByTagName("script", parseDocument(html)).filter(
          (one) => one.attribs.type === "application/ld+json",
        );
        expect(blocks.map((one) => JSON.parse(DomUtils.textContent(one)))).toEqual([written(facts)]);
      },
    ),
  );
});

test("the front page tells of the site and its search", () => {
  expect(written(factsOfSite(VIEW))).toMatchObject({
    "@type": "WebSite",
    url: "https://town.example/",
    potentialAction: {
      target: { urlTemplate: "https://town.example/search?q={search_term_string}" },
      "query-input": "required name=search_term_string",
    },
  });
});

test("the page of a place tells what contains it, outermost first", () => {
  expect(written(factsOfTrail(VIEW, FALLS))).toMatchObject({
    itemListElement: [
      { position: 1, name: "Local", item: "https://town.example/local" },
      { position: 2, name: "Ohio", item: "https://town.example/local/ohio" },
      { position: 3, name: "Alder Falls", item: "https://town.example/local/alder-falls-oh" },
    ],
  });
});

test("a listing names what stands on it, in its order", () => {
  const articles = ["A", "B"].map((title) => showArticle({ ...KEPT, title }));
  expect(
    written(factsOfListing(VIEW, { path: "/local", name: "Local", description: "News." }, articles)),
  ).toMatchObject({
    "@type": "CollectionPage",
    url: "https://town.example/local",
    mainEntity: {
      itemListElement: [
        { position: 1, name: "A", url: `https://town.example/article/${KEPT.id}/a` },
        { position: 2, name: "B" },
      ],
    },
  });
});

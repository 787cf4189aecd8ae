import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type KeptArticle, type ShownArticle, showArticle } from "#articles/rights.ts";
import type { Place } from "#understanding/gazetteer.ts";
import { keptArticle, keptPicture } from "../../tests/setup/kept-article.ts";
import { type Mutes, NO_CHOICES } from "./choices.ts";
import { makeMutes, NO_MUTES } from "./mutes.ts";

const PLACES: readonly (Partial<Place> & { id: string; name: string })[] = [
  { id: "oh", name: "Ohio" },
  { id: "alder", name: "Alder County", within: "oh" },
  { id: "falls", name: "Alder Falls", within: "alder" },
  { id: "row", name: "Tanners Row", within: "falls" },
  { id: "cedar", name: "Cedarmoor", within: "oh" },
];
const byId = new Map(PLACES.map((place) => [place.id, place as Place]));
const places = {
  find: (id: string) => byId.get(id),
  chain(place: Place): Place[] {
    const holder = place.within === undefined ? undefined : byId.get(place.within);
    return holder ? [place, ...places.chain(holder)] : [place];
  },
};

const mutesOf = (given: Partial<Mutes>): Mutes => ({ ...NO_CHOICES.mutes, ...given });
const hides = (given: Partial<Mutes>, article: Partial<KeptArticle>): boolean =>
  makeMutes(mutesOf(given), places).hides(showArticle(keptArticle(article)));
const localTo = (place: string) => ({ place, score: 1, reach: "town" as const, evidence: [] });
const named = (name: string) => ({ key: name.toLowerCase(), name, kind: "person" as const, count: 1 });

describe("a muted word", () => {
  test("hides what has it anywhere that is shown", () => {
    for (const part of ["title", "excerpt", "bodyText", "agency"] as const)
      expect(hides({ words: ["storm"] }, { [part]: "A Storm, they said." })).toBe(true);
    expect(hides({ words: ["storm"] }, { authors: [{ name: "Ann Storm" }] })).toBe(true);
    expect(hides({ words: ["storm"] }, { entities: [named("Jo Storm")] })).toBe(true);
    expect(hides({ words: ["alder falls"] }, { local: localTo("falls") })).toBe(true);
    for (const picture of [
      { alt: "The storm", credit: undefined },
      { alt: "", credit: "Photo: Storm" },
    ])
      expect(hides({ words: ["storm"] }, { picture: keptPicture(picture) })).toBe(true);
  });

  test.each([
    ["resume", "Her Résumé"],
    ["São Paulo", "Fire in sao paulo"],
    ["SIKORSKI", "Sikorski’s answer"],
    ["Lodz", "Łódź votes"],
    ["o’brien", "Mr O'Brien"],
    ["covid-19", "After Covid 19"],
    ["N.Y.", "A flat in NY"],
    ["super bowl", "The Super\u00a0Bowl"],
    ["hurricane", "Hurri\u00adcane season"],
    ["拜登", "美国总统拜登说"],
  ])("%s is found in “%s”", (word, title) => {
    expect(hides({ words: [word] }, { title })).toBe(true);
  });

  test.each([
    ["reed", "Reedsville votes"],
    ["art", "The party starts"],
    ["super bowl", "A super. Bowl season"],
    ["bridge road", "Bridge & old road"],
  ])("%s is not found in “%s”", (word, title) => {
    const article = title.startsWith("A super") ? { title: "A super", excerpt: "Bowl season" } : { title };
    expect(hides({ words: [word] }, article)).toBe(false);
  });

  test("without a letter or digit hides nothing", () => {
    for (const word of ["", " ", "!!!", "🙂", "\u00ad"])
      expect(hides({ words: [word] }, { title: "Any !!! 🙂" })).toBe(false);
  });

  test("that stands only in a text we may not show, or in the publisher's name, hides nothing", () => {
    expect(hides({ words: ["storm"] }, { rights: "excerpt", bodyText: "A storm." })).toBe(false);
    expect(hides({ words: ["sun"] }, { publisher: { slug: "the-sun", name: "The Sun" } })).toBe(false);
  });
});

describe("a muted source, section, person or place", () => {
  test("hides its own articles and no others", () => {
    const paper = { slug: "gazette", name: "The Gazette" };
    expect(hides({ publishers: ["gazette"] }, { publisher: paper })).toBe(true);
    expect(hides({ publishers: ["gazette-2"] }, { publisher: paper })).toBe(false);
    expect(hides({ sections: ["sports"] }, { sections: ["local", "sports"] })).toBe(true);
    expect(hides({ sections: ["sports"] }, { sections: ["local"] })).toBe(false);
    expect(hides({ people: ["Maya Lund"] }, { bodyText: "So said Maya Lund." })).toBe(true);
    expect(hides({ people: ["Maya Lund"] }, { title: "Lund speaks", entities: [named("Bo Lund")] })).toBe(
      false,
    );
    // One name in all articles, whatever stands between first and last.
    expect(hides({ people: ["Maya T. Lund"] }, { entities: [named("Maya Lund")] })).toBe(true);
  });

  test("place hides the news of the places in it, not that of what it lies in", () => {
    for (const place of ["alder", "falls", "row"])
      expect(hides({ places: ["alder"] }, { local: localTo(place) })).toBe(true);
    for (const place of ["oh", "cedar"])
      expect(hides({ places: ["alder"] }, { local: localTo(place) })).toBe(false);
    expect(hides({ places: ["gone"] }, { local: localTo("gone") })).toBe(true);
    expect(makeMutes(mutesOf({ places: ["alder"] }), places).hidesPlace("row")).toBe(true);
  });

  test("are told of by name too", () => {
    const rules = makeMutes(
      mutesOf({ people: ["Maya Lund"], words: ["storm"], publishers: ["gazette"] }),
      places,
    );
    expect(["Maya Lund", "MAYA LUND", "Maya R. Lund", "Storm Watch"].map(rules.hidesName)).toEqual(
      Array(4).fill(true),
    );
    expect(["Lund", "Maya", "Stormont"].map(rules.hidesName)).toEqual(Array(3).fill(false));
    expect([rules.hidesPublisher("gazette"), rules.hidesPublisher("radio")]).toEqual([true, false]);
  });
});

test("nothing muted, nothing hidden", () => {
  expect([NO_MUTES.isEmpty, NO_MUTES.readsBodies]).toEqual([true, false]);
  expect(makeMutes(mutesOf({ places: ["alder"] }), places)).toMatchObject({
    isEmpty: false,
    readsBodies: false,
  });
});

describe("of any articles, whatever is muted,", () => {
  const word = fc.constantFrom("storm", "Café", "Łódź", "bridge", "Maya", "Lund", "O'Brien", "19", "ß");
  const text = fc.array(word, { maxLength: 6 }).map((words) => words.join(" "));
  const article: fc.Arbitrary<ShownArticle> = fc
    .record({
      title: text,
      excerpt: text,
      bodyText: text,
      rights: fc.constantFrom("full" as const, "excerpt" as const, "headline" as const),
      publisher: fc.constantFrom("a", "b").map((slug) => ({ slug, name: slug })),
      sections: fc.subarray(["local", "sports"]),
      authors: fc.array(
        text.map((name) => ({ name })),
        { maxLength: 2 },
      ),
      local: fc.option(fc.constantFrom("falls", "row", "cedar").map(localTo), { nil: undefined }),
    })
    .map((given) => showArticle(keptArticle(given)));
  const mutes = fc.record({
    words: fc.array(text, { maxLength: 3 }),
    people: fc.array(text, { maxLength: 2 }),
    publishers: fc.subarray(["a", "b"]),
    sections: fc.subarray(["local", "sports"]),
    places: fc.subarray(["alder", "cedar", "row"]),
  });

  test("nothing muted passes, and nothing else is held back", () => {
    // Told here in the plainest way there is, on words that fold by themselves.
    const plain = (words: string) =>
      ` ${words.toLowerCase().replaceAll("é", "e").replaceAll("ł", "l").replaceAll("ó", "o").replaceAll("ź", "z").replaceAll("ß", "ss").replaceAll("'", "")} `;
    fc.assert(
      fc.property(article, mutes, (one, muted) => {
        const shown = [one.title, one.excerpt, one.bodyText, ...one.authors.map((author) => author.name)];
        const name = one.local ? (byId.get(one.local.place)?.name ?? "") : "";
        const isMuted =
          muted.publishers.includes(one.publisher.slug) ||
          muted.sections.some((slug) => one.sections.includes(slug)) ||
          (one.local !== undefined &&
            { falls: ["alder"], row: ["alder", "row"], cedar: ["cedar"] }[one.local.place]?.some((id) =>
              muted.places.includes(id),
            )) ||
          [...muted.words, ...muted.people].some(
            (words) => words !== "" && [...shown, name].some((part) => plain(part).includes(plain(words))),
          );
        expect(makeMutes(muted, places).hides(one)).toBe(isMuted);
      }),
      { numRuns: 500 },
    );
  });
});

test("whatever is written or muted, the answer comes promptly", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (title, word) => {
      expect(typeof hides({ words: [word], people: [word], places: [word] }, { title })).toBe("boolean");
    }),
  );
  for (const name of ["__proto__", "constructor", "toString"])
    expect(hides({ publishers: [name], sections: [name], places: [name] }, {})).toBe(false);
  expect(hides({ words: ["b"] }, { bodyText: "a’".repeat(500_000) })).toBe(false);
});

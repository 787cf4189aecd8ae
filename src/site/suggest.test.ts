import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readWords } from "#articles/asked-words.ts";
import { openGazetteer } from "#understanding/gazetteer.ts";
import {
  choosePlaces,
  listPlacesMeant,
  listPublishersAlike,
  listSlips,
  nameAsked,
  putRight,
} from "./suggest.ts";

const gazetteer = openGazetteer();
const idOf = (text: string) => gazetteer.search(text, 1)[0]?.id ?? "";
const PAPERS = ["The Brook Gazette", "Brook Radio", "Hill Post", "Gazeta Łódzka"].map((name, n) => ({
  slug: `paper-${n}`,
  name,
}));
const papers = (words: string) => listPublishersAlike(PAPERS, words, 3).map(({ name }) => name);

describe("places that may be meant", () => {
  const places = (words: string, inNews: readonly string[], alsoQuiet = true) =>
    choosePlaces(
      listPlacesMeant(gazetteer, words),
      new Map(inNews.map((place) => [idOf(place), new Date()])),
      { limit: 3, alsoQuiet },
    ).map(({ slug }) => slug);

  test("are those in the news before larger ones", () => {
    expect(places("Springfield", ["Springfield, OR"])).toEqual(["springfield-or"]);
    expect(places("Sprngfield", ["Springfield, OR"])).toEqual(["springfield-or"]);
  });

  test("without any news are the largest of that name, or nearly, and only when nothing was found", () => {
    expect(places("Springfield", [])[0]).toBe("springfield-mo");
    expect(places("Sprngfield", [])[0]).toBe("springfield-mo");
    expect(places("Springfield", [], false)).toEqual([]);
    expect(places("councilor", [])).toEqual([]);
    expect(places("qqqwwweee", [])).toEqual([]);
  });
});

describe("publishers that may be meant", () => {
  test.each([
    ["brook gazette", ["The Brook Gazette"]],
    ["brook", ["Brook Radio", "The Brook Gazette"]],
    ["gazete", []],
    ["Brok Gazette", ["The Brook Gazette"]],
    ["hil post", ["Hill Post"]],
    ["lodzka", ["Gazeta Łódzka"]],
    ["x", []],
    ["", []],
  ])("by %s are %j", (words, names) => expect(papers(words)).toEqual(names));
});

describe("a search with a slip in it", () => {
  const right = (words: string, inNews: readonly string[] = []) =>
    putRight(
      words,
      listSlips(gazetteer, readWords(words)),
      new Map(inNews.map((place) => [idOf(place), new Date()])),
    );

  test.each([
    ["Philadelfia", "Philadelphia"],
    ["mayor of Chicgo", "mayor of Chicago"],
    ["San Fransisco", "San Francisco"],
    ["Chicago", undefined],
    ['"Chicgo"', undefined],
    ["-Chicgo vote", undefined],
    ["zzzz", undefined],
  ])("%s is put right to %s", (words, meant) => expect(right(words)).toBe(meant));

  test("is put right towards a place in the news", () => {
    expect(right("Oberlun", ["Oberlin, OH"])).toBe("Oberlin");
  });
});

test("whatever is typed, suggestions are few and the same each time", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
      const once = () => {
        const asked = readWords(text);
        const name = nameAsked(asked) ?? "";
        return JSON.stringify([
          listPlacesMeant(gazetteer, name),
          listPublishersAlike(PAPERS, text, 3),
          listSlips(gazetteer, asked),
        ]);
      };
      expect(once()).toBe(once());
    }),
    { numRuns: 60 },
  );
});

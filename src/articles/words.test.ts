import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isAsked, readWords, withOtherNames } from "./asked-words.ts";
import { cutFound, foldWord, markFound, type Piece, soughtOf } from "./found-words.ts";

const sought = (text: string) => soughtOf(readWords(text));
const show = (pieces: readonly Piece[]) =>
  pieces.map(({ text, found }) => (found ? `[${text}]` : text)).join("");
const read = (text: string) =>
  readWords(text).alternatives.map((wanted) =>
    wanted.map(({ phrases, not, exact }) => `${not ? "-" : ""}${exact ? `"${phrases}"` : phrases}`).join(" "),
  );

describe("what somebody asks", () => {
  test.each([
    ["city council", ["city council"]],
    ['"city council" vote', ['"city council" vote']],
    ["vote -zoning or budget", ["vote -zoning", "budget"]],
    ['a -"b c" OR d', ['a -"b c"', "d"]],
    ['open "quote', ['open "quote"']],
    ["-only -without", []],
    ["a or -b", ["a"]],
    ["or", []],
    ["!!! ()", []],
    ["O'Fallon U.S.", ["O'Fallon U.S."]],
  ])("%s is read as %j", (text, alternatives) => {
    expect(read(text)).toEqual(alternatives);
  });

  test("is something, whatever is typed, and never too much", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
        const asked = readWords(text);
        expect(asked.alternatives.flat().length).toBeLessThanOrEqual(16);
        for (const wanted of asked.alternatives) expect(wanted.some((one) => !one.not)).toBe(true);
        expect(isAsked(asked)).toBe(asked.alternatives.length > 0);
      }),
    );
  });

  test("is widened by the other names of what is named, the longest name first", () => {
    const others = (name: string) =>
      ({ "new york": ["nyc"], york: ["eboracum"], kyiv: ["kiev"] })[name.toLowerCase()] ?? [];
    const widened = (text: string) =>
      withOtherNames(readWords(text), others).alternatives.map((wanted) =>
        wanted.map((one) => [one.phrases.join("+"), ...one.others].join("|")),
      );
    expect(widened("New York council")).toEqual([["New+York|nyc", "council"]]);
    expect(widened("duke of York -Kyiv")).toEqual([["duke", "of", "York|eboracum", "Kyiv"]]);
    expect(widened('"Kyiv" or Kyiv')).toEqual([["Kyiv"], ["Kyiv|kiev"]]);
  });
});

describe("what was found", () => {
  test.each([
    ["radoslaw", "So said Radosław Sikorski.", "So said [Radosław] Sikorski."],
    ["US", "The U.S. and us, not use.", "The [U.S]. and [us], not use."],
    [
      '"city council"',
      "The city; council of the city council.",
      "The [city; council] of the [city council].",
    ],
    ["strasse ECOLE", "Die Straße, l’école", "Die [Straße], l’[école]"],
    ["東京", "東京都知事", "[東京]都知事"],
    ["co-op", "A co-op and a coop", "A [co-op] and a coop"],
    ["a -b", "a b", "[a] b"],
    ["x", "nothing", "nothing"],
    ["soft", "so\u00adft word", "[so\u00adft] word"],
  ])("of %s is marked in %s", (words, text, marked) => {
    expect(show(markFound(text, sought(words)))).toBe(marked);
  });

  test("is cut out with what stands around it", () => {
    const text = `${"Before it there is much. ".repeat(20)}The council met Ann Reed at noon. ${"After. ".repeat(60)}`;
    const cut = show(cutFound(text, sought("reed council"), 120));
    expect(cut).toMatch(/^….*The \[council\] met Ann \[Reed\] at noon\. After.*…$/);
    expect(cut.replace(/[[\]]/g, "").length).toBeLessThanOrEqual(120);
    expect(show(cutFound("The council.", sought("council"), 120))).toBe("The [council].");
    expect(cutFound(text, sought("zebra"), 120)).toEqual([]);
  });

  test("is only ever a piece of the text, within its length", () => {
    const any = fc.string({ unit: fc.constantFrom(..."ab é東\u{1f600}.-' \n"), maxLength: 300 });
    fc.assert(
      fc.property(any, any, fc.integer({ min: 80, max: 300 }), (text, words, most) => {
        const whole = markFound(text, sought(words));
        expect(whole.map((piece) => piece.text).join("")).toBe(text);
        const cut = cutFound(text, sought(words), most)
          .map((piece) => piece.text)
          .join("");
        expect(cut.length).toBeLessThanOrEqual(most);
        expect(cut.isWellFormed()).toBe(true);
        expect(text).toContain(cut.replace(/^…/, "").replace(/…$/, ""));
      }),
    );
  });

  test("is compared in one form", () => {
    expect(["Łódź", "ØRSTED", "Ελλάς", "ﬁrst", "İzmir", "U.N."].map(foldWord)).toEqual([
      "lodz",
      "orsted",
      "ελλασ",
      "first",
      "izmir",
      "un",
    ]);
  });
});

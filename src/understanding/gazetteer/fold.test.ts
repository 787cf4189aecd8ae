import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldName, tokensOf } from "./fold.ts";

describe("a folded name", () => {
  test.each([
    ["St. Louis", "saint louis"],
    ["SAINT-LOUIS", "saint louis"],
    ["Ft. Worth", "fort worth"],
    ["Mt Vernon", "mount vernon"],
    ["Franklin Co.", "franklin county"],
    ["O'Fallon", "ofallon"],
    ["O’Fallon", "ofallon"],
    ["Coeur d’Alene", "coeur dalene"],
    ["Winston-Salem", "winston salem"],
    ["N.Y.", "ny"],
    ["U.S.-based", "us based"],
    ["Ohio's", "ohio"],
    ["São Paulo", "sao paulo"],
    ["Łódź", "lodz"],
    ["Straße", "strasse"],
    ["Hawaiʻi", "hawaii"],
    ["Москва", "москва"],
    ["東京", "東 京"],
    ["🎉", ""],
    ["", ""],
  ])("of %s is %s", (name, folded) => {
    expect(foldName(name)).toBe(folded);
  });

  test("folds to itself, and is made of the tokens of the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 80 }), (name) => {
        const folded = foldName(name);
        expect(folded).toBe(
          tokensOf(name)
            .map(({ word }) => word)
            .join(" "),
        );
      }),
    );
  });

  test("has tokens that stand in order inside the text, and ends on any text", () => {
    const hostile = ["ʼ", "'", "’s", "a.b.c.", "\u0301", "\ud800", "東", ".", "((((", "ß"];
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: "binary" }))), (parts) => {
        const text = parts.join("");
        let last = 0;
        for (const { start, end, word } of tokensOf(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(word).not.toBe("");
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  test("takes no longer than the text is long", () => {
    for (const part of ["a", "a.", "'", "ʼ", "(", "é", "🎉", "東", "a'"])
      expect(foldName(part.repeat(1_000_000)).length).toBeLessThan(500);
    expect(tokensOf("a.".repeat(200_000)).length).toBeGreaterThan(0);
  });
});

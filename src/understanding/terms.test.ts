import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findTerms, IN_TITLE, IS_NAME, MAX_TERMS } from "./terms.ts";

const termsOf = (title: string, text: string): Map<string, number> => {
  const { hashes, signs, spelling } = findTerms({ title, text });
  return new Map([...hashes].map((hash, n) => [spelling.get(hash) ?? "", signs[n] ?? 0]));
};

describe("findTerms", () => {
  it("marks names and words of the headline, and leaves out words without meaning", () => {
    const terms = termsOf("Mill burns", "The fire at the old mill was put out by Dorit Halvorsen.");
    expect(terms.get("Mill")).toBeDefined();
    expect((terms.get("Mill") ?? 0) & IN_TITLE).toBe(IN_TITLE);
    expect((terms.get("Halvorsen") ?? 0) & IS_NAME).toBe(IS_NAME);
    expect((terms.get("fire") ?? 0) & (IS_NAME | IN_TITLE)).toBe(0);
    expect(terms.has("the")).toBe(false);
  });

  it("takes forms of a word, its accents and its possessive as one", () => {
    const hashesOf = (text: string) => [...findTerms({ title: "", text }).hashes];
    expect(hashesOf("x bridges")).toEqual(hashesOf("x bridge's"));
    expect(hashesOf("x Škoda")).toEqual(hashesOf("x Skoda"));
  });

  it("gives ascending hashes, at most the promised number, for any text", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 300 }),
        fc.string({ unit: "binary", maxLength: 60 }),
        (text, title) => {
          const { hashes, signs } = findTerms({ title, text });
          expect(hashes.length).toBe(signs.length);
          expect(hashes.length).toBeLessThanOrEqual(MAX_TERMS);
          for (let n = 1; n < hashes.length; n++) expect(hashes[n] ?? 0).toBeGreaterThan(hashes[n - 1] ?? 0);
        },
      ),
    );
  });

  it("returns promptly for hostile texts of a million characters", () => {
    const long = 1_000_000;
    const texts = ["a", "[", "😀", "م", "字", "a\u0301", "'s", "\ud800", "A. "].map((one) =>
      one.repeat(long / one.length),
    );
    const before = performance.now();
    for (const text of texts) findTerms({ title: text, text });
    expect(performance.now() - before).toBeLessThan(3_000);
  });
});

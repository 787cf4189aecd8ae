import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tokenise } from "./tokens.ts";

fc.configureGlobal({ seed: 2026 });

const words = (text: string): string[] => tokenise(text).map((token) => token.text);

describe("words of a text", () => {
  it("keeps abbreviations, apostrophes and capitals as they are written", () => {
    expect(words("The U.S. and W.Va. met in Coeur d'Alene, St. Paul.")).toEqual(
      "The U.S and W.Va met in Coeur d'Alene St Paul".split(" "),
    );
  });

  it("cuts possessives off, and says so", () => {
    const [ohio] = tokenise("Ohio’s roads");
    expect(ohio).toMatchObject({ text: "Ohio", possessive: true, start: 0, end: 4 });
  });

  it("knows where sentences open, but not after abbreviations", () => {
    const opening = tokenise("He met Gov. Roe. Reading is fun! Hope").filter(({ opens }) => opens);
    expect(opening.map(({ text }) => text)).toEqual(["He", "Reading", "Hope"]);
  });

  it("tells what parts a word from the one before", () => {
    expect(tokenise("Athens-Clarke, Ga. (AP) — A").map(({ gap }) => gap)).toEqual(
      "start hyphen comma open dash".split(" ").concat("space").slice(0, 5),
    );
  });

  it("cuts the words out of the text, in order, whatever it holds", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        let from = 0;
        for (const token of tokenise(text)) {
          expect(token.start).toBeGreaterThanOrEqual(from);
          expect(text.slice(token.start, token.end)).toBe(token.text);
          from = token.end;
        }
      }),
    );
  });
});

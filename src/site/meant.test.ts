import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { NO_MUTES } from "#readers/mutes.ts";
import { openGazetteer } from "#understanding/gazetteer.ts";
import { findMeant, wordsOfPath } from "./meant.ts";

describe("the words of an address", () => {
  test.each([
    ["/article/06edestqg0n91sde/bridge-opens-again", "bridge opens again"],
    ["/2026/03/10/Council_votes%20on-levy.html", "Council votes on levy"],
    ["/sprots", "sprots"],
    ["/news/local/", ""],
    ["/article/06edestqg0n91sde", ""],
    ["/%zz/100%25", "zz"],
    ["/", ""],
  ])("%s: %s", (path, words) => {
    expect(wordsOfPath(path)).toBe(words);
  });

  test("are short and can be searched for, whatever is asked for", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (path) => {
        const words = wordsOfPath(`/${path}`);
        expect(words.length).toBeLessThanOrEqual(80);
        expect(words).toBe(words.trim());
        expect(words.isWellFormed()).toBe(true);
        expect(() => encodeURIComponent(words)).not.toThrow();
      }),
    );
  });
});

describe("what was meant", () => {
  const gazetteer = openGazetteer();
  const meant = (words: string) => {
    const { section, place } = findMeant(words, gazetteer, NO_MUTES);
    return [section?.slug, place?.name];
  };
  test("is a section or a place that the words are, or nearly are", () => {
    expect(meant("sprots")[0]).toBe("sports");
    expect(meant("real")[0]).toBe("real-estate");
    expect(meant("springfeild illinois")[0]).toBeUndefined();
    expect(meant("chicago")[1]).toBe("Chicago");
    expect(meant("chicgao")[1]).toBe("Chicago");
    expect(meant("such")[1]).toBeUndefined();
    expect(meant("chic")[1]).toBeUndefined();
    expect(meant("")).toEqual([undefined, undefined]);
    expect(meant("xqzzk")).toEqual([undefined, undefined]);
  });
  test("is nothing that its reader muted", () => {
    const mutes = { hidesSection: () => true, hidesPlace: () => true, hidesName: () => true };
    expect(findMeant("sports", gazetteer, mutes)).toEqual({ section: undefined, place: undefined });
    expect(findMeant("chicago", gazetteer, mutes)).toEqual({ section: undefined, place: undefined });
  });
});

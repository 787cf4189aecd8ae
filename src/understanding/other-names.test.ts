import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openGazetteer } from "./gazetteer.ts";
import { listOtherNames } from "./other-names.ts";
import { editDistance } from "./spelling.ts";

const gazetteer = openGazetteer();
const namesOf = (name: string) => listOtherNames(gazetteer, name).flatMap((one) => one.names);

describe("other names of a place", () => {
  test.each([
    ["Kyiv", "kiev"],
    ["Kiev", "kyiv"],
    ["Bombay", "mumbai"],
    ["Mumbai", "bombay"],
    ["Burma", "myanmar"],
    ["Peking", "beijing"],
    ["Saigon", "ho chi minh city"],
    ["St. Louis", "saint louis"],
    ["Saint Louis", "st. louis"],
    ["New York", "nyc"],
    ["Київ", "kyiv"],
    ["Київ", "киев"],
  ])("of %s there is %s", (name, other) => {
    expect(namesOf(name)).toContain(other);
  });

  test("are never the name itself, an ordinary word, or the name of another place of some size", () => {
    expect(namesOf("Kyiv").filter((name) => /kyiv/.test(name))).toEqual([]);
    expect(namesOf("Saint Petersburg")).not.toContain("petersburg");
    expect(namesOf("Bath")).not.toContain("bat");
    for (const word of ["the", "council", "school", "zzzzzz", "", "?"]) expect(namesOf(word)).toEqual([]);
  });

  test("of an operator's own place are those that the operator gave", () => {
    const own = gazetteer.extend([
      { name: "Brindle Falls", kind: "town", within: "Ohio", alternates: ["Old Brindle"] },
    ]);
    expect(listOtherNames(own, "brindle falls")[0]?.names).toEqual(["old brindle"]);
    expect(own.alike("Brindel Falls", 3).map(({ place, slips }) => [place.name, slips])).toEqual([
      ["Brindle Falls", 1],
    ]);
  });
});

describe("names written almost right", () => {
  test.each([
    ["Sprngfield", "Springfield"],
    ["Philadelfia", "Philadelphia"],
    ["Chicgo", "Chicago"],
    ["San Fransisco", "San Francisco"],
    ["Bostn", "Boston"],
    ["New Yrok", "New York"],
    ["Albuqerque", "Albuquerque"],
    ["Cincinatti", "Cincinnati"],
  ])("%s lead to %s", (typed, name) => {
    expect(gazetteer.alike(typed, 5).map(({ place }) => place.name)).toContain(name);
    expect(gazetteer.alike(typed, 5)).toEqual(gazetteer.alike(typed, 5));
  });

  test("never take long, whatever is typed", () => {
    const letters = fc.constantFrom(..."aeinorst san new\u00e9東");
    fc.assert(
      fc.property(fc.string({ unit: letters, maxLength: 60 }), (typed) => {
        for (const { slips } of gazetteer.alike(typed, 5)) expect([1, 2]).toContain(slips);
      }),
      { numRuns: 200 },
    );
  });

  test("differ by as many slips as it takes", () => {
    expect(editDistance("kitten", "sitting", 3)).toBe(3);
    expect(editDistance("brindel", "brindle", 2)).toBe(1);
    expect(editDistance("", "ab", 2)).toBe(2);
    expect(editDistance("abcdef", "ab", 2)).toBe(3);
    const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 8 });
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 8 }), (a, b, most) => {
        const full = editDistance(a, b, 20);
        expect(editDistance(a, b, most)).toBe(Math.min(full, most + 1));
        expect(editDistance(b, a, 20)).toBe(full);
        expect(full === 0).toBe(a === b);
      }),
    );
  });
});

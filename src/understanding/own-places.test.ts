import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TownwireError } from "#base/errors.ts";
import { parseOwnPlaces } from "./own-places.ts";

const CSV = `name,kind,within,lat,lon,alternates,population
Osmer County,county,Ohio,40.1,-82.5,,
"Brindle Falls",town,"Osmer County, Ohio",40.2,-82.4,Brindle|The Falls,8200

Mill Row,neighborhood,Brindle Falls,,,,
`;

const problem = (text: string): string => {
  try {
    parseOwnPlaces(text);
  } catch (error) {
    if (error instanceof TownwireError) return error.message;
    throw error;
  }
  return "";
};

describe("an operator's file of places", () => {
  test("is read as CSV, with quoted cells, empty lines and the American spelling", () => {
    expect(parseOwnPlaces(CSV)).toEqual([
      { name: "Osmer County", kind: "county", within: "Ohio", lat: 40.1, lon: -82.5 },
      {
        name: "Brindle Falls",
        kind: "town",
        within: "Osmer County, Ohio",
        lat: 40.2,
        lon: -82.4,
        alternates: ["Brindle", "The Falls"],
        population: 8200,
      },
      { name: "Mill Row", kind: "neighbourhood", within: "Brindle Falls" },
    ]);
    expect(parseOwnPlaces(`\uFEFF${CSV.replaceAll("\n", "\r\n")}`)).toEqual(parseOwnPlaces(CSV));
  });

  test("is read as JSON, and what was read is read again", () => {
    const places = parseOwnPlaces(CSV);
    expect(parseOwnPlaces(JSON.stringify(places))).toEqual(places);
    expect(parseOwnPlaces(JSON.stringify({ places }))).toEqual(places);
  });

  test.each([
    ["", "empty"],
    ["name,kind,colour\n", '"colour" is no column'],
    ["name\nX\n", 'columns "name" and "kind" are needed'],
    ["name,kind,within\nMill Row,river,Ohio\n", 'line 2: "Mill Row" has the kind "river"'],
    ['name,kind,within\n"a\nb",venue,Ohio\n', "line 2: name is longer than"],
    ["name,kind,within\n\nMill Row,venue,\n", 'line 3: "Mill Row" lies nowhere'],
    ["name,kind,lat,lon\nMill Row,venue,91,0\n", "line 2: lat is no number from -90 to 90"],
    ["name,kind,lat,lon\nMill Row,venue,4x,0\n", "line 2: lat is no number"],
    ["name,kind,lat,lon\nMill Row,venue,4,\n", "has one of lat and lon"],
    ["name,kind,within\nMill Row,venue,Mill, Ohio\n", "line 2 has more cells than columns"],
    ["name,kind,within\nA,venue,Ohio\na,venue,ohio\n", 'line 3: "a" stands in line 2 already'],
    ["[1]", "place 1 is not an object"],
    ["[{", "not valid JSON"],
    ["{}", "no list of places"],
    ['[{"name":3,"kind":"town"}]', "place 1: name is not a text"],
    ['[{"name":"A","kind":"town","color":"red"}]', '"color" is no field'],
    ['[{"name":"🎉","kind":"town","within":"Ohio"}]', "place 1 has no name"],
    [`[${"1,".repeat(600_000)}1]`, "larger than 1 MB"],
    [`name,kind,within\n${"A,venue,Ohio\n".repeat(5_001)}`, "5000 is the most"],
  ])("with a mistake is refused with the place of the mistake (%#)", (text, said) => {
    expect(problem(text)).toContain(said);
  });

  test("never fails otherwise, whatever it holds", () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('"', ",", "\n", "name", "kind", "town", "[", "{"));
    fc.assert(
      fc.property(fc.array(cell), (cells) => {
        problem(cells.join(""));
        problem(`name,kind,within\n${cells.join(",")}`);
      }),
    );
  });
});

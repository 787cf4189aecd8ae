import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openGazetteer, type Place } from "./gazetteer.ts";
import { decideLocal, isNational, type Local, learnCoverage } from "./local.ts";
import { type Coverage, findPlaces } from "./places.ts";

fc.configureGlobal({ seed: 2026 });

const gazetteer = openGazetteer().extend([
  { name: "Osmer County", kind: "county", within: "Ohio", lat: 40.3, lon: -82.2 },
  { name: "Brindle Falls", kind: "town", within: "Osmer County", lat: 40.3, lon: -82.2, population: 8_400 },
  { name: "Pell Creek", kind: "town", within: "Osmer County", lat: 40.4, lon: -82.2, population: 900 },
  { name: "Lantern Row", kind: "neighbourhood", within: "Brindle Falls", lat: 40.301, lon: -82.201 },
]);
const placed = (name: string): Place => {
  const [place] = gazetteer.named(name);
  if (!place) throw new Error(`${name} is missing`);
  return place;
};
const covering = (name: string, weight = 1): Coverage[] => {
  const place = placed(name);
  return [{ place, lat: place.lat, lon: place.lon, weight }];
};
const BRINDLE = covering("Brindle Falls");

function decide(
  title: string,
  text: string,
  coverage: readonly Coverage[] = [],
  more: { byline?: string } = {},
): Local | undefined {
  const needs = { gazetteer, coverage };
  return decideLocal({ title, text, ...more }, findPlaces({ title, text }, needs), needs);
}
const SURE = 0.5;

describe("what is local", () => {
  it("is local to the town of headline and lead, with the evidence kept", () => {
    const local = decide(
      "Council in Brindle Falls votes to mend the bridge",
      "The Brindle Falls City Council voted on Tuesday to close the bridge for eight months.",
      BRINDLE,
    );
    expect(local?.place.name).toBe("Brindle Falls");
    expect(local?.reach).toBe("town");
    expect(local?.score).toBeGreaterThan(0.9);
    expect(local?.evidence.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["headline", "coverage", "body-name"]),
    );
    expect(local?.evidence.find(({ kind }) => kind === "body-name")?.text).toBe("Brindle Falls City Council");
  });

  it("is local to the county when several of its towns are named", () => {
    const local = decide(
      "Osmer County plows stay in the garage",
      "Osmer County will not plow on Sunday. Drivers in Brindle Falls and Pell Creek should stay at home, the county said.",
      covering("Osmer County"),
    );
    expect(local?.place.name).toBe("Osmer County");
    expect(local?.reach).toBe("county");
  });

  it("reaches only the street when a neighbourhood of the operator's is named", () => {
    const local = decide("Lantern Row gets its lamps back", "The lamps of Lantern Row burn again.", BRINDLE);
    expect(local?.reach).toBe("street");
  });

  it("reads a dateline without any coverage", () => {
    const local = decide(
      "Mill burns for six hours",
      "TOLEDO, Ohio — A mill on the river burned on Sunday. Toledo firefighters saved the tower.",
    );
    expect(local?.place.name).toBe("Toledo");
    expect(local?.score).toBeGreaterThan(SURE);
    expect(local?.evidence[0]?.kind).toBe("dateline");
  });

  it("never calls wire copy local because a local paper carries it", () => {
    const text =
      "WASHINGTON (Overland Wire) — The nation's largest freight railroads will slow their trains, they said on Monday.";
    expect(decide("Railroads slow down", text, BRINDLE)?.score ?? 0).toBeLessThan(SURE);
    const plain = "The nation's largest freight railroads will slow their trains.";
    expect(
      decide("Railroads slow down", plain, BRINDLE, { byline: "Jane Roe, Associated Press" }),
    ).toBeUndefined();
  });

  it("lets the coverage of a town's own paper speak for a passing mention, but not an agency's", () => {
    const text = `${"The poll asked 800 people. It was cold. ".repeat(14)}One of them lives in Pell Creek.`;
    const own = decide("Poll asks about snow", text, covering("Osmer County"))?.score ?? 0;
    const wire =
      decide("Poll asks about snow", text, covering("Osmer County"), { byline: "Overland Wire" })?.score ?? 0;
    expect(own).toBeGreaterThan(wire);
    expect(wire).toBeLessThan(SURE);
  });

  it("says below a half what only its own bodies speak for", () => {
    const local = decide(
      "Council votes on lamps",
      "The City Council voted on Tuesday to light Main Street until ten.",
      BRINDLE,
    );
    expect(local?.place.name).toBe("Brindle Falls");
    expect(local?.score).toBeLessThan(SURE);
    expect(local?.evidence.map(({ kind }) => kind)).toContain("own-bodies");
  });

  it("abstains from reports on many states", () => {
    const text =
      "Wheat prices rose in Kansas, Ohio, Texas, Iowa and Nebraska. Buyers in Chicago, Denver, Toledo and Omaha paid a third more than in Canada and Mexico.";
    expect(decide("Wheat prices rise", text)?.score ?? 0).toBeLessThan(SURE);
  });

  it("is local to the state when its government acts", () => {
    const local = decide(
      "Ohio House passes road budget",
      "COLUMBUS, Ohio (Overland Wire) — The Ohio House passed a road budget. The bill goes to the Senate. Ohio lawmakers will vote again in June.",
    );
    expect(local?.place.name).toBe("Ohio");
    expect(local?.reach).toBe("state");
  });

  it("has nothing to say of a text without places, and never throws", () => {
    expect(decide("A poem", "The owl sat on the roof.")).toBeUndefined();
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (title, text) => {
        const local = decide(title, text, BRINDLE);
        return local === undefined || (local.score > 0 && local.score <= 1);
      }),
    );
    for (const piece of ["Brindle Falls ", "(", "Aa ", "Main Street, ", "🦉"])
      decide("", piece.repeat(80_000), BRINDLE);
  });
});

describe("what is national", () => {
  const national = (text: string): number =>
    isNational(findPlaces({ title: "", text }, { gazetteer, coverage: [] }))?.score ?? 0;

  it("is a report on the country or on several states", () => {
    expect(
      national("The U.S. economy grew. U.S. exports rose, officials in Washington, D.C., said."),
    ).toBeGreaterThan(SURE);
    expect(national("Voters in Ohio, Texas, Iowa and Nevada go to the polls.")).toBeGreaterThan(SURE);
  });

  it("hears words that speak of the whole country where no place does", () => {
    const text =
      "Lenders across the country lowered their rates, a federal agency said. The nation's average fell. Congress will ask why.";
    expect(isNational([], undefined, { title: "Rates fall nationwide", text })?.score).toBeGreaterThan(SURE);
    expect(isNational([], undefined, { title: "A barn burns", text: "The barn was red." })).toBeUndefined();
  });

  it("is not a report on one town or from abroad", () => {
    expect(national("A barn burned near Toledo, Ohio.")).toBeLessThan(SURE);
    expect(
      national(
        "The parliament of Kenya met in Nairobi. Uganda and Rwanda sent ministers. The U.S. sent none.",
      ),
    ).toBeLessThan(SURE);
  });
});

describe("coverage learned from what was local", () => {
  const brindle = placed("Brindle Falls");
  const pell = placed("Pell Creek");

  it("is the share of articles, below one", () => {
    const learned = learnCoverage([
      { place: brindle, articles: 30, days: 0 },
      { place: pell, articles: 10, days: 0 },
    ]);
    expect(learned.map(({ place, weight }) => [place?.name, weight])).toEqual([
      ["Brindle Falls", 0.75],
      ["Pell Creek", 0.25],
    ]);
    expect(learnCoverage([{ place: brindle, articles: 500, days: 0 }])[0]?.weight).toBeLessThan(1);
  });

  it("needs ten articles, and forgets by half in 90 days", () => {
    expect(learnCoverage([{ place: brindle, articles: 9, days: 0 }])).toEqual([]);
    expect(learnCoverage([{ place: brindle, articles: 12, days: 90 }])).toEqual([]);
    const [first] = learnCoverage([
      { place: brindle, articles: 40, days: 180 },
      { place: pell, articles: 20, days: 0 },
    ]);
    expect(first?.place?.name).toBe("Pell Creek");
  });

  it("leaves out what was only now and then", () => {
    const learned = learnCoverage([
      { place: brindle, articles: 99, days: 0 },
      { place: pell, articles: 1, days: 0 },
    ]);
    expect(learned).toHaveLength(1);
  });
});

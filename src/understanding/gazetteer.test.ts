import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { STATE_CODES } from "./gazetteer/states.ts";
import { openTable } from "./gazetteer/table.ts";
import { foldName, kmBetween, openGazetteer, type Place, readGazetteer } from "./gazetteer.ts";

const gazetteer = openGazetteer();
const table = openTable(readFileSync(new URL("./gazetteer/data/places.zst", import.meta.url)));
const slugs = (places: readonly Place[]): string[] => places.map(({ slug }) => slug);
const first = (query: string): string | undefined => gazetteer.search(query, 5, { home: "US" })[0]?.slug;

/** Every n-th row, so that a test sees all kinds and stays quick. */
function* everyId(step: number): Generator<string> {
  const { town, zip } = table.first;
  for (let row = 0; row < table.size; row += step) {
    if (row >= town) yield townIdAt(row - town);
    else yield row >= zip ? `z${table.nameOf(row)}` : table.codeOf(row);
  }
}
const townIdAt = (town: number): string => {
  const id = table.townId[town] ?? 0;
  return id >= 20_000_000 ? `t${String(id - 20_000_000).padStart(5, "0")}` : `g${id}`;
};

describe("the gazetteer that ships", () => {
  test("holds every state, the District and the territories, and every county", () => {
    for (const postal of Object.keys(STATE_CODES)) {
      expect(gazetteer.find(`us-${postal.toLowerCase()}`)?.admin1, postal).toBe(postal);
    }
    let counties = 0;
    for (let row = table.first.county; row < table.first.zip; row++)
      if (/^us-/.test(table.codeOf(row))) counties++;
    expect(counties).toBeGreaterThanOrEqual(3_100);
    expect(table.count.zip).toBeGreaterThan(40_000);
    expect(table.count.town).toBeGreaterThan(200_000);
    expect(table.count.country).toBeGreaterThan(235);
  });

  test("has every place on the earth, named, and within something that holds, without a circle", () => {
    const bad: number[] = [];
    for (let row = 0; row < table.size; row++) {
      const lat = Math.abs(table.lat[row] ?? 0) / 1_000;
      const lon = Math.abs(table.lon[row] ?? 0) / 1_000;
      let depth = 0;
      for (let area = table.parent[row] ?? -1; area >= 0 && depth < 8; area = table.parent[area] ?? -1)
        depth++;
      const free = table.kindOf(row) === "country" || table.kindOf(row) === "region";
      if (
        lat > 90 ||
        lon > 180 ||
        depth >= 8 ||
        (depth === 0 && !free) ||
        (table.parent[row] ?? 0) >= table.size
      )
        bad.push(row);
      if (table.nameOf(row) === "" || (table.population[row] ?? 0) < 0) bad.push(row);
    }
    expect(bad).toEqual([]);
  });

  test("gives every place an address of its own", { timeout: 60_000 }, () => {
    const seen = new Set<string>();
    let count = 0;
    for (const id of everyId(1)) {
      seen.add(gazetteer.find(id)?.slug ?? `missing ${id}`);
      count++;
    }
    expect(seen.size).toBe(count);
    for (const slug of seen)
      if (!/^[\p{L}\p{M}\p{N}-]+$/u.test(slug)) expect(slug).toBe("made of letters, digits and hyphens");
  });

  test("finds a place again by its address and by its name", { timeout: 60_000 }, () => {
    for (const id of everyId(17)) {
      const place = gazetteer.find(id);
      expect(gazetteer.findSlug(place?.slug ?? "")?.id).toBe(id);
      if (place === undefined || place.kind === "zip" || foldName(place.name) === "") continue;
      expect(gazetteer.named(place.name).some((one) => one.id === id)).toBe(true);
      const words = foldName(place.name).split(" ");
      expect(gazetteer.longestFrom(words[0] ?? "")).toBeGreaterThanOrEqual(words.length);
    }
  });

  test("keeps addresses that people type", () => {
    const typed =
      "springfield-il franklin-county-oh ohio georgia united-states 43210 paris-france washington-dc new-york-ny saint-louis-mo orleans-parish-la puerto-rico san-juan-pr ontario-canada europe district-of-columbia";
    for (const slug of typed.split(" ")) expect(gazetteer.findSlug(slug)?.slug).toBe(slug);
  });

  test("refuses a file of another kind", () => {
    expect(() => readGazetteer(Buffer.from("GIF89a"))).toThrow();
  });
});

describe("names and chains", () => {
  test("lists the places of one name, the most populous first", () => {
    const springfields = gazetteer.named("springfield").filter(({ country }) => country === "US");
    expect(springfields.length).toBeGreaterThan(20);
    expect(springfields[0]?.slug).toBe("springfield-mo");
    const people = springfields.map(({ population }) => population);
    expect(people).toEqual([...people].sort((a, b) => b - a));
  });

  test("lies from the ZIP up to the country", () => {
    const zip = gazetteer.findZip("43210");
    expect(zip && gazetteer.chain(zip).map(({ id }) => id)).toEqual([
      "z43210",
      "g4509177",
      "us-oh-c049",
      "us-oh",
      "us",
    ]);
    expect(gazetteer.findZip("99999")).toBeUndefined();
    expect(gazetteer.findZip("4321")).toBeUndefined();
  });

  test("knows other names and scripts of larger towns", () => {
    expect(gazetteer.named("Wien")[0]?.slug).toBe("vienna-austria");
    expect(gazetteer.named("Москва")[0]?.country).toBe("RU");
    expect(gazetteer.named("東京")[0]?.country).toBe("JP");
    expect(gazetteer.named("New York City")[0]?.slug).toBe("new-york-ny");
  });

  test("says how far to read on", () => {
    expect(gazetteer.longestFrom("winston")).toBeGreaterThanOrEqual(2);
    expect(gazetteer.longestFrom("qzxqzx")).toBe(0);
    expect(gazetteer.longestFrom("")).toBe(0);
  });
});

describe("searching", () => {
  test.each([
    ["St. Lou", "saint-louis-mo"],
    ["saint louis", "saint-louis-mo"],
    ["Springfield, IL", "springfield-il"],
    ["springfield il", "springfield-il"],
    ["Springfield, Ill.", "springfield-il"],
    ["Springfield, Illi", "springfield-il"],
    ["springfield, sangamon county, il", "springfield-il"],
    ["springf", "springfield-mo"],
    ["são paulo", "sao-paulo-region-brazil"],
    ["Montréal", "montreal-canada"],
    ["montreal", "montreal-canada"],
    ["43210", "43210"],
    ["43210-1234", "43210"],
    ["N.Y.", "new-york"],
    ["NY", "new-york"],
    ["D.C.", "district-of-columbia"],
    ["DC", "district-of-columbia"],
    ["Washington", "washington"],
    ["Washington, D.C.", "washington-dc"],
    ["washington dc", "washington-dc"],
    ["St Johns, MI", "saint-johns-mi"],
    ["St. John's, Newfoundland", "saint-john-canada"],
    ["Coeur d'Alene", "coeur-dalene-id"],
    ["O'Fallon, IL", "ofallon-il"],
    ["ofallon", "ofallon-mo"],
    ["winston salem", "winston-salem-nc"],
    ["Franklin Co., Ohio", "franklin-county-oh"],
    ["U.S.", "united-states"],
    ["paris", "paris-france"],
    ["Paris, Texas", "paris-tx"],
    ["mt vernon, oh", "mount-vernon-oh"],
    ["co", "colorado"],
  ])("%s finds %s", (query, slug) => {
    expect(first(query)).toBe(slug);
  });

  test("finds nothing for nothing, and ends on anything", () => {
    expect(gazetteer.search("", 10)).toEqual([]);
    expect(gazetteer.search("🎉🎉", 10)).toEqual([]);
    expect(gazetteer.search(", , ,", 10)).toEqual([]);
    expect(gazetteer.search("x".repeat(10_000), 10)).toEqual([]);
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.double(), (query, limit) => {
        expect(gazetteer.search(query, limit).length).toBeLessThanOrEqual(100);
        gazetteer.named(query);
        gazetteer.find(query);
        gazetteer.findSlug(query);
        gazetteer.longestFrom(query);
      }),
    );
  });

  test("answers beginnings of ZIPs in order, and never more than asked", () => {
    expect(slugs(gazetteer.search("4321", 3))).toEqual(["43210", "43211", "43212"]);
    expect(gazetteer.search("s", 7)).toHaveLength(7);
    expect(gazetteer.search("spring", 1_000)).toHaveLength(100);
  });

  test("finds every county of the country by name and state", () => {
    const lost: string[] = [];
    for (let row = table.first.county; row < table.first.zip; row += 5) {
      const county = /^us-/.test(table.codeOf(row)) ? gazetteer.find(table.codeOf(row)) : undefined;
      if (county === undefined) continue;
      const found = gazetteer.search(`${county.name}, ${county.admin1}`, 3);
      if (!found.some(({ id }) => id === county.id)) lost.push(county.slug);
    }
    expect(lost).toEqual([]);
  });
});

describe("places near a point", () => {
  test("are those that measuring all of them finds", () => {
    const point = fc.record({
      lat: fc.double({ min: 10, max: 72, noNaN: true }),
      lon: fc.double({ min: -180, max: 180, noNaN: true }),
    });
    const all: Place[] = [];
    for (let row = table.first.state; row < table.first.county; row++)
      all.push(gazetteer.find(table.codeOf(row)) as Place);
    fc.assert(
      fc.property(point, (at) => {
        const near = gazetteer.near(at, { limit: 3, kinds: ["state"] }).map((place) => kmBetween(at, place));
        const measured = all.map((place) => kmBetween(at, place)).sort((a, b) => a - b);
        expect(near).toEqual(measured.slice(0, 3));
      }),
      { numRuns: 40 },
    );
  });

  test("are of the kinds and in the distance asked for", () => {
    const columbus = { lat: 39.96, lon: -83 };
    expect(gazetteer.near(columbus, { limit: 1, kinds: ["town"] })[0]?.slug).toBe("columbus-oh");
    expect(gazetteer.near(columbus, { limit: 50, withinKm: 10, kinds: ["county"] })[0]?.slug).toBe(
      "franklin-county-oh",
    );
    expect(gazetteer.near({ lat: 0, lon: -30 }, { limit: 5, withinKm: 50 })).toEqual([]);
    expect(gazetteer.near(columbus, { limit: 0 })).toEqual([]);
    expect(gazetteer.near({ lat: Number.NaN, lon: 0 }, { limit: 5 })).toEqual([]);
  });
});

describe("an operator's own places", () => {
  const own = gazetteer.extend([
    { name: "Mill Row", kind: "neighbourhood", within: "Brindle Falls" },
    {
      name: "Brindle Falls",
      kind: "town",
      within: "Osmer County, Ohio",
      lat: 40.2,
      lon: -82.4,
      alternates: ["The Falls"],
    },
    { name: "Osmer County", kind: "county", within: "Ohio", lat: 40.1, lon: -82.5 },
    { name: "Springfield", kind: "neighbourhood", within: "Brindle Falls" },
  ]);

  test("lie within each other and the gazetteer's, in whatever order they are written", () => {
    const mill = own.findSlug("mill-row-brindle-falls-oh");
    expect(mill && slugs(own.chain(mill))).toEqual([
      "mill-row-brindle-falls-oh",
      "brindle-falls-oh",
      "osmer-county-oh",
      "ohio",
      "united-states",
    ]);
    expect(mill?.lat).toBe(40.2);
    expect(mill?.admin1).toBe("OH");
  });

  test("are found beside the gazetteer's, which stays as it was", () => {
    expect(own.named("the falls")[0]?.slug).toBe("brindle-falls-oh");
    expect(own.longestFrom("brindle")).toBeGreaterThanOrEqual(2);
    expect(own.search("brin", 5)[0]?.slug).toBe("brindle-falls-oh");
    expect(own.search("Brindle Falls, OH", 5)[0]?.slug).toBe("brindle-falls-oh");
    expect(own.search("Brindle Falls, TX", 5)).toEqual([]);
    expect(own.named("Springfield").length).toBe(gazetteer.named("Springfield").length + 1);
    expect(own.near({ lat: 40.2, lon: -82.4 }, { limit: 1, kinds: ["town"] })[0]?.slug).toBe(
      "brindle-falls-oh",
    );
    expect(own.find("us-oh")).toEqual(gazetteer.find("us-oh"));
    expect(gazetteer.findSlug("brindle-falls-oh")).toBeUndefined();
  });

  test("may be laid over each other", () => {
    const more = own.extend([{ name: "Central School", kind: "venue", within: "brindle-falls-oh" }]);
    expect(more.findSlug("central-school-brindle-falls-oh")?.kind).toBe("venue");
    expect(more.findSlug("osmer-county-oh")?.kind).toBe("county");
  });

  test("that lie nowhere, or within each other, are refused with their name", () => {
    expect(() => gazetteer.extend([{ name: "Mill Row", kind: "venue", within: "Qzxville, OH" }])).toThrow(
      /Mill Row.*Qzxville/,
    );
    const circle = [
      { name: "Qzxa", kind: "town" as const, within: "Qzxb" },
      { name: "Qzxb", kind: "county" as const, within: "Qzxa" },
    ];
    expect(() => gazetteer.extend(circle)).toThrow(/Qzx/);
  });

  test("never take another's address", () => {
    const twice = gazetteer.extend([
      { name: "Columbus", kind: "town", within: "Ohio" },
      { name: "Columbus", kind: "town", within: "ohio" },
    ]);
    expect(twice.findSlug("columbus-oh")?.id).toBe("g4509177");
    expect(twice.findSlug("columbus-oh-2")?.kind).toBe("town");
    expect(twice.findSlug("columbus-oh-3")?.kind).toBe("town");
  });
});

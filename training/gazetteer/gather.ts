// Puts the sources together into one list of places, each with what contains it, its names and its code.
// Populations of areas are the sums of their towns: good for order, not for statistics.

import { foldName } from "../../src/understanding/gazetteer/fold.ts";
import { US_LIKE } from "../../src/understanding/gazetteer/slugs.ts";
import { STATE_CODES } from "../../src/understanding/gazetteer/states.ts";
import { centreOfTowns, gatherCountries } from "./countries.ts";
import type { Draft, Kind } from "./draft.ts";
import { alternatesOf, worthListing } from "./names.ts";
import {
  type Point,
  readAdminNames,
  readCentres,
  readCountyNames,
  readStates,
  readTowns,
  readZips,
  type StateShape,
  type TownRow,
} from "./sources.ts";
import { REGIONS, STATE_ALTERNATES, STATE_CENTRES, TERRITORIES, TOWN_NAMES } from "./tables.ts";

const km = (a: Point, b: Point): number => {
  const rad = Math.PI / 180;
  const x = (b.lon - a.lon) * rad * Math.cos(((a.lat + b.lat) / 2) * rad);
  const y = (b.lat - a.lat) * rad;
  return Math.hypot(x, y) * 6371;
};

export function gatherPlaces(): Draft[] {
  const towns = readTowns();
  const countries = gatherCountries(towns);
  const states = gatherStates(towns, countries);
  const counties = gatherCounties(towns, states);
  const townDrafts = towns.map((row): Draft => {
    const state = states.get(`${row.country}.${row.admin1}`) ?? states.get(`${row.country}.`);
    const parent =
      counties.get(`${row.country}.${row.admin1}.${row.admin2}`) ?? state ?? countries.get(row.country);
    return {
      kind: "town",
      code: "",
      geonames: row.id,
      name: TOWN_NAMES[row.id] ?? row.name,
      alternates: alternatesOf(row),
      country: row.country,
      admin1: state?.admin1 ?? "",
      lat: row.lat,
      lon: row.lon,
      population: row.population,
      parent,
    };
  });
  const feature = new Map(towns.map((row) => [row.id, row.feature]));
  for (const town of townDrafts) {
    if (feature.get(town.geonames) === "PPLX") continue; // part of a town that is counted already
    for (let area = town.parent; area !== undefined; area = area.parent) area.population += town.population;
  }
  // The post writes "Bronx" and "New York" where GeoNames has "The Bronx" and "New York City".
  const postal = new Map<Draft, string[]>();
  towns.forEach((row, i) => {
    const town = townDrafts[i];
    if (town !== undefined && US_LIKE.has(row.country))
      postal.set(town, [row.name, row.ascii, ...row.alternates]);
  });
  const zips = gatherZips(townDrafts, postal, states, counties);
  return [
    ...gatherRegions(countries, states),
    ...countries.values(),
    ...new Set(states.values()),
    ...new Set(counties.values()),
    ...zips,
    ...townDrafts,
  ];
}

function gatherRegions(countries: Map<string, Draft>, states: Map<string, Draft>): Draft[] {
  return REGIONS.map(([code, name, lat, lon, within, alternates]) => {
    const [country = "", admin1] = (within ?? "").split(".");
    return {
      kind: "region",
      code: `r-${code}`,
      geonames: 0,
      name,
      alternates: alternates?.split(",") ?? [],
      country,
      admin1: admin1 ?? "",
      lat,
      lon,
      population: 0,
      parent: admin1 === undefined ? countries.get(country) : states.get(`${country}.${admin1}`),
    };
  });
}

// Natural Earth still has old codes of some countries (France's 75 was Paris): the names must agree, too.
function sameArea(shape: StateShape | undefined, name: string): StateShape | undefined {
  const folded = foldName(name);
  const same = shape?.alternates.some((other) => {
    const known = foldName(other);
    return known === folded || known.startsWith(`${folded} `) || folded.startsWith(`${known} `);
  });
  return same ? shape : undefined;
}

function gatherStates(towns: readonly TownRow[], countries: Map<string, Draft>): Map<string, Draft> {
  const centres = readCentres("states");
  const townsOf = Map.groupBy(towns, (town) => `${town.country}.${town.admin1}`);
  const shapes = readStates();
  const states = new Map<string, Draft>();
  for (const code of Object.keys(TERRITORIES)) {
    const territory = countries.get(code);
    if (territory !== undefined) states.set(`${code}.`, territory);
  }
  const fipsOf = new Map(Object.entries(STATE_CODES).map(([postal, state]) => [postal, state.fips]));
  for (const [key, name] of readAdminNames(1)) {
    const [country = "", admin1 = ""] = key.split(".");
    const parent = countries.get(country);
    const within = townsOf.get(key) ?? [];
    if (parent === undefined || country in TERRITORIES) continue;
    const shape = sameArea(shapes.get(key), name);
    const hand = STATE_CENTRES[key];
    const point =
      country === "US"
        ? centres.get(fipsOf.get(admin1) ?? "")
        : hand !== undefined
          ? { lat: hand[0], lon: hand[1] }
          : (shape ?? centreOfTowns(within));
    if (point === undefined || !Number.isFinite(point.lat)) continue;
    states.set(key, {
      kind: "state",
      code: `${country}-${admin1}`.toLowerCase(),
      geonames: 0,
      name,
      alternates: [
        ...(STATE_ALTERNATES[key]?.split(",") ?? []),
        ...((key === "US.DC" ? undefined : shape?.alternates) ?? []),
      ].filter((other) => worthListing(other, name)),
      country,
      admin1,
      lat: point.lat,
      lon: point.lon,
      population: 0,
      parent,
    });
  }
  return states;
}

function gatherCounties(towns: readonly TownRow[], states: Map<string, Draft>): Map<string, Draft> {
  const centres = readCentres("counties");
  const named = readCountyNames();
  const geonames = readAdminNames(2);
  const counties = new Map<string, Draft>();
  const add = (
    key: string,
    name: string,
    state: Draft,
    code: string,
    point: Point,
    alternates: string[] = [],
  ): void => {
    counties.set(key, {
      kind: "county",
      code: `${state.code}-c${code}`.toLowerCase(),
      geonames: 0,
      name,
      alternates,
      country: state.country,
      admin1: state.admin1,
      lat: point.lat,
      lon: point.lon,
      population: 0,
      parent: state,
    });
  };
  for (const [fips, point] of centres) {
    const postal =
      Object.entries(STATE_CODES).find(([, state]) => state.fips === fips.slice(0, 2))?.[0] ?? "";
    const code = fips.slice(2);
    const state = states.get(`US.${postal}`) ?? states.get(`${postal}.`);
    if (state === undefined) continue;
    const census = named.get(fips)?.name ?? geonames.get(`US.${postal}.${code}`) ?? point.name;
    const name = postal === "DC" ? "District of Columbia" : census;
    if (postal === "DC") {
      counties.set(`US.DC.${code}`, state); // one area, one page
      continue;
    }
    add(state.country === "US" ? `US.${postal}.${code}` : `${postal}.${code}`, name, state, code, point);
  }
  const townsOf = Map.groupBy(towns, (town) => `${town.country}.${town.admin1}.${town.admin2}`);
  for (const [key, name] of geonames) {
    const [country = "", admin1 = "", admin2 = ""] = key.split(".");
    const state = states.get(`${country}.${admin1}`);
    const within = townsOf.get(key);
    if (country === "US" || state === undefined || within === undefined) continue;
    add(key, name, state, admin2, centreOfTowns(within));
  }
  // Puerto Rico's municipios are GeoNames' first level.
  const municipios = new Map<string, Draft>();
  for (const county of counties.values()) {
    if (county.country in TERRITORIES)
      municipios.set(`${county.country}.${foldName(county.name.replace(/ Municipio$/, ""))}`, county);
  }
  for (const [key, name] of readAdminNames(1)) {
    const [country = "", admin1 = ""] = key.split(".");
    const county = municipios.get(`${country}.${foldName(name)}`);
    if (county !== undefined)
      for (const town of townsOf.keys())
        if (town.startsWith(`${country}.${admin1}.`)) counties.set(town, county);
  }
  return counties;
}

const MAX_ZIP_TOWN_KM = 60;

function gatherZips(
  towns: Draft[],
  postal: ReadonlyMap<Draft, string[]>,
  states: Map<string, Draft>,
  counties: Map<string, Draft>,
): Draft[] {
  const byName = new Map<string, Draft[]>();
  const note = (town: Draft, names: readonly string[]): void => {
    for (const key of new Set(names.map((name) => `${town.admin1} ${foldName(name)}`))) {
      byName.set(key, [...(byName.get(key) ?? []), town]);
    }
  };
  for (const [town, names] of postal) note(town, [town.name, ...names]);
  const zips: Draft[] = [];
  for (const row of readZips()) {
    const state = states.get(`US.${row.state}`) ?? states.get(`${row.state}.`);
    if (state === undefined || row.town === "" || !Number.isFinite(row.lat)) continue; // military post
    const near = (byName.get(`${row.state} ${foldName(row.town)}`) ?? [])
      .map((town) => ({ town, away: km(town, row), own: foldName(town.name) === foldName(row.town) }))
      .filter(({ away }) => away < MAX_ZIP_TOWN_KM)
      .sort((a, b) => Number(b.own) - Number(a.own) || a.away - b.away)[0];
    let town = near?.town;
    if (town === undefined) {
      const county = counties.get(`US.${row.state}.${row.county.padStart(3, "0")}`) ?? state;
      town = makeDraft("town", "", row.town, county, row);
      note(town, [row.town]);
      towns.push(town);
    }
    zips.push(makeDraft("zip", row.zip, row.zip, town, row));
  }
  return zips;
}

function makeDraft(kind: Kind, code: string, name: string, parent: Draft, at: Point): Draft {
  const { country, admin1 } = parent;
  return {
    kind,
    code,
    geonames: 0,
    name,
    alternates: [],
    country,
    admin1,
    lat: at.lat,
    lon: at.lon,
    population: 0,
    parent,
  };
}

// Puts the sources together into one list of places, each with what contains it, its names and its code.
// Populations of areas are the sums of their towns: good for order, not for statistics.

import iso from "i18n-iso-countries";
import { foldName } from "../../src/understanding/gazetteer/fold.ts";
import {
  type Point,
  readAdminNames,
  readCentres,
  readCountyNames,
  readTowns,
  readZips,
  type TownRow,
} from "./sources.ts";
import { COUNTRY_ALTERNATES, COUNTRY_CENTRES, REGIONS, TERRITORIES } from "./tables.ts";
import { STATE_CODES } from "../../src/understanding/gazetteer/states.ts";
import { alternatesOf } from "./names.ts";

export type Kind = "region" | "country" | "state" | "county" | "zip" | "town";
export type Draft = {
  kind: Kind;
  code: string; // "us", "us-oh", "us-oh-c049"; ZIP digits; "" for GeoNames towns
  geonames: number;
  name: string;
  alternates: string[];
  country: string;
  admin1: string;
  lat: number;
  lon: number;
  population: number;
  parent: Draft | undefined;
};

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
    const parent = counties.get(`${row.country}.${row.admin1}.${row.admin2}`) ?? state ?? countries.get(row.country);
    return {
      kind: "town",
      code: "",
      geonames: row.id,
      name: row.name,
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
  const zips = gatherZips(townDrafts, states, counties);
  return [...gatherRegions(countries), ...countries.values(), ...new Set(states.values()), ...new Set(counties.values()), ...zips, ...townDrafts];
}

function gatherRegions(countries: Map<string, Draft>): Draft[] {
  return REGIONS.map(([code, name, lat, lon, alternates]) => ({
    kind: "region",
    code: `r-${code}`,
    geonames: 0,
    name,
    alternates: alternates?.split(",") ?? [],
    country: code.startsWith("us-") ? "US" : "",
    admin1: "",
    lat,
    lon,
    population: 0,
    parent: code.startsWith("us-") ? countries.get("US") : undefined,
  }));
}

function centreOfTowns(towns: readonly TownRow[]): Point {
  let lat = 0;
  let lon = 0;
  for (const town of towns) {
    lat += town.lat / towns.length;
    lon += town.lon / towns.length;
  }
  return { lat, lon };
}

const LANGUAGES = ["de", "fr", "es", "pt", "it", "nl", "pl", "sv", "ru", "uk", "ar", "he", "zh", "ja", "ko", "hi", "tr", "vi"];

function gatherCountries(towns: readonly TownRow[]): Map<string, Draft> {
  const centres = readCentres("countries");
  const english = new Intl.DisplayNames(["en"], { type: "region", style: "short" });
  const foreign = LANGUAGES.map((language) => new Intl.DisplayNames([language], { type: "region" }));
  const townsOf = Map.groupBy(towns, (town) => town.country);
  const codes = new Set([...Object.keys(iso.getAlpha2Codes()), ...townsOf.keys()]);
  const countries = new Map<string, Draft>();
  for (const code of [...codes].sort()) {
    if (code === "UM" || code === "BV" || code === "HM") continue; // nobody lives there
    const hand = COUNTRY_CENTRES[code];
    const numeric = iso.alpha2ToNumeric(code);
    const point =
      hand !== undefined
        ? { lat: hand[0], lon: hand[1] }
        : ((numeric && centres.get(numeric)) || centreOfTowns(townsOf.get(code) ?? []));
    if (!Number.isFinite(point.lat)) continue;
    const territory = TERRITORIES[code];
    const name = territory?.name ?? countryName(english.of(code) ?? code);
    const long = new Intl.DisplayNames(["en"], { type: "region" }).of(code) ?? name;
    const names = [long, iso.getName(code, "en") ?? name, ...(COUNTRY_ALTERNATES[code]?.split(",") ?? [])];
    names.push(...(territory?.alternates?.split(",") ?? []), ...foreign.map((names) => names.of(code) ?? name));
    countries.set(code, {
      kind: territory === undefined ? "country" : "state",
      code: territory === undefined ? code.toLowerCase() : `us-${code.toLowerCase()}`,
      geonames: 0,
      name,
      alternates: names.filter((other) => other !== name && !/^[A-Z]{2}$|[()]| - /.test(other)),
      country: code,
      admin1: territory === undefined ? "" : code,
      lat: point.lat,
      lon: point.lon,
      population: 0,
      parent: undefined,
    });
  }
  for (const code of Object.keys(TERRITORIES)) {
    const territory = countries.get(code);
    if (territory !== undefined) territory.parent = countries.get("US");
  }
  return countries;
}

const COUNTRY_NAMES: Record<string, string> = {
  "Congo - Kinshasa": "Congo",
  "Congo - Brazzaville": "Republic of the Congo",
  "Myanmar (Burma)": "Myanmar",
  Türkiye: "Turkey",
  UK: "United Kingdom",
  US: "United States",
  "Côte d’Ivoire": "Ivory Coast",
};

const countryName = (name: string): string =>
  COUNTRY_NAMES[name] ?? name.replace(" SAR China", "").replace(/^St\. /, "Saint ").replace(" & ", " and ");

function gatherStates(towns: readonly TownRow[], countries: Map<string, Draft>): Map<string, Draft> {
  const centres = readCentres("states");
  const townsOf = Map.groupBy(towns, (town) => `${town.country}.${town.admin1}`);
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
    const point = country === "US" ? centres.get(fipsOf.get(admin1) ?? "") : centreOfTowns(within);
    if (point === undefined || !Number.isFinite(point.lat)) continue;
    states.set(key, {
      kind: "state",
      code: `${country}-${admin1}`.toLowerCase(),
      geonames: 0,
      name,
      alternates: country === "US" && name !== "Washington" ? [] : [],
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
  const add = (key: string, name: string, state: Draft, code: string, point: Point, alternates: string[] = []): void => {
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
    const postal = Object.entries(STATE_CODES).find(([, state]) => state.fips === fips.slice(0, 2))?.[0] ?? "";
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
    if (county.country in TERRITORIES) municipios.set(`${county.country}.${foldName(county.name.replace(/ Municipio$/, ""))}`, county);
  }
  for (const [key, name] of readAdminNames(1)) {
    const [country = "", admin1 = ""] = key.split(".");
    const county = municipios.get(`${country}.${foldName(name)}`);
    if (county !== undefined) for (const town of townsOf.keys()) if (town.startsWith(`${country}.${admin1}.`)) counties.set(town, county);
  }
  return counties;
}

function gatherZips(towns: Draft[], states: Map<string, Draft>, counties: Map<string, Draft>): Draft[] {
  const byName = Map.groupBy(
    towns.filter((town) => town.country === "US"),
    (town) => `${town.admin1} ${foldName(town.name)}`,
  );
  const zips: Draft[] = [];
  for (const row of readZips()) {
    const state = states.get(`US.${row.state}`);
    if (state === undefined || row.town === "" || !Number.isFinite(row.lat)) continue; // military post
    const county = counties.get(`US.${row.state}.${row.county.padStart(3, "0")}`) ?? state;
    const key = `${row.state} ${foldName(row.town)}`;
    const known = byName.get(key) ?? [];
    const near = known.map((town) => ({ town, away: km(town, row) })).sort((a, b) => a.away - b.away)[0];
    let town = near !== undefined && near.away < 60 ? near.town : undefined;
    if (town === undefined) {
      town = {
        kind: "town",
        code: "",
        geonames: 0,
        name: row.town,
        alternates: [],
        country: "US",
        admin1: row.state,
        lat: row.lat,
        lon: row.lon,
        population: 0,
        parent: county,
      };
      byName.set(key, [...known, town]);
      towns.push(town);
    }
    zips.push({
      kind: "zip",
      code: row.zip,
      geonames: 0,
      name: row.zip,
      alternates: [],
      country: "US",
      admin1: row.state,
      lat: row.lat,
      lon: row.lon,
      population: 0,
      parent: town,
    });
  }
  return zips;
}

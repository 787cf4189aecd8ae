// Reads the small file in which an operator declares places that no gazetteer has: a neighbourhood, a school,
// a made-up county. JSON or CSV; the first problem is said with its line or entry and what to write instead.

import { createHash } from "node:crypto";
import { readCsv } from "#base/csv.ts";
import { TownwireError } from "#base/errors.ts";
import { foldName } from "./gazetteer/fold.ts";

/** A place of the operator's. `within` is a name ("Franklin County, OH"), a slug, or another own place. */
export type OwnPlace = {
  name: string;
  kind: "county" | "town" | "neighbourhood" | "venue";
  within?: string;
  lat?: number;
  lon?: number;
  alternates?: string[];
  population?: number;
};

// A large town has hundreds of schools, parks and quarters; more than this is the wrong file.
const MAX_BYTES = 1_000_000;
const MAX_PLACES = 5_000;
const MAX_NAME_CHARS = 120;
const MAX_ALTERNATES = 20;
const MAX_POPULATION = 100_000_000;

const KINDS: ReadonlySet<string> = new Set(["county", "town", "neighbourhood", "venue"]);
const KIND_WORDS: ReadonlyMap<string, OwnPlace["kind"]> = new Map([
  ["neighborhood", "neighbourhood"],
  ["school", "venue"],
  ["park", "venue"],
]);
const FIELDS = ["name", "kind", "within", "lat", "lon", "alternates", "population"];

type Entry = { where: string; fields: Record<string, unknown> };

/**
 * JSON: a list of objects, or `{"places": [...]}`. CSV: a first line of column names, then a line per place,
 * alternates parted by "|". Throws a TownwireError ("bad-places") that names the line or entry.
 */
export function parseOwnPlaces(text: string): OwnPlace[] {
  if (text.length > MAX_BYTES || Buffer.byteLength(text) > MAX_BYTES) {
    throw wrong("The file of places is larger than 1 MB", "Leave out what the gazetteer has already");
  }
  const body = text.replace(/^\uFEFF/, "").trim();
  if (body === "")
    throw wrong("The file of places is empty", 'Write a line "name,kind,within", then a line per place');
  const entries = /^[[{]/.test(body) ? entriesOfJson(body) : entriesOfCsv(body);
  if (entries.length > MAX_PLACES) {
    throw wrong(
      `The file has ${entries.length} places; ${MAX_PLACES} is the most`,
      "Split it, or leave some out",
    );
  }
  const seen = new Map<string, string>();
  return entries.map((entry) => {
    const place = readEntry(entry);
    const key = ownKey(place);
    const before = seen.get(key);
    if (before !== undefined)
      throw wrong(`${entry.where}: "${place.name}" stands in ${before} already`, "Remove one");
    seen.set(key, entry.where);
    return place;
  });
}

// Longer is not typed at a prompt.
const MAX_KEY_CHARS = 80;
const PLAIN = /^[a-z0-9]+(?: [a-z0-9]+)*$/;

/**
 * What tells own places apart, and stays however many there are and in whatever order: kind, name and what contains
 * it; two schools of one name in two towns are two places. "venue--lincoln-school--toledo-oh", or "venue-" and 12 hex
 * digits of its SHA-256 when the names are long or not of ASCII letters; the two forms never meet.
 */
export function ownKey(place: OwnPlace): string {
  const within = foldName(place.within ?? "");
  const names = [foldName(place.name), ...(within === "" ? [] : [within])];
  const key = [place.kind, ...names.map((name) => name.replaceAll(" ", "-"))].join("--");
  if (key.length <= MAX_KEY_CHARS && names.every((name) => PLAIN.test(name))) return key;
  const hash = createHash("sha256").update(JSON.stringify([place.kind, ...names]));
  return `${place.kind}-${hash.digest("hex").slice(0, 12)}`;
}

/** The id of an own place in a gazetteer that was extended with it. */
export const ownId = (place: OwnPlace): string => `own-${ownKey(place)}`;

const wrong = (what: string, nextStep: string, cause?: unknown): TownwireError =>
  new TownwireError("bad-places", `${what}.`, `${nextStep}.`, cause === undefined ? {} : { cause });

function entriesOfJson(text: string): Entry[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw wrong(`The file of places is not valid JSON (${why})`, "Mend it there, or write CSV", error);
  }
  const list = Array.isArray(value) ? value : isObject(value) ? value.places : undefined;
  if (!Array.isArray(list))
    throw wrong("The JSON holds no list of places", 'Write [{"name": …, "kind": …}, …]');
  return list.map((fields: unknown, i) => {
    const where = `place ${i + 1}`;
    if (!isObject(fields)) throw wrong(`${where} is not an object`, 'Write {"name": …, "kind": …}');
    const odd = Object.keys(fields).find((field) => !FIELDS.includes(field));
    if (odd !== undefined)
      throw wrong(`${where}: "${odd}" is no field`, `The fields are ${FIELDS.join(", ")}`);
    return { where, fields };
  });
}

function entriesOfCsv(text: string): Entry[] {
  const [head, ...rows] = readCsv(text);
  const columns = (head?.cells ?? []).map((cell) => cell.trim().toLowerCase());
  const odd = columns.find((column) => !FIELDS.includes(column));
  if (odd !== undefined || !columns.includes("name") || !columns.includes("kind")) {
    const what = odd === undefined ? 'the columns "name" and "kind" are needed' : `"${odd}" is no column`;
    throw wrong(`line 1: ${what}`, `Write a first line of ${FIELDS.join(",")}`);
  }
  return rows.map(({ line, cells }) => {
    const where = `line ${line}`;
    if (cells.length > columns.length)
      throw wrong(`${where} has more cells than columns`, 'Put "…" around a cell with a comma');
    const fields: Record<string, unknown> = {};
    columns.forEach((column, i) => {
      const cell = cells[i]?.trim() ?? "";
      if (cell === "") return;
      if (column === "alternates") fields[column] = cell.split("|");
      else fields[column] = ["lat", "lon", "population"].includes(column) ? Number(cell) : cell;
    });
    return { where, fields };
  });
}

function readEntry({ where, fields }: Entry): OwnPlace {
  const name = readText(fields.name, "name", where);
  if (name === undefined || foldName(name) === "")
    throw wrong(`${where} has no name`, "Give each place a name");
  const written = readText(fields.kind, "kind", where)?.toLowerCase() ?? "";
  const kind = KIND_WORDS.get(written) ?? written;
  if (!isKind(kind)) {
    throw wrong(
      `${where}: "${name}" has the kind "${written}"`,
      "Write county, town, neighbourhood or venue",
    );
  }
  const within = readText(fields.within, "within", where);
  const lat = readNumber(fields.lat, "lat", where, -90, 90);
  const lon = readNumber(fields.lon, "lon", where, -180, 180);
  const population = readNumber(fields.population, "population", where, 0, MAX_POPULATION);
  const alternates = readAlternates(fields.alternates, where);
  if ((lat === undefined) !== (lon === undefined))
    throw wrong(`${where}: "${name}" has one of lat and lon`, "Give both");
  if (within === undefined && lat === undefined) {
    throw wrong(`${where}: "${name}" lies nowhere`, 'Give "within" ("Springfield, IL"), or lat and lon');
  }
  return {
    name,
    kind,
    ...(within === undefined ? {} : { within }),
    ...(lat === undefined || lon === undefined ? {} : { lat, lon }),
    ...(alternates.length === 0 ? {} : { alternates }),
    ...(population === undefined ? {} : { population: Math.round(population) }),
  };
}

// Control characters would break a line of a page or a log, and mean nothing in a name.
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;

function readText(value: unknown, field: string, where: string): string | undefined {
  if (value === undefined || value === null || value === "") return undefined;
  if (typeof value !== "string")
    throw wrong(`${where}: ${field} is not a text`, `Put ${field} in quotation marks`);
  const text = value.trim();
  if (text.length > MAX_NAME_CHARS || CONTROL.test(text)) {
    throw wrong(
      `${where}: ${field} is longer than ${MAX_NAME_CHARS} characters or not one line`,
      "Shorten it",
    );
  }
  return text === "" ? undefined : text;
}

function readNumber(
  value: unknown,
  field: string,
  where: string,
  least: number,
  most: number,
): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === "number" && value >= least && value <= most) return value;
  throw wrong(`${where}: ${field} is no number from ${least} to ${most}`, `Write ${field} in digits, 39.96`);
}

function readAlternates(value: unknown, where: string): string[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) || value.length > MAX_ALTERNATES) {
    throw wrong(
      `${where}: alternates is no list of at most ${MAX_ALTERNATES} names`,
      'Write ["…", "…"]; in CSV …|…',
    );
  }
  return value.flatMap((name: unknown) => readText(name, "an alternate name", where) ?? []);
}

const isKind = (kind: string): kind is OwnPlace["kind"] => KINDS.has(kind);
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

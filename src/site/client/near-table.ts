/**
 * The towns a device looks through for the one it is nearest to: how the table lies in the bytes, and the look-up.
 * Pure; the server writes it with `near-towns.ts`.
 *
 * The bytes: a number, the length of the text; the text, ASCII, groups with an empty line between, of each group the
 * end its addresses share and then the beginnings; then the latitudes, then the longitudes of all towns in that order,
 * as differences in thousandths of a degree. Numbers are LEB128, differences zigzag (protobuf's encodings).
 */

export type NearTable = { slugs: readonly string[]; lat: Float64Array; lon: Float64Array };

export const DEGREE = 1000;

/** Throws when the bytes are cut short or something else. */
export function readNearTable(bytes: Uint8Array): NearTable {
  let at = 0;
  const readNumber = (): number => {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = bytes[at++];
      if (byte === undefined) break;
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
    throw new RangeError("not a table of towns");
  };
  const length = readNumber();
  const text = new TextDecoder().decode(bytes.subarray(at, at + length));
  at += length;
  const slugs = text.split("\n\n").flatMap((group) => {
    const [end = "", ...beginnings] = group.split("\n");
    return beginnings.map((beginning) => beginning + end);
  });
  const readDegrees = (): Float64Array => {
    let last = 0;
    return Float64Array.from(slugs, () => {
      const stored = readNumber();
      last += stored % 2 === 0 ? stored / 2 : -(stored + 1) / 2;
      return last / DEGREE;
    });
  };
  return { slugs, lat: readDegrees(), lon: readDegrees() };
}

const RADIAN = Math.PI / 180;
const EARTH_KM = 6371.0088;

/** The nearest town by great circle (spherical law of cosines: right to decimeters in double precision). */
export function findNearest(
  table: NearTable,
  point: { lat: number; lon: number },
): { slug: string; km: number } | undefined {
  const sin = Math.sin(point.lat * RADIAN);
  const cos = Math.cos(point.lat * RADIAN);
  let best = Number.NEGATIVE_INFINITY;
  let nearest: string | undefined;
  for (const [i, slug] of table.slugs.entries()) {
    const lat = (table.lat[i] ?? 0) * RADIAN;
    const lon = ((table.lon[i] ?? 0) - point.lon) * RADIAN;
    const closeness = sin * Math.sin(lat) + cos * Math.cos(lat) * Math.cos(lon);
    if (closeness > best) {
      best = closeness;
      nearest = slug;
    }
  }
  return nearest === undefined
    ? undefined
    : { slug: nearest, km: EARTH_KM * Math.acos(Math.min(1, Math.max(-1, best))) };
}

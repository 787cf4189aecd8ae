// Distances on the earth.

export type Point = { lat: number; lon: number };

const EARTH_KM = 6371.0088; // mean radius, IUGG
const RADIAN = Math.PI / 180;

/** Great-circle distance in km between two points in degrees (haversine; Sinnott 1984). */
export function kmBetween(a: Point, b: Point): number {
  const lat = Math.sin(((b.lat - a.lat) * RADIAN) / 2);
  const lon = Math.sin(((b.lon - a.lon) * RADIAN) / 2);
  const h = lat * lat + Math.cos(a.lat * RADIAN) * Math.cos(b.lat * RADIAN) * lon * lon;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

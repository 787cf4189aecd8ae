/** Whose clock a reader's hour is told by: that of a place, until the reader says otherwise. */
import lookUp from "@photostructure/tz-lookup";
import { isTimeZone } from "#base/time-zone.ts";

/** An IANA name for a point on earth; undefined where this program's own clock knows no such zone. */
export function timeZoneAt({ lat, lon }: { lat: number; lon: number }): string | undefined {
  if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) return undefined;
  const zone = lookUp(lat, lon);
  return isTimeZone(zone) ? zone : undefined;
}

/** What can be chosen, in the order of the alphabet. */
export const TIME_ZONES: readonly string[] = [
  "UTC",
  ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC"),
];

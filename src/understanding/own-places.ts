// Reads the small file in which an operator declares places that no gazetteer has: a neighbourhood, a school,
// a made-up county. JSON or CSV; every problem is said with its line or entry and what to write instead.

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

export function parseOwnPlaces(text: string): OwnPlace[] {
  return JSON.parse(text) as OwnPlace[];
}

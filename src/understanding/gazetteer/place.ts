// What a place is to the rest of the program.

/**
 * state = the first level of any country, county = the second, town = any populated place, region = what spans
 * states or countries ("Europe", "New England"); neighbourhoods and venues come from operators.
 */
export type PlaceKind =
  | "region"
  | "country"
  | "state"
  | "county"
  | "town"
  | "zip"
  | "neighbourhood"
  | "venue";

export type Place = {
  /** Stable: "g4887398" (GeoNames), "us", "us-oh", "us-oh-c049", "z43210", "t43003", "own-…". */
  id: string;
  /** Unique: the address is /local/<slug>. */
  slug: string;
  name: string;
  kind: PlaceKind;
  /** ISO 3166-1 alpha-2, capitals; "" for a region that spans countries. */
  country: string;
  /** Postal code in the United States ("OH"), GeoNames' code elsewhere. */
  admin1?: string;
  lat: number;
  lon: number;
  /** People; for areas the sum over their towns, which is good for order only. 0 when unknown. */
  population: number;
  /** Id of the containing place. */
  within?: string;
};

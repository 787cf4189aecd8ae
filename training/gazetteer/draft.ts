// A place while it is being made, before it has a row.

export type Kind = "region" | "country" | "state" | "county" | "zip" | "town";
export type Draft = {
  kind: Kind;
  code: string; // "us", "us-oh", "us-oh-c049"; ZIP digits; "" for GeoNames towns
  geonames: number;
  name: string;
  alternates: string[];
  country: string;
  admin1: string;
  lat: number;
  lon: number;
  population: number;
  parent: Draft | undefined;
};

// The addresses of places: /local/<slug>. The build gives each place the first of these forms that is still
// free and stores its number; the program makes the same form again from the name, so no slug is stored.

import { foldName } from "./fold.ts";

/** What a slug is made of. Names are display names; `country` is the ISO code. */
export type SlugParts = {
  kind: string;
  id: string;
  name: string;
  country: string;
  admin1: string;
  countryName: string;
  stateName: string;
  countyName: string;
};

export const US_LIKE: ReadonlySet<string> = new Set(["US", "PR", "GU", "VI", "AS", "MP"]);

export const hyphened = (name: string): string => foldName(name).replaceAll(" ", "-");

// "Franklin County" tells two Franklins apart as "franklin": shorter, and the kind adds nothing.
const baseOf = (county: string): string =>
  hyphened(county).replace(/-(?:county|parish|borough|census-area|municipality|municipio|city)$/, "");

const join = (...parts: string[]): string => parts.filter((part) => part !== "").join("-");

/** Forms from the prettiest to the surest; the last is always unique. */
export function slugForms(parts: SlugParts): string[] {
  const name = hyphened(parts.name) || parts.id;
  const code = parts.country.toLowerCase();
  const state = parts.admin1.toLowerCase();
  if (parts.kind === "zip") return [parts.name];
  if (parts.kind === "region") return [name, `${name}-region`, parts.id];
  if (parts.kind === "country") return [name, join(name, code), parts.id];
  if (US_LIKE.has(parts.country)) {
    if (parts.kind === "state") return [name, `${name}-us`, parts.id];
    if (parts.kind === "county") return [join(name, state), join(name, "county", state), parts.id];
    return [join(name, state), join(name, baseOf(parts.countyName), state), join(name, state, parts.id)];
  }
  const country = hyphened(parts.countryName);
  const region = hyphened(parts.stateName);
  if (parts.kind === "state") return [join(name, country), join(name, "region", country), parts.id];
  if (parts.kind === "county") {
    return [join(name, country), join(name, region, country), join(name, "county", country), parts.id];
  }
  const county = hyphened(parts.countyName);
  return [
    join(name, country),
    join(name, region, country),
    join(name, county, region, country),
    join(name, country, parts.id),
  ];
}

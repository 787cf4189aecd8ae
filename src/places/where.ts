/** Places as pages and mails speak of them: names with what contains them, distances, kinds. Pure. */
import { type Gazetteer, kmBetween, type Place } from "#understanding/gazetteer.ts";

/** What pages ask the gazetteer for. */
export type Places = Pick<Gazetteer, "find" | "chain">;

/** For pages that can do without: no place is known. */
export const NO_PLACES: Places = { find: () => undefined, chain: (place) => [place] };

/** What contains a place, from the nearest outward; the country is left out where it goes without saying. */
export const containersOf = (places: Places, place: Place): readonly Place[] =>
  places
    .chain(place)
    .filter(
      (one) =>
        one.id !== place.id && one.kind !== "region" && (one.kind !== "country" || place.country !== "US"),
    );

/** "Brindle Falls, Osmer County, Ohio". */
export const fullNameOf = (places: Places, place: Place): string =>
  [place, ...containersOf(places, place)].map((one) => one.name).join(", ");

/** "Osmer County, Ohio" of Brindle Falls; empty for a country. */
export const containersNamed = (places: Places, place: Place): string =>
  containersOf(places, place)
    .map((one) => one.name)
    .join(", ");

/** "A town", "A ZIP code area": how a sentence about a place begins. */
export function kindOf(place: Place): string {
  switch (place.kind) {
    case "region":
      return "A region";
    case "country":
      return "A country";
    case "state":
      return place.country === "US" ? "A state" : "A region";
    case "county":
      return place.country === "US" ? "A county" : "A district";
    case "town":
      return "A town";
    case "zip":
      return "A ZIP code area";
    case "neighbourhood":
      return "A neighborhood";
    case "venue":
      return "A landmark";
    default:
      return place.kind satisfies never;
  }
}

/** ", of about 13,400 people", of a town. What areas have is a sum for ordering and no count of people. */
export const showPeople = (place: Place): string =>
  place.kind === "town" && place.population > 0 ? `, of about ${aboutPeople(place.population)} people` : "";

/** "13,400": two or three figures, because towns grow faster than tables. */
function aboutPeople(population: number): string {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(population)) - 2);
  return (Math.round(population / step) * step).toLocaleString("en-US");
}

const MILES_PER_KM = 0.621_371;

/** "7 miles", "under a mile"; kilometers outside the United States. */
export function showDistance(from: Place, to: Place): string {
  const km = kmBetween(from, to);
  const [n, one, many] =
    from.country === "US" ? [km * MILES_PER_KM, "mile", "miles"] : [km, "kilometer", "kilometers"];
  if (n < 1) return `under a ${one}`;
  const rounded = Math.round(n);
  return `${rounded.toLocaleString("en-US")} ${rounded === 1 ? one : many}`;
}

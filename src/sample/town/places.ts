/**
 * The places of the sample town as its operator declares them beside the gazetteer: an invented county in the hills of
 * eastern Ohio, its towns, and the neighborhoods, schools and landmarks of Brindle Falls. Coordinates are plausible
 * and far from any city, so that no real town's news is drawn to them.
 */
import type { OwnPlace } from "#understanding/own-places.ts";

const COUNTY = "Osmer County";
const TOWN = "Brindle Falls";

const TOWNS: readonly OwnPlace[] = [
  {
    name: COUNTY,
    kind: "county",
    within: "Ohio",
    lat: 39.79,
    lon: -81.32,
    population: 48_300,
    alternates: ["Osmer valley"],
  },
  { name: TOWN, kind: "town", within: COUNTY, lat: 39.782, lon: -81.318, population: 13_400 },
  { name: "Coldbrook", kind: "town", within: COUNTY, lat: 39.874, lon: -81.246, population: 9_800 },
  { name: "Wexley", kind: "town", within: COUNTY, lat: 39.709, lon: -81.402, population: 6_100 },
  { name: "East Osmer", kind: "town", within: COUNTY, lat: 39.771, lon: -81.138, population: 612 },
  {
    name: "Pell Creek",
    kind: "town",
    within: COUNTY,
    lat: 39.853,
    lon: -81.351,
    population: 1_900,
    alternates: ["Pell Creek Township"],
  },
  // Beyond the county: whom its teams meet, and where.
  { name: "Dunmarrow", kind: "town", within: "Ohio", lat: 40.712, lon: -81.12, population: 22_700 },
  { name: "Three Oaks", kind: "town", within: "Ohio", lat: 40.634, lon: -81.264, population: 17_500 },
];

const inTown = (
  kind: "neighbourhood" | "venue",
  name: string,
  lat: number,
  lon: number,
  alternates: string[] = [],
): OwnPlace => ({
  name,
  kind,
  within: TOWN,
  lat,
  lon,
  ...(alternates.length > 0 ? { alternates } : {}),
});

const NEIGHBOURHOODS: readonly OwnPlace[] = [
  inTown("neighbourhood", "Depot Square", 39.7806, -81.3163),
  inTown("neighbourhood", "Lower Falls", 39.7768, -81.3121),
  inTown("neighbourhood", "Millrace Quarter", 39.7834, -81.3205),
  inTown("neighbourhood", "North Bank", 39.7891, -81.3172),
  inTown("neighbourhood", "Orchard Heights", 39.7942, -81.3128),
  inTown("neighbourhood", "Quarry Hill", 39.7853, -81.3314),
  inTown("neighbourhood", "Tannery Row", 39.7822, -81.3191),
];

const VENUES: readonly OwnPlace[] = [
  inTown("venue", "Brindle Falls High School", 39.7879, -81.3257, ["Brindle Falls High"]),
  inTown("venue", "Millrace Middle School", 39.7841, -81.3229),
  inTown("venue", "Riverside Elementary", 39.7797, -81.3178, ["Riverside Elementary School"]),
  inTown("venue", "Brindle Falls Public Library", 39.7811, -81.3155, ["Brindle Falls library"]),
  inTown("venue", "Osmer County Memorial Hospital", 39.7754, -81.3242, ["Osmer County hospital"]),
  inTown("venue", "Hartwell Woolen Mill", 39.7829, -81.3198, ["Hartwell mill"]),
  inTown("venue", "Heron Island", 39.7815, -81.3139),
  inTown("venue", "Stone Bridge", 39.7859, -81.3166),
];

/** What contains a place stands before it. */
export const TOWN_PLACES: readonly OwnPlace[] = [...TOWNS, ...NEIGHBOURHOODS, ...VENUES];

/** Candidates written as a list of articles, for tests and benches of the rank. */
import { type Candidates, FLAG, type RankedPlace, REACHES, TOPICS } from "#ranking/candidates.ts";
import type { Taste } from "#ranking/taste.ts";

export type GivenArticle = {
  id: string;
  published: Date | number;
  story?: number;
  publisher?: string;
  /** Id of a given place. */
  place?: string;
  reach?: (typeof REACHES)[number];
  sections?: readonly string[];
  outlets?: number;
  flags?: readonly (keyof typeof FLAG)[];
  topics?: readonly number[];
};

export const SECTION_TABLE = [
  "local",
  "us",
  "election",
  "politics",
  "sports",
  "lifestyle",
  "education",
  "real-estate",
] as const;

export const NOW = new Date("2026-03-14T12:00:00Z");
export const hoursAgo = (hours: number): Date => new Date(NOW.getTime() - hours * 3_600_000);

const usual = { state: "s1", county: "c1" };
/** Two towns and a quarter in one county, one town in the next, one just over the state line, one far off. */
export const PLACES: readonly RankedPlace[] = [
  { id: "t1", lat: 40, lon: -83, within: ["c1", "s1", "us"], ...usual },
  { id: "q1", lat: 40.01, lon: -83.01, within: ["t1", "c1", "s1", "us"], ...usual },
  { id: "t2", lat: 40.1, lon: -83.1, within: ["c1", "s1", "us"], ...usual },
  { id: "t3", lat: 40.4, lon: -83.4, within: ["c2", "s1", "us"], county: "c2", state: "s1" },
  { id: "t4", lat: 40.1, lon: -84, within: ["c3", "s2", "us"], county: "c3", state: "s2" },
  { id: "t5", lat: 47, lon: -120, within: ["c4", "s3", "us"], county: "c4", state: "s3" },
  { id: "c1", lat: 40.05, lon: -83.05, within: ["s1", "us"], ...usual },
  { id: "s1", lat: 40.4, lon: -82.7, within: ["us"], state: "s1" },
];
export const placeOf = (id: string): RankedPlace => {
  const place = PLACES.find((one) => one.id === id);
  if (!place) throw new Error(`There is no place ${id}.`);
  return place;
};

export function makeCandidates(articles: readonly GivenArticle[], placeTable = PLACES): Candidates {
  const publisherTable = [...new Set(articles.map(({ publisher }) => publisher ?? "gazette"))];
  const topics = new Uint32Array(articles.length * TOPICS);
  for (const [row, article] of articles.entries())
    for (const [n, topic] of (article.topics ?? []).entries()) topics[row * TOPICS + n] = topic;
  const placeRows = new Map(placeTable.map(({ id }, row) => [id, row]));
  return {
    size: articles.length,
    ids: articles.map(({ id }) => id),
    published: Float64Array.from(articles, ({ published }) => Number(published)),
    stories: Int32Array.from(articles, ({ story }, row) => story ?? 1_000_000 + row),
    publishers: Int32Array.from(articles, ({ publisher }) => publisherTable.indexOf(publisher ?? "gazette")),
    places: Int32Array.from(articles, ({ place }) => placeRows.get(place ?? "") ?? -1),
    reach: Uint8Array.from(articles, ({ place, reach }) =>
      REACHES.indexOf(reach ?? (place ? "town" : "none")),
    ),
    sections: Uint32Array.from(articles, ({ sections }) =>
      (sections ?? []).reduce((mask, slug) => mask | (1 << SECTION_TABLE.indexOf(slug as "us")), 0),
    ),
    outlets: Uint8Array.from(articles, ({ outlets }) => outlets ?? 1),
    flags: Uint8Array.from(articles, ({ flags }) =>
      (flags ?? []).reduce((bits, name) => bits | FLAG[name], 0),
    ),
    topics,
    placeTable,
    publisherTable,
    sectionTable: SECTION_TABLE,
  };
}

/** Nobody's taste: a page of twenty, nothing followed or muted. */
export const NO_TASTE: Taste = {
  limit: 20,
  order: "ranked",
  follows: { places: [], sections: [], publishers: [] },
  mutes: { publishers: [], places: [], sections: [] },
  weights: {},
  seed: 1,
};

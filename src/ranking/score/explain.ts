/** The terms of one row, each with what it is about: the reasons that are shown. */
import { kmBetween } from "#base/distance.ts";
import type { Candidates } from "../candidates.ts";
import type { Taste, Term } from "../taste.ts";
import { hoursSince } from "./fresh.ts";
import { isOriginal, ORIGINAL, QUALITY_FLAGS, qualityOf, weigh, weightOf } from "./points.ts";
import type { Tables } from "./scorer.ts";
import { followedPublisher, readPublisher } from "./subjects.ts";

type Needs = {
  candidates: Candidates;
  taste: Taste;
  tables: Tables;
  fresh: (row: number) => number;
  nowMs: number;
};

/** `outlets`: those that count for this reader. */
export function explainRow(needs: Needs, row: number, outlets: number): Term[] {
  const { candidates, taste, tables, nowMs } = needs;
  const flags = candidates.flags[row] ?? 0;
  const terms: Term[] = [
    ...explainPlace(needs, row),
    {
      name: "fresh",
      points: needs.fresh(row),
      value: tenths(hoursSince(candidates.published[row] ?? 0, nowMs)),
    },
    { name: "coverage", points: tables.coverage[outlets] ?? 0, value: outlets },
    {
      name: "original",
      points: isOriginal(flags) ? weigh(ORIGINAL, weightOf(taste, "original")) : 0,
    },
    ...explainSubjects(needs, row),
    {
      name: "quality",
      points: weigh(qualityOf(flags), weightOf(taste, "quality")),
      value: flags & QUALITY_FLAGS,
    },
  ];
  return terms.filter(({ points }) => points !== 0);
}

function explainPlace({ candidates, taste, tables }: Needs, row: number): Term[] {
  const place = candidates.placeTable[candidates.places[row] ?? -1];
  if (!place) return [];
  const terms: Term[] = [];
  const { home } = taste;
  if (home) {
    const points = tables.places.near(place, candidates.reach[row] ?? 0);
    terms.push({
      name: "near",
      points,
      about: { kind: "place", id: place.id },
      value: tenths(kmBetween(home, place)),
    });
  }
  const followed = tables.places.followed(place);
  if (followed)
    terms.push({ name: "follows", points: followed.points, about: { kind: "place", id: followed.id } });
  return terms;
}

function explainSubjects({ candidates, taste, tables }: Needs, row: number): Term[] {
  const publisher = candidates.publisherTable[candidates.publishers[row] ?? -1];
  const sections = candidates.sections[row] ?? 0;
  const terms: Term[] = [];
  if (publisher !== undefined) {
    const about = { kind: "publisher", id: publisher } as const;
    terms.push({ name: "follows", points: followedPublisher(taste, publisher), about });
    terms.push({ name: "history", points: readPublisher(taste, publisher), about });
  }
  const followed = tables.sections.followed(sections);
  if (followed)
    terms.push({ name: "follows", points: followed.points, about: { kind: "section", id: followed.slug } });
  const read = tables.sections.read(sections);
  if (read) terms.push({ name: "history", points: read.points, about: { kind: "section", id: read.slug } });
  return terms;
}

const tenths = (value: number): number => Math.round(value * 10) / 10;

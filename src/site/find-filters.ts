/**
 * What the filters of a search mean. One that means nothing is left out and said to be, with what may have been meant;
 * the search goes on without it. Pure.
 */

import type { ArticleFilter } from "#articles/read.ts";
import type { Section } from "#config/sections.ts";
import { newsPlaceOf } from "#places/atlas.ts";
import { foldName, type Gazetteer, type Place } from "#understanding/gazetteer.ts";
import { findPlace, readAsked } from "./find-place.ts";
import { type Filter, formPath, type SearchForm } from "./search-form.ts";
import { listPublishersAlike, type Named } from "./suggest.ts";
import { startOfDay } from "./when.ts";
import { containersNamed } from "./where.ts";

export type FilterProblem = {
  filter: Filter;
  text: string;
  /** Searches with what may have been meant instead. */
  meant: readonly { label: string; path: string }[];
};

export type FoundFilters = { filter: ArticleFilter; problems: readonly FilterProblem[] };

type Needs = {
  gazetteer: Gazetteer;
  /** Those that the reader did not mute. */
  publishers: readonly Named[];
  sections: readonly Section[];
  timeZone: string;
};

const MAX_MEANT = 6;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

export function findFilters(needs: Needs, form: SearchForm): FoundFilters {
  const problems: FilterProblem[] = [];
  const filter: ArticleFilter = {};
  const readers = { place: readPlace, section: readSection, publisher: readPublisher, dates: readDates };
  for (const read of Object.values(readers)) {
    const found = read(needs, form);
    if ("problem" in found) problems.push(found.problem);
    else Object.assign(filter, found);
  }
  return { filter, problems };
}

type Found = ArticleFilter | { problem: FilterProblem };

const problem = (
  filter: Filter,
  text: string,
  meant: FilterProblem["meant"] = [],
): { problem: FilterProblem } => ({ problem: { filter, text, meant } });

function readPlace({ gazetteer }: Needs, form: SearchForm): Found {
  if (form.place === "") return {};
  const at = (place: Place): Found => ({ localTo: [newsPlaceOf(gazetteer, place).id] });
  const bySlug = findPlace(gazetteer, form.place.toLowerCase());
  if (bySlug) return at(bySlug);
  const asked = readAsked(gazetteer, form.place);
  if (asked.kind === "place") return at(asked.place);
  const isCalled = asked.found.length > 0;
  const places = isCalled
    ? asked.found
    : gazetteer.alike(form.place.split(",")[0] ?? "", MAX_MEANT).map((one) => one.place);
  const meant = places.slice(0, MAX_MEANT).map((place) => ({
    label: [place.name, containersNamed(gazetteer, place)].filter(Boolean).join(", "),
    path: formPath(form, { place: place.slug }),
  }));
  return problem(
    "place",
    isCalled
      ? `Several places are called “${form.place}”, so all places were searched.`
      : `We know no place called “${form.place}”, so all places were searched.`,
    meant,
  );
}

function readSection({ sections }: Needs, form: SearchForm): Found {
  if (form.section === "") return {};
  const asked = form.section.toLowerCase();
  const section = sections.find(({ slug, name }) => slug === asked || name.toLowerCase() === asked);
  return section
    ? { section: section.slug }
    : problem(
        "section",
        `There is no section “${form.section}”, so all sections were searched.`,
        sections.map(({ slug, name }) => ({ label: name, path: formPath(form, { section: slug }) })),
      );
}

function readPublisher({ publishers }: Needs, form: SearchForm): Found {
  if (form.publisher === "") return {};
  const asked = foldName(form.publisher);
  const publisher =
    publishers.find((one) => one.slug === form.publisher) ??
    publishers.find((one) => asked !== "" && foldName(one.name) === asked);
  if (publisher) return { publisher: publisher.slug };
  const alike = listPublishersAlike(publishers, form.publisher, MAX_MEANT);
  const [only] = alike;
  // "gazette" where there is one Gazette needs no question.
  if (only && alike.length === 1 && ` ${foldName(only.name)} `.includes(` ${asked} `))
    return { publisher: only.slug };
  return problem(
    "publisher",
    alike.length > 1
      ? `Several publishers may be meant by “${form.publisher}”, so all were searched.`
      : `No publisher here is called “${form.publisher}”, so all were searched.`,
    alike.map(({ slug, name }) => ({ label: name, path: formPath(form, { publisher: slug }) })),
  );
}

function readDates({ timeZone }: Needs, form: SearchForm): Found {
  const days = { from: readDay(form.from), to: readDay(form.to) };
  for (const end of ["from", "to"] as const)
    if (form[end] !== "" && !days[end])
      return problem(end, `“${form[end]}” is not a day as in 2026-03-10, so the dates were left out.`);
  if (days.from && days.to && form.from > form.to)
    return problem("from", "The first day is after the last one, so the dates were left out.", [
      { label: "Swap them", path: formPath(form, { from: form.to, to: form.from }) },
    ]);
  return {
    ...(days.from ? { from: startOfDay(days.from, timeZone) } : {}),
    ...(days.to ? { to: startOfDay({ ...days.to, day: days.to.day + 1 }, timeZone) } : {}),
  };
}

type Day = { year: number; month: number; day: number };

/** Undefined for what is no day of the calendar. */
function readDay(text: string): Day | undefined {
  const [year = 0, month = 0, day = 0] = (DAY.exec(text) ?? []).slice(1).map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  const isDay = year >= 1000 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isDay ? { year, month, day } : undefined;
}

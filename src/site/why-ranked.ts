/** Why a story stands where it stands, in plain words made from the terms of its rank. Pure. */
import type { ShownArticle } from "#articles/rights.ts";
import { findSection } from "#config/sections.ts";
import type { Control, Term } from "#ranking/taste.ts";
import type { View } from "./view.ts";

export type RankReason = {
  words: string;
  /** "+1.25": points as people read them; a thousand milli-points are one. */
  points: string;
  /** Where the reader changes how much it counts. */
  path: string;
};

type Told = { view: Pick<View, "places">; article: ShownArticle };

/** One sentence for each term, in their order. */
export const explainRank = (told: Told, terms: readonly Term[]): RankReason[] =>
  terms.map((term) => ({
    words: sentenceOf(told, term),
    points: showPoints(term.points),
    path: controlPath(term.name),
  }));

/** The place on the page of choices where a reader weighs this. */
export const controlPath = (control: Control): string => `/choices#${control}`;

/** "+1.25", "−0.3"; never rounded away: all digits of a milli-point are shown where there are any. */
export function showPoints(points: number): string {
  const digits = (Math.abs(points) / 1000).toFixed(3).replace(/\.?0+$/, "");
  return `${points < 0 ? "−" : "+"}${digits}`;
}

function sentenceOf(told: Told, term: Term): string {
  const about = aboutOf(told, term);
  const value = term.value ?? 0;
  switch (term.name) {
    case "near":
      if (value < 1) return about ? `It happened in ${about}` : "It happened right here";
      return about ? `It happened near, in ${about}` : "It happened near";
    case "fresh":
      return value < 1
        ? "It came within the hour"
        : value < 48
          ? `It is ${hours(value)} old`
          : `It is ${Math.round(value / 24)} days old`;
    case "coverage":
      return `${Math.round(value)} publishers report it`;
    case "original":
      return "It is the first report of its story";
    case "follows":
      return about ? `You follow ${about}` : "You follow what it is about";
    case "history":
      if (term.points < 0) return "You have read it";
      return about ? `You often read ${about}` : "You often read the like";
    case "quality":
      return "It can be read here, has a picture, or is signed";
    case "variety":
      return "Others like it stand above";
    case "discovery":
      return "Something that you seldom see here";
    default:
      return term.name satisfies never;
  }
}

const hours = (value: number): string => (Math.round(value) === 1 ? "an hour" : `${Math.round(value)} hours`);

function aboutOf({ view, article }: Told, { about }: Term): string | undefined {
  switch (about?.kind) {
    case undefined:
      return undefined;
    case "place":
      return view.places.find(about.id)?.name;
    case "section":
      return findSection(about.id)?.name;
    case "publisher":
      return about.id === article.publisher.slug ? article.publisher.name : about.id;
    default:
      return about satisfies never;
  }
}

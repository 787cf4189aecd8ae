/** Why a story stands where it stands, in plain words made from a term of its rank: on pages and in mails alike. Pure. */
import type { ShownArticle } from "#articles/rights.ts";
import { findSection } from "#config/sections.ts";
import type { Term } from "#ranking/taste.ts";
import type { Gazetteer } from "#understanding/gazetteer.ts";

export type Told = {
  places: Pick<Gazetteer, "find">;
  article: ShownArticle;
  /** A moment as whoever reads this is told it. */
  sayTime: (at: Date) => string;
};

/** One sentence, without a full stop. */
export function explainTerm(told: Told, term: Term): string {
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
    case "pinned":
      return `Pinned by an editor until ${told.sayTime(new Date(value))}`;
    case "discovery":
      return "Something that you seldom see here";
    default:
      return term.name satisfies never;
  }
}

const hours = (value: number): string => (Math.round(value) === 1 ? "an hour" : `${Math.round(value)} hours`);

function aboutOf({ places, article }: Told, { about }: Term): string | undefined {
  switch (about?.kind) {
    case undefined:
      return undefined;
    case "place":
      return places.find(about.id)?.name;
    case "section":
      return findSection(about.id)?.name;
    case "publisher":
      return about.id === article.publisher.slug ? article.publisher.name : about.id;
    default:
      return about satisfies never;
  }
}

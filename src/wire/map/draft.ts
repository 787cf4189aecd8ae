/** What is gathered of an item while its elements are seen; the surer of two elements for one field wins. */
import { readDate } from "../dates.ts";
import type { WireItem, WirePerson, WireTag } from "../shapes.ts";
import type { Element } from "../xml/element.ts";
import { type Links, makeLinks } from "./links.ts";
import { personOf } from "./people.ts";
import { Pictures } from "./pictures.ts";

export interface TextChoice {
  element: Element | undefined;
  /** How exactly the chosen element means this field; 0 is nothing chosen. */
  rank: number;
}

interface DateChoice {
  date: Date | undefined;
  rank: number;
}

export interface Draft {
  item: WireItem;
  links: Links;
  pictures: Pictures;
  tags: WireTag[];
  keywords: WireTag[];
  authors: WirePerson[];
  creators: WirePerson[];
  others: WirePerson[];
  title: TextChoice;
  summary: TextChoice;
  content: TextChoice;
  published: DateChoice;
  updated: DateChoice;
}

export const makeDraft = (): Draft => ({
  item: {},
  links: makeLinks(),
  pictures: new Pictures(),
  tags: [],
  keywords: [],
  authors: [],
  creators: [],
  others: [],
  title: { element: undefined, rank: 0 },
  summary: { element: undefined, rank: 0 },
  content: { element: undefined, rank: 0 },
  published: { date: undefined, rank: 0 },
  updated: { date: undefined, rank: 0 },
});

/** Of equals the first wins; empty elements do not count. */
export function chooseText(choice: TextChoice, element: Element, rank: number): void {
  if (rank <= choice.rank || element.text.trim() === "") return;
  choice.element = element;
  choice.rank = rank;
}

/** Of equals the last wins: a repeated date is a correction. Unreadable dates do not count. */
export function chooseDate(choice: DateChoice, written: string | undefined, rank: number): void {
  if (rank < choice.rank || written === undefined) return;
  const date = readDate(written);
  if (!date) return;
  choice.date = date;
  choice.rank = rank;
}

const MAX_PEOPLE = 100;

export function addPerson(people: WirePerson[], element: Element): void {
  const person = people.length < MAX_PEOPLE ? personOf(element) : undefined;
  if (person) people.push(person);
}

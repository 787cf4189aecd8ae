/** What the forms of the newsletter ask for, as far as it makes sense. Pure but for asking the gazetteer. */
import { oneLine } from "#base/text.ts";
import { isTimeZone } from "#base/time-zone.ts";
import { SECTIONS } from "#config/sections.ts";
import { timeZoneAt } from "#newsletters/time-zone.ts";
import { MAX_PLACES, USUAL, type Wishes } from "#newsletters/wishes.ts";
import type { Gazetteer, Place } from "#understanding/gazetteer.ts";
import { readAsked } from "./find-place.ts";
import { followedOf } from "./parse-notices.ts";

/** What stands in the form, before and after it was sent. */
export type NewsletterForm = {
  /** Chosen places; the first opens the issue. */
  places: readonly Place[];
  sections: readonly string[];
  rhythm: "daily" | "weekly";
  weekday: number;
  hour: number;
  /** Undefined for that of the first place. */
  timeZone: string | undefined;
  skipEmpty: boolean;
  /** Leaves out what the reader muted on the site. */
  keepsMutes: boolean;
  /** What was typed to find one more place. */
  words: string;
  /** Places that may be meant by it. */
  found: readonly Place[];
};

export const emptyForm = (places: readonly Place[] = []): NewsletterForm => ({
  places,
  sections: [],
  ...USUAL,
  timeZone: undefined,
  keepsMutes: true,
  words: "",
  found: [],
});

export function formOfWishes(wishes: Wishes, gazetteer: Gazetteer): NewsletterForm {
  return {
    ...wishes,
    places: wishes.places.flatMap((id) => gazetteer.find(id) ?? []),
    keepsMutes: wishes.mutes !== "",
    words: "",
    found: [],
  };
}

/** Reads a form of ours; what does not belong in it is left out, and what is missing is as usual. */
export function parseNewsletterForm(form: URLSearchParams, gazetteer: Gazetteer): NewsletterForm {
  const words = oneLine(form.get("q") ?? "").slice(0, 100);
  const ticked = form
    .getAll("at")
    .slice(0, 2 * MAX_PLACES)
    .flatMap((id) => gazetteer.find(id) ?? []);
  const asked = words === "" ? undefined : readAsked(gazetteer, words);
  const places = settle(gazetteer, [...ticked, ...(asked?.kind === "place" ? [asked.place] : [])]);
  const found = settle(gazetteer, asked?.kind === "several" ? asked.found : []);
  const zone = form.get("zone") ?? "";
  return {
    places: places.slice(0, MAX_PLACES),
    sections: SECTIONS.map(({ slug }) => slug).filter((slug) => form.getAll("section").includes(slug)),
    rhythm: form.get("rhythm") === "weekly" ? "weekly" : "daily",
    weekday: numberOf(form.get("weekday"), 1, 7) ?? USUAL.weekday,
    hour: numberOf(form.get("hour"), 0, 23) ?? USUAL.hour,
    timeZone: isTimeZone(zone) ? zone : undefined,
    skipEmpty: form.has("skip"),
    keepsMutes: form.has("mutes"),
    words,
    found: found.filter((one) => !places.some(({ id }) => id === one.id)),
  };
}

/** `mutes`: what the reader muted, in short. `ownZone`: the site's, for whoever chose no place. */
export function wishesOf(form: NewsletterForm, given: { mutes: string; ownZone: string }): Wishes {
  const [first] = form.places;
  return {
    places: form.places.map(({ id }) => id),
    sections: form.sections,
    rhythm: form.rhythm,
    weekday: form.weekday,
    hour: form.hour,
    timeZone: form.timeZone ?? (first && timeZoneAt(first)) ?? given.ownZone,
    skipEmpty: form.skipEmpty,
    mutes: form.keepsMutes ? given.mutes : "",
  };
}

/** Each once, of a ZIP code its town; a country or more is no place to write of. */
const settle = (gazetteer: Gazetteer, places: readonly Place[]): Place[] => [
  ...new Map(
    places.flatMap((place) => followedOf(gazetteer, place) ?? []).map((one) => [one.id, one]),
  ).values(),
];

function numberOf(text: string | null, least: number, most: number): number | undefined {
  const n = Number(text);
  return /^\d{1,2}$/.test(text ?? "") && n >= least && n <= most ? n : undefined;
}

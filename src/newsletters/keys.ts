/** By what issues are known: whoever wants the same at the same time gets the same one. Pure. */
import { createHash } from "node:crypto";
import { readClock } from "#base/time-zone.ts";
import { SECTIONS } from "#config/sections.ts";
import { type Slot, weekdayOf } from "./slots.ts";
import type { Selection } from "./wishes.ts";

/** What makes two selections one: sections count in the order of the site's bar. */
export const settleSelection = ({ places, sections, rhythm, mutes }: Selection): Selection => ({
  places: [...new Set(places)],
  sections: SECTIONS.map(({ slug }) => slug).filter((slug) => sections.includes(slug)),
  rhythm,
  mutes,
});

/**
 * All issues that the same readers get one after the other, so that none repeats another: of one selection, at one hour of one
 * clock, and on one day of the week where they are weekly. 22 characters of an address.
 */
export function seriesOf(selection: Selection, { at, hour, timeZone }: Slot): string {
  const { places, sections, rhythm, mutes } = settleSelection(selection);
  const weekday = rhythm === "weekly" ? weekdayOf(readClock(at, timeZone)) : 0;
  return hash([places, sections, rhythm, mutes, hour, timeZone, weekday]);
}

/** One issue: 22 characters of an address. */
export const issueKey = (selection: Selection, slot: Slot): string =>
  hash([seriesOf(selection, slot), slot.at.toISOString()]);

export const isIssueKey = (text: string): boolean => /^[\w-]{22}$/.test(text);

const hash = (value: unknown): string =>
  createHash("sha256").update(JSON.stringify(value)).digest("base64url").slice(0, 22);

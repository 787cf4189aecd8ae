/** What a reader wants of the newsletter: which news, how often, and when by the reader's own clock. */
import type { Rhythm } from "#database/tables-newsletters.ts";

export type { Rhythm };

export const MAX_PLACES = 10;
/** 1 is Monday, as in ISO 8601. */
export const WEEKDAYS = [
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
  "Sunday",
] as const;

/** What an issue is made of; whoever wants the same at the same time gets the same issue. */
export type Selection = {
  /** Ids of places, none twice, at most MAX_PLACES; the first opens the issue. */
  places: readonly string[];
  /** Slugs of sections, none twice. */
  sections: readonly string[];
  rhythm: Rhythm;
  /** What the reader muted, in the short form of `readers/encoding.ts`; empty for nothing. */
  mutes: string;
};

export type Wishes = Selection & {
  /** Of a weekly one: 1 (Monday) to 7. */
  weekday: number;
  /** 0 to 23, by the reader's clock. */
  hour: number;
  /** An IANA name. */
  timeZone: string;
  /** No mail when there is nothing new. */
  skipEmpty: boolean;
};

/** Friday at six: before the weekend, before breakfast. */
export const USUAL = { rhythm: "daily", weekday: 5, hour: 6, skipEmpty: false } as const;

/** "6 a.m.", as people say it. */
export const showHour = (hour: number): string =>
  hour === 0 ? "midnight" : hour === 12 ? "noon" : `${hour % 12 || 12} ${hour < 12 ? "a.m." : "p.m."}`;

/**
 * Dates as people and content systems write them, in a dozen languages: finds the clock and the offset first, then
 * sorts the words and numbers that are left. One word that fits nowhere makes it no date.
 */
import { type DateParts, fullYear, instantOf } from "./instants.ts";
import { isMaybeWeekday, isZone, monthOf, withoutAccents, ZONES, zoneOffsetMinutes } from "./words.ts";

/** Milliseconds since 1970, or undefined. `written` is at most some hundred characters. */
export function readWritten(written: string): number | undefined {
  const korean = readKorean(written);
  const plain = withoutAccents(
    korean?.text ??
      written
        .replace(/\([^()]*\)/g, " ")
        .replace(/[年月]\s*/g, "-")
        .replace(/日/g, " "),
  );
  const clock = takeClock(plain);
  if (!clock) return undefined;
  const offset = takeOffset(clock.after, clock.isFound);
  const before = sortWords(clock.before);
  const after = before && sortWords(offset.rest, before);
  if (!after) return undefined;
  const day = dayOf(after);
  if (!day) return undefined;
  const zone =
    offset.minutes ?? (after.zone && Object.hasOwn(ZONES, after.zone) ? ZONES[after.zone] : korean?.offset);
  const parts: DateParts = {
    ...day,
    hour: hourOf(clock.hour, clock.isPm ?? korean?.isPm),
    minute: clock.minute,
    second: clock.second,
    offset: zone ?? 0,
  };
  const instant = instantOf(parts);
  if (instant === undefined || zone !== undefined || !after.zone?.includes("/")) return instant;
  // A named zone's offset depends on the day, so it is asked for the day first read as UTC.
  return instant - (zoneOffsetMinutes(after.zone, instant) ?? 0) * 60_000;
}

/** Korean systems write the units out ("2004년 05월 28일") and leave the zone to be known. */
function readKorean(
  written: string,
): { text: string; offset: number; isPm: boolean | undefined } | undefined {
  const composed = written.normalize("NFC");
  if (!/[\uac00-\ud7a3]/.test(composed)) return undefined;
  const half = /오(전|후)/.exec(composed)?.[1];
  const text = composed.replace(/[년월]\s*/g, "-").replace(/[^\d:\-.\s]/g, " ");
  return { text, offset: 540, isPm: half === undefined ? undefined : half === "후" };
}

interface Clock {
  isFound: boolean;
  hour: number;
  minute: number;
  second: number;
  isPm: boolean | undefined;
  /** The text on either side. */
  before: string;
  after: string;
}

const CLOCK =
  /(?<![\d:])(\d{1,2})(?::(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,9}))?)?(?![\d:])\s*(?:([ap])\.?m\b\.?)?|\s*([ap])\.?m\b\.?)/;

/** The time of day, wherever it stands; undefined when there is one that no clock shows ("1:2:3:4"). */
function takeClock(text: string): Clock | undefined {
  const found = CLOCK.exec(text);
  if (!found) return /\d:\d/.test(text) ? undefined : { ...MIDNIGHT, before: text, after: "" };
  const half = found[5] ?? found[6];
  return {
    isFound: true,
    hour: Number(found[1]),
    minute: Number(found[2] ?? 0),
    second: Number(`${found[3] ?? 0}.${found[4] ?? 0}`),
    isPm: half === undefined ? undefined : half === "p",
    before: text.slice(0, found.index),
    after: text.slice(found.index + found[0].length),
  };
}

const MIDNIGHT = { isFound: false, hour: 0, minute: 0, second: 0, isPm: undefined };

/** "13:05 pm" is thirteen all the same. */
function hourOf(hour: number, isPm: boolean | undefined): number {
  if (isPm === undefined || hour > 12 || hour === 0) return hour;
  return (hour % 12) + (isPm ? 12 : 0);
}

const OFFSET = /^(?:[\s,]*(?:gmt|utc|z))?\s*([+-])(\d{1,2}):?(\d\d)?(?=$|[\s,()])/;
const OFFSET_BEFORE_YEAR = /^\s*([+-])(\d\d):?(\d\d)(?=\s+\d{4}$)/;

/** "+0200", "GMT-07:00", or nothing. */
function takeOffset(text: string, hasClock: boolean): { minutes: number | undefined; rest: string } {
  const found = hasClock ? (OFFSET.exec(text) ?? OFFSET_BEFORE_YEAR.exec(text)) : null;
  if (!found) return { minutes: undefined, rest: text };
  const minutes = Number(found[2]) * 60 + Number(found[3] ?? 0);
  return { minutes: found[1] === "-" ? -minutes : minutes, rest: text.slice(found[0].length) };
}

interface Sorted {
  numbers: string[];
  month: number | undefined;
  /** 0 is Sunday; -1 unknown. */
  weekday: number;
  zone: string | undefined;
  /** "30.10.2023": the day comes first wherever dates are written so. */
  hasDots: boolean;
}

const CONNECTIVES = new Set("at of de del um le den the a o d em ora uhr hrs h klo kl t".split(" "));
const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/** Sorts the words of the text before the clock, then (with what was `found`) of the text after it. */
function sortWords(text: string, found?: Sorted): Sorted | undefined {
  const sorted: Sorted = found ?? {
    numbers: [],
    month: undefined,
    weekday: -1,
    zone: undefined,
    hasDots: false,
  };
  const words = text.match(/[^\s,]+/g) ?? [];
  for (const [index, word] of words.entries()) {
    const bare = word.replace(/^[.\-–—|/]+|[.\-–—|/]+$/g, "");
    if (bare === "") continue;
    if (/\d/.test(bare)) {
      if (!sortNumbers(sorted, bare)) return undefined;
    } else if (!/^\p{L}+(?:[./_-]\p{L}+)*$/u.test(bare)) {
      return undefined;
    } else if (
      !sortWord(sorted, bare, {
        isFirst: !found && index === 0,
        isAfter: found !== undefined,
        rest: words.slice(index + 1),
      })
    ) {
      return undefined;
    }
  }
  return sorted;
}

/** "16th", "26/06/2020", "2004-julius-13t". */
function sortNumbers(sorted: Sorted, bare: string): boolean {
  const ordinal = /^(\d+)(?:st|nd|rd|th|er|º|ª)?$/.exec(bare);
  if (ordinal?.[1]) return sorted.numbers.push(ordinal[1]) > 0;
  if (/^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}t?$/.test(bare)) {
    sorted.hasDots = bare.includes(".");
    return sorted.numbers.push(...bare.replace("t", "").split(/[-/.]/)) > 0;
  }
  const [, first, name, last] = /^(\d{1,4})[-/.]?(\p{L}{3,12})[-/.]?(\d{1,4})t?$/u.exec(bare) ?? [];
  const month = name === undefined ? undefined : monthOf(name);
  if (month === undefined || first === undefined || last === undefined) return false;
  sorted.month = month;
  return sorted.numbers.push(first, last) > 0;
}

interface Place {
  isFirst: boolean;
  /** After the clock, where zones stand. */
  isAfter: boolean;
  rest: string[];
}

function sortWord(sorted: Sorted, word: string, { isFirst, isAfter, rest }: Place): boolean {
  const month = sorted.month === undefined ? monthOf(word) : undefined;
  const isWeekday =
    isFirst &&
    isMaybeWeekday(word) &&
    rest.some((other) => /^\p{L}{3}/u.test(other) && monthOf(other.replace(/\W+$/, "")) !== undefined);
  if (month !== undefined && !isWeekday) sorted.month = month;
  else if (isFirst || (WEEKDAYS.includes(word.slice(0, 3)) && sorted.weekday < 0 && !isAfter))
    sorted.weekday = WEEKDAYS.indexOf(word.slice(0, 3));
  else if (CONNECTIVES.has(word) && !(isAfter && isZone(word))) return true;
  else if (sorted.zone === undefined && (isZone(word) || (isAfter && word.length < 6))) sorted.zone = word;
  else return false;
  return true;
}

type Day = Pick<DateParts, "year" | "month" | "day">;

/** Tells day, month and year apart by their digits, then by the weekday, then by American habit. */
function dayOf({ numbers, month, weekday, hasDots }: Sorted): Day | undefined {
  const [a = "", b = "", c = ""] = numbers;
  if (month !== undefined) {
    if (numbers.length === 1 && a.length === 4) return { year: Number(a), month, day: 1 };
    if (numbers.length !== 2) return undefined;
    if (a.length > 2) return { year: Number(a), month, day: Number(b) };
    return b.length === 2 || b.length === 4 ? { year: fullYear(b), month, day: Number(a) } : undefined;
  }
  if (numbers.length !== 3) return undefined;
  if (a.length === 4) return { year: Number(a), month: Number(b), day: Number(c) };
  if (c.length !== 4 && c.length !== 2) return undefined;
  const year = fullYear(c);
  const dayFirst = { year, month: Number(b), day: Number(a) };
  const monthFirst = { year, month: Number(a), day: Number(b) };
  if (dayFirst.month > 12) return monthFirst;
  if (monthFirst.month > 12 || hasDots) return dayFirst;
  const fits = (day: Day) => new Date(Date.UTC(day.year, day.month - 1, day.day)).getUTCDay() === weekday;
  if (weekday >= 0 && fits(dayFirst) !== fits(monthFirst)) return fits(dayFirst) ? dayFirst : monthFirst;
  return monthFirst;
}

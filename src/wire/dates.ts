/**
 * Reads the dates that feeds really carry: RFC 822, W3CDTF and ISO 8601 with their misspellings, asctime, the ways
 * of content systems in a dozen languages, Unix seconds. Promises an instant or nothing, never a guess at rubbish,
 * in time linear to at most 100 characters.
 */
import { MAYBE_WEEKDAY, monthOf, withoutAccents, ZONES, zoneOffsetMinutes } from "./date-words.ts";

const MAX_CHARS = 100;
const RFC822 =
  /^(?:[A-Z][a-z]{2}, )?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d) (?:GMT|UTC|Z|([+-])(\d\d)(\d\d))$/;
const SHORT_MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

/** The instant a text stands for; without a zone it is read as UTC, a year or month alone as its first day. */
export function readDate(text: string): Date | undefined {
  const written = text.trim();
  if (written === "" || written.length > MAX_CHARS) return undefined;
  const instant = readRfc822(written) ?? readIso(written) ?? readEpoch(written) ?? readWords(written);
  return instant === undefined ? undefined : new Date(instant);
}

/** The form nine feeds in ten use, read without detours. */
function readRfc822(text: string): number | undefined {
  const m = RFC822.exec(text);
  if (!m) return undefined;
  const month = SHORT_MONTHS.indexOf(m[2] ?? "?");
  if (month < 0 || month % 3 !== 0) return undefined;
  const offset = m[7] ? (Number(m[8]) * 60 + Number(m[9])) * (m[7] === "-" ? -1 : 1) : 0;
  return instantOf({
    year: Number(m[3]),
    month: month / 3 + 1,
    day: Number(m[1]),
    hour: Number(m[4]),
    minute: Number(m[5]),
    second: Number(m[6]),
    offset,
  });
}

interface Parts {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  /** Minutes east of Greenwich. */
  offset: number;
}

const MAX_OFFSET = 26 * 60;

/** Undefined for a day or time that no clock or calendar shows. A leap second counts as the second before. */
function instantOf(parts: Parts): number | undefined {
  const { year, month, day, hour, minute, second, offset } = parts;
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  if (hour > 24 || minute > 59 || second >= 61 || (hour === 24 && minute + second > 0)) return undefined;
  if (Math.abs(offset) > MAX_OFFSET || year < 1 || year > 9999) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, 0, Math.floor(Math.min(second, 59.999) * 1000));
  return date.getTime() - offset * 60_000;
}

const daysIn = (year: number, month: number): number => {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
};

/** Two-digit years as RFC 2822 section 4.3 has it, with the turn at 70. */
const fullYear = (digits: string): number =>
  digits.length > 2 ? Number(digits) : Number(digits) + (Number(digits) < 70 ? 2000 : 1900);

const ISO_DAY = /^(\d{4})(?:-(0?\d{1,2})(?:-(\d{1,3}))?|\/(\d{1,2})\/(\d{1,2})|(\d\d)(\d\d)?)?(?=$|[T\s])/i;
const ISO_TIME =
  /^(?:T|\s)\s*(\d{1,2}):?(\d\d)(?::?(\d\d)(?:[.,](\d{1,9}))?)?\s*(?:(Z|UTC|GMT)|([+-])(\d\d):?(\d\d)?Z?)?$/i;

function readIso(text: string): number | undefined {
  const short = readShortIso(text);
  if (short) return short;
  const d = ISO_DAY.exec(text);
  if (!d) return undefined;
  const day = {
    year: Number(d[1]),
    month: Number(d[2] ?? d[4] ?? d[6] ?? 1),
    day: Number(d[3] ?? d[5] ?? d[7] ?? 1),
  };
  const rest = text.slice(d[0].length);
  if (rest === "") return instantOf({ ...day, hour: 0, minute: 0, second: 0, offset: 0 });
  const t = ISO_TIME.exec(rest);
  if (!t) return undefined;
  const offset = (Number(t[7] ?? 0) * 60 + Number(t[8] ?? 0)) * (t[6] === "-" ? -1 : 1);
  const second = Number(`${t[3] ?? 0}.${t[4] ?? 0}`);
  return instantOf({ ...day, hour: Number(t[1]), minute: Number(t[2]), second, offset });
}

/** ISO 8601:1988 allowed the century to be left out: -0312, 03-12-31, 031231, and days of the year: 03335. */
function readShortIso(text: string): number | undefined {
  const none = { hour: 0, minute: 0, second: 0, offset: 0 };
  const m = /^(?:-(\d\d)-?(\d\d)|(\d\d)-(\d\d)-(\d\d)|(\d\d)([01]\d)([0-3]\d))$/.exec(text);
  if (m) {
    const year = fullYear(m[1] ?? m[3] ?? m[6] ?? "");
    return instantOf({ year, month: Number(m[2] ?? m[4] ?? m[7]), day: Number(m[5] ?? m[8] ?? 1), ...none });
  }
  const ordinal = /^(\d{2}|\d{4}-?)(\d{3})$/.exec(text);
  if (!ordinal) return undefined;
  const year = fullYear((ordinal[1] ?? "").replace("-", ""));
  const day = Number(ordinal[2]);
  const first = instantOf({ year, month: 1, day: 1, ...none });
  // "22013" is a year with a digit too many sooner than the thirteenth day of 2022.
  if (first === undefined || day < 32 || day > 366) return undefined;
  return first + (day - 1) * 86_400_000;
}

/** Unix time: ten digits are seconds, thirteen milliseconds. */
function readEpoch(text: string): number | undefined {
  if (/^\d{9,10}$/.test(text)) return Number(text) * 1000;
  return /^\d{13}$/.test(text) ? Number(text) : undefined;
}

const TIME =
  /(?:^|[^\d:])(\d{1,2})(?::(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,9}))?)?(?![\d:])\s*([ap]\.?m\b\.?)?|\s*([ap]\.?m\b\.?))/i;
const OFFSET = /(?:\b(?:gmt|utc|z)\s?)?(?<![\d:])([+-])(\d{1,2}):?(\d\d)?(?![\d:\w])/i;
const CONNECTIVES = new Set(
  "at of de del um le den the a o d em ora uhr hrs h klo kl st nd rd th".split(" "),
);
const SHORT_DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/** Everything else: finds the time, the zone and the month's name, then tells day from year among the numbers left. */
function readWords(written: string): number | undefined {
  let text = withoutAccents(written.normalize("NFC").replace(/\([^()]*\)/g, " "));
  let defaultOffset = 0;
  let pm: boolean | undefined;
  // Korean content systems: the units are written out, the zone is theirs.
  if (/[\uac00-\ud7a3\u1100-\u11ff]/.test(written)) {
    const korean = /오(전|후)/.exec(written.normalize("NFC"));
    if (korean) pm = korean[1] === "후";
    text = written
      .normalize("NFC")
      .replace(/[년월]\s*/g, "-")
      .replace(/[^\d:\-.\s]/g, " ")
      .trim();
    defaultOffset = 540;
  }
  let time: RegExpExecArray | undefined;
  const clock = TIME.exec(text);
  if (clock && (clock[2] !== undefined || clock[6] !== undefined)) {
    time = clock;
    const half = clock[5] ?? clock[6];
    if (half) pm = half.startsWith("p");
    const from = clock.index + (/^\d/.test(clock[0]) ? 0 : 1);
    const after = text.slice(clock.index + clock[0].length);
    if (/^:/.test(after)) return undefined;
    text = `${text.slice(0, from)} @ ${after}`;
  }
  const numeric = /(?:^|[\s,@])(\d{4})-(\d{1,2}|[a-z]{3,12})-(\d{1,2})(?=$|[\st@,])/.exec(text);
  let zone: number | undefined;
  let zoneName: string | undefined;
  const late = time ? text.indexOf("@") : 0;
  const shift = OFFSET.exec(text.slice(late));
  if (shift && (time || shift[3] !== undefined) && !(numeric && !time)) {
    zone = (Number(shift[2]) * 60 + Number(shift[3] ?? 0)) * (shift[1] === "-" ? -1 : 1);
    text = text.slice(0, late) + text.slice(late).replace(shift[0], " ");
  }

  const numbers: string[] = [];
  let month: number | undefined;
  let weekday = -1;
  let order = 0;
  let monthBeforeDay = false;
  let afterTime = false;
  for (const word of text.match(/@|[^\s,@]+/g) ?? []) {
    if (word === "@") {
      afterTime = true;
      continue;
    }
    order++;
    const bare = word.replace(/^[.\-–—|/]+|[.\-–—|/]+$/g, "");
    if (bare === "") continue;
    if (/^\d+(?:st|nd|rd|th|er|º|ª)?$/.test(bare)) numbers.push(bare.replace(/\D+$/, ""));
    else if (/^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$/.test(bare)) numbers.push(...bare.split(/[-/.]/));
    else if (/^\d{1,4}[-/.]?[^\d\s/.-]{3,12}[-/.]?\d{1,4}t?$/.test(bare)) {
      const [, first = "", name = "", last = ""] = /^(\d+)[-/.]?(\D+?)[-/.]?(\d+)t?$/.exec(bare) ?? [];
      month = monthOf(name);
      if (month === undefined) return undefined;
      numbers.push(first, last);
    } else if (/^\p{L}+(?:[./_]\p{L}+)*$/u.test(bare)) {
      const isFirst = order === 1 && numbers.length === 0;
      const day = SHORT_DAYS.indexOf(bare.slice(0, 3));
      const named =
        isFirst &&
        (word.endsWith(".") || text.includes(",")) &&
        MAYBE_WEEKDAY.has(bare) &&
        hasMonthAfter(text, word)
          ? undefined
          : monthOf(bare);
      if (isFirst && named === undefined) weekday = day;
      else if (day >= 0 && named === undefined && month === undefined) weekday = day;
      else if (month === undefined && named !== undefined) {
        month = named;
        monthBeforeDay = numbers.length === 0;
      } else if (CONNECTIVES.has(bare) && numbers.length > 0 && !(afterTime && Object.hasOwn(ZONES, bare)))
        continue;
      else if (Object.hasOwn(ZONES, bare) || bare.includes("/")) zoneName ??= bare;
      else if (month !== undefined && numbers.length >= 2) zoneName ??= bare;
      else return undefined;
    } else return undefined;
  }

  const day = dayOf(numbers, month, {
    monthBeforeDay,
    weekday,
    isAmerican: time?.[5] !== undefined || time?.[6] !== undefined,
  });
  if (!day) return undefined;
  let hour = Number(time?.[1] ?? 0);
  if (pm !== undefined && (hour > 12 || hour === 0)) pm = undefined;
  if (pm === true && hour < 12) hour += 12;
  if (pm === false && hour === 12) hour = 0;
  const local: Parts = {
    ...day,
    hour,
    minute: Number(time?.[2] ?? 0),
    second: Number(`${time?.[3] ?? 0}.${time?.[4] ?? 0}`),
    offset: zone ?? ZONES[zoneName ?? ""] ?? defaultOffset,
  };
  const instant = instantOf(local);
  if (instant === undefined || zone !== undefined || !zoneName?.includes("/")) return instant;
  const offset = zoneOffsetMinutes(zoneName, instant);
  return offset === undefined ? instant : instant - offset * 60_000;
}

function hasMonthAfter(text: string, word: string): boolean {
  const after = text.slice(text.indexOf(word) + word.length);
  return (after.match(/\p{L}{3,}/gu) ?? []).some((other) => monthOf(other) !== undefined);
}

interface Hints {
  monthBeforeDay: boolean;
  /** 0 is Sunday; -1 unknown. */
  weekday: number;
  isAmerican: boolean;
}
type Day = Pick<Parts, "year" | "month" | "day">;

function dayOf(numbers: readonly string[], month: number | undefined, hints: Hints): Day | undefined {
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
  if (monthFirst.month > 12) return dayFirst;
  // Both readings are days: the weekday decides, then American habit.
  const fits = (day: Day) =>
    new Date(Date.UTC(day.year, day.month - 1, day.day)).getUTCDay() === hints.weekday;
  if (hints.weekday >= 0 && fits(dayFirst) !== fits(monthFirst))
    return fits(dayFirst) ? dayFirst : monthFirst;
  return monthFirst;
}

/**
 * Reads the dates that feeds really carry: RFC 822, W3CDTF and ISO 8601 with their misspellings, asctime, the ways
 * of content systems in a dozen languages, Unix seconds. Promises an instant or nothing, never a guess at rubbish,
 * from at most 100 characters, so that no pattern below can be made to run long.
 */
import { fullYear, instantOf } from "./date/instants.ts";
import { readWritten } from "./date/written.ts";

const MAX_CHARS = 100;
const RFC822 =
  /^(?:[A-Z][a-z]{2}, )?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d) (?:GMT|UTC|Z|([+-])(\d\d)(\d\d))$/;
const SHORT_MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

/** The instant a text stands for; without a zone it is read as UTC, a year or month alone as its first day. */
export function readDate(text: string): Date | undefined {
  const written = text.trim();
  if (written === "" || written.length > MAX_CHARS) return undefined;
  const instant = readRfc822(written) ?? readIso(written) ?? readEpoch(written) ?? readWritten(written);
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

const ISO_DAY =
  /^(\d{4})(?:-(0?\d{1,2})(?:-(\d{1,3}))?|\/(\d{1,2})\/(\d{1,2})|(\d\d)(\d\d)?)?(?=$|[T\s]|(?<=^\d{8})\d{6}$)/i;
const ISO_TIME =
  /^(?:T|\s|(?=\d{6}$))\s*(\d{1,2}):?(\d\d)(?::?(\d\d)(?:[.,](\d{1,9}))?)?\s*(?:(Z|UTC|GMT)|([+-])(\d\d):?(\d\d)?Z?)?$/i;

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

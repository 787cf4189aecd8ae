/**
 * Reads the dates that pages print: ISO 8601 and the common human forms, with zones. Promises ISO 8601 with the
 * publisher's own offset kept (the day a publisher prints is the day readers know), a plain date when there is no
 * time of day, and undefined rather than a guess.
 */
const MONTHS = new Map<string, number>();
const MONTH_NAMES: string[][] = [
  [
    "january",
    "jan",
    "enero",
    "ene",
    "janvier",
    "janv",
    "januar",
    "gennaio",
    "gen",
    "janeiro",
    "januari",
    "января",
    "stycznia",
  ],
  [
    "february",
    "feb",
    "febrero",
    "février",
    "fevrier",
    "févr",
    "februar",
    "febbraio",
    "fevereiro",
    "fev",
    "februari",
    "февраля",
    "lutego",
  ],
  ["march", "mar", "marzo", "mars", "märz", "marz", "março", "marco", "maart", "maret", "марта", "marca"],
  ["april", "apr", "abril", "abr", "avril", "aprile", "апреля", "kwietnia"],
  ["may", "mayo", "mai", "maggio", "mag", "maio", "mei", "мая", "maja"],
  ["june", "jun", "junio", "juin", "juni", "giugno", "giu", "junho", "июня", "czerwca"],
  ["july", "jul", "julio", "juillet", "juil", "juli", "luglio", "lug", "julho", "июля", "lipca"],
  ["august", "aug", "agosto", "ago", "août", "aout", "agustus", "августа", "sierpnia"],
  [
    "september",
    "sep",
    "sept",
    "septiembre",
    "septembre",
    "settembre",
    "set",
    "setembro",
    "сентября",
    "września",
  ],
  [
    "october",
    "oct",
    "octubre",
    "octobre",
    "oktober",
    "okt",
    "ottobre",
    "ott",
    "outubro",
    "out",
    "октября",
    "października",
  ],
  ["november", "nov", "noviembre", "novembre", "novembro", "ноября", "listopada"],
  [
    "december",
    "dec",
    "diciembre",
    "dic",
    "décembre",
    "decembre",
    "déc",
    "dezember",
    "dez",
    "dicembre",
    "dezembro",
    "desember",
    "декабря",
    "grudnia",
  ],
];
MONTH_NAMES.forEach((names, i) => {
  for (const name of names) MONTHS.set(name, i + 1);
});

/** Zone names that newsrooms print. "IST" and other ambiguous ones are left out: no zone is better than a wrong one. */
const ZONES = new Map([
  ["z", "Z"],
  ["utc", "Z"],
  ["gmt", "Z"],
  ["est", "-05:00"],
  ["edt", "-04:00"],
  ["et", "-05:00"],
  ["cst", "-06:00"],
  ["cdt", "-05:00"],
  ["ct", "-06:00"],
  ["mst", "-07:00"],
  ["mdt", "-06:00"],
  ["mt", "-07:00"],
  ["pst", "-08:00"],
  ["pdt", "-07:00"],
  ["pt", "-08:00"],
  ["akst", "-09:00"],
  ["akdt", "-08:00"],
  ["hst", "-10:00"],
  ["bst", "+01:00"],
  ["cet", "+01:00"],
  ["cest", "+02:00"],
  ["eet", "+02:00"],
  ["eest", "+03:00"],
  ["msk", "+03:00"],
  ["jst", "+09:00"],
  ["kst", "+09:00"],
  ["aest", "+10:00"],
  ["aedt", "+11:00"],
  ["nzst", "+12:00"],
  ["nzdt", "+13:00"],
]);

type Day = { year: number; month: number; day: number };

/** The ISO 8601 form of a date as printed, or undefined. At most the first 200 characters are looked at. */
export function parseDate(text: string): string | undefined {
  const source = text.slice(0, 200).trim();
  if (!source) return undefined;
  return fromIso(source) ?? fromEpoch(source) ?? fromWords(source);
}

/** Day only ("2026-11-23") of an ISO date. */
export const dayOf = (iso: string): string => iso.slice(0, 10);

function fromIso(source: string): string | undefined {
  const found =
    /^(?:\D{0,20}\s)?(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:(?:[T\s,]+|\s*-\s*)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[A-Z]{2,4}|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?/i.exec(
      source,
    ) ?? /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?\s*(Z|[+-]\d{2}:?\d{2})?)?$/.exec(source);
  if (!found) return undefined;
  const day = { year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) };
  return join(day, found[4], found[5], found[6], undefined, found[7]);
}

function fromEpoch(source: string): string | undefined {
  if (!/^1\d{9}(?:\d{3})?$/.test(source)) return undefined;
  return new Date(Number(source) * (source.length === 10 ? 1_000 : 1)).toISOString();
}

function fromWords(source: string): string | undefined {
  const words = source
    .toLowerCase()
    .replace(/(\d)(?:st|nd|rd|th|º|er)\b/g, "$1")
    .replace(/ de(?:l)? /g, " ");
  const day = dayMonthYear(words) ?? monthDayYear(words) ?? eastAsian(words) ?? numeric(words);
  if (!day) return undefined;
  const time =
    /(?:^|[^\d:])(\d{1,2})[:.h](\d{2})(?::(\d{2}))?\s*(?:([ap])\.?\s?m\b\.?)?\s*\(?\s*(z|[a-z]{2,4}|[+-]\d{2}:?\d{2})?\b/.exec(
      day.rest,
    ) ?? /(?:^|\s)(\d{1,2})()()\s*([ap])\.?m\b\.?\s*\(?([a-z]{2,4})?/.exec(day.rest);
  return join(day, time?.[1], time ? time[2] || "00" : undefined, time?.[3], time?.[4], time?.[5]);
}

type Found = Day & { rest: string };

const rest = (words: string, match: RegExpExecArray): string =>
  `${words.slice(0, match.index)} ${words.slice(match.index + match[0].length)}`;

function dayMonthYear(words: string): Found | undefined {
  const match = /(?:^|\D)(\d{1,2})[\s./-]{1,3}([\p{L}]{3,12})[.,\s/-]{1,3}(\d{4})(?!\d)/u.exec(words);
  const month = MONTHS.get(match?.[2] ?? "");
  return match && month
    ? { year: Number(match[3]), month, day: Number(match[1]), rest: rest(words, match) }
    : undefined;
}

function monthDayYear(words: string): Found | undefined {
  for (const match of words.matchAll(
    /(\p{L}{3,12})\.?\s+(\d{1,2})(?:\s*,\s*|\s+)(?:at\s+)?(\d{4})(?!\d)/gu,
  )) {
    const month = MONTHS.get(match[1] ?? "");
    if (month) return { year: Number(match[3]), month, day: Number(match[2]), rest: rest(words, match) };
  }
  return undefined;
}

function eastAsian(words: string): Found | undefined {
  const match = /(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]/.exec(words);
  return match
    ? { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]), rest: rest(words, match) }
    : undefined;
}

/** 13/02/2020 or 2/13/2020: only when one order is possible, or a dot shows the European one. */
function numeric(words: string): Found | undefined {
  const match = /(?:^|\D)(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)/.exec(words);
  if (!match) return undefined;
  const [first, second] = [Number(match[1]), Number(match[3])];
  const dayFirst = first > 12 || match[2] === ".";
  const [day, month] = dayFirst ? [first, second] : [second, first];
  return { year: Number(match[4]), month, day, rest: rest(words, match) };
}

function join(
  day: Day,
  hour?: string,
  minute?: string,
  second?: string,
  half?: string,
  zone?: string,
): string | undefined {
  const { year, month } = day;
  if (year < 1900 || year > 2100 || month < 1 || month > 12 || day.day < 1) return undefined;
  if (day.day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined;
  const date = `${year}-${two(month)}-${two(day.day)}`;
  if (hour === undefined || !minute) return date;
  let hours = Number(hour);
  if (half && hours <= 12) hours = (hours % 12) + (half === "p" ? 12 : 0);
  if (hours > 23 || Number(minute) > 59) return date;
  return `${date}T${two(hours)}:${two(Number(minute))}:${two(Math.min(59, Number(second ?? 0)))}${offset(zone)}`;
}

function offset(zone: string | undefined): string {
  if (!zone) return "";
  const named = ZONES.get(zone.toLowerCase());
  if (named) return named;
  const digits = /^([+-]\d{2}):?(\d{2})?$/.exec(zone);
  return digits ? `${digits[1]}:${digits[2] ?? "00"}` : "";
}

const two = (value: number): string => String(value).padStart(2, "0");

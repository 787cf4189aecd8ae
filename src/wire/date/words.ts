/** The words in dates: months in the languages feeds come in, and the zone names that RFC 822 and habit have left us. */

// Lower case, without accents; a longer spelling is found by its beginning. One row per month.
const MONTHS: readonly string[] = [
  "jan gen ene ιαν янв ocak oca sty led siijan tammi",
  "feb fev fevr febr φεβ фев subat lut unor helmi",
  "mar maart marc mars marz maer mrt maa mrz μαρ μαρτ мар mart brez",
  "apr avr abr απρ апр nisan nis kwi dub huhti",
  "may mai mei mag maj maggio toukok μαι маи мая mayis kvet",
  "jun juin giu ιουν июн haziran haz cze cervn cerven kesa",
  "jul juil lug ιουλ июл temmuz tem lip cervenc heina",
  "aug aou ago αυγ авг agustos agu sie srp elo",
  "sep set sept σεπ сен eylul eyl wrz zari syys",
  "oct okt ott out οκτ окт ekim eki paz rij loka",
  "nov νοε ноя kasim kas lis marras",
  "dec dez dic des δεκ дек aralik ara gru pros joulu",
];

/** What stands for spelling variants of one month: full words first, so that "juillet" is not "juin". */
const BEGINNINGS: readonly (readonly [string, number])[] = MONTHS.flatMap((row, index) =>
  row.split(" ").map((word): readonly [string, number] => [word, index + 1]),
).sort((a, b) => b[0].length - a[0].length);

const remembered = new Map<string, number>();

export const withoutAccents = (text: string): string =>
  text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** 1-12 for a word that begins as a month's name does. `word` is lower case without accents. */
export function monthOf(word: string): number | undefined {
  const known = remembered.get(word);
  if (known !== undefined) return known || undefined;
  const month =
    word.length < 3 ? 0 : (BEGINNINGS.find(([beginning]) => word.startsWith(beginning))?.[1] ?? 0);
  if (remembered.size < 500) remembered.set(word, month);
  return month || undefined;
}

const MAYBE_WEEKDAYS = new Set(["mar", "mart", "mars", "mardi", "martes", "martedi"]);

/** Weekdays that begin as a month does: "mar." is Tuesday in France, Spain and Italy. */
export const isMaybeWeekday = (word: string): boolean => MAYBE_WEEKDAYS.has(word);

/** Minutes east of Greenwich. RFC 822 section 5, ISO's European zones, and the short American forms. */
export const ZONES: Readonly<Record<string, number>> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  wet: 0,
  west: 60,
  bst: 60,
  ist: 330,
  cet: 60,
  cest: 120,
  met: 60,
  mest: 120,
  mez: 60,
  mesz: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  at: -240,
  ast: -240,
  adt: -180,
  et: -300,
  est: -300,
  edt: -240,
  ct: -360,
  cst: -360,
  cdt: -300,
  mt: -420,
  mst: -420,
  mdt: -360,
  pt: -480,
  pst: -480,
  pdt: -420,
  akst: -540,
  akdt: -480,
  hst: -600,
  nst: -210,
  ndt: -150,
  jst: 540,
  kst: 540,
  hkt: 480,
  sgt: 480,
  awst: 480,
  acst: 570,
  acdt: 630,
  aest: 600,
  aedt: 660,
  nzst: 720,
  nzdt: 780,
  sast: 120,
  wib: 420,
};

/** Whether a word can only be a zone. */
export const isZone = (word: string): boolean =>
  Object.hasOwn(ZONES, word) || /^[a-z_]+\/[a-z_/+-]+$/.test(word);

/** The offset of an IANA zone ("Europe/Brussels") at a moment, in minutes; undefined for an unknown name. */
export function zoneOffsetMinutes(zone: string, at: number): number | undefined {
  try {
    const format = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
    const name = format.formatToParts(at).find((part) => part.type === "timeZoneName")?.value ?? "";
    const match = /^GMT(?:([+-])(\d\d):(\d\d))?$/.exec(name);
    if (!match) return undefined;
    const minutes = Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0);
    return match[1] === "-" ? -minutes : minutes;
  } catch {
    return undefined;
  }
}

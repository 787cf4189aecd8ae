/** Whether politics is an election: its words, and the calendar. */

/** Alone they mean an election, or nearly. */
const CLEAR =
  /\b(?:elections?|ballots?|runoffs?|run-off|recounts?|referendums?|referenda|primaries|midterms?|caucuses|electorate|electoral|precincts?|gubernatorial|by-election|early voting|absentee|super tuesday|polling places?)\b/gi;
/** Also said of schools, councils and surveys. */
const HINTS =
  /\b(?:primary|polls?|candidates?|candidacy|campaigns?|campaigning|voters?|votes?|voting|nominees?|nomination|incumbents?|races?|debates?|endorses?|endorsed|endorsement|running mate|unopposed|delegates?|frontrunner)\b/gi;

const CLEAR_WORTH = 1.6;
const HINT_WORTH = 0.6;
/** Without any word the log-odds stand here; one clear word or three hints lift them over zero. */
const NONE = -1.5;

/** Log-odds that a political article is about an election. The calendar counts only where a word speaks for it. */
export function electionOdds(title: string, lead: string, published: Date | undefined): number {
  const text = `${title.slice(0, 400)}\n${lead}`;
  const clear = Math.min(new Set(wordsIn(text, CLEAR)).size, 3);
  const hints = Math.min(new Set(wordsIn(text, HINTS)).size, 4);
  const season = clear + hints > 0 && published ? electionSeason(published) : 0;
  return NONE + CLEAR_WORTH * clear + HINT_WORTH * hints + season;
}

const wordsIn = (text: string, words: RegExp): string[] =>
  [...text.matchAll(words)].slice(0, 50).map(([word]) => word.toLowerCase());

const DAY_MS = 86_400_000;

/**
 * How near the next or last US general election is, 0 to 1: full in the 60 days before it and 10 after it in even
 * years; half for the local elections of odd years and for the months of primaries, March to September of even years.
 * Election day is the Tuesday after the first Monday of November (2 U.S.C. § 7).
 */
export function electionSeason(date: Date): number {
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth();
  if (Number.isNaN(year)) return 0;
  const isEven = year % 2 === 0;
  const daysUntil = (electionDay(year).getTime() - date.getTime()) / DAY_MS;
  if (daysUntil <= 60 && daysUntil >= -10) return isEven ? 1 : 0.5;
  return isEven && month >= 2 && month <= 8 ? 0.5 : 0;
}

function electionDay(year: number): Date {
  const first = new Date(Date.UTC(year, 10, 1)).getUTCDay();
  const firstMonday = 1 + ((8 - first) % 7);
  return new Date(Date.UTC(year, 10, firstMonday + 1));
}

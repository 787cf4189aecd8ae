/** Reads where in an article its places stand: dateline, headline, lead, body, and with which bodies and streets. */
import type { FoundPlace, Mention } from "../places.ts";

export type Spot = "dateline" | "headline" | "lead" | "body";
export type Named = { spot: Spot; text: string };
export type Where = {
  /** For each place found, where it is named, in order. */
  readonly named: ReadonlyMap<string, readonly Named[]>;
  /** For each place found, bodies that bear its name: "Osmer County Sheriff". */
  readonly bodies: ReadonlyMap<string, readonly string[]>;
  readonly streets: readonly string[];
};
type Words = { title: string; text: string };

/** The first two or three sentences of a report say what happened where. */
const LEAD_CHARS = 450;
/** Named later, a street is where somebody lives, not how far the report reaches. */
const STREET_CHARS = 600;
const OWN_BODY_CHARS = 3_000;
const MAX_HEAD_CHARS = 1_000;
/** A body follows its place's name directly: at most this far. */
const BODY_CHARS = 60;

const BODY =
  /^(?:['’]s)? (?:(?:Area|County|City|Town|Village|Township|Public|Volunteer|Municipal|Superior|Circuit|Common|Community|Regional|High|Middle|Elementary|Independent|Unified|School) ){0,3}(?:Police|Fire|Sheriff|Council|Commission(?:ers)?|Board|Schools?|Court(?:house)?|Hospital|Library|Mayor|District|Department|College|Airport|Church|Chamber|Fairgrounds|Jail|Hall|Selectmen|Trustees)\b/;
const STREET =
  /\b(?:[A-Z][a-z]+|\d{1,3}(?:st|nd|rd|th)) (?:Street|St\.|Avenue|Ave\.|Road|Rd\.|Drive|Lane|Boulevard|Blvd\.|Turnpike|Pike|Parkway|Bridge|Square)(?![A-Za-z])/g;
const OWN_BODY =
  /\b(?:(?:the|The) )?(?:City Council|City Hall|Town Hall|Town Council|Village Board|Board of Selectmen|school board|School Board|county commissioners|County Commissioners|Main Street|county fair|County Fair|city council|town council|public library|Planning Commission|high school|High School)\b/g;

export function readWhere({ title, text }: Words, found: readonly FoundPlace[]): Where {
  const from = title.length + 2;
  const whole = `${title}\n\n${text.slice(0, 25_000)}`;
  // Some papers begin the text with the headline again; the report begins after it.
  const opening = title.length > 0 && text.startsWith(title) ? from + title.length : from;
  const named = new Map<string, Named[]>();
  const bodies = new Map<string, string[]>();
  for (const { place, mentions } of found) {
    named.set(
      place.id,
      mentions.map((mention) => ({ spot: spotOf(mention, whole, from, opening), text: mention.text })),
    );
    bodies.set(place.id, unique(mentions.flatMap((mention) => bodyAfter(mention, whole))));
  }
  return {
    named,
    bodies,
    streets: unique(
      whole.slice(0, Math.min(opening, MAX_HEAD_CHARS) + STREET_CHARS).match(STREET) ?? [],
    ).slice(0, 5),
  };
}

function spotOf(mention: Mention, whole: string, from: number, opening: number): Spot {
  if (mention.start < from) return "headline";
  if (isDateline(mention, whole, opening)) return "dateline";
  return mention.start < opening + LEAD_CHARS ? "lead" : "body";
}

/** Within a few signs of the opening, and a dash or an agency's parentheses follow before the sentence runs on. */
function isDateline({ start, end, text }: Mention, whole: string, opening: number): boolean {
  if (start - opening > 4 && !(start - opening <= 30 && text === text.toUpperCase())) return false;
  const after = whole.slice(end, end + 60);
  const dash = after.search(/\s[—–-]{1,2}\s|[—–]|\([^)]{2,40}\)/);
  if (dash < 0) return false;
  return text === text.toUpperCase() || dash < 3 || !/[.?!]\s|\b[a-z]{4,}/.test(after.slice(0, dash));
}

function bodyAfter({ end, text }: Mention, whole: string): string[] {
  const body = BODY.exec(whole.slice(end, end + BODY_CHARS));
  return body ? [`${text}${body[0]}`] : [];
}

/** A town's own bodies and streets named without the town: "the City Council", "Main Street". */
export function ownBodies({ title, text }: Words): string[] {
  const words = `${title.slice(0, MAX_HEAD_CHARS)}\n${text.slice(0, OWN_BODY_CHARS)}`.match(OWN_BODY) ?? [];
  return unique(words.map((word) => word.replace(/^the /i, ""))).slice(0, 4);
}

const unique = (words: readonly string[]): string[] => [...new Set(words)];

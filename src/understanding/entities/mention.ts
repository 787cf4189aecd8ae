/**
 * Makes a mention of a name where it stands: what its words and its neighbours show of its kind, and how far the
 * place proves that it is a name at all.
 */
import type { Token } from "../places/tokens.ts";
import type { Mention } from "./folding.ts";
import { BODY_WORDS, CREDITS, GIVEN, isBody, NOBODY, SUFFIXES, THINGS, TITLES } from "./kinds.ts";
import { ORDINARY } from "./learned.ts";
import type { Part } from "./parts.ts";
import type { Seen } from "./runs.ts";

/** Longer runs are misread lists. */
const LONGEST_NAME = 100;
const LONGEST_ACRONYM = 6;
/** Words between the town of a dateline and its dash: "LOWER FOBBING, Ohio (OW) — ". */
const LONGEST_DATELINE = 5;

const SAID =
  /^(?:said|says|told|added|wrote|asked|argued|explained|replied|tweeted|testified|noted|announced)$/;

/** The mention, or undefined when these words name nobody. `whole` is what the tokens were cut from. */
export function makeMention(
  part: Part,
  tokens: readonly Token[],
  whole: string,
  loud: boolean,
  seen: Seen,
): Mention | undefined {
  const own = tokens.slice(part.from, part.to);
  const [first] = own;
  const last = own.at(-1);
  if (!first || !last) return undefined;
  const written = whole.slice(first.start, last.end);
  const text = /\s\s|[\n\t]/.test(written) ? written.replace(/\s+/g, " ") : written;
  if (text.length > LONGEST_NAME || CREDITS.has(own.map((token) => token.lower).join("_"))) return undefined;
  const next = tokens[part.to];
  if (own.length === 1) {
    if (NOBODY.has(first.lower) || TITLES.has(first.lower) || first.text.length < 2) return undefined;
    // "(AP) — ": by whose wire, not who.
    if (first.gap === "open" && next?.gap === "dash") return undefined;
  }
  if (first.gap === "start" && own.every((token) => token.shout) && isDateline(tokens, part.to))
    return undefined;
  const said = next !== undefined && next.gap !== "stop" && SAID.test(next.lower);
  const withThe = tokens[part.from - 1]?.lower === "the" && first.gap === "space";
  const kind = decideKind(own, first, last, { titled: part.titled || isAged(own, tokens, part.to), withThe });
  const names = own.filter((token) => token.lower !== "the");
  return {
    words: names.map((token) => token.lower),
    hyphen: names.map((token) => token.gap === "hyphen"),
    text,
    kind,
    proof:
      own.length === 1
        ? proofOf(first, kind, said || part.titled, loud, seen)
        : loud && kind === "unknown"
          ? 0
          : 1,
    said,
    withThe,
    acronym: next?.gap === "open" && next.shout && whole.charAt(next.end) === ")" ? next.text : undefined,
  };
}

/** Whether a word of capitals alone is short enough for an acronym. */
const isAcronym = (own: readonly Token[], first: Token): boolean =>
  own.length === 1 && first.shout && first.text.length <= LONGEST_ACRONYM;

function decideKind(
  own: readonly Token[],
  first: Token,
  last: Token,
  { titled, withThe }: { titled: boolean; withThe: boolean },
): Mention["kind"] {
  if (isAcronym(own, first)) return "organisation";
  const words = own.map((token) => token.lower);
  const endsBody = own.length > 1 && BODY_WORDS.has(last.lower);
  const body = isBody(words) || words.some((word) => word === "of" || word === "for");
  if (titled && !(endsBody && !GIVEN.has(first.lower)) && !(body && own.length > 2)) return "person";
  const initial = own.length > 2 && own.slice(1, -1).some((token) => token.text.length === 1);
  const named =
    own.length <= 4 && !withThe && (GIVEN.has(first.lower) || initial || SUFFIXES.has(last.lower));
  if (body || (own.length > 1 && words.includes("and")))
    return named && own.length === 2 && !endsBody ? "person" : "organisation";
  return own.length > 1 && named ? "person" : "unknown";
}

/** How far one word by itself proves an entity: 1 is enough, 0.5 must be met twice. */
function proofOf(word: Token, kind: Mention["kind"], acts: boolean, loud: boolean, seen: Seen): number {
  const { lower } = word;
  const ordinary = ORDINARY.has(lower);
  if (BODY_WORDS.has(lower) || THINGS.has(lower) || (kind === "organisation" && ordinary)) return 0;
  if (loud && kind === "unknown") return 0;
  // A word that only ever opens a sentence is more often an unusual word than a name.
  if (word.opens && kind !== "organisation" && !acts && !seen.large.has(lower) && !GIVEN.has(lower)) return 0;
  if (!ordinary) return 1;
  return loud || seen.small.has(lower) ? 0 : 0.5;
}

/** "Jane Roe, 43, …" */
const isAged = (own: readonly Token[], tokens: readonly Token[], after: number): boolean =>
  own.length > 1 &&
  tokens[after]?.gap === "comma" &&
  /^\d{1,2}$/.test(tokens[after]?.text ?? "") &&
  tokens[after + 1]?.gap === "comma";

/** Whether a dash follows within a few words. */
function isDateline(tokens: readonly Token[], from: number): boolean {
  for (let at = from; at < from + LONGEST_DATELINE; at++) {
    const token = tokens[at];
    if (token?.gap === "dash") return true;
    if (!token?.capital || token.opens) return false;
  }
  return false;
}

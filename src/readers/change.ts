/**
 * What a reader may change of what we keep for them: each change makes a new reader, or is refused in words that say
 * what to do. Pure. Nothing is lost silently: a list that is full refuses the next one and keeps what it has.
 */
import {
  ANYBODY,
  type Choices,
  type Control,
  type Follows,
  type Mutes,
  makeReader,
  type ReadArticle,
  type Reader,
} from "./choices.ts";
import { encodeChoices, LIMITS, MAX_CHARS } from "./encoding.ts";
import { foldMuted } from "./mutes.ts";

export type Change =
  | { do: "follow" | "unfollow"; list: keyof Follows; value: string }
  | { do: "mute" | "unmute"; list: keyof Mutes; value: string }
  /** Without a place: none is home any more. */
  | { do: "place"; place: string | undefined }
  | { do: "order"; order: Choices["order"] }
  | { do: "weigh"; weights: Choices["weights"] }
  /** Turning it off forgets what was read. */
  | { do: "history"; on: boolean }
  /** What was read, and nothing else. */
  | { do: "forget" }
  | { do: "save" | "unsave"; id: string }
  /** An article was opened; kept only while the reader wants that. */
  | { do: "read"; article: ReadArticle }
  | { do: "erase" };

export type Changed = { kind: "changed"; reader: Reader } | { kind: "refused"; why: string };

export function changeReader(reader: Reader, change: Change): Changed {
  const { choices } = reader;
  switch (change.do) {
    case "follow":
      return follow(reader, change.list, change.value);
    case "unfollow":
      return choose(reader, { follows: without(choices.follows, change.list, change.value) });
    case "mute":
      return mute(reader, change.list, change.value);
    case "unmute":
      return choose(reader, { mutes: without(choices.mutes, change.list, change.value) });
    case "place":
      return setPlace(reader, change.place);
    case "order":
      return choose(reader, { order: change.order });
    case "weigh":
      return choose(reader, { weights: weigh(choices.weights, change.weights) });
    case "history":
      return choose({ ...reader, read: change.on ? reader.read : [] }, { history: change.on });
    case "forget":
      return changed({ ...reader, read: [] });
    case "save":
      return save(reader, change.id);
    case "unsave":
      return changed({ ...reader, saved: reader.saved.filter((id) => id !== change.id) });
    case "read":
      return changed({ ...reader, read: choices.history ? noteRead(reader.read, change.article) : [] });
    case "erase":
      return changed(ANYBODY);
    default:
      return change satisfies never;
  }
}

const changed = (known: Omit<Reader, "isAnonymous">): Changed => ({
  kind: "changed",
  reader: makeReader(known),
});
const refused = (why: string): Changed => ({ kind: "refused", why });

/** The reader with these choices changed, unless they would no longer fit into a cookie. */
function choose(reader: Reader, change: Partial<Choices>): Changed {
  const choices = { ...reader.choices, ...change };
  const length = encodeChoices(choices).length;
  // Whatever makes it shorter is let through, so that nobody is stuck with a list that is too long.
  return length <= MAX_CHARS || length < encodeChoices(reader.choices).length
    ? changed({ ...reader, choices })
    : refused(
        "There is no room for more in your browser’s cookie. Take something away from your choices first.",
      );
}

/** What lists are called in sentences. */
const NAMES: Record<keyof Follows | keyof Mutes, string> = {
  places: "places",
  sections: "sections",
  publishers: "sources",
  words: "words",
  people: "people",
};

function follow(reader: Reader, list: keyof Follows, value: string): Changed {
  const { follows, mutes } = reader.choices;
  if (follows[list].includes(value)) return changed(reader);
  if (follows[list].length >= LIMITS[list])
    return refused(`You follow ${LIMITS[list]} ${NAMES[list]} already. Take one away first.`);
  // Nobody wants to see and not to see the same thing: the later wish counts.
  return choose(reader, {
    follows: { ...follows, [list]: [...follows[list], value] },
    mutes: without(mutes, list, value),
  });
}

function mute(reader: Reader, list: keyof Mutes, given: string): Changed {
  const { follows, mutes } = reader.choices;
  const isWords = list === "words" || list === "people";
  const value = isWords ? given.replace(/\s+/g, " ").trim().toWellFormed() : given;
  if (isWords && isTooShort(value))
    return refused("Give at least two letters or digits: a single one would hide almost everything.");
  if (isWords && value.length > LIMITS.wordChars)
    return refused(`Give at most ${LIMITS.wordChars} characters.`);
  const isThere = isWords
    ? mutes[list].some((one) => foldMuted(one) === foldMuted(value))
    : mutes[list].includes(value);
  if (isThere) return changed(reader);
  if (mutes[list].length >= LIMITS[list])
    return refused(`You mute ${LIMITS[list]} ${NAMES[list]} already. Take one away first.`);
  return choose(reader, {
    mutes: { ...mutes, [list]: [...mutes[list], value] },
    follows: isWords ? follows : without(follows, list, value),
  });
}

/** "C++" would mute every C; one sign of Chinese or Japanese may be a word. */
function isTooShort(words: string): boolean {
  const folded = foldMuted(words);
  return folded === "" || /^[\u0000-\u024f]$/.test(folded);
}

function setPlace(reader: Reader, place: string | undefined): Changed {
  const { place: _, ...others } = reader.choices;
  if (place === undefined) return changed({ ...reader, choices: others });
  return choose(reader, { place, mutes: without(reader.choices.mutes, "places", place) });
}

function weigh(before: Choices["weights"], given: Choices["weights"]): Choices["weights"] {
  const all = Object.entries({ ...before, ...given }) as [Control, number][];
  return Object.fromEntries(all.filter(([, weight]) => weight !== 1));
}

/** The newest saved first. */
function save(reader: Reader, id: string): Changed {
  if (reader.saved.includes(id)) return changed(reader);
  if (reader.saved.length >= LIMITS.saved)
    return refused(
      `You have saved ${LIMITS.saved} articles, and there is no room for more. Take one away first.`,
    );
  return changed({ ...reader, saved: [id, ...reader.saved] });
}

/** The newest first, each once. An article in more sections than a line has room for is told by its first. */
const noteRead = (read: readonly ReadArticle[], article: ReadArticle): ReadArticle[] =>
  [
    { ...article, sections: article.sections.slice(0, LIMITS.readSections) },
    ...read.filter((one) => one.id !== article.id),
  ].slice(0, LIMITS.read);

function without<T extends Record<string, readonly string[]>>(lists: T, list: keyof T, value: string): T {
  return { ...lists, [list]: lists[list]?.filter((one) => one !== value) };
}

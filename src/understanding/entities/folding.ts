/**
 * Folds the mentions of one article into entities: surnames into full names, acronyms into the bodies they were
 * introduced with, spellings with and without accents, initials and "Jr." together. What could mean two stays apart.
 */
import type { Entity } from "../entities.ts";
import { plainLetters } from "../letters.ts";
import {
  BODY_HEADS,
  BODY_WORDS,
  CORPORATE,
  GIVEN,
  LANDS,
  NOBODY,
  PARTICLES,
  SUFFIXES,
  THINGS,
} from "./kinds.ts";
import { ORDINARY } from "./learned.ts";

/**
 * One mention. `words`: lower case. `kind`: what its surroundings show. `proof`: how far it
 * proves an entity; 1 in all is needed, and mentions that prove nothing count for an entity proved elsewhere. `said`: a verb of saying follows. `acronym`: stands in brackets behind it.
 */
export type Mention = {
  words: readonly string[];
  text: string;
  kind: "person" | "organisation" | "unknown";
  proof: number;
  said: boolean;
  withThe: boolean;
  acronym: string | undefined;
  /** Per word: whether a hyphen joins it to the word before. */
  hyphen: readonly boolean[];
};

type Draft = {
  key: string;
  names: Map<string, number>;
  person: number;
  organisation: number;
  count: number;
  strong: number;
  the: number;
  first: number;
  words: readonly string[];
};

/** A word without accents and apostrophes, lower case: "Radosław" → "radoslaw", "O’Hara" → "ohara". */
const foldNameWord = (word: string): string =>
  /^[a-z]+$/.test(word)
    ? word
    : plainLetters(
        word
          .normalize("NFKD")
          .replace(/[\p{M}'’.]/gu, "")
          .toLowerCase(),
      );

/** Entities, most mentioned first, then in the order they first appear. */
export function foldMentions(mentions: readonly Mention[]): Entity[] {
  const drafts = new Map<string, Draft>();
  const aliases = new Map<string, Draft>();
  const singles: { mention: Mention; word: string; at: number }[] = [];
  mentions.forEach((mention, at) => {
    const words = keyWords(mention);
    if (words.length === 0) return;
    if (words.length === 1) singles.push({ mention, word: words[0] ?? "", at });
    else {
      const draft = note(words.join(" "), words, mention, at);
      if (mention.acronym && mention.kind !== "person")
        aliases.set(foldNameWord(mention.acronym.toLowerCase()), draft);
    }
  });
  foldInitials(drafts);
  const spoken = new Set(
    singles.filter(({ mention }) => mention.said || mention.kind === "person").map(({ word }) => word),
  );
  const single = new Set(singles.filter(({ mention }) => !mention.withThe).map(({ word }) => word));
  for (const draft of drafts.values()) decidePerson(draft, spoken, single);

  const bySurname = groupBy(drafts, (draft) => (isPerson(draft) ? draft.words.at(-1) : undefined));
  const byGiven = groupBy(drafts, (draft) => (isPerson(draft) ? draft.words[0] : undefined));
  const byHead = groupBy(drafts, (draft) =>
    isPerson(draft) || draft.words.length > 2 ? undefined : draft.words[0],
  );
  for (const { mention, word, at } of singles) {
    const acronym = aliases.get(word);
    const surname = bySurname.get(word);
    const given = byGiven.get(word);
    const head = byHead.get(word);
    const only =
      acronym ??
      (surname
        ? alone(surname)
        : (alone(given) ?? (mention.kind === "person" ? undefined : corporate(head))));
    if (only) count(only, mention, at, false);
    else {
      const draft = note(word, [word], mention, at);
      if (surname && surname.length > 1) draft.person++;
    }
  }
  return [...drafts.values()]
    .filter((draft) => draft.strong >= 1)
    .sort((a, b) => b.count - a.count || a.first - b.first)
    .map((draft) => ({ key: draft.key, name: nameOf(draft), kind: kindOf(draft), count: draft.count }));

  function note(key: string, words: readonly string[], mention: Mention, at: number): Draft {
    const draft = drafts.get(key) ?? {
      key,
      names: new Map(),
      person: 0,
      organisation: 0,
      count: 0,
      strong: 0,
      the: 0,
      first: at,
      words,
    };
    drafts.set(key, draft);
    count(draft, mention, at, true);
    return draft;
  }
}

function count(draft: Draft, mention: Mention, at: number, named: boolean): void {
  draft.count++;
  draft.first = Math.min(draft.first, at);
  draft.strong += mention.proof;
  if (mention.withThe) draft.the++;
  if (mention.kind === "person") draft.person++;
  if (mention.kind === "organisation") draft.organisation++;
  if (named) draft.names.set(mention.text, (draft.names.get(mention.text) ?? 0) + 1);
}

/** The words that make the key: no "Jr.", no corporate form, no middle initials, hyphened names as one word. */
export function keyWords({ words, hyphen, kind }: Pick<Mention, "words" | "hyphen" | "kind">): string[] {
  const joined: string[] = [];
  words.forEach((word, i) => {
    const folded = foldNameWord(word);
    if (hyphen[i] && joined.length > 0) joined[joined.length - 1] += `-${folded}`;
    else joined.push(folded);
  });
  while (joined.length > 1 && (SUFFIXES.has(joined.at(-1) ?? "") || CORPORATE.has(joined.at(-1) ?? "")))
    joined.pop();
  if (kind === "organisation") return joined.filter((word) => word.length > 0);
  return joined.filter((word, i) => word.length > 1 || i === 0);
}

/** "Ruth B. Ginsburg", "Ruth Bader Ginsburg" and "R. Ginsburg" are one beside "Ruth Ginsburg" or the only bearer of the surname. */
function foldInitials(drafts: Map<string, Draft>): void {
  const bearers = groupBy(drafts, (draft) => (draft.words.length > 1 ? draft.words.at(-1) : undefined));
  for (const draft of [...drafts.values()]) {
    if (draft.organisation > 0 || draft.words.length < 2) continue;
    const [given = ""] = draft.words;
    const surname = draft.words.at(-1) ?? "";
    const short = draft.words.length > 2 ? drafts.get(`${given} ${surname}`) : undefined;
    const initial =
      given.length === 1
        ? alone(bearers.get(surname)?.filter((one) => one !== draft && one.words[0]?.startsWith(given)))
        : undefined;
    const into = short ?? initial;
    if (!into) continue;
    into.count += draft.count;
    into.strong += draft.strong;
    into.person += draft.person + 1;
    into.first = Math.min(into.first, draft.first);
    drafts.delete(draft.key);
  }
}

/** Two or three words whose last is later used alone, or speaks, are a person's name though nothing else says so. */
function decidePerson(draft: Draft, spoken: ReadonlySet<string>, single: ReadonlySet<string>): void {
  if (draft.person > 0 || draft.organisation > 0) return;
  const surname = draft.words.at(-1) ?? "";
  if (NOBODY.has(draft.words[0] ?? "")) return;
  const small = draft.words.some((word) => PARTICLES.has(word));
  if (draft.words.length > (small ? 5 : 3) || BODY_WORDS.has(surname) || THINGS.has(surname)) return;
  // Of two unusual words without "the" some four in five are a person's name.
  const [given = ""] = draft.words;
  const unusual =
    draft.words.length === 2 && draft.the === 0 && !draft.words.some((word) => ORDINARY.has(word));
  if (spoken.has(surname) || small || (single.has(surname) && !ORDINARY.has(surname))) draft.person++;
  else if (unusual && !LANDS.has(given) && !BODY_HEADS.has(given) && !single.has(given)) draft.person++;
}

const isPerson = (draft: Draft): boolean =>
  draft.words.length > 1 && draft.person > 0 && draft.person >= draft.organisation;

function kindOf(draft: Draft): Entity["kind"] {
  if (draft.person > 0 && draft.person >= draft.organisation) return "person";
  if (draft.organisation > 0) return "organisation";
  return draft.words.length === 1 && GIVEN.has(draft.key) ? "person" : "other";
}

/** As most often written; of equals the longest, then the first. */
function nameOf(draft: Draft): string {
  let best = draft.key;
  let most = 0;
  for (const [name, times] of draft.names)
    if (times > most || (times === most && name.length > best.length)) [best, most] = [name, times];
  return best;
}

const alone = <T>(list: readonly T[] | undefined): T | undefined =>
  list?.length === 1 ? list[0] : undefined;
/** "Kettle" for "Kettle Inc", when there is but one such body. */
const corporate = (list: readonly Draft[] | undefined): Draft | undefined => {
  const only = alone(list);
  return only && only.organisation > 0 ? only : undefined;
};

function groupBy(
  drafts: ReadonlyMap<string, Draft>,
  of: (draft: Draft) => string | undefined,
): Map<string, Draft[]> {
  const groups = new Map<string, Draft[]>();
  for (const draft of drafts.values()) {
    const key = of(draft);
    if (key === undefined || draft.strong < 1) continue;
    const group = groups.get(key);
    if (group) group.push(draft);
    else groups.set(key, [draft]);
  }
  return groups;
}

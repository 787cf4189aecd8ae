/**
 * People and organisations in an article, as names with counts: "Jane Roe" and "Roe" are one, "Federal Emergency
 * Management Agency (FEMA)" and "FEMA" too; two Roes stay apart. By rules over capitals; scripts without capitals
 * give none. Linear in the text.
 */
import { foldMentions, keyWords, type Mention } from "./entities/folding.ts";
import { makeMention } from "./entities/mention.ts";
import { divideRun } from "./entities/parts.ts";
import { findLoud, findRuns, findSeen, type Seen } from "./entities/runs.ts";
import { type Token, tokenise } from "./places/tokens.ts";

/** `key`: the folded full name, equal for one name in all articles. `name`: as most often written in this one. */
export type Entity = { key: string; name: string; kind: "person" | "organisation" | "other"; count: number };

/** Text read, in UTF-16 units: whom an article is about stands in its first pages. */
const MAX_CHARS = 20_000;
const MAX_TITLE_CHARS = 1_000;
/** Entities given per article. */
const MOST_ENTITIES = 60;

/**
 * The entities of an article, most mentioned first. `places` are what `findPlaces` found, with offsets into
 * `title + "\n\n" + text`; their mentions are not given again, unless as part of a longer name.
 */
export function findEntities(
  article: { title: string; text: string },
  places: readonly { mentions: readonly { start: number; end: number }[] }[],
): Entity[] {
  const whole = `${article.title}\n\n${article.text}`;
  const titleEnd = Math.min(article.title.length, MAX_TITLE_CHARS);
  const bodyStart = article.title.length + 2;
  const title = tokenise(whole, 0, titleEnd);
  const body = tokenise(whole, bodyStart, Math.min(whole.length, bodyStart + MAX_CHARS));
  const placed = places.flatMap((place) => place.mentions).sort((a, b) => a.start - b.start);
  const isPlace = (start: number, end: number): boolean => overlaps(placed, start, end);

  const bodyLoud = findLoud(body, whole);
  const seen = findSeen(body, whole, bodyLoud);
  const inBody = read(body, bodyLoud, seen);
  const titleLoud = findLoud(title, whole);
  const titleSeen = body.length > 0 ? seen : findSeen(title, whole, titleLoud);
  const inTitle = read(title, titleLoud, titleSeen);
  return foldMentions([...inTitle, ...inBody]).slice(0, MOST_ENTITIES);

  function read(tokens: readonly Token[], loud: Uint8Array, known: Seen): Mention[] {
    const mentions: Mention[] = [];
    for (const run of findRuns(tokens, whole, loud, known))
      for (const part of divideRun(run, tokens, isPlace)) {
        const mention = makeMention(part, tokens, whole, loud[part.from] === 1, known);
        if (mention) mentions.push(mention);
      }
    return mentions;
  }
}

/** The keys that an entity of this name may have: a person's leaves out middle initials, a body's does not. */
export function keysOfName(name: string): string[] {
  const tokens = tokenise(name, 0, Math.min(name.length, MAX_TITLE_CHARS)).filter(
    ({ lower }) => lower !== "the",
  );
  const words = tokens.map((token) => token.lower);
  const hyphen = tokens.map((token) => token.gap === "hyphen");
  const keys = (["person", "organisation"] as const).map((kind) =>
    keyWords({ words, hyphen, kind }).join(" "),
  );
  return [...new Set(keys)].filter((key) => key !== "");
}

/** Whether any of sorted intervals overlaps [start, end). */
function overlaps(sorted: readonly { start: number; end: number }[], start: number, end: number): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  return (sorted[low]?.start ?? Number.POSITIVE_INFINITY) < end;
}

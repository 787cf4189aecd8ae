/**
 * Counties named without the word beside them: in a row before "counties", and by the name alone in a text that has
 * given it in full. Promises spans in order that do not overlap.
 */
import type { Place } from "../gazetteer.ts";
import { foldWord, keyOf } from "./keys.ts";
import type { Span } from "./spans.ts";
import type { Token } from "./tokens.ts";

type CountiesOf = (key: string) => readonly Place[];

/** No state names more of its counties in one row than a reader would bear. */
const MAX_ROW = 20;

/** "Jackson, Barrow and Otter Tail counties", `at` the last word: each name before it is a county's. Replaces the spans there. */
export function readRow(tokens: readonly Token[], at: number, spans: Span[], countiesOf: CountiesOf): void {
  // "Ohio counties" are those of the state, unless a row of counties goes on before.
  const countiesOnly = (key: string): readonly Place[] =>
    spans.at(-1)?.key === key && isArea(spans.at(-1)) ? [] : countiesOf(key);
  const row: Span[] = [];
  let next = at;
  while (row.length < MAX_ROW) {
    const span = countyBefore(tokens, next, row.length > 0 ? countiesOf : countiesOnly);
    if (!span) break;
    row.unshift(span);
    next = span.first;
    const join = tokens[next - 1]?.lower;
    if (join === "and" || join === "or") next--;
    else if (tokens[next]?.gap !== "comma" && tokens[next]?.gap !== "slash") break;
  }
  const [first] = row;
  if (!first) return;
  while ((spans.at(-1)?.last ?? -1) >= first.first) spans.pop();
  spans.push(...row);
}

const isArea = (span: Span | undefined): boolean =>
  span?.candidates.some(({ kind }) => kind === "state" || kind === "country") === true;

function countyBefore(tokens: readonly Token[], at: number, countiesOf: CountiesOf): Span | undefined {
  for (let words = 3; words > 0; words--) {
    const first = tokens[at - words];
    const last = tokens[at - 1];
    if (!first?.capital || !last?.capital) continue;
    const key = keyOf(tokens, at - words, at - 1);
    const candidates = countiesOf(key);
    if (candidates.length === 0) continue;
    return {
      first: at - words,
      last: at - 1,
      start: first.start,
      end: last.end,
      key: `${key} county`,
      form: "row",
      candidates,
    };
  }
  return undefined;
}

const SUFFIX = " county";

/** Names of counties that the text has given in full stand for them: "Clarke" after "Clarke County". */
export function readAliases(tokens: readonly Token[], spans: readonly Span[]): Span[] {
  const full = new Map<string, Span>();
  for (const span of spans) if (span.key.endsWith(SUFFIX)) full.set(span.key.slice(0, -SUFFIX.length), span);
  if (full.size === 0) return [...spans];
  const heads = new Map([...full.keys()].map((key) => [key.split(" ", 1)[0] ?? key, key.split(" ").length]));
  const all: Span[] = [];
  let next = 0;
  for (let i = 0; i < tokens.length; i++) {
    const span = spans[next];
    if (span && span.first <= i) {
      next++;
      const county = full.get(span.key);
      all.push(
        county && span.form === "name"
          ? { ...span, candidates: [...span.candidates, ...county.candidates] }
          : span,
      );
      i = span.last;
      continue;
    }
    const token = tokens[i];
    const words = token?.capital ? heads.get(foldWord(token)) : undefined;
    if (!token || words === undefined || (span && span.first < i + words)) continue;
    const last = tokens[i + words - 1];
    const county = full.get(keyOf(tokens, i, i + words - 1));
    if (!county || !last) continue;
    all.push({ ...county, first: i, last: i + words - 1, start: token.start, end: last.end, form: "name" });
    i += words - 1;
  }
  return all;
}

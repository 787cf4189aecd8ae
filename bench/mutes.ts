/**
 * What asking the rules of a reader's mutes costs: an article of 5 KB of text, with none, one and sixty words muted,
 * and reading the reader's cookies. Run: node bench/mutes.ts
 */
import { showArticle } from "#articles/rights.ts";
import { makeReader, NO_CHOICES } from "#readers/choices.ts";
import { readReader, writeReader } from "#readers/cookie.ts";
import { makeMutes } from "#readers/mutes.ts";
import { keptArticle } from "../tests/setup/kept-article.ts";

const SECRET = "a secret for measuring, long enough to be one";
const places = { find: () => undefined, chain: () => [] };
const text = "The council voted on Tuesday to mend the old bridge over the river. ".repeat(75);
const article = showArticle(keptArticle({ title: "Council votes", excerpt: "In short.", bodyText: text }));
const wordsOf = (n: number) => Array.from({ length: n }, (_, i) => `muted word ${i}`);

/** Microseconds a call: the best of five rounds. */
function timeOf(call: () => unknown): number {
  const rounds = Array.from({ length: 5 }, () => {
    const began = performance.now();
    for (let n = 0; n < 2_000; n++) call();
    return ((performance.now() - began) * 1_000) / 2_000;
  });
  return Math.min(...rounds);
}

const table: Record<string, string> = {};
for (const n of [0, 1, 60]) {
  const rules = makeMutes({ ...NO_CHOICES.mutes, words: wordsOf(n), sections: ["sports"] }, places);
  table[`ask of one article, ${n} words muted`] = `${timeOf(() => rules.hides(article)).toFixed(1)} µs`;
}
const choices = { ...NO_CHOICES, mutes: { ...NO_CHOICES.mutes, words: wordsOf(60) } };
const [line = ""] = writeReader(makeReader({ choices, saved: [], read: [] }), {
  secret: SECRET,
  publicUrl: "https://town.example",
});
const cookie = line.split(";")[0];
table["read a cookie of 60 words"] = `${timeOf(() => readReader(cookie, SECRET)).toFixed(1)} µs`;
table["read no cookie"] = `${timeOf(() => readReader(undefined, SECRET)).toFixed(2)} µs`;
console.table(table);

/**
 * Divides a handful of articles into stories: average linkage over the log odds of their pairs. The result depends on
 * the articles and not on the order they are given in.
 */

/** What counts as log odds for pairs that are hardly alike, and for copies. */
const LEAST = -2.5;
const MOST = 6;
/** Odds of a pair that an editor put apart; pairs that merely lie too far apart in time have -Infinity. */
export const RULED_APART = -Number.MAX_VALUE;
/** What counts for pairs that an editor put together, and put apart: no likeness outweighs it, nor both each other. */
const TOGETHER = 1e6;
const APART = -1e12;

function weighed(odds: number): number {
  if (odds === Number.POSITIVE_INFINITY) return TOGETHER;
  return odds === RULED_APART ? APART : Math.max(LEAST, Math.min(MOST, odds));
}

export type GroupRule = {
  /** Two groups become one while the mean of their pairs' log odds, with what their size adds, is at least this. */
  join: number;
  /**
   * Weight of the logarithm of the joint size: the prior of a Chinese restaurant process (Aldous 1985), by which a
   * big event draws further reports more easily than a small one.
   */
  size: number;
};

/**
 * `count` articles in canonical order; `odds(a, b)` of two of them, asked once for each pair; Infinity and RULED_APART are
 * an editor's word. Gives the groups, each
 * ascending, in the order of their first.
 */
export function groupArticles(
  count: number,
  odds: (a: number, b: number) => number,
  rule: GroupRule,
): number[][] {
  const sums = Array.from({ length: count }, () => new Float64Array(count));
  for (let a = 0; a < count; a++)
    for (let b = a + 1; b < count; b++) {
      const value = weighed(odds(a, b));
      (sums[a] as Float64Array)[b] = value;
      (sums[b] as Float64Array)[a] = value;
    }
  const groups: (number[] | undefined)[] = Array.from({ length: count }, (_, n) => [n]);
  const linkage = (a: number, b: number): number => {
    const [one, other] = [groups[a]?.length ?? 1, groups[b]?.length ?? 1];
    return (sums[a]?.[b] ?? LEAST) / (one * other) + rule.size * Math.log(one + other - 1);
  };
  // Each group's best partner is remembered, so that joining costs a row and not the whole table.
  const partner = new Int32Array(count).fill(-1);
  const strength = new Float64Array(count);
  const look = (a: number): void => {
    partner[a] = -1;
    strength[a] = Number.NEGATIVE_INFINITY;
    for (let b = 0; b < count; b++)
      if (b !== a && groups[b]) {
        const value = linkage(a, b);
        if (value > (strength[a] ?? 0)) [partner[a], strength[a]] = [b, value];
      }
  };
  for (let a = 0; a < count; a++) look(a);
  for (;;) {
    let best = -1;
    for (let a = 0; a < count; a++)
      if (groups[a] && (best < 0 || (strength[a] ?? 0) > (strength[best] ?? 0))) best = a;
    const other = best < 0 ? -1 : (partner[best] ?? -1);
    if (other < 0 || (strength[best] ?? 0) < rule.join) break;
    const [kept, gone] = best < other ? [best, other] : [other, best];
    groups[kept] = [...(groups[kept] ?? []), ...(groups[gone] ?? [])];
    groups[gone] = undefined;
    for (let n = 0; n < count; n++) {
      const row = sums[n];
      if (!row || !groups[n] || n === kept) continue;
      row[kept] = (row[kept] ?? 0) + (row[gone] ?? 0);
      (sums[kept] as Float64Array)[n] = row[kept] ?? 0;
    }
    look(kept);
    for (let n = 0; n < count; n++) {
      if (!groups[n] || n === kept) continue;
      if (partner[n] === kept || partner[n] === gone) look(n);
      else if (linkage(n, kept) > (strength[n] ?? 0)) [partner[n], strength[n]] = [kept, linkage(n, kept)];
    }
  }
  return groups.filter((group) => group !== undefined).map((group) => group.sort((a, b) => a - b));
}

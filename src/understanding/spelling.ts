/** How far apart two words are as they are typed: letters left out, added, taken for another, or swapped. Pure. */

/**
 * Damerau and Levenshtein's distance with swaps of neighbors (optimal string alignment), or `most + 1` when it is
 * larger. Costs no more than `most` diagonals of the table.
 */
export function editDistance(a: string, b: string, most: number): number {
  const over = most + 1;
  if (Math.abs(a.length - b.length) > most) return over;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = new Array<number>(b.length + 1).fill(over);
    if (i <= most) row[0] = i;
    let least = row[0] ?? over;
    const to = Math.min(b.length, i + most);
    for (let j = Math.max(1, i - most); j <= to; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let cost = Math.min(
        (above[j - 1] ?? over) + (same ? 0 : 1),
        (above[j] ?? over) + 1,
        (row[j - 1] ?? over) + 1,
      );
      const isSwap =
        i > 1 &&
        j > 1 &&
        a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
      if (isSwap) cost = Math.min(cost, (before[j - 2] ?? over) + 1);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return over;
    [before, above] = [above, row];
  }
  return Math.min(above[b.length] ?? over, over);
}

/** How many slips of the finger a word of this length may hold and still be the same word. */
export const slipsIn = (word: string): number => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

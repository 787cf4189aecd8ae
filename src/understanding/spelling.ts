/** How far apart two words are as they are typed: letters left out, added, taken for another, or swapped. Pure. */

/**
 * Damerau and Levenshtein's distance with swaps of neighbors (optimal string alignment), or `most + 1` when it is
 * larger. Costs no more than `most` diagonals of the table.
 */
export function editDistance(a: string, b: string, most: number): number {
  const over = most + 1;
  if (Math.abs(a.length - b.length) > most) return over;
  if (a === b) return 0;
  // What both begin and end with costs nothing.
  let start = 0;
  while (start < a.length && start < b.length && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--;
    endB--;
  }
  const height = endA - start;
  const width = endB - start;
  let before = new Uint16Array(width + 1);
  let above = new Uint16Array(width + 1);
  let row = new Uint16Array(width + 1);
  for (let j = 0; j <= width; j++) above[j] = j;
  for (let i = 1; i <= height; i++) {
    row.fill(over);
    if (i <= most) row[0] = i;
    let least = row[0] as number;
    const to = Math.min(width, i + most);
    const letter = a.charCodeAt(start + i - 1);
    for (let j = Math.max(1, i - most); j <= to; j++) {
      const other = b.charCodeAt(start + j - 1);
      let cost = (above[j - 1] as number) + (letter === other ? 0 : 1);
      cost = Math.min(cost, (above[j] as number) + 1, (row[j - 1] as number) + 1, over);
      if (i > 1 && j > 1 && letter === b.charCodeAt(start + j - 2) && a.charCodeAt(start + i - 2) === other)
        cost = Math.min(cost, (before[j - 2] as number) + 1);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return over;
    [before, above, row] = [above, row, before];
  }
  return Math.min(above[width] as number, over);
}

/** How many slips of the finger a word of this length may hold and still be the same word. */
export const slipsIn = (word: string): number => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

/**
 * The best rows of many, without sorting the many: a buffer of twice as many as are wanted, cut back to the better half
 * whenever it is full. Whatever order the rows come in, the same are kept.
 */

export type TopRows = {
  /** Rows kept, in no order. */
  readonly rows: Int32Array;
  readonly scores: Float64Array;
  readonly size: number;
  /** Rows that were offered and not kept score less, or the same with an id after `lastId`. −∞ when all were kept. */
  readonly floor: number;
  readonly lastId: string;
};

export type RowKeeper = {
  /** A row with a lower score need not be offered. */
  floor: number;
  offer(row: number, score: number): void;
  finish(): TopRows;
};

/** Keeps the `count` best by score; of equals those with the older id. */
export function keepTopRows(count: number, ids: readonly string[]): RowKeeper {
  const scores = new Float64Array(count * 2);
  const rows = new Int32Array(count * 2);
  let size = 0;
  let lastId = "";

  function cut(): void {
    if (size <= count) return;
    const floor = findNth(scores.slice(0, size), count - 1);
    let above = 0;
    const equal: number[] = [];
    for (let n = 0; n < size; n++) {
      const score = scores[n] ?? 0;
      if (score === floor) equal.push(rows[n] ?? 0);
      if (score <= floor) continue;
      scores[above] = score;
      rows[above++] = rows[n] ?? 0;
    }
    // Most cuts leave one or two out of a few equal ones.
    equal.sort((a, b) => compareText(ids[a] ?? "", ids[b] ?? ""));
    for (const row of equal.slice(0, count - above)) {
      scores[above] = floor;
      rows[above++] = row;
      lastId = ids[row] ?? "";
    }
    size = above;
    keeper.floor = floor;
  }

  const keeper: RowKeeper = {
    floor: Number.NEGATIVE_INFINITY,
    offer(row, score) {
      if (score === keeper.floor && (ids[row] ?? "") > lastId) return;
      scores[size] = score;
      rows[size++] = row;
      if (size === scores.length) cut();
    },
    finish() {
      cut();
      return { rows, scores, size, floor: keeper.floor, lastId };
    },
  };
  return keeper;
}

export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The value that stands at place `nth` when sorted from the highest; disturbs the array (quickselect, Hoare 1961). */
function findNth(values: Float64Array, nth: number): number {
  let from = 0;
  let to = values.length - 1;
  while (from < to) {
    const pivot = values[(from + to) >> 1] ?? 0;
    let i = from;
    let j = to;
    while (i <= j) {
      while ((values[i] ?? 0) > pivot) i++;
      while ((values[j] ?? 0) < pivot) j--;
      if (i > j) break;
      const held = values[i] ?? 0;
      values[i++] = values[j] ?? 0;
      values[j--] = held;
    }
    if (nth <= j) to = j;
    else if (nth >= i) from = i;
    else break;
  }
  return values[nth] ?? 0;
}

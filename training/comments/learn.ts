/** Teaches a linear model from rows, the same rows in the same order giving the same weights. */
import type { Features } from "../../src/comments/model/features.ts";
import { emptyLinear, type Linear, learnRow } from "../../src/comments/model/linear.ts";

const PASSES = 8;
const RATE = 0.1;
const DECAY = 1e-5;

export function learn(rows: readonly { features: Features; isSpam: boolean }[]): Linear {
  const model = emptyLinear();
  const random = chance(1);
  const order = rows.map((_, at) => at);
  for (let pass = 0; pass < PASSES; pass++) {
    shuffle(order, random);
    const rate = RATE * (1 - (0.9 * pass) / PASSES);
    for (const at of order) {
      const row = rows[at];
      if (row) learnRow(model, row.features, row.isSpam, { rate, decay: DECAY });
    }
  }
  return model;
}

function shuffle(order: number[], random: () => number): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
  }
}

/** mulberry32: small, fast, and the same everywhere. */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Softmax regression by AdaGrad (Duchi, Hazan & Singer 2011), stopped early: for hashed headlines the best of what was tried. */
import { BUCKETS, type Features } from "../../src/understanding/sections/features.ts";
import { LABELS } from "../../src/understanding/sections/labels.ts";

const PASSES = 8;
const RATE = 0.06;
/** Keeps a weight that hardly ever moves from running away. */
const DECAY = 1e-6;
const SEED = 1;

/** Weights, bucket by bucket, and one bias per subject. The same rows in the same order give the same weights. */
export function learn(rows: readonly { features: Features; label: number }[]) {
  const count = LABELS.length;
  const weights = new Float32Array(BUCKETS * count);
  const travelled = new Float32Array(BUCKETS * count).fill(1e-4);
  const bias = new Float64Array(count);
  const random = chance(SEED);
  const order = rows.map((_, at) => at);
  const error = new Float64Array(count);

  for (let pass = 0; pass < PASSES; pass++) {
    shuffle(order, random);
    const rate = RATE * (1 - (0.9 * pass) / PASSES);
    for (const at of order) {
      const row = rows[at];
      if (row === undefined) continue;
      predict(row.features, weights, bias, error);
      error[row.label] = (error[row.label] ?? 0) - 1;
      for (let label = 0; label < count; label++)
        bias[label] = (bias[label] ?? 0) - 0.02 * rate * (error[label] ?? 0);
      const { buckets, values } = row.features;
      for (let n = 0; n < buckets.length; n++) {
        const start = (buckets[n] ?? 0) * count;
        const value = values[n] ?? 0;
        for (let label = 0; label < count; label++) {
          const slot = start + label;
          const slope = (error[label] ?? 0) * value + DECAY * (weights[slot] ?? 0);
          const sum = (travelled[slot] ?? 0) + slope * slope;
          travelled[slot] = sum;
          weights[slot] = (weights[slot] ?? 0) - (rate * slope) / Math.sqrt(sum);
        }
      }
    }
  }
  return { weights, bias };
}

/** The probability of each subject, into `out`. */
function predict(features: Features, weights: Float32Array, bias: Float64Array, out: Float64Array): void {
  const count = LABELS.length;
  const { buckets, values } = features;
  out.set(bias);
  for (let n = 0; n < buckets.length; n++) {
    const start = (buckets[n] ?? 0) * count;
    const value = values[n] ?? 0;
    for (let label = 0; label < count; label++)
      out[label] = (out[label] ?? 0) + (weights[start + label] ?? 0) * value;
  }
  const highest = Math.max(...out);
  let sum = 0;
  for (let label = 0; label < count; label++) sum += out[label] = Math.exp((out[label] ?? 0) - highest);
  for (let label = 0; label < count; label++) out[label] = (out[label] ?? 0) / sum;
}

function shuffle(order: number[], random: () => number): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
  }
}

/** mulberry32: small, fast, and the same everywhere. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}

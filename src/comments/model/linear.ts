/** A linear model in the log-odds, and how it learns: AdaGrad (Duchi, Hazan & Singer 2011), one row at a time. */
import { BUCKETS, type Features } from "./features.ts";

export type Linear = {
  readonly weights: Float32Array;
  /** Of each weight, how far it has moved: a weight that moved much moves less. */
  readonly travelled: Float32Array;
  bias: number;
};

export const emptyLinear = (): Linear => ({
  weights: new Float32Array(BUCKETS),
  travelled: new Float32Array(BUCKETS).fill(1e-4),
  bias: 0,
});

/** Log-odds. */
export function weigh({ weights, bias }: Linear, { buckets, values }: Features): number {
  let sum = bias;
  for (let n = 0; n < buckets.length; n++) sum += (weights[buckets[n] ?? 0] ?? 0) * (values[n] ?? 0);
  return sum;
}

/** Moves the weights towards what the row says. `offset`: log-odds that something else adds. */
export function learnRow(
  model: Linear,
  { buckets, values }: Features,
  isSo: boolean,
  { rate, decay, offset = 0 }: { rate: number; decay: number; offset?: number },
): void {
  const error = shareOf(weigh(model, { buckets, values }) + offset) - (isSo ? 1 : 0);
  model.bias -= 0.1 * rate * error;
  for (let n = 0; n < buckets.length; n++) {
    const slot = buckets[n] ?? 0;
    const weight = model.weights[slot] ?? 0;
    const slope = error * (values[n] ?? 0) + decay * weight;
    const sum = (model.travelled[slot] ?? 0) + slope * slope;
    model.travelled[slot] = sum;
    model.weights[slot] = weight - (rate * slope) / Math.sqrt(sum);
  }
}

/** Log-odds as a share, 0 to 1. */
export const shareOf = (odds: number): number => 1 / (1 + Math.exp(-odds));

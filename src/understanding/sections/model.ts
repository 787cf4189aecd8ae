/**
 * The trained model: one row of weights per bucket, one weight per subject. Read once from a small file beside this
 * one; `training/sections/README.md` says how the file is made and how well it does.
 */
import { readFileSync } from "node:fs";
import { brotliDecompressSync } from "node:zlib";
import { BUCKETS, type Features } from "./features.ts";
import { LABELS, type ModelLabel } from "./labels.ts";

export type Model = {
  /** BUCKETS × LABELS, bucket by bucket. */
  readonly weights: Int8Array | Float32Array;
  /** What one step of a weight is worth, by subject. */
  readonly steps: readonly number[];
  readonly bias: readonly number[];
  /** The log-odds from which on a headline is of a subject: chosen for the best F1 by cross-validation. */
  readonly thresholds: readonly number[];
  /** What 600 characters of just any news say of each subject: only what a text says beyond it is evidence. */
  readonly background: readonly number[];
};

/** The length of the pieces that the background was measured on. */
export const BACKGROUND_CHARS = 600;

/** The head of the file; the weights follow it. */
export type ModelHead = Omit<Model, "weights"> & {
  readonly labels: readonly string[];
  readonly buckets: number;
};

/** A file of the model: length of the head (32 bits, little-endian), head (JSON), weights (bytes); all of it Brotli. */
export function parseModel(file: Uint8Array): Model {
  const plain = brotliDecompressSync(file);
  const length = plain.readUInt32LE(0);
  const head = JSON.parse(plain.toString("utf8", 4, 4 + length)) as ModelHead;
  const weights = new Int8Array(plain.buffer, plain.byteOffset + 4 + length, BUCKETS * LABELS.length);
  if (head.buckets !== BUCKETS || head.labels.join() !== LABELS.join())
    throw new Error(
      "The sections model was trained on other features or subjects: run training/sections/train.ts",
    );
  return { ...head, weights };
}

let shipped: Model | undefined;

/** The model that ships, read at first use. */
export const openModel = (): Model => {
  shipped ??= parseModel(readFileSync(new URL("./model.bin", import.meta.url)));
  return shipped;
};

/** Adds what the features say to `sums`, one per subject, times `weight`. */
export function addEvidence(model: Model, features: Features, weight: number, sums: Float64Array): void {
  const { weights, steps } = model;
  const { buckets, values } = features;
  const count = LABELS.length;
  const raw = new Float64Array(count);
  for (let at = 0; at < buckets.length; at++) {
    const row = (buckets[at] ?? 0) * count;
    const value = values[at] ?? 0;
    for (let label = 0; label < count; label++)
      raw[label] = (raw[label] ?? 0) + (weights[row + label] ?? 0) * value;
  }
  for (let label = 0; label < count; label++)
    sums[label] = (sums[label] ?? 0) + weight * (raw[label] ?? 0) * (steps[label] ?? 0);
}

/**
 * Adds what pieces of an article's text say beyond the background, times `weight`. Common words carry how frequent a
 * subject is among headlines; without the background every piece would count that once more, for sports and lifestyle
 * and against rare subjects. The pieces are averaged by length: ten sentences about one thing are not ten times as sure.
 */
export function addText(
  model: Model,
  pieces: readonly { readonly features: Features; readonly chars: number }[],
  weight: number,
  sums: Float64Array,
): void {
  const all = pieces.reduce((sum, { chars }) => sum + chars, 0);
  for (const { features, chars } of pieces) {
    const share = (weight * chars) / all;
    addEvidence(model, features, share, sums);
    // Features are normalised, so what all of them add up to grows with the root of their number.
    const full = Math.sqrt(Math.min(1, chars / BACKGROUND_CHARS));
    for (let label = 0; label < sums.length; label++)
      sums[label] = (sums[label] ?? 0) - share * full * (model.background[label] ?? 0);
  }
}

/**
 * Log-odds of each subject (softmax against all other subjects) above its threshold: from 0 on, it is of that subject.
 * `threshold`: one for all subjects in place of the model's own.
 */
export function leadOverThreshold(
  model: Model,
  sums: Float64Array,
  threshold?: number,
): Map<ModelLabel, number> {
  const totals = LABELS.map((_, label) => (sums[label] ?? 0) + (model.bias[label] ?? 0));
  const highest = Math.max(...totals);
  const shares = totals.map((total) => Math.exp(total - highest));
  const all = shares.reduce((sum, share) => sum + share, 0);
  return new Map(
    LABELS.map((label, at) => {
      const share = Math.min(Math.max((shares[at] ?? 0) / all, 1e-9), 1 - 1e-9);
      return [label, Math.log(share / (1 - share)) - (threshold ?? model.thresholds[at] ?? 0)];
    }),
  );
}

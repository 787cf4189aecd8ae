/** The model that ships: what spam looks like, learned from what may be learned from. `training/comments/README.md` tells how. */
import { readFileSync } from "node:fs";
import { brotliDecompressSync } from "node:zlib";
import { BUCKETS } from "./features.ts";
import type { Linear } from "./linear.ts";

export type ModelHead = {
  buckets: number;
  /** What one step of a weight is worth. */
  step: number;
  bias: number;
  source: string;
};

/** How far a shipped weight counts as having moved: the site's own decisions move it from there. */
const TRAVELLED = 0.02;

/** A file of the model: length of the head (32 bits, little-endian), head (JSON), weights (bytes); all of it Brotli. */
export function parseShipped(file: Uint8Array): Linear {
  const plain = brotliDecompressSync(file);
  const length = plain.readUInt32LE(0);
  const head = JSON.parse(plain.toString("utf8", 4, 4 + length)) as ModelHead;
  if (head.buckets !== BUCKETS)
    throw new Error("The comments model was trained on other features: run training/comments/train.ts");
  const bytes = new Int8Array(plain.buffer, plain.byteOffset + 4 + length, BUCKETS);
  return {
    weights: Float32Array.from(bytes, (byte) => byte * head.step),
    travelled: new Float32Array(BUCKETS).fill(TRAVELLED),
    bias: head.bias,
  };
}

/** A copy of its own for whoever wants to teach it. */
export const readShipped = (): Linear => parseShipped(readFileSync(new URL("./model.bin", import.meta.url)));

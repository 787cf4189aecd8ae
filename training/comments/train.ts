/**
 * Measures by leaving one video out, then writes the spam model.
 * Run: node --import tsx training/comments/train.ts CORPUS.jsonl.gz YOUTUBE.csv… [--measure]
 */
import { writeFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";
import { areaUnder } from "../../bench/area-under.ts";
import { BUCKETS, featuresOf } from "../../src/comments/model/features.ts";
import { type Linear, weigh } from "../../src/comments/model/linear.ts";
import type { ModelHead } from "../../src/comments/model/shipped.ts";
import { learn } from "./learn.ts";
import { readOrdinary } from "./ordinary.ts";
import { readVideos } from "./youtube.ts";

const ORDINARY = 800;
const [corpus = "", ...files] = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const videos = readVideos(files).map((row) => ({ ...row, features: featuresOf(row.text) }));
const ordinary = readOrdinary(corpus, ORDINARY).map((text) => ({
  isSpam: false,
  features: featuresOf(text),
}));

const scored = files.flatMap((video) => {
  const model = learn([...videos.filter((row) => row.video !== video), ...ordinary]);
  return videos
    .filter((row) => row.video === video)
    .map((row) => ({ video, isSo: row.isSpam, score: weigh(model, row.features) }));
});
const isRight = (row: { isSo: boolean; score: number }) => row.score > 0 === row.isSo;
const row = (what: string, of: typeof scored) => ({
  "left out": what,
  comments: of.length,
  AUC: Number(areaUnder(of).toFixed(4)),
  accuracy: Number((of.filter(isRight).length / of.length).toFixed(3)),
});
console.table([
  ...files.map((video) =>
    row(
      video.replace(/^.*\//, ""),
      scored.filter((one) => one.video === video),
    ),
  ),
  row("each once, together", scored),
]);

if (!process.argv.includes("--measure")) write(learn([...videos, ...ordinary]));

/** One byte a weight. */
function write(model: Linear): void {
  const largest = model.weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const step = largest / 127;
  const head: ModelHead = {
    buckets: BUCKETS,
    step,
    bias: model.bias,
    source: "YouTube Spam Collection (T. C. Alberto, J. V. Lochter, T. A. Almeida; UCI), CC BY 4.0",
  };
  const text = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  const weights = Int8Array.from(model.weights, (weight) => Math.round(weight / step));
  const plain = Buffer.concat([length, text, new Uint8Array(weights.buffer)]);
  const file = brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  writeFileSync(new URL("../../src/comments/model/model.bin", import.meta.url), file);
  console.log(`${file.length} bytes`);
}

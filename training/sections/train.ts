/**
 * Trains the sections model on headlines and writes it to the room, after measuring it by cross-validation in which no
 * host stands on both sides. Same input, same file: chance comes from one seed.
 * Run: node --import tsx training/sections/train.ts [HEADLINES.jsonl [TEXTS.jsonl]] [--measure]   (--measure: write nothing)
 * TEXTS: articles of just any events, for what ordinary news says of each subject.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import {
  BUCKETS,
  type Features,
  featuresOfLead,
  featuresOfTitle,
} from "../../src/understanding/sections/features.ts";
import { LABELS } from "../../src/understanding/sections/labels.ts";
import {
  addEvidence,
  leadOverThreshold,
  type Model,
  type ModelHead,
} from "../../src/understanding/sections/model.ts";
import { learn } from "./learn.ts";
import { chooseThresholds, scoreFolds } from "./measure.ts";

export type Row = { title: string; label: number; host: string; features: Features };

const FOLDS = 5;
/** A feature of one headline only says nothing about others, and costs room in the file. */
const MIN_HEADLINES = 2;
/** Most weights are near zero: 31 steps each way lose nothing measurable, 127 would cost a third more room. */
const STEPS = 31;

const RARITY = 0.15;

const measureOnly = process.argv.includes("--measure");
const [file = "../shared/data/sections/silver-dev.jsonl", texts = "../shared/data/stories/giveme5w1h.jsonl"] =
  process.argv.slice(2).filter((one) => !one.startsWith("--"));
const rows = dropRare(
  readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { title: string; url: string; section: string })
    .map(({ title, url, section }) => ({
      title,
      label: (LABELS as readonly string[]).indexOf(section),
      // Papers of one owner share their last two names: "sports.paper.com" and "www.paper.com" go together.
      host: new URL(url).hostname.split(".").slice(-2).join("."),
      features: featuresOfTitle(title),
    })),
);

const folds = splitByHost(rows);
const odds: number[][] = new Array(rows.length);
const oddsUnseen: number[][] = new Array(rows.length);
for (let fold = 0; fold < FOLDS; fold++) {
  const tested = new Set(rows.filter((_, at) => folds[at] === fold).map((row) => row.title.toLowerCase()));
  const training = rows.filter((_, at) => folds[at] !== fold);
  const model = quantise(learn(training));
  const strict = quantise(learn(training.filter((row) => !tested.has(row.title.toLowerCase()))));
  rows.forEach((row, at) => {
    if (folds[at] !== fold) return;
    odds[at] = oddsOf(model, row.features);
    oddsUnseen[at] = oddsOf(strict, row.features);
  });
  console.error(`fold ${fold + 1} of ${FOLDS}: ${training.length} headlines`);
}
const labels = rows.map((row) => row.label);
console.log("Cross-validation by host", scoreFolds(odds, labels, folds, FOLDS));
console.log(
  "The same without headlines that also stand in the test fold",
  scoreFolds(oddsUnseen, labels, folds, FOLDS),
);

if (!measureOnly) {
  const learned = { ...quantise(learn(rows)), thresholds: chooseThresholds(odds, labels) };
  const model = { ...learned, background: backgroundOf(learned) };
  const packed = pack(model);
  writeFileSync(
    fileURLToPath(new URL("../../src/understanding/sections/model.bin", import.meta.url)),
    packed,
  );
  console.log(`model.bin: ${packed.length} bytes`, model.thresholds.map((one) => one.toFixed(2)).join(" "));
}

function oddsOf(model: Model, features: Features): number[] {
  const sums = new Float64Array(LABELS.length);
  addEvidence(model, features, 1, sums);
  return [...leadOverThreshold(model, sums).values()];
}

/**
 * The mean evidence of the first two pieces of 600 characters of ordinary news. How rare a subject is in addresses
 * counts a little less than whole: RARITY was chosen together with the weight of a text.
 */
function backgroundOf(model: Model): number[] {
  const pieces = readFileSync(texts, "utf8")
    .trim()
    .split("\n")
    .map((line) => (JSON.parse(line) as { text: string }).text)
    .flatMap((text) => [text.slice(0, 600), text.slice(600, 1_200)])
    .filter((piece) => piece.length >= 300);
  const sums = new Float64Array(LABELS.length);
  for (const piece of pieces) addEvidence(model, featuresOfLead(piece), 1 / pieces.length, sums);
  const share = (label: number) => rows.filter((row) => row.label === label).length / rows.length;
  return [...sums].map((mean, label) => mean + RARITY * Math.log(share(label)));
}

function dropRare(all: Row[]): Row[] {
  const counts = new Uint32Array(BUCKETS);
  for (const row of all)
    for (const bucket of row.features.buckets) counts[bucket] = (counts[bucket] ?? 0) + 1;
  return all.map((row) => {
    const kept = [...row.features.buckets.keys()].filter(
      (at) => (counts[row.features.buckets[at] ?? 0] ?? 0) >= MIN_HEADLINES,
    );
    const pick = (list: ArrayLike<number>) => kept.map((at) => list[at] ?? 0);
    const features = {
      buckets: Int32Array.from(pick(row.features.buckets)),
      values: Float32Array.from(pick(row.features.values)),
    };
    return { ...row, features };
  });
}

/** Largest hosts first, each to the emptiest fold. */
function splitByHost(all: readonly Row[]): number[] {
  const sizes = new Map<string, number>();
  for (const { host } of all) sizes.set(host, (sizes.get(host) ?? 0) + 1);
  const filled = new Array<number>(FOLDS).fill(0);
  const foldOf = new Map<string, number>();
  for (const [host, size] of [...sizes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))) {
    const fold = filled.indexOf(Math.min(...filled));
    foldOf.set(host, fold);
    filled[fold] = (filled[fold] ?? 0) + size;
  }
  return all.map((row) => foldOf.get(row.host) ?? 0);
}

/** Weights as small whole numbers, by subject; the few beyond four and a half deviations are cut to the largest. */
function quantise({ weights, bias }: { weights: Float32Array; bias: Float64Array }): Model {
  const count = LABELS.length;
  const squares = new Float64Array(count);
  const used = new Float64Array(count);
  for (let at = 0; at < weights.length; at++) {
    const weight = weights[at] ?? 0;
    if (weight === 0) continue;
    squares[at % count] = (squares[at % count] ?? 0) + weight ** 2;
    used[at % count] = (used[at % count] ?? 0) + 1;
  }
  const steps = [...squares].map((sum, label) => (4.5 * Math.sqrt(sum / (used[label] || 1))) / STEPS || 1);
  const small = Int8Array.from(weights, (weight, at) =>
    Math.max(-STEPS, Math.min(STEPS, Math.round(weight / (steps[at % count] ?? 1)))),
  );
  return {
    weights: small,
    steps,
    bias: [...bias],
    thresholds: new Array<number>(count).fill(0),
    background: [],
  };
}

function pack({ weights, ...rest }: Model): Buffer {
  const head: ModelHead = { ...rest, labels: LABELS, buckets: BUCKETS };
  const text = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  const plain = Buffer.concat([length, text, Buffer.from(weights.buffer)]);
  return brotliCompressSync(plain, {
    params: { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_QUALITY]: 11 },
  });
}

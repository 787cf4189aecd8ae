/**
 * Learns the decision whether two articles are about one event, from sets that may be learned from, with
 * cross-validation by fortnights and events; writes src/stories/window/weights.json when called with --write.
 * Run: node --import tsx training/stories/learn-joins.ts ../shared/data [--write JOIN SIZE WEIGHT]
 */
import { writeFileSync } from "node:fs";
import {
  type Decision,
  decideJoin,
  FEATURES,
  listFeatures,
  type Pair,
} from "../../src/stories/window/decision.ts";
import { groupArticles } from "../../src/stories/window/grouping.ts";
import { openNeighbourhood } from "../../src/stories/window/neighbourhood.ts";
import { divideIntoParts } from "../../src/stories/window/parts.ts";
import { WINDOW_DAYS } from "../../src/stories/window.ts";
import { fitLogistic } from "./regression.ts";
import { add, bcubed, FOLDS, type LearningSet, NOTHING, pairs, readSet, score, show } from "./sets.ts";

/** Features to learn without, for measuring what each is worth. */
const WITHOUT = new Set((process.env.WITHOUT ?? "").split(","));
const [folder = "../shared/data", mode, ...chosen] = process.argv.slice(2);
const LIKELY = -1.5;
const LARGEST = 120;

type Known = { a: number; b: number; features: number[]; pair: Pair; yes: boolean };
type Learned = { set: LearningSet; known: Known[] };

function meetAll(set: LearningSet): Learned {
  const near = openNeighbourhood({ maxArticles: 200_000, maxDays: Number(process.env.DAYS ?? WINDOW_DAYS) });
  const slots = near.shelve(set.articles, () => {});
  const indexOf = new Map(slots.map((slot, index) => [slot, index]));
  const known = near.meet(slots).map((neighbours) => {
    const pair = near.toPair(neighbours);
    const features = listFeatures(pair).map((value, n) => (WITHOUT.has(FEATURES[n] ?? "") ? 0 : value));
    const [a, b] = [indexOf.get(neighbours.a) ?? 0, indexOf.get(neighbours.b) ?? 0];
    return { a, b, pair, features, yes: set.rows[a]?.story === set.rows[b]?.story };
  });
  return { set, known };
}

function cluster({ set, known }: Learned, decision: Decision): (index: number) => string {
  const odds = known.map(({ pair }) => decideJoin(pair, decision));
  const table = new Map(known.map(({ a, b }, n) => [Math.min(a, b) * 1e5 + Math.max(a, b), odds[n] ?? -9]));
  const links = known.flatMap(({ a, b }, n) =>
    (odds[n] ?? -9) > LIKELY ? [{ a, b, odds: odds[n] ?? 0 }] : [],
  );
  const nodes = set.rows.map((_, index) => index);
  const stories: string[] = [];
  for (const part of divideIntoParts(nodes, links, () => 1, LARGEST)) {
    const of = (a: number, b: number): number => {
      const [one, other] = [part[a] ?? 0, part[b] ?? 0];
      return table.get(Math.min(one, other) * 1e5 + Math.max(one, other)) ?? -9;
    };
    for (const group of groupArticles(part.length, of, decision))
      for (const index of group) stories[part[index] ?? 0] = `s${part[group[0] ?? 0]}`;
  }
  return (index) => stories[index] ?? "";
}

const sets = {
  a: meetAll(readSet(folder, "allsides-dev", "fortnight")),
  g: meetAll(readSet(folder, "giveme5w1h", "event")),
  b: meetAll(readSet(folder, "basil", "fortnight")),
};
console.log(
  Object.values(sets)
    .map(
      ({ set, known }) =>
        `${set.name}: ${known.length} pairs, ${known.filter(({ yes }) => yes).length} of one story`,
    )
    .join("\n"),
);

function fit(weightOfG: number, without?: number) {
  const examples = [sets.a, sets.g].flatMap(({ set, known }) =>
    known
      .filter(({ a, b }) => set.folds[a] !== without && set.folds[b] !== without)
      .map(({ features, yes }) => ({ features, yes, weight: set === sets.g.set ? weightOfG : 1 })),
  );
  return fitLogistic(examples, 1);
}

const numbers = (name: string, fallback: string): number[] =>
  (process.env[name] ?? fallback).split(",").map(Number);

if (mode === "--write") {
  const [join = 0.4, size = 0.8, weight = 1] = chosen.map(Number);
  const { weights, bias } = fit(weight);
  const named = Object.fromEntries(FEATURES.map((name, n) => [name, Number((weights[n] ?? 0).toFixed(5))]));
  const file = new URL("../../src/stories/window/weights.json", import.meta.url);
  writeFileSync(
    file,
    `${JSON.stringify({ weights: named, bias: Number(bias.toFixed(5)), join, size }, null, 2)}\n`,
  );
  console.log(named, bias);
} else
  for (const weight of numbers("WEIGHT", "1,2")) {
    const all = fit(weight);
    const folds = Array.from({ length: FOLDS }, (_, fold) => fit(weight, fold));
    if (process.env.SHOW) console.log(FEATURES.map((n, k) => `${n} ${all.weights[k]?.toFixed(2)}`).join(" "));
    for (const size of numbers("SIZE", "0.4,0.6,0.8,1"))
      for (const join of numbers("JOIN", "0,0.3,0.6,0.9")) {
        const dev = [sets.a, sets.g, sets.b].map((one) =>
          score(one.set, cluster(one, { ...all, join, size })),
        );
        const cross = [sets.a, sets.g].map((one) =>
          folds
            .map((fitted, fold) => score(one.set, cluster(one, { ...fitted, join, size }), fold))
            .reduce(add, NOTHING),
        );
        const sum = cross.reduce((total, one) => total + bcubed(one) + pairs(one), 0);
        console.log(
          `weight ${weight} size ${size} join ${join} | dev ${dev.map(show).join(" ")} | cv ${cross.map(show).join(" ")} | ${sum.toFixed(3)}`,
        );
      }
  }

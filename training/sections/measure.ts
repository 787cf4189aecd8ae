/** Thresholds for the best F1, and the scores they reach on headlines that they were not chosen on. */
import { LABELS } from "../../src/understanding/sections/labels.ts";

/** The five that the shared scorer counts; a headline is of the best of them over its threshold, else of none. */
const SCORED = ["politics", "sports", "lifestyle", "education", "real-estate"].map((name) =>
  (LABELS as readonly string[]).indexOf(name),
);

type Odds = readonly (readonly number[])[];

/** One threshold per subject. The five are chosen together for their macro-F1, every other by itself. */
export function chooseThresholds(odds: Odds, labels: readonly number[]): number[] {
  const chosen = new Array<number>(LABELS.length).fill(-0.5);
  const all = labels.map((_, at) => at);
  for (const label of LABELS.keys())
    if (!SCORED.includes(label)) climb(chosen, [label], () => macro(odds, labels, all, chosen, [label]));
  climb(chosen, SCORED, () => macro(odds, labels, all, chosen, SCORED));
  return chosen;
}

/** Each fold by thresholds chosen on the others. */
export function scoreFolds(odds: Odds, labels: readonly number[], folds: readonly number[], count: number) {
  const hits = new Map(SCORED.map((label) => [label, { right: 0, said: 0, gold: 0 }]));
  const byFold: number[] = [];
  for (let fold = 0; fold < count; fold++) {
    const inside = labels.map((_, at) => at).filter((at) => folds[at] === fold);
    const outside = labels.map((_, at) => at).filter((at) => folds[at] !== fold && at % 2 === 0);
    const thresholds = new Array<number>(LABELS.length).fill(-0.5);
    climb(thresholds, SCORED, () => macro(odds, labels, outside, thresholds, SCORED));
    byFold.push(round(macro(odds, labels, inside, thresholds, SCORED)));
    for (const at of inside) {
      const label = labels[at] ?? -1;
      const said = decide(odds[at] ?? [], thresholds, SCORED);
      const gold = hits.get(label);
      const guess = hits.get(said);
      if (gold) gold.gold++;
      if (guess) guess.said++;
      if (guess && label === said) guess.right++;
    }
  }
  const rows = [...hits].map(([label, { right, said, gold }]) => ({
    section: LABELS[label],
    gold,
    p: round(right / (said || 1)),
    r: round(right / (gold || 1)),
    f1: round((2 * right) / (said + gold || 1)),
  }));
  return { macroF1: round(rows.reduce((sum, { f1 }) => sum + f1, 0) / rows.length), byFold, rows };
}

function decide(odds: readonly number[], thresholds: readonly number[], among: readonly number[]): number {
  let best = -1;
  let lead = 0;
  for (const label of among) {
    const over = (odds[label] ?? Number.NEGATIVE_INFINITY) - (thresholds[label] ?? 0);
    if (over >= lead) [best, lead] = [label, over];
  }
  return best;
}

function macro(
  odds: Odds,
  labels: readonly number[],
  at: readonly number[],
  thresholds: readonly number[],
  among: readonly number[],
): number {
  const right = new Map<number, number>();
  const other = new Map<number, number>();
  const add = (counts: Map<number, number>, label: number) => counts.set(label, (counts.get(label) ?? 0) + 1);
  for (const one of at) {
    const label = labels[one] ?? -1;
    const said = decide(odds[one] ?? [], thresholds, among);
    if (said === label) add(right, label);
    else for (const wrong of [said, label]) add(other, wrong);
  }
  const f1 = among.map(
    (label) => (2 * (right.get(label) ?? 0)) / (2 * (right.get(label) ?? 0) + (other.get(label) ?? 0) || 1),
  );
  return f1.reduce((sum, one) => sum + one, 0) / among.length;
}

/** Coordinate ascent in steps that shrink; changes `thresholds` in place. */
function climb(thresholds: number[], among: readonly number[], score: () => number): void {
  let best = score();
  for (const step of [0.4, 0.15, 0.07])
    for (let round = 0; round < 3; round++)
      for (const label of among)
        for (const steps of [-4, -3, -2, -1, 1, 2, 3, 4]) {
          const before = thresholds[label] ?? 0;
          thresholds[label] = before + steps * step;
          const now = score();
          if (now > best + 1e-9) best = now;
          else thresholds[label] = before;
        }
}

const round = (value: number): number => Number(value.toFixed(3));

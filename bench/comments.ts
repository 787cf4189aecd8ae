/**
 * How well the comments model does, and what it costs. The second file is for evaluation only: nothing is learned from it.
 * Run: node --import tsx bench/comments.ts UCC.csv YOUTUBE.csv…
 */
import { readFileSync } from "node:fs";
import { readCsv } from "#base/csv.ts";
import { openScorer } from "#comments/scorer.ts";
import { areaUnder } from "./area-under.ts";
import { GROUPS, SENTENCES } from "./identity-sentences.ts";

const [ucc = "../shared/data/comments/ucc-val.csv"] = process.argv.slice(2);
const SPAM = 0.9;
const TOXICITY = 0.6;
const { score } = openScorer();

const [head = [], ...rows] = readCsv(readFileSync(ucc, "utf8")).map(({ cells }) => cells);
const column = (name: string) => head.indexOf(name);
const scored = rows
  .filter((row) => row.length === head.length)
  .map((row) => ({ row, ...score(row[column("comment")] ?? "") }));
const labels = ["hostile", "antagonize", "dismissive", "condescending", "generalisation", "sarcastic"];
const auc = (name: string, isSo: (row: readonly string[]) => boolean) => ({
  label: name,
  comments: scored.filter(({ row }) => isSo(row)).length,
  AUC: Number(
    areaUnder(scored.map(({ row, toxicity }) => ({ score: toxicity, isSo: isSo(row) }))).toFixed(3),
  ),
});
const is = (name: string) => (row: readonly string[]) => Number(row[column(name)]) === 1;
console.log(`incivility on ${scored.length} comments of newspaper readers (evaluation only)`);
console.table([
  ...labels.map((name) => auc(name, is(name))),
  auc("unhealthy", (row) => Number(row[column("healthy")]) === 0),
  auc("any of hostile, antagonize, dismissive, condescending", (row) =>
    labels.slice(0, 4).some((name) => is(name)(row)),
  ),
]);

const healthy = scored.filter(
  ({ row }) => is("healthy")(row) && !labels.some((name) => Number(row[column(name)]) === 1),
);
const percent = (part: number, whole: number) => Number(((100 * part) / whole).toFixed(2));
const share = (of: typeof scored, isSo: (one: (typeof scored)[number]) => boolean) =>
  percent(of.filter(isSo).length, of.length);
console.log("writers asked to look again, percent");
console.table([
  {
    of: `${healthy.length} healthy comments`,
    "as spam": share(healthy, (one) => one.spam >= SPAM),
    "as an attack": share(healthy, (one) => one.toxicity >= TOXICITY),
  },
  {
    of: "hostile comments",
    "as spam": "",
    "as an attack": share(
      scored.filter(({ row }) => is("hostile")(row)),
      (one) => one.toxicity >= TOXICITY,
    ),
  },
]);

const alarms = GROUPS.map((group) => {
  const said = SENTENCES.map((sentence) => score(sentence.replace("GROUP", group)));
  const rate = (isAlarm: (one: { spam: number; toxicity: number }) => boolean) =>
    percent(said.filter(isAlarm).length, said.length);
  return {
    group,
    spam: rate((one) => one.spam >= SPAM),
    attack: rate((one) => one.toxicity >= TOXICITY),
    meanSpam: said.reduce((sum, one) => sum + one.spam, 0) / said.length,
    meanAttack: said.reduce((sum, one) => sum + one.toxicity, 0) / said.length,
  };
});
const gap = (of: (one: (typeof alarms)[number]) => number) =>
  Math.max(...alarms.map(of)) - Math.min(...alarms.map(of));
console.log(`false alarms in ${SENTENCES.length} ordinary sentences about each of ${GROUPS.length} groups`);
console.table([
  { what: "largest gap, spam (points)", value: gap((one) => one.spam) },
  { what: "largest gap, attack (points)", value: gap((one) => one.attack) },
  { what: "largest gap of the mean score, spam", value: Number(gap((one) => one.meanSpam).toFixed(3)) },
  { what: "largest gap of the mean score, attack", value: Number(gap((one) => one.meanAttack).toFixed(3)) },
]);

const texts = scored.map(({ row }) => row[column("comment")] ?? "");
for (const text of texts.slice(0, 1000)) score(text);
const before = process.cpuUsage();
for (const text of texts) score(text);
const { user, system } = process.cpuUsage(before);
const chars = texts.reduce((sum, text) => sum + text.length, 0) / texts.length;
console.log(
  `${((user + system) / texts.length).toFixed(1)} µs a comment of ${chars.toFixed(0)} characters in the mean`,
);

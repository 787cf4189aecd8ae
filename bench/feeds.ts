/**
 * How fast the wire reads beside feedsmith, in one run and one process, and how much memory a 40 MB feed takes, in
 * a process of its own. Prints a table; speeds are to be compared with each other, never with another machine's.
 * Usage: node --import tsx bench/feeds.ts [FEED.xml]
 */
import { execFileSync } from "node:child_process";
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseFeed } from "feedsmith";
import { parseWire, readWire } from "#wire/wire.ts";

const RUNS = 15;
const WARM_UPS = 5;
const SELF = fileURLToPath(import.meta.url);
const NEWS = fileURLToPath(new URL("../../shared/data/feeds/news-5000.xml", import.meta.url));
const ABOUT = { url: "https://paper.example/feed" };

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

function timeOf(run: () => unknown): number {
  const started = performance.now();
  run();
  return performance.now() - started;
}

/** Both read the same bytes, in turns, so that a busy machine slows both. */
function compareSpeed(file: string): void {
  const bytes = readFileSync(file);
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let run = -WARM_UPS; run < RUNS; run++) {
    const own = timeOf(() => parseWire(bytes, ABOUT));
    const other = timeOf(() => parseFeed(new TextDecoder().decode(bytes)));
    if (run >= 0) ours.push(own);
    if (run >= 0) theirs.push(other);
  }
  const [own, other] = [median(ours), median(theirs)];
  const speed = (ms: number) => (bytes.length / 1000 / ms).toFixed(1);
  const row = (name: string, ms: number) => ({
    reader: name,
    "ms (median)": ms.toFixed(1),
    "MB/s": speed(ms),
  });
  process.stdout.write(
    `${file.split("/").at(-1)}: ${(bytes.length / 1e6).toFixed(1)} MB, ${RUNS} runs each\n`,
  );
  console.table([row("townwire", own), row("feedsmith", other)]);
  process.stdout.write(`townwire reads at ${(other / own).toFixed(2)} times feedsmith's speed\n\n`);
}

const SENTENCES: Readonly<Record<string, string>> = {
  latin: "The council met on Tuesday and put off the vote on the bridge by another month. ",
  cyrillic: "Совет собрался во вторник и отложил голосование о мосте ещё на один месяц. ",
};

interface Shape {
  name: string;
  sentence: keyof typeof SENTENCES;
  itemBytes: number;
  streamed: boolean;
}

const SHAPES: readonly Shape[] = [
  { name: "all items at once", sentence: "latin", itemBytes: 4000, streamed: false },
  { name: "item by item", sentence: "latin", itemBytes: 4000, streamed: true },
  { name: "all at once, Cyrillic", sentence: "cyrillic", itemBytes: 4000, streamed: false },
  { name: "tiny items, most past the limit", sentence: "latin", itemBytes: 80, streamed: false },
];

const MEGABYTES = 40;

/** Writes a feed of 40 MB whose texts all differ a little, as real ones do. */
function writeFeed(file: string, { sentence, itemBytes }: Shape): void {
  const text = SENTENCES[sentence] ?? "";
  const body = text.repeat(Math.ceil(itemBytes / Buffer.byteLength(text)));
  writeFileSync(file, '<?xml version="1.0"?><rss version="2.0"><channel><title>Large</title>');
  let items = "";
  for (let size = 0, i = 0; size < MEGABYTES * 1e6; i++) {
    const link = `https://paper.example/${i}`;
    const item = `<item><title>Report ${i}</title><guid>${link}</guid><link>${link}</link><pubDate>Mon, 06 Jan 2025 10:00:00 GMT</pubDate><description><![CDATA[<p>${i} ${body}</p>]]></description></item>`;
    items += item;
    size += Buffer.byteLength(item);
    if (items.length > 1e6) {
      appendFileSync(file, items);
      items = "";
    }
  }
  appendFileSync(file, `${items}</channel></rss>`);
}

/** Reads a feed in this process and prints its highest resident memory. */
function measureMemory(file: string, streamed: boolean): void {
  const bytes = readFileSync(file);
  let items = 0;
  const ms = timeOf(() => {
    if (streamed) for (const _ of readWire(bytes, ABOUT)) items++;
    else {
      const wire = parseWire(bytes, ABOUT);
      items = wire.ok ? wire.entries.length : 0;
    }
  });
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  process.stdout.write(JSON.stringify({ items, ms: Math.round(ms), "peak MB": peak }));
}

function compareMemory(): void {
  const folder = mkdtempSync(join(tmpdir(), "townwire-bench-"));
  const file = join(folder, "large.xml");
  const rows = SHAPES.map((shape) => {
    writeFeed(file, shape);
    const args = ["--import", "tsx", SELF, "--memory", file, shape.streamed ? "streamed" : "whole"];
    return { shape: shape.name, ...JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" })) };
  });
  rmSync(folder, { recursive: true });
  process.stdout.write(`Feeds of ${MEGABYTES} MB, each in a process of its own (limit: 300 MB resident)\n`);
  console.table(rows);
}

const [first, file, way] = process.argv.slice(2);
if (first === "--memory" && file !== undefined) {
  measureMemory(file, way === "streamed");
} else {
  compareSpeed(first ?? NEWS);
  compareMemory();
}

/**
 * Scores findPlaces on the shared place sets as score/places.mjs does, in this process, with its speed; splits the
 * outlets into two halves so that rules are looked for in one and checked in the other.
 * Run: node --import tsx bench/places.ts [lgl-dev|geovirus] [--half a|b] [--errors missed|false|wrong] [--no-coverage] [--local]
 */
import { readFileSync } from "node:fs";
import { kmBetween, openGazetteer } from "#understanding/gazetteer.ts";
import { decideLocal } from "#understanding/local.ts";
import { type Coverage, findPlaces } from "#understanding/places.ts";

type Toponym = { start: number; end: number; phrase: string; lat?: number; lon?: number };
type Home = { name: string; state: string; lat: number; lon: number };
type Document = {
  id: string;
  title: string;
  text: string;
  domain?: string;
  publisherHome?: Home;
  toponyms: Toponym[];
};

const RIGHT_KM = 161;
const args = process.argv.slice(2);
const option = (name: string): string | undefined =>
  args.includes(name) ? args[args.indexOf(name) + 1] : undefined;
const sets = args[0] && !args[0].startsWith("--") ? [args[0]] : ["lgl-dev", "geovirus"];
const errors = option("--errors");
const half = option("--half");
const gazetteer = openGazetteer();

function readDocuments(set: string): Document[] {
  const file = new URL(`../../shared/data/places/${set}.jsonl`, import.meta.url);
  const documents: Document[] = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  return documents;
}

/** Outlets in the order of their first document, every second one in half b; without outlets every second document. */
function halfOf(documents: readonly Document[], which: string | undefined): Document[] {
  if (which === undefined) return [...documents];
  const outlets = new Set(documents.map(({ domain }) => domain));
  const keyOf = ({ domain, id }: Document): string => (outlets.size > 2 && domain ? domain : id);
  const keys = [...new Set(documents.map(keyOf))];
  return documents.filter((document) => (keys.indexOf(keyOf(document)) % 2 === 0) === (which === "a"));
}

const coverageOf = ({ publisherHome: home }: Document): Coverage[] =>
  home && !args.includes("--no-coverage") ? [{ lat: home.lat, lon: home.lon, weight: 1 }] : [];

const counts = new Map<string, number>();
const note = (kind: string, document: Document, phrase: string, start: number, more = ""): void => {
  if (errors !== kind) return;
  const whole = `${document.title}\n\n${document.text}`;
  const around = whole.slice(Math.max(0, start - 45), start + phrase.length + 35).replaceAll("\n", " ");
  console.log(
    `${phrase.padEnd(24)} ${more.padEnd(50)} ${(document.domain ?? document.id).padEnd(22)} …${around}…`,
  );
  counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
};

function score(documents: readonly Document[]): Record<string, string | number> {
  let tp = 0;
  let gold = 0;
  let predicted = 0;
  let located = 0;
  let resolved = 0;
  let right = 0;
  let ms = 0;
  for (const document of documents) {
    const before = performance.now();
    const found = findPlaces(
      { ...document, host: document.domain },
      { gazetteer, coverage: coverageOf(document) },
    );
    ms += performance.now() - before;
    const mentions = found
      .flatMap(({ place, score, mentions }) => mentions.map((mention) => ({ ...mention, place, score })))
      .filter(({ start }) => start >= document.title.length + 2)
      .sort((a, b) => a.start - b.start);
    predicted += mentions.length;
    gold += document.toponyms.length;
    const used = new Set<number>();
    for (const toponym of document.toponyms) {
      const { lat, lon } = toponym;
      if (lat !== undefined) located++;
      const at = mentions.findIndex((m, k) => !used.has(k) && m.start < toponym.end && toponym.start < m.end);
      const mention = mentions[at];
      if (!mention) {
        note("missed", document, toponym.phrase, toponym.start, lat === undefined ? "(no place)" : "");
        continue;
      }
      used.add(at);
      tp++;
      if (lat === undefined || lon === undefined) continue;
      resolved++;
      const km = kmBetween(mention.place, { lat, lon });
      if (km <= RIGHT_KM) right++;
      else
        note(
          "wrong",
          document,
          toponym.phrase,
          toponym.start,
          `${Math.round(km)} km: ${mention.place.slug} (${lat.toFixed(1)},${lon.toFixed(1)})`,
        );
    }
    mentions.forEach((mention, k) => {
      if (!used.has(k))
        note("false", document, mention.text, mention.start, `${mention.place.slug} ${mention.score}`);
    });
  }
  const p = tp / (predicted || 1);
  const r = tp / (gold || 1);
  const round = (value: number): number => Number(value.toFixed(3));
  return {
    documents: documents.length,
    p: round(p),
    r: round(r),
    f1: round((2 * p * r) / (p + r || 1)),
    acc161: round(right / (resolved || 1)),
    endToEnd: round(right / (located || 1)),
    "articles/s": Math.round((documents.length / ms) * 1_000),
  };
}

/** How often the local place of an outlet's articles lies near the outlet, with its coverage told and untold. */
function scoreLocal(documents: readonly Document[], told: boolean): Record<string, string | number> {
  const near: number[] = [];
  let decided = 0;
  let asked = 0;
  for (const document of documents) {
    const { publisherHome: home } = document;
    if (!home) continue;
    asked++;
    const coverage = told ? coverageOf(document) : [];
    const found = findPlaces(
      { ...document, host: document.domain },
      { gazetteer, coverage: coverageOf(document) },
    );
    const local = decideLocal(document, found, { gazetteer, coverage });
    if (!local || local.score < 0.5) {
      if (errors === "abstained")
        console.log(document.title, "|", document.domain, "|", local?.place.slug, local?.score);
      continue;
    }
    decided++;
    const km = kmBetween(local.place, home);
    if (errors === "far" && km > 40 && local.place.kind !== "state") {
      const { place, score, evidence } = local;
      console.log(
        document.title,
        "|",
        document.domain,
        home.name,
        home.state,
        "|",
        place.slug,
        score,
        Math.round(km),
        "km",
      );
      console.log(
        "   ",
        evidence.map(({ kind, text, weight }) => `${kind} ${text} ${weight.toFixed(1)}`).join("; "),
      );
    }
    near.push(local.place.kind === "state" ? -1 : km);
  }
  const share = (part: number, whole: number): number => Number((part / (whole || 1)).toFixed(3));
  return {
    articles: asked,
    decided: share(decided, asked),
    "a state": share(near.filter((km) => km < 0).length, decided),
    "within 40 km": share(
      near.filter((km) => km >= 0 && km <= 40).length,
      near.filter((km) => km >= 0).length,
    ),
    "within 100 km": share(
      near.filter((km) => km >= 0 && km <= 100).length,
      near.filter((km) => km >= 0).length,
    ),
  };
}

if (args.includes("--local")) {
  const documents = halfOf(readDocuments("lgl-dev"), half);
  console.table({
    "coverage told": scoreLocal(documents, true),
    "coverage untold": scoreLocal(documents, false),
  });
  process.exit(0);
}

const rows: Record<string, Record<string, string | number>> = {};
for (const set of sets) {
  const documents = readDocuments(set);
  for (const which of half ? [half] : errors ? ["a"] : [undefined, "a", "b"]) {
    rows[`${set} ${which ?? "all"}`] = score(halfOf(documents, which));
  }
}
if (errors)
  console.log(
    [...counts]
      .sort((a, b) => b[1] - a[1])
      .slice(0, 60)
      .map(([phrase, n]) => `${phrase}:${n}`)
      .join(" "),
  );
console.table(rows);

/**
 * Writes the table from IPTC Media Topic and Subject codes to our subjects. Codes and their tree are IPTC's (NewsCodes,
 * CC BY 4.0, www.iptc.org); which branch belongs to which subject is our own decision, below.
 * Run: node --import tsx training/sections/media-topics.ts ../shared/data/wire/iptc-media-topics.json
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

type Concept = { qcode: string; broader?: string[]; exactMatch?: string[] };

/** The topmost code of each branch; a deeper entry wins over a higher one. "election" is a topic of its own. */
const BRANCHES: Readonly<Record<string, string>> = {
  "01000000": "entertainment",
  "02000000": "crime",
  "04000000": "business",
  "20000210": "agriculture",
  "20000235": "real-estate", // construction and property
  "05000000": "education",
  "07000000": "health",
  "10000000": "lifestyle",
  "11000000": "politics",
  "20000574": "election",
  "20000628": "real-estate", // housing and urban planning policy
  "12000000": "lifestyle", // religion: "faith" pages stand in lifestyle
  "15000000": "sports",
  "17000000": "weather",
};

const file = process.argv[2] ?? "../shared/data/wire/iptc-media-topics.json";
const { conceptSet } = JSON.parse(readFileSync(file, "utf8")) as { conceptSet: Concept[] };
const codeOf = (uri: string): string => uri.slice(-8);
const broader = new Map(conceptSet.map((one) => [codeOf(one.qcode), (one.broader ?? []).map(codeOf)]));

function branchOf(code: string, depth = 0): string | undefined {
  const own = BRANCHES[code];
  if (own !== undefined || depth > 10) return own;
  for (const above of broader.get(code) ?? []) {
    const found = branchOf(above, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

const table = new Map<string, Set<string>>();
for (const one of conceptSet) {
  const branch = branchOf(codeOf(one.qcode));
  if (branch === undefined) continue;
  const subjectCodes = (one.exactMatch ?? []).filter((uri) => uri.includes("/subjectcode/")).map(codeOf);
  const codes = table.get(branch) ?? new Set();
  for (const code of [codeOf(one.qcode), ...subjectCodes]) codes.add(code);
  table.set(branch, codes);
}
const out = {
  source: "IPTC NewsCodes Media Topics, version of April 2019, CC BY 4.0, https://iptc.org",
  ...Object.fromEntries([...table].sort().map(([branch, codes]) => [branch, [...codes].sort().join(" ")])),
};
writeFileSync(
  fileURLToPath(new URL("../../src/understanding/sections/media-topics.json", import.meta.url)),
  `${JSON.stringify(out, null, 2)}\n`,
);

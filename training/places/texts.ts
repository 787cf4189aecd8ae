/** Reads the running texts and headlines that the scripts here learn from; their licences allow it (README.md). */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

type Row = { title?: string; text?: string; content_original?: string; section?: string };
export type Article = { title: string; text: string };

/** As much as the recogniser itself reads. */
const MAX_CHARS = 20_000;

function readRows(folder: string, name: string): Row[] {
  const bytes = readFileSync(join(folder, name));
  const text = (name.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString();
  return text
    .trim()
    .split("\n")
    .map((line): Row => JSON.parse(line));
}

export function readArticles(folder: string): Article[] {
  return ["corpus/abp-2019.jsonl.gz", "stories/allsides-dev.jsonl", "stories/giveme5w1h.jsonl"]
    .flatMap((name) => readRows(folder, name))
    .map(({ title = "", text, content_original }) => ({
      title,
      text: (text ?? content_original ?? "").slice(0, MAX_CHARS),
    }));
}

export function readHeadlines(folder: string): { title: string; section: string }[] {
  return readRows(folder, "sections/silver-dev.jsonl").map(({ title = "", section = "" }) => ({
    title,
    section,
  }));
}

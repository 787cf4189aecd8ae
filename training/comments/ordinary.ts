/** Pieces of ordinary news prose, which is no spam: without them whatever is longer than a video's comments looks like it. */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { chance } from "./learn.ts";

const MAX_SENTENCES = 4;

/** `count` pieces of one to four sentences from a file of articles (JSON lines with `content_original`, gzipped). */
export function readOrdinary(file: string, count: number): string[] {
  const random = chance(7);
  const articles = gunzipSync(readFileSync(file)).toString("utf8").split("\n").filter(Boolean);
  const pieces: string[] = [];
  for (let tries = 0; pieces.length < count && tries < 20 * count; tries++) {
    const line = articles[Math.floor(random() * articles.length)] ?? "{}";
    const { content_original: text = "" } = JSON.parse(line) as { content_original?: string };
    const sentences = text.replace(/\s+/g, " ").match(/[A-Z"“][^.!?]{20,300}[.!?]+["”]?/g) ?? [];
    const at = Math.floor(random() * sentences.length);
    const piece = sentences.slice(at, at + 1 + Math.floor(random() * MAX_SENTENCES)).join(" ");
    if (piece && !/subscri|newsletter|sign up|copyright|click|advert/i.test(piece)) pieces.push(piece);
  }
  return pieces;
}

/** Reads the YouTube Spam Collection (UCI, CC BY 4.0): a video a file, rows `COMMENT_ID,AUTHOR,DATE,CONTENT,label`. */
import { readFileSync } from "node:fs";
import { readCsv } from "#base/csv.ts";

export type Row = { video: string; text: string; isSpam: boolean };

export const readVideos = (files: readonly string[]): Row[] =>
  files.flatMap((file) =>
    readCsv(readFileSync(file, "utf8"))
      .slice(1)
      .filter(({ cells }) => cells.length === 5)
      .map(({ cells: [, , , text = "", label] }) => ({
        video: file,
        text: plain(text),
        isSpam: label === "1",
      })),
  );

/** As people typed it: the set has the site's own markup for line ends, times and links. */
const plain = (text: string): string =>
  text
    .replace(/<br\s*\/?>/g, "\n")
    .replace(/<a href="([^"]*)"[^>]*>(.*?)<\/a>/g, (_, href: string, shown: string) =>
      /^\d+:\d\d$/.test(shown) ? shown : href,
    )
    .replace(/<[^>]+>/g, "")
    .replace(/&amp;/g, "&")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/\ufeff/g, "");

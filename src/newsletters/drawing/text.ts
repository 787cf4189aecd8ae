/** An issue as plain text: what the mail says, in its order, each address on a line of its own. */
import { oneLine } from "#base/text.ts";
import type { Marks } from "../compose.ts";
import type { BlockShown, IssueShown, StoryShown } from "../show-issue.ts";
import {
  byline,
  countsOf,
  sayChanged,
  sayComments,
  sayCut,
  sayOriginal,
  sayWhoseWords,
  sayWhy,
  sayWhyYou,
  sayWithdrawn,
  WORDS,
} from "./words.ts";

export function drawText(issue: IssueShown, marks: Marks): string {
  const paragraphs: string[][] = [
    [issue.town, issue.title, `${issue.day} · ${issue.covers}`, WORDS.web, issue.webUrl],
    ...(issue.lead ? [story(issue.lead)] : []),
    ...issue.blocks.flatMap(block),
    ...(issue.cut > 0 ? [[sayCut(issue), issue.webUrl]] : []),
    ...list(
      WORDS.discussed,
      issue.discussed.map((one) => [
        `${one.title} · ${one.publisher} · ${sayComments(one.comments)}`,
        one.url,
      ]),
    ),
    ...list(
      WORDS.corrections,
      issue.corrections.map((one) => [`${one.title} · ${sayChanged(one)}`, one.url]),
    ),
    ...(issue.withdrawn > 0 ? [[sayWithdrawn(issue.withdrawn)]] : []),
    ["-- "],
    [sayWhyYou(issue)],
    [WORDS.preferences, marks.preferences],
    [WORDS.unsubscribe, marks.unsubscribe],
    [sayWhoseWords(issue), issue.siteUrl],
  ];
  // A line end in a headline would make a line of ours of what follows it.
  const lines = paragraphs.map((lines) => lines.map((line) => (line === "-- " ? line : oneLine(line))));
  return `${lines.map((paragraph) => paragraph.filter(Boolean).join("\n")).join("\n\n")}\n`;
}

const block = ({ heading, note, stories, url }: BlockShown): string[][] => [
  [heading, "-".repeat(Math.min(60, heading.length)), note ?? "", url ?? ""],
  ...stories.map(story),
];

const story = (one: StoryShown): string[] => [
  one.title,
  one.url,
  [byline(one), one.when, ...countsOf(one)].join(" · "),
  one.excerpt,
  one.why === "" ? "" : sayWhy(one),
  ...(one.original === undefined ? [] : [sayOriginal(one), one.original]),
  one.picture?.credit ?? "",
];

const list = (heading: string, lines: readonly string[][]): string[][] =>
  lines.length === 0 ? [] : [[heading, "-".repeat(heading.length)], ...lines];

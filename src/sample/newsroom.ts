/**
 * What every publisher of the town has printed at one moment: articles with addresses, dates and the version now
 * valid. Pure; the same arguments give the same papers.
 */
import { slugify } from "#base/text.ts";
import { type Block, blocksToText, fillDates, parseBlocks } from "./markup.ts";
import { findPicture, type Picture } from "./pictures.ts";
import type { SampleArticle, SamplePublisher, SectionSlug } from "./town/publisher.ts";

export type PrintedArticle = {
  id: string;
  url: string;
  path: string;
  title: string;
  author: string | undefined;
  section: SectionSlug;
  published: Date;
  /** The publication, or the edit when there was one. */
  updated: Date;
  summary: string;
  blocks: Block[];
  text: string;
  picture: (Picture & { url: string; caption: string }) | undefined;
  places: readonly string[];
  event: string | undefined;
  copyOf: string | undefined;
};

export type PrintedPaper = {
  publisher: SamplePublisher;
  /** Without path: "http://ledger.localhost:4321". */
  origin: string;
  /** Newest first. */
  articles: PrintedArticle[];
  withdrawn: PrintedArticle[];
  /** The newest date of anything in the paper. */
  updated: Date;
};

export type Press = {
  now: Date;
  port: number;
  /** Whether second versions are out, and whether what can be withdrawn has been. */
  edited: boolean;
  withdrawn: boolean;
};

/** Whole seconds, because feed dates have no smaller part. */
const minutesBefore = (now: Date, minutes: number): Date =>
  new Date(Math.floor(now.getTime() / 1000) * 1000 - minutes * 60_000);

export function printPaper(publisher: SamplePublisher, press: Press): PrintedPaper {
  const origin = `http://${publisher.host}.localhost:${press.port}`;
  const all = publisher.articles
    .map((article) => ({ article, printed: printArticle(article, publisher, origin, press) }))
    .sort((a, b) => b.printed.published.getTime() - a.printed.published.getTime());
  const gone = ({ article }: { article: SampleArticle }): boolean =>
    press.withdrawn && article.canBeWithdrawn === true;
  const withdrawn = all.filter(gone).map(({ printed }) => printed);
  const articles = all.filter((entry) => !gone(entry)).map(({ printed }) => printed);
  const changes = articles.map((article) => article.updated.getTime());
  if (withdrawn.length > 0) changes.push(minutesBefore(press.now, 0).getTime());
  return { publisher, origin, articles, withdrawn, updated: new Date(Math.max(0, ...changes)) };
}

function printArticle(
  article: SampleArticle,
  publisher: SamplePublisher,
  origin: string,
  press: Press,
): PrintedArticle {
  const published = minutesBefore(press.now, article.minutesAgo);
  const second = press.edited ? article.secondVersion : undefined;
  const blocks = parseBlocks(fillDates(second?.body ?? article.body, published));
  const first = blocks.find((block) => block.kind === "paragraph");
  const lead = first && "text" in first ? first.text : article.title;
  // The address keeps the words of the first title, as real ones do after an edit.
  const path = `${article.folder ?? publisher.folder}/${slugify(article.title)}`;
  const picture = article.picture === undefined ? undefined : findPicture(article.picture);
  return {
    id: article.id,
    url: origin + path,
    path,
    title: fillDates(second?.title ?? article.title, published),
    author: article.author,
    section: article.section,
    published,
    updated: second ? minutesBefore(press.now, 0) : published,
    summary: article.summary === undefined ? lead : fillDates(article.summary, published),
    blocks,
    text: blocksToText(blocks),
    picture: picture && {
      ...picture,
      url: `${origin}/pictures/${picture.name}.${picture.format === "jpeg" ? "jpg" : "png"}`,
      caption: article.caption ?? picture.alt,
    },
    places: article.places ?? [],
    event: article.event,
    copyOf: article.copyOf,
  };
}

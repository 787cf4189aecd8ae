/**
 * Makes a publisher with as many distinct articles as a bench wants, by recombining sentences with seeded chance.
 * The texts are only for measuring: they differ from each other but report nothing.
 */
import { type Chance, makeChance } from "./chance.ts";
import { makeFeed } from "./feeds.ts";
import { printPaper } from "./newsroom.ts";
import type { SampleArticle, SamplePublisher, SectionSlug } from "./town/publisher.ts";

export type BenchFeed = { publisher: SamplePublisher; feedXml: () => string };

const SECTIONS: readonly [SectionSlug, ...SectionSlug[]] = [
  "local",
  "us",
  "election",
  "politics",
  "sports",
  "lifestyle",
  "education",
  "real-estate",
];

const BODIES = [
  "The council",
  "The school board",
  "The county engineer",
  "The library board",
  "The parks crew",
  "The zoning office",
  "A citizens' panel",
  "The fire district",
  "The water works",
  "The planning board",
] as const;
const DEEDS = [
  "approved",
  "put off",
  "opened",
  "reviewed",
  "began",
  "closed",
  "paid for",
  "drew up",
  "voted down",
  "praised",
] as const;
const THINGS = [
  "repairs to the stone bridge",
  "a plan for the old mill",
  "new lights on Market Street",
  "the winter parking rule",
  "a second ambulance",
  "a walking path by the river",
  "the summer reading list",
  "work on the sewer line",
  "a map of flood zones",
  "a lease for the depot",
  "a contract for road salt",
  "bids for a new roof",
] as const;
const REASONS = [
  "after two hours of questions",
  "because the old one no longer passes inspection",
  "with money left from last year",
  "at the request of the neighbors",
  "while costs are still low",
  "before the ground freezes",
  "to meet a state deadline",
  "in spite of some doubt",
  "so that the work can end by spring",
  "as the engineer had advised",
] as const;
const SPEAKERS = [
  "Dana Whitlock",
  "Ray Ostrander",
  "Lena Pruitt",
  "Marcus Tell",
  "Ines Calloway",
  "Walt Brannigan",
  "Joy Hendry",
  "Theo Lark",
] as const;
const SAYINGS = [
  "It took longer than anyone wanted",
  "We would do it again",
  "The numbers speak for themselves",
  "Nobody was left out of the talk",
  "There is more to come in the spring",
  "We listened to both sides",
  "The old way cost us more",
  "People asked for this for years",
] as const;
const PLACES = [
  "Tannery Row",
  "the North Bank",
  "Depot Square",
  "Quarry Hill",
  "the Millrace Quarter",
  "Orchard Heights",
  "Ferry Road",
  "Lower Falls",
] as const;

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function sentence(chance: Chance): string {
  const amount = Math.floor(chance.between(2, 980));
  switch (Math.floor(chance.next() * 5)) {
    case 0:
      return `${chance.pick(BODIES)} ${chance.pick(DEEDS)} ${chance.pick(THINGS)} ${chance.pick(REASONS)}.`;
    case 1:
      return `“${chance.pick(SAYINGS)},” said ${chance.pick(SPEAKERS)} of ${chance.pick(PLACES)}.`;
    case 2:
      return `The bill for ${chance.pick(THINGS)} comes to $${amount},000, or $${Math.floor(chance.between(3, 90))} for each household in ${chance.pick(PLACES)}.`;
    case 3:
      return `${upperFirst(chance.pick(PLACES))} has waited ${Math.floor(chance.between(2, 30))} months for ${chance.pick(THINGS)}, ${chance.pick(SPEAKERS)} told a meeting of ${amount} people.`;
    default:
      return `${chance.pick(SPEAKERS)} asked how ${chance.pick(THINGS)} would change ${chance.pick(PLACES)}, and was told that a count of ${amount} answers was not yet complete.`;
  }
}

function makeArticle(index: number, host: string, chance: Chance): SampleArticle {
  const paragraphs = Array.from({ length: Math.floor(chance.between(4, 11)) }, () =>
    Array.from({ length: Math.floor(chance.between(2, 5)) }, () => sentence(chance)).join(" "),
  );
  return {
    id: `${host}-${index}`,
    minutesAgo: 20 + index,
    section: chance.pick(SECTIONS),
    // The number keeps titles, and so addresses, apart however many are made.
    title: `${upperFirst(chance.pick(PLACES))}: ${chance.pick(DEEDS)} ${chance.pick(THINGS)}, report ${index + 1}`,
    author: chance.pick(SPEAKERS),
    body: paragraphs.join("\n\n"),
  };
}

/**
 * `host` is the label before ".localhost"; articles are a minute apart, the newest 20 minutes before `now`. `feedXml()`
 * gives the RSS 2.0 feed with full texts as it would be served on port 80, for benches that need no server.
 */
export function makeBenchFeed(options: { items: number; seed: number; host: string; now: Date }): BenchFeed {
  const chance = makeChance(options.seed);
  const publisher: SamplePublisher = {
    slug: options.host,
    name: `Bench Gazette ${options.host}`,
    description: "Generated articles for measuring.",
    host: options.host,
    format: "rss-full",
    feedPath: "/feed.xml",
    folder: "/news",
    marking: "json-ld",
    rights: "full",
    place: "Brindle Falls, OH",
    colours: ["#333333", "#ffffff"],
    articles: Array.from({ length: options.items }, (_, index) => makeArticle(index, options.host, chance)),
  };
  const press = { now: options.now, port: 80, edited: false, withdrawn: false };
  return { publisher, feedXml: () => makeFeed(printPaper(publisher, press)) };
}

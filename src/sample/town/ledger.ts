/** The Brindle Falls Ledger: the town's daily, which gives its whole text in an RSS 2.0 feed. */
import { LEDGER_LIFE } from "./ledger-life.ts";
import { LEDGER_NEWS } from "./ledger-news.ts";
import type { SamplePublisher } from "./publisher.ts";

export const LEDGER: SamplePublisher = {
  slug: "brindle-falls-ledger",
  name: "Brindle Falls Ledger",
  description: "The daily paper of Brindle Falls and Osmer County, owned by its readers.",
  host: "ledger",
  format: "rss-full",
  feedPath: "/feed.xml",
  folder: "/news",
  marking: "json-ld",
  rights: "full",
  place: "Brindle Falls, OH",
  colours: ["#1f2f46", "#f4efe4"],
  articles: [...LEDGER_NEWS, ...LEDGER_LIFE],
};

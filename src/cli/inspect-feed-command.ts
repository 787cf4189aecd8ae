/** `townwire inspect feed`. */
import type { Command } from "./command.ts";
import { inspectFeed } from "./inspect-feed.ts";

export const command: Command = {
  words: "inspect feed",
  usage: "[FILE…]",
  summary: "Shows what Townwire reads in a feed, as JSON lines",
  run: inspectFeed,
};

/** `townwire inspect page`. */
import type { Command } from "./command.ts";
import { inspectPage } from "./inspect-page.ts";

export const command: Command = {
  words: "inspect page",
  usage: "[FILE --url URL]",
  summary: "Shows what Townwire reads in a page, as JSON lines",
  run: inspectPage,
};

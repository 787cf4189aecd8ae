/** `townwire refresh`: visits what is due, works until nothing is left that can be done now, and sums up. */

import { resumeSampleTown } from "#app/sample-town.ts";
import { ingestNeeds, startLine } from "#app/work.ts";
import type { Progress } from "#ingest/needs.ts";
import { enqueueVisits } from "#ingest/visit-source.ts";
import { describeSpan } from "#publishers/health.ts";
import { type Command, parseArguments, readConfig, withTools } from "./command.ts";
import { makeProgress } from "./progress.ts";

export const command: Command = {
  words: "refresh",
  usage: "[--all]",
  summary: "Visits the due (or all) sources once and ends",
  async run(args, { stdout }) {
    const { values } = parseArguments(command, args, { all: { type: "boolean" } });
    return withTools(readConfig(), async (tools) => {
      // The made-up publishers of a sample live in this program; without them their visits would fail.
      const sample = await resumeSampleTown(tools);
      const began = performance.now();
      const tally = { visits: 0, unchanged: 0, failed: 0, new: 0, edited: 0, again: 0 };
      const total = await enqueueVisits(ingestNeeds(tools), values.all === true);
      const progress = makeProgress(stdout, () => performance.now());

      const worker = await startLine(tools, (event) => {
        count(tally, event);
        if (event.kind === "visited" && (event.outcome.kind === "failed" || event.outcome.kind === "gone"))
          progress.say(
            `${event.address}: ${event.outcome.kind === "failed" ? event.outcome.message : "gone for good (410)"}`,
          );
        progress.show(tally.visits, Math.max(total, tally.visits), `${tally.new} new articles`);
      });
      try {
        await worker.drained();
      } finally {
        progress.end();
        await worker.stop();
        await sample?.close();
      }
      const { delayed } = await tools.jobs.count();
      stdout.write(`${sumUp(tally)} in ${describeSpan(performance.now() - began)}.\n`);
      if (delayed > 0)
        stdout.write(`${delayed} pages or pictures could not be had now; later refreshes try again.\n`);
      if (total === 0)
        stdout.write(
          values.all
            ? "There are no sources to visit: townwire source add ADDRESS\n"
            : "No source was due; --all visits every source now.\n",
        );
      return 0;
    });
  },
};

type Tally = { visits: number; unchanged: number; failed: number; new: number; edited: number };

function count(tally: Tally, event: Progress): void {
  if (event.kind === "visited") {
    tally.visits += 1;
    if (event.outcome.kind === "unchanged") tally.unchanged += 1;
    if (event.outcome.kind === "failed" || event.outcome.kind === "gone") tally.failed += 1;
  } else
    for (const one of event.saved) {
      if (one.outcome === "new") tally.new += 1;
      if (one.outcome === "edited") tally.edited += 1;
    }
}

const sumUp = (tally: Tally): string =>
  `Visited ${tally.visits} ${tally.visits === 1 ? "source" : "sources"} (${tally.unchanged} unchanged, ${tally.failed} failed): ` +
  `${tally.new} new ${tally.new === 1 ? "article" : "articles"}, ${tally.edited} edited`;

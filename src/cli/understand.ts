/** `townwire understand`: gives stored articles their meaning anew, after an update of the program or of own places. */
import { ingestNeeds } from "#app/work.ts";
import { understandStored } from "#ingest/understand-stored.ts";
import { describeSpan } from "#publishers/health.ts";
import { type Command, parseArguments, readConfig, withTools } from "./command.ts";
import { makeProgress } from "./progress.ts";

export const command: Command = {
  words: "understand",
  usage: "[--all]",
  summary: "Understands stored articles anew: those of an older model, or all",
  async run(args, { stdout }) {
    const { values } = parseArguments(command, args, { all: { type: "boolean" } });
    return withTools(readConfig(), async (tools) => {
      const began = performance.now();
      const progress = makeProgress(stdout, () => performance.now(), { unit: "articles" });
      let stopped = false;
      const stop = () => {
        stopped = true;
      };
      process.once("SIGINT", stop).once("SIGTERM", stop);
      try {
        const { done, resumedAt } = await understandStored(ingestNeeds(tools), {
          all: values.all === true,
          stopped: () => stopped,
          onProgress: (now, total) => progress.show(now, total, "understood"),
        });
        progress.end();
        const from = resumedAt > 0 ? ` (${resumedAt} of them by an earlier run that was stopped)` : "";
        stdout.write(`${done} articles understood${from} in ${describeSpan(performance.now() - began)}.\n`);
        if (stopped) stdout.write("Stopped. The same command goes on where this one was.\n");
        else if (done === 0)
          stdout.write("Every article is understood by this model; --all does all again.\n");
        return 0;
      } finally {
        progress.end();
        process.off("SIGINT", stop).off("SIGTERM", stop);
      }
    });
  },
};

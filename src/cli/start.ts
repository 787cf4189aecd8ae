/** `townwire start`: web and worker in one process; the sample town when there is nothing else. */
import { SAMPLE_TOWN, startSampleTown } from "#app/sample-town.ts";
import { openTools } from "#app/tools.ts";
import { startWeb } from "#app/web.ts";
import { startWork } from "#app/work.ts";
import { ownUrl } from "#config/config.ts";
import { countToUnderstand } from "#ingest/understand-stored.ts";
import { type Command, parseArguments, readConfig } from "./command.ts";
import { untilStopped } from "./until-stopped.ts";

export const command: Command = {
  words: "start",
  usage: "[--port N] [--no-sample]",
  summary: "Runs the site and its worker in one process",
  async run(args, { stdout }) {
    const { values } = parseArguments(command, args, {
      port: { type: "string" },
      "no-sample": { type: "boolean" },
    });
    const tools = await openTools(readConfig(values.port === undefined ? {} : { port: values.port }), {
      supervise: true,
    });
    const stops: (() => Promise<void>)[] = [() => tools.close()];
    try {
      const sample = values["no-sample"] ? undefined : await startSampleTown(tools);
      if (sample) stops.push(sample.close);
      const web = await startWeb(tools, sample ? SAMPLE_TOWN : undefined);
      stops.push(web.stop);
      const work = await startWork(tools);
      stops.push(work.stop);
      stdout.write(`Townwire is at ${ownUrl(tools.config.host, web.port)}/\n`);
      if (sample)
        stdout.write(
          "It shows a made-up sample town. For your own: townwire source add ADDRESS (docs/first-town.md).\n",
        );
      const older = await countToUnderstand(tools.database.db, false);
      if (older > 0)
        stdout.write(
          `${older} articles are not understood by this version yet: stop it once and run townwire understand.\n`,
        );
      stdout.write("Stop it with Ctrl+C.\n");
      await untilStopped();
    } finally {
      for (const stop of stops.reverse()) await stop();
    }
    return 0;
  },
};

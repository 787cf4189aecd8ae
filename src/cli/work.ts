/** `townwire work`: the worker alone; any number of these share one PostgreSQL. */
import { openTools } from "#app/tools.ts";
import { startWork } from "#app/work.ts";
import { type Command, parseArguments, readConfig } from "./command.ts";
import { untilStopped } from "./until-stopped.ts";
import { demandServer } from "./web.ts";

export const command: Command = {
  words: "work",
  usage: "",
  summary: "Runs only the worker (needs DATABASE_URL)",
  async run(args, { stdout }) {
    parseArguments(command, args, {});
    const config = readConfig();
    demandServer(config, "work");
    const tools = await openTools(config, { supervise: true });
    try {
      const work = await startWork(tools);
      stdout.write("Townwire's worker is running.\n");
      await untilStopped();
      await work.stop();
    } finally {
      await tools.close();
    }
    return 0;
  },
};

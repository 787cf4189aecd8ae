/** `townwire web`: the site alone; any number of these share one PostgreSQL. */

import { openTools } from "#app/tools.ts";
import { startWeb } from "#app/web.ts";
import { TownwireError } from "#base/errors.ts";
import type { Config } from "#config/config.ts";
import { type Command, parseArguments, readConfig } from "./command.ts";
import { untilStopped } from "./until-stopped.ts";

export const command: Command = {
  words: "web",
  usage: "[--port N]",
  summary: "Runs only the site (needs DATABASE_URL)",
  async run(args, { stdout }) {
    const { values } = parseArguments(command, args, { port: { type: "string" } });
    const config = readConfig(values.port === undefined ? {} : { port: values.port });
    demandServer(config, "web");
    const tools = await openTools(config);
    try {
      const web = await startWeb(tools);
      stdout.write(`Townwire's site is at http://${config.host}:${web.port}/\n`);
      await untilStopped();
      await web.stop();
    } finally {
      await tools.close();
    }
    return 0;
  },
};

/** One role alone makes sense only where several processes can share the database. */
export function demandServer(config: Config, role: string): void {
  if (!config.databaseUrl)
    throw new TownwireError(
      "needs-server",
      `\`townwire ${role}\` shares its database with other processes, which the embedded one cannot do.`,
      "Set DATABASE_URL to a PostgreSQL server, or use `townwire start`.",
    );
}

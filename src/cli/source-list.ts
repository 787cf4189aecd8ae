/** `townwire source list`: every source with its health in plain words. */
import { describeHealth } from "#publishers/health.ts";
import { listSources } from "#publishers/sources.ts";
import { type Command, parseArguments, readConfig, withTools } from "./command.ts";

export const command: Command = {
  words: "source list",
  usage: "[--json]",
  summary: "Lists the sources and how they are doing",
  async run(args, { stdout }) {
    const { values } = parseArguments(command, args, { json: { type: "boolean" } });
    return withTools(readConfig(), async (tools) => {
      const sources = await listSources(tools.database.db);
      if (values.json) {
        for (const source of sources) {
          const { id, publisher, url, title, place, section, rights, state, health } = source;
          stdout.write(
            `${JSON.stringify({ id, publisher, url, title, place, section, rights, state, health })}\n`,
          );
        }
        return 0;
      }
      if (sources.length === 0)
        stdout.write("There are no sources yet. Add one: townwire source add ADDRESS\n");
      for (const source of sources) {
        const about = [source.rights, source.section, source.place].filter(Boolean).join(", ");
        stdout.write(
          `${source.publisher.name} (${about})\n  ${source.url}\n  ${describeHealth(source, tools.now())}\n`,
        );
      }
      return 0;
    });
  },
};

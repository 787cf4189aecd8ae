/** `townwire source export`: the sources as OPML, for other readers and for `source import` elsewhere. */
import { listSources } from "#publishers/sources.ts";
import { makeOpml } from "#wire/opml.ts";
import { type Command, parseArguments, readConfig, withTools } from "./command.ts";

export const command: Command = {
  words: "source export",
  usage: "> FILE.opml",
  summary: "Writes the sources as OPML",
  async run(args, { stdout }) {
    parseArguments(command, args, {});
    return withTools(readConfig(), async (tools) => {
      const sources = await listSources(tools.database.db);
      const outlines = sources.map((source) => ({
        url: source.url,
        title: source.title ?? source.publisher.name,
        own: {
          publisher: source.publisher.name,
          rights: source.rights,
          place: source.place,
          section: source.section,
        },
      }));
      stdout.write(makeOpml("Townwire sources", outlines, tools.now()));
      return 0;
    });
  },
};

/** `townwire source remove`: a source is no longer visited; what it gave stays. */
import { createInterface } from "node:readline/promises";
import { TownwireError } from "#base/errors.ts";
import { findSourceByUrl, listSources, removeSource } from "#publishers/sources.ts";
import { type Command, parseArguments, readConfig, type Streams, usageError, withTools } from "./command.ts";
import { andNote } from "./note-command.ts";

export const command: Command = {
  words: "source remove",
  usage: "URL [--yes]",
  summary: "Stops visiting a source; its articles stay",
  async run(args, streams) {
    const { values, positionals } = parseArguments(command, args, { yes: { type: "boolean" } });
    const [url] = positionals;
    if (url === undefined || positionals.length > 1)
      throw usageError(command, "Give the address of one source");
    return withTools(readConfig(), async (tools) => {
      const { db } = tools.database;
      const source =
        (await findSourceByUrl(db, url)) ?? (await listSources(db)).find((one) => one.id === url);
      if (!source)
        throw new TownwireError(
          "no-such-source",
          `${url} is not a source.`,
          "See `townwire source list` for the addresses.",
        );
      if (
        !values.yes &&
        !(await asks(
          streams,
          `Stop visiting ${source.url} of ${source.publisher.name}? Its articles stay. [y/N] `,
        ))
      ) {
        streams.stdout.write("Nothing was removed.\n");
        return 0;
      }
      const detail = { url: source.url, publisher: source.publisher.name };
      await andNote(
        tools,
        (db) => removeSource(db, source.id),
        () => ({ action: "remove source", subject: `source/${source.id}`, detail }),
      );
      streams.stdout.write(`Removed ${source.url}. Its articles stay, within the same rights.\n`);
      return 0;
    });
  },
};

/** Asks a person; a script has to say --yes. */
async function asks({ stdin, stdout }: Streams, question: string): Promise<boolean> {
  if (!("isTTY" in stdin) || !stdin.isTTY)
    throw usageError(command, "Nobody is there to be asked; say --yes to remove it");
  const prompt = createInterface({ input: stdin, output: stdout });
  try {
    return /^y(es)?$/i.test((await prompt.question(question)).trim());
  } finally {
    prompt.close();
  }
}

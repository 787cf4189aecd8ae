/** `townwire place remove`: takes one of the operator's own places away. */
import { TownwireError } from "#base/errors.ts";
import { removeOwnPlace } from "#places/own.ts";
import { type Command, parseArguments, readConfig, usageError, withTools } from "./command.ts";

export const command: Command = {
  words: "place remove",
  usage: "SLUG",
  summary: "Removes one of your own places",
  async run(args, { stdout }) {
    const { positionals } = parseArguments(command, args, {});
    const [slug] = positionals;
    if (slug === undefined || positionals.length > 1) throw usageError(command, "Give the slug of one place");
    return withTools(readConfig(), async (tools) => {
      if (!(await removeOwnPlace(tools.database.db, slug)))
        throw new TownwireError(
          "no-place",
          `There is no place of your own called "${slug}".`,
          "`townwire place list` shows them.",
        );
      stdout.write("Removed. `townwire understand --all` forgets it in the articles you have.\n");
      return 0;
    });
  },
};

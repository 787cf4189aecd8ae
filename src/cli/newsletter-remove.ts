/** `townwire newsletter remove`: forgets everything of an address, for whoever asks the operator for it. */
import { TownwireError } from "#base/errors.ts";
import { eraseByEmail } from "#newsletters/subscriptions.ts";
import { type Command, parseArguments, readConfig, withTools } from "./command.ts";
import { nameEmail } from "./name-email.ts";

export const command: Command = {
  words: "newsletter remove",
  usage: "EMAIL",
  summary: "Forgets everything of a subscriber",
  async run(args, { stdout }) {
    const { positionals } = parseArguments(command, args, {});
    const email = nameEmail(command, positionals);
    return withTools(readConfig(), async ({ database }) => {
      if (!(await eraseByEmail(database.db, email)))
        throw new TownwireError(
          "no-subscriber",
          `Nothing is kept of ${email}.`,
          "See `townwire newsletter export`.",
        );
      stdout.write(`Everything of ${email} is gone.\n`);
      return 0;
    });
  },
};

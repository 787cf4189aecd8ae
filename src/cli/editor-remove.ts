/** `townwire editor remove`: an editor or owner is a reader again. */
import { findByEmail } from "#accounts/accounts.ts";
import { removeStaff } from "#accounts/staff.ts";
import { TownwireError } from "#base/errors.ts";
import { type Command, parseArguments, readConfig, withTools } from "./command.ts";
import { nameEmail } from "./name-email.ts";
import { andNote } from "./note-command.ts";

export const command: Command = {
  words: "editor remove",
  usage: "EMAIL",
  summary: "Makes an editor a reader again",
  async run(args, { stdout }) {
    const { positionals } = parseArguments(command, args, {});
    const email = nameEmail(command, positionals);
    return withTools(readConfig(), async ({ database, now }) => {
      const account = await findByEmail({ db: database.db, now }, email);
      const isRemoved = await andNote(
        { database, now },
        (db) => removeStaff({ db }, email),
        (isDone) =>
          isDone ? { action: "take back role", subject: `account/${account?.id ?? ""}` } : undefined,
      );
      if (!isRemoved)
        throw new TownwireError(
          "no-editor",
          `${email} is no editor here.`,
          "`townwire editor list` shows them.",
        );
      stdout.write("Done. Their account stays, as a reader's.\n");
      return 0;
    });
  },
};

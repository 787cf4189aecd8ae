/** `townwire editor add`: gives an address the role of an editor, and where no mail is sent a link to come in by. */
import { findByEmail } from "#accounts/accounts.ts";
import { HANDED_LINK_MINUTES, makeLink } from "#accounts/links.ts";
import { saveStaff } from "#accounts/staff.ts";
import { type Command, parseArguments, readConfig, withTools } from "./command.ts";
import { nameEmail } from "./name-email.ts";
import { andNote } from "./note-command.ts";

export const command: Command = {
  words: "editor add",
  usage: "EMAIL [--owner] [--link]",
  summary: "Makes somebody an editor, or an owner",
  async run(args, { stdout }) {
    const { values, positionals } = parseArguments(command, args, {
      owner: { type: "boolean" },
      link: { type: "boolean" },
    });
    const email = nameEmail(command, positionals);
    return withTools(readConfig(), async ({ database, now, mail, config }) => {
      const needs = { db: database.db, now };
      const role = values.owner ? "owner" : "editor";
      await andNote(
        { database, now },
        async (db) => {
          await saveStaff({ db, now }, email, role);
          return findByEmail({ db, now }, email);
        },
        (account) => ({ action: `make ${role}`, subject: `account/${account?.id ?? ""}` }),
      );
      stdout.write(`${email} is ${values.owner ? "an owner" : "an editor"} now.\n`);
      if (mail.way === "smtp" && !values.link) {
        stdout.write(`They sign in at ${config.publicUrl}/sign-in with this address.\n`);
        return 0;
      }
      const token = await makeLink(needs, { email, back: "/account", minutes: HANDED_LINK_MINUTES });
      stdout.write(
        `Whoever opens this link within a day is signed in as them, once; give it to nobody else:\n${config.publicUrl}/sign-in/link/${token}\n`,
      );
      return 0;
    });
  },
};

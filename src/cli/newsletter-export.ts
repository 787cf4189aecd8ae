/** `townwire newsletter export`: who gets the newsletter, as CSV with the dates of consent. */
import { exportList } from "#newsletters/lists.ts";
import { type Command, parseArguments, readConfig, withTools } from "./command.ts";

export const command: Command = {
  words: "newsletter export",
  usage: "",
  summary: "Writes who gets the newsletter as CSV, with consent",
  async run(args, { stdout }) {
    parseArguments(command, args, {});
    return withTools(readConfig(), async ({ database, atlas }) => {
      for await (const piece of exportList(database.db, await atlas.read())) stdout.write(piece);
      return 0;
    });
  },
};

/** `townwire migrate`: brings the tables up to date, which every other command also does when it starts. */
import { openDatabase } from "#database/connect.ts";
import { migrate } from "#database/migrate.ts";
import { type Command, parseArguments, readConfig } from "./command.ts";

export const command: Command = {
  words: "migrate",
  usage: "",
  summary: "Brings the database up to date (every start does it too)",
  async run(args, { stdout }) {
    parseArguments(command, args, {});
    const database = await openDatabase(readConfig());
    try {
      const applied = await migrate({ db: database.db, now: () => new Date() });
      stdout.write(
        applied.length === 0 ? "The database is up to date.\n" : `Applied ${applied.join(", ")}.\n`,
      );
    } finally {
      await database.close();
    }
    return 0;
  },
};

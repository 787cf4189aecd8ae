/** `townwire restore`: a backup comes back into an empty installation, on either kind of database. */
import { readBackup } from "#database/backup.ts";
import { inTransaction } from "#database/connect.ts";
import { resumePending } from "#ingest/make-articles.ts";
import { type Command, parseArguments, readConfig, usageError, withTools } from "./command.ts";

export const command: Command = {
  words: "restore",
  usage: "FILE",
  summary: "Puts a backup into an empty installation",
  async run(args, { stdout }) {
    const { positionals } = parseArguments(command, args, {});
    const [file] = positionals;
    if (file === undefined || positionals.length > 1) throw usageError(command, "Give one file");
    return withTools(readConfig(), async (tools) => {
      const rows = await inTransaction(tools.database.db, async (db) => {
        const rows = await readBackup(db, file);
        await resumePending({ db, jobs: tools.jobs });
        return rows;
      });
      stdout.write(`Restored ${rows} rows from ${file}.\n`);
      return 0;
    });
  },
};

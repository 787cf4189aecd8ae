/** `townwire backup`: everything but the queue in one file. */
import { writeBackup } from "#database/backup.ts";
import { type Command, parseArguments, readConfig, usageError, withTools } from "./command.ts";

export const command: Command = {
  words: "backup",
  usage: "FILE",
  summary: "Writes everything to one file",
  async run(args, { stdout }) {
    const { positionals } = parseArguments(command, args, {});
    const [file] = positionals;
    if (file === undefined || positionals.length > 1) throw usageError(command, "Give one file");
    return withTools(readConfig(), async (tools) => {
      const rows = await writeBackup({ db: tools.database.db, now: tools.now }, file);
      stdout.write(`Wrote ${rows} rows to ${file}.\n`);
      return 0;
    });
  },
};

/** `townwire push status`: how many browsers hear of local news, and what became of the messages. */
import { countNotices } from "#notices/deliveries.ts";
import { type Command, parseArguments, readConfig, withTools } from "./command.ts";

export const command: Command = {
  words: "push status",
  usage: "[--json]",
  summary: "Counts notices: subscriptions, sent, gone",
  async run(args, { stdout }) {
    const { values } = parseArguments(command, args, { json: { type: "boolean" } });
    return withTools(readConfig(), async ({ database }) => {
      const counts = await countNotices(database.db);
      stdout.write(
        values.json
          ? `${JSON.stringify(counts)}\n`
          : `${counts.subscriptions} browsers follow places; ${counts.sent} messages sent, ${counts.waiting} stories waiting; ${counts.gone} browsers gone.\n`,
      );
      return 0;
    });
  },
};

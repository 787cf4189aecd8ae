/** `townwire newsletter status`: subscriptions, what was sent, what waits, and what came back. */
import { countSending } from "#newsletters/delivery-counts.ts";
import { countSubscriptions } from "#newsletters/subscriptions.ts";
import { type Command, parseArguments, readConfig, withTools } from "./command.ts";

export const command: Command = {
  words: "newsletter status",
  usage: "[--json]",
  summary: "Counts subscriptions, issues sent and waiting, and what came back",
  async run(args, { stdout }) {
    const { values } = parseArguments(command, args, { json: { type: "boolean" } });
    return withTools(readConfig(), async ({ database, now }) => {
      const subscriptions = await countSubscriptions(database.db);
      const sending = await countSending({ db: database.db, now });
      if (values.json) {
        stdout.write(`${JSON.stringify({ subscriptions, ...sending })}\n`);
        return 0;
      }
      stdout.write(`Subscriptions: ${countsOf(subscriptions)}.\n`);
      stdout.write(
        `Issues of the last 24 hours: ${countsOf(sending.day)}; ${sending.doubts} attempts of unknown end.\n`,
      );
      stdout.write(
        `Came back in 30 days: ${countsOf(sending.returns)}; ${sending.suppressed} addresses are not written to.\n`,
      );
      for (const { key, at, timeZone, counts } of sending.issues)
        stdout.write(`  ${key}  ${at}  ${timeZone}: ${countsOf(counts)}\n`);
      return 0;
    });
  },
};

const countsOf = (counts: Partial<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, n]) => `${n} ${name}`)
    .join(", ") || "none";

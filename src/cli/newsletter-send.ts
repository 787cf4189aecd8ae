/** `townwire newsletter send`: sends the issues that are due now and ends; the worker does the same all the time. */
import { newsletterNeeds } from "#app/newsletters.ts";
import { TownwireError } from "#base/errors.ts";
import { countDue, countSending, countWaiting } from "#newsletters/delivery-counts.ts";
import { sendNow } from "#newsletters/line.ts";
import { type Command, parseArguments, readConfig, withTools } from "./command.ts";

export const command: Command = {
  words: "newsletter send",
  usage: "[--dry-run]",
  summary: "Sends the issues that are due now, and ends",
  async run(args, { stdout }) {
    const { values } = parseArguments(command, args, { "dry-run": { type: "boolean" } });
    const config = readConfig();
    if (config.smtpUrl === undefined && !values["dry-run"])
      throw new TownwireError(
        "no-mail",
        "No mail server is set, so nothing can be sent.",
        "Set SMTP_URL (docs/settings.md), or look with --dry-run.",
      );
    return withTools(config, async (tools) => {
      const needs = { db: tools.database.db, now: tools.now };
      if (values["dry-run"]) {
        const due = await countDue(needs);
        for (const { day, timeZone, hour, readers } of due)
          stdout.write(`${day} ${String(hour).padStart(2, "0")}:00 ${timeZone}: ${readers} readers\n`);
        const sum = due.reduce((total, { readers }) => total + readers, 0);
        stdout.write(
          `${sum} issues are due; ${await countWaiting(needs.db)} more wait from before. Nothing was sent.\n`,
        );
        return 0;
      }
      // No other process shares the embedded database, so jobs in hand were those of one that died.
      await tools.jobs.reclaim(tools.database.kind === "pglite");
      await sendNow(newsletterNeeds(tools));
      const { day, doubts } = await countSending(needs);
      const counts = Object.entries(day).map(([state, n]) => `${n} ${state}`);
      stdout.write(`Of the last 24 hours: ${counts.join(", ") || "nothing"}${doubtsOf(doubts)}.\n`);
      return 0;
    });
  },
};

const doubtsOf = (doubts: number): string =>
  doubts === 0 ? "" : `; of ${doubts} attempts nobody knows the end`;

/** `townwire newsletter bounces`: reads what mail servers wrote back, from files or from standard input. */

import { splitMbox } from "#mail/mbox.ts";
import { MAX_REPORT_BYTES } from "#mail/reports.ts";
import { type Taken, takeReport } from "#newsletters/returns.ts";
import { type Command, parseArguments, readConfig, readInput, usageError, withTools } from "./command.ts";

/** A mailbox of so much is read at once. */
const MAX_INPUT_BYTES = 200 * MAX_REPORT_BYTES;

export const command: Command = {
  words: "newsletter bounces",
  usage: "[FILE…|-]",
  summary: "Reads reports of failed newsletters: messages or mailboxes (mbox)",
  async run(args, { stdin, stdout }) {
    const { positionals } = parseArguments(command, args, {});
    const files = positionals.length === 0 ? ["-"] : positionals;
    const messages: Buffer[] = [];
    for (const file of files) {
      const bytes = file === "-" ? await readAll(stdin) : await readInput(file);
      messages.push(...splitMbox(bytes));
    }
    return withTools(readConfig(), async ({ config, database, now, secret, metrics }) => {
      const { bounce } = config.mailing;
      const needs = { db: database.db, now, secret, metrics, bounce };
      const counts: Record<Taken, number> = { hard: 0, soft: 0, complaint: 0, none: 0, unknown: 0 };
      for (const message of messages) counts[await takeReport(needs, message)] += 1;
      stdout.write(
        `${messages.length} messages: ${counts.hard} mailboxes gone, ${counts.soft} other failures, ${counts.complaint} complaints; ` +
          `${counts.unknown} about nothing that we sent, ${counts.none} no reports.\n`,
      );
      if (bounce === undefined) stdout.write("Without MAIL_BOUNCE no report can be matched to its reader.\n");
      return 0;
    });
  },
};

async function readAll(stdin: NodeJS.ReadableStream): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of stdin) {
    const piece = Buffer.from(part as Buffer);
    bytes += piece.length;
    if (bytes > MAX_INPUT_BYTES) throw usageError(command, "That is more than is read at once");
    parts.push(piece);
  }
  return Buffer.concat(parts);
}

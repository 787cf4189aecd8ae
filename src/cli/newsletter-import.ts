/** `townwire newsletter import`: a list of subscribers, with their consent or asked for it by mail. */

import type { Tools } from "#app/tools.ts";
import { TownwireError } from "#base/errors.ts";
import { inTransaction } from "#database/connect.ts";
import { type ListedLine, MAX_LIST_BYTES, readList } from "#newsletters/lists.ts";
import { askToSubscribe, listAskable } from "#newsletters/sign-up.ts";
import { addSubscriptions } from "#newsletters/subscriptions.ts";
import { describeWishes, wordsOfConfirming } from "#site/words-of-newsletter.ts";
import { type Command, parseArguments, readConfig, readInput, usageError, withTools } from "./command.ts";

export const command: Command = {
  words: "newsletter import",
  usage: "FILE.csv [--ask]",
  summary: "Takes in subscribers with their consent; --ask mails the rest",
  async run(args, { stdout, stderr }) {
    const { positionals, values } = parseArguments(command, args, { ask: { type: "boolean" } });
    const [file] = positionals;
    if (file === undefined || positionals.length > 1) throw usageError(command, "Give one CSV file");
    const bytes = await readInput(file);
    if (bytes.length > MAX_LIST_BYTES) throw refusal(file, "it is larger than 64 MB");
    return withTools(readConfig(), async (tools) => {
      const gazetteer = await tools.atlas.read();
      const given = { gazetteer, now: tools.now(), ownZone: tools.config.timeZone };
      const read = readList(bytes.toString("utf8"), given);
      if ("whole" in read) throw refusal(file, read.whole);
      if (values.ask && tools.mail.way === "off")
        throw new TownwireError(
          "no-mail",
          "This site sends no mail, so nobody can be asked.",
          "Set SMTP_URL.",
        );
      const { added, known } = await saveAll(tools, read.lines);
      const unasked = read.lines.filter(({ consent }) => !consent);
      const asked = values.ask ? await askAll(tools, unasked) : 0;
      for (const { line, why } of read.wrong) stderr.write(`line ${line}: ${why}\n`);
      stdout.write(
        `Added ${added}; ${known} were there already and stay as they are; ${unasked.length} without a consent, ${asked} of them asked by mail; ${read.wrong.length} lines could not be taken.\n`,
      );
      return read.wrong.length > 0 ? 1 : 0;
    });
  },
};

const refusal = (file: string, why: string) =>
  new TownwireError(
    "bad-list",
    `${file} cannot be taken: ${why}.`,
    "docs/newsletters.md shows such a file. Nothing was added.",
  );

/** A reader's own choices, and an end that a reader chose, are not changed by a list. */
async function saveAll(
  tools: Tools,
  lines: readonly ListedLine[],
): Promise<{ added: number; known: number }> {
  const agreed = lines.flatMap(({ email, wishes, consent }) => (consent ? [{ email, wishes, consent }] : []));
  const added = await inTransaction(tools.database.db, (db) =>
    addSubscriptions({ db, now: tools.now }, agreed),
  );
  return { added, known: agreed.length - added };
}

async function askAll(tools: Tools, lines: readonly ListedLine[]): Promise<number> {
  const { config, mail, atlas, now, secret } = tools;
  const needs = { db: tools.database.db, now, secret };
  const gazetteer = await atlas.read();
  let asked = 0;
  for (const { email, wishes } of lines) {
    // Just before: somebody may have signed up, or complained, while others were asked.
    if ((await listAskable(needs, [email])).length === 0) continue;
    const token = await askToSubscribe(needs, { email, wishes, source: "import, asked by mail" });
    const what = describeWishes(wishes, gazetteer);
    const town = config.siteName ?? "Townwire";
    const words = wordsOfConfirming(town, what, `${config.publicUrl}/newsletter/confirm/${token}`);
    if ((await mail.send({ to: email, ...words })).kind === "sent") asked += 1;
  }
  return asked;
}

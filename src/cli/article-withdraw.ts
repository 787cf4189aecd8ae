/** `townwire article withdraw`: takes an article down everywhere, for good unless it is restored. */

import { ingestNeeds } from "#app/work.ts";
import { listReprints } from "#articles/about.ts";
import { withdraw } from "#ingest/withdraw.ts";
import { type Command, parseArguments, readConfig, usageError, withTools } from "./command.ts";
import { nameArticle } from "./name-article.ts";
import { noteCommand } from "./note-command.ts";

export const command: Command = {
  words: "article withdraw",
  usage: "ID|ADDRESS [--why TEXT]",
  summary: "Takes an article down everywhere; its address says so",
  async run(args, { stdout }) {
    const { values, positionals } = parseArguments(command, args, { why: { type: "string" } });
    const [words] = positionals;
    if (words === undefined || positionals.length > 1)
      throw usageError(command, "Give the id or the address of one article");
    return withTools(readConfig(), async (tools) => {
      const { db } = tools.database;
      const article = await nameArticle(db, words);
      const reprints = (await listReprints(db, [article.id])).get(article.id) ?? [];
      const subject = `article/${article.id}`;
      await withdraw(ingestNeeds(tools), article.id, {
        why: values.why,
        note: (db) =>
          noteCommand(db, tools.now, { action: "withdraw article", subject, detail: { why: values.why } }),
      });
      stdout.write(
        `${article.withdrawn ? "Was withdrawn already" : "Withdrawn"}: “${article.title}” by ${article.publisher} (${article.id}).\n`,
      );
      for (const { articleId, publisher } of reprints)
        stdout.write(`${publisher.name} prints the same text, which stays: ${articleId}\n`);
      return 0;
    });
  },
};

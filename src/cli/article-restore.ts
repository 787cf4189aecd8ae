/** `townwire article restore`: an article that was withdrawn comes back. */
import { ingestNeeds } from "#app/work.ts";
import { restore } from "#ingest/withdraw.ts";
import { type Command, parseArguments, readConfig, usageError, withTools } from "./command.ts";
import { nameArticle } from "./name-article.ts";
import { noteCommand } from "./note-command.ts";

export const command: Command = {
  words: "article restore",
  usage: "ID|ADDRESS",
  summary: "Brings a withdrawn article back",
  async run(args, { stdout }) {
    const { positionals } = parseArguments(command, args, {});
    const [words] = positionals;
    if (words === undefined || positionals.length > 1)
      throw usageError(command, "Give the id or the address of one article");
    return withTools(readConfig(), async (tools) => {
      const article = await nameArticle(tools.database.db, words);
      const what = { action: "restore article", subject: `article/${article.id}` };
      if (article.withdrawn)
        await restore(ingestNeeds(tools), article.id, { note: (db) => noteCommand(db, tools.now, what) });
      stdout.write(
        article.withdrawn
          ? `Restored: “${article.title}” by ${article.publisher} (${article.id}).\n`
          : `“${article.title}” was not withdrawn.\n`,
      );
      return 0;
    });
  },
};

/** `townwire picture remove`: takes a picture down for good. */
import { isKey } from "#images/make-picture.ts";
import { takeDownPicture } from "#ingest/take-down-picture.ts";
import { type Command, parseArguments, readConfig, usageError, withTools } from "./command.ts";
import { andNote } from "./note-command.ts";

export const command: Command = {
  words: "picture remove",
  usage: "KEY|ADDRESS [--why TEXT]",
  summary: "Takes a picture down: its address answers 410 for good",
  async run(args, { stdout }) {
    const { values, positionals } = parseArguments(command, args, { why: { type: "string" } });
    const [given] = positionals;
    if (given === undefined || positionals.length > 1) throw usageError(command, "Give one picture");
    const config = readConfig();
    const key = keyIn(given, config.publicUrl);
    if (key === undefined)
      throw usageError(command, `"${given}" is neither a key nor an address of a picture of this site`);
    return withTools(config, async ({ database, now }) => {
      const why = values.why ?? "";
      const shown = await andNote(
        { database, now },
        (db) => takeDownPicture({ db, now }, key, why),
        (articles) => ({ action: "remove picture", subject: `picture/${key}`, detail: { why, articles } }),
      );
      stdout.write(`Taken down: ${key} (${inWords(shown)}). It is gone everywhere within a minute.\n`);
      return 0;
    });
  },
};

/** The key itself, or the one in `/image/<key>…`, with or without the site's own address before it. */
export function keyIn(given: string, publicUrl: string): string | undefined {
  if (isKey(given)) return given;
  try {
    const url = new URL(given, publicUrl);
    const [, key] = url.pathname.match(/^\/image\/([0-9a-z]+)(?:\.json)?$/) ?? [];
    return url.origin === new URL(publicUrl).origin && key !== undefined && isKey(key) ? key : undefined;
  } catch {
    return undefined;
  }
}

const inWords = (articles: number): string =>
  articles === 0
    ? "no article showed it"
    : articles === 1
      ? "one article showed it"
      : `${articles} articles showed it`;

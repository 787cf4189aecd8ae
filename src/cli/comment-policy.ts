/** `townwire comment policy`: what is wanted of comments, tried on those that are there before it is in force. */
import { TownwireError } from "#base/errors.ts";
import { openModerator, readPolicy, savePolicy } from "#comments/moderator.ts";
import { type Policy, parsePolicy } from "#comments/policy.ts";
import { replayComments } from "#comments/replay.ts";
import { type Command, parseArguments, readConfig, readInput, usageError, withTools } from "./command.ts";
import { andNote } from "./note-command.ts";

const SHOWN = 20;
const MEANS = { refuse: "refused", ask: "asked about first", wait: "read by an editor first", show: "shown" };

export const command: Command = {
  words: "comment policy",
  usage: "[FILE.json] [--save]",
  summary: "Shows what is wanted of comments, or tries another policy on those that are there",
  async run(args, { stdout }) {
    const { positionals, values } = parseArguments(command, args, { save: { type: "boolean" } });
    const [file] = positionals;
    if (positionals.length > 1 || (values.save && file === undefined))
      throw usageError(command, "Give one file of a policy");
    const policy = file === undefined ? undefined : parseFile(file, (await readInput(file)).toString("utf8"));
    return withTools(readConfig(), async ({ database, now }) => {
      const { db } = database;
      const from = await readPolicy(db);
      if (!policy) {
        stdout.write(`${JSON.stringify(from, null, 2)}\n`);
        return 0;
      }
      const { scorer } = await openModerator(db).read();
      const { judged, differ } = await replayComments({ db, scorer }, { from, to: policy });
      stdout.write(
        `Of the newest ${judged} comments ${differ.length} would have been judged otherwise.\n` +
          differ
            .slice(0, SHOWN)
            .map(
              ({ id, before, after }) =>
                `${id}: ${MEANS[after.verdict]}, not ${MEANS[before.verdict]}. ${after.reason}\n`,
            )
            .join(""),
      );
      if (!values.save) stdout.write("Nothing was changed; --save puts it in force.\n");
      else {
        await andNote(
          { database, now },
          (db) => savePolicy(db, policy),
          () => ({ action: "change policy", subject: "comments", detail: { before: from, after: policy } }),
        );
        stdout.write("It is in force for the next comment.\n");
      }
      return 0;
    });
  },
};

function parseFile(file: string, text: string): Policy {
  const wrong = (why: string) =>
    new TownwireError(
      "bad-policy",
      `${file} is no policy (${why}).`,
      "docs/comments.md has an example. Nothing was changed.",
    );
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw wrong("it is not JSON");
  }
  const read = parsePolicy(given);
  if (read.kind === "wrong") throw wrong(read.why.replace(/✖ /g, "").replace(/\s*\n\s*/g, " "));
  return read.policy;
}

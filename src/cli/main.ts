/**
 * The door for people and scripts: finds the command, runs it, and turns what went wrong into one clear line on
 * standard error. Exit code 0: done; 1: it could not be done; 2: wrong words.
 */
import { messageOf, TownwireError } from "#base/errors.ts";
import { VERSION } from "#base/version.ts";
import { explainAway } from "#database/away.ts";
import { type Command, type Streams, UsageError } from "./command.ts";

type Loader = () => Promise<{ command: Command }>;

/** Every command; each file is loaded only when it is called, so that small commands start fast. */
export const COMMANDS: Readonly<Record<string, Loader>> = {
  start: () => import("./start.ts"),
  web: () => import("./web.ts"),
  work: () => import("./work.ts"),
  "source add": () => import("./source-add.ts"),
  "source list": () => import("./source-list.ts"),
  "source remove": () => import("./source-remove.ts"),
  "source import": () => import("./source-import.ts"),
  "source export": () => import("./source-export.ts"),
  refresh: () => import("./refresh.ts"),
  "inspect feed": () => import("./inspect-feed-command.ts"),
  "inspect page": () => import("./inspect-page-command.ts"),
  "inspect text": () => import("./inspect-text.ts"),
  "inspect stories": () => import("./inspect-stories.ts"),
  understand: () => import("./understand.ts"),
  "place import": () => import("./place-import.ts"),
  "place list": () => import("./place-list.ts"),
  "place remove": () => import("./place-remove.ts"),
  "article withdraw": () => import("./article-withdraw.ts"),
  "article restore": () => import("./article-restore.ts"),
  "picture remove": () => import("./picture-remove.ts"),
  "editor add": () => import("./editor-add.ts"),
  "editor list": () => import("./editor-list.ts"),
  "editor remove": () => import("./editor-remove.ts"),
  "comment policy": () => import("./comment-policy.ts"),
  "push status": () => import("./push-status.ts"),
  "newsletter preview": () => import("./newsletter-preview.ts"),
  "newsletter import": () => import("./newsletter-import.ts"),
  "newsletter export": () => import("./newsletter-export.ts"),
  "newsletter remove": () => import("./newsletter-remove.ts"),
  "newsletter send": () => import("./newsletter-send.ts"),
  "newsletter status": () => import("./newsletter-status.ts"),
  "newsletter bounces": () => import("./newsletter-bounces.ts"),
  "mail key": () => import("./mail-key.ts"),
  migrate: () => import("./migrate.ts"),
  backup: () => import("./backup.ts"),
  restore: () => import("./restore.ts"),
  doctor: () => import("./doctor.ts"),
};

/** Runs a command line and returns its exit code. */
export async function main(args: string[], streams: Streams): Promise<number> {
  try {
    if (args.length === 0 || args[0] === "help" || args[0] === "--help" || args[0] === "-h")
      return await help(streams);
    if (args[0] === "--version" || args[0] === "-v") {
      streams.stdout.write(`${VERSION}\n`);
      return 0;
    }
    const found = findCommand(args);
    if (!found)
      throw new UsageError(
        "unknown-command",
        `There is no command "${args.slice(0, 2).join(" ")}".`,
        "See `townwire help`.",
      );
    const { command } = await found.load();
    if (found.rest.includes("--help")) {
      streams.stdout.write(`townwire ${command.words} ${command.usage}\n\n${command.summary}.\n`);
      return 0;
    }
    return await command.run(found.rest, streams);
  } catch (error) {
    streams.stderr.write(`townwire: ${explain(error)}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
}

function findCommand(args: readonly string[]): { load: Loader; rest: string[] } | undefined {
  for (const count of [2, 1]) {
    const load = COMMANDS[args.slice(0, count).join(" ")];
    if (load && args.length >= count) return { load, rest: args.slice(count) };
  }
  return undefined;
}

function explain(thrown: unknown): string {
  const error = thrown instanceof TownwireError ? thrown : (explainAway(thrown) ?? thrown);
  if (error instanceof TownwireError) return `${error.message} ${error.nextStep}`;
  const trace = error instanceof Error && process.env.LOG_LEVEL === "debug" ? `\n${error.stack}` : "";
  return `something went wrong that should not: ${messageOf(error)}. Run it with LOG_LEVEL=debug to see where, and please report it.${trace}`;
}

async function help(streams: Streams): Promise<number> {
  streams.stdout.write(
    "Townwire: a local-news site that a community can run itself.\n\nUsage: townwire COMMAND\n\n",
  );
  for (const load of Object.values(COMMANDS)) {
    const { command } = await load();
    streams.stdout.write(`  ${command.words.padEnd(17)} ${command.summary}\n`);
  }
  streams.stdout.write(
    "\n`townwire COMMAND --help` shows the arguments of one. Settings: docs/settings.md.\n",
  );
  return 0;
}

/** What a command is: its words, its help, and a function from arguments to an exit code. */
import { readFile } from "node:fs/promises";
import type { Readable, Writable } from "node:stream";
import { type ParseArgsConfig, parseArgs } from "node:util";
import type { Tools } from "#app/tools.ts";
import { messageOf, TownwireError } from "#base/errors.ts";
import { type Config, makeConfig } from "#config/config.ts";

export type Streams = {
  stdin: Readable;
  stdout: Writable & { isTTY?: boolean; columns?: number };
  stderr: Writable;
};

export type Command = {
  /** The words that call it: `source add`. */
  words: string;
  /** Its arguments, as the help shows them. */
  usage: string;
  /** One line for the list of commands. */
  summary: string;
  run(args: string[], streams: Streams): Promise<number>;
};

/** Wrong words on the command line: exit code 2. */
export class UsageError extends TownwireError {}

/** Parses arguments strictly. @throws UsageError */
export function parseArguments<T extends ParseArgsConfig["options"]>(
  command: Command,
  args: string[],
  options: T,
) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    throw usageError(command, messageOf(error).replace(/\. To specify.*/s, ""));
  }
}

export const usageError = (command: Command, message: string): UsageError =>
  new UsageError(
    "usage",
    message.endsWith(".") ? message : `${message}.`,
    `Usage: townwire ${command.words} ${command.usage}`.trim(),
  );

/** The bytes of a file that the command line names. @throws TownwireError `no-file` */
export async function readInput(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new TownwireError("no-file", `${file} cannot be read (${messageOf(error)}).`, "Check the path.", {
      cause: error,
    });
  }
}

export const readConfig = (overrides: { port?: string } = {}): Config => makeConfig(process.env, overrides);

/** Opens the tools, does the work, and closes them whatever happened. */
export async function withTools<T>(config: Config, work: (tools: Tools) => Promise<T>): Promise<T> {
  // Loaded here and not above, so that commands without a database start fast.
  const { openTools } = await import("#app/tools.ts");
  const tools = await openTools(config);
  try {
    return await work(tools);
  } finally {
    // A database that broke may never close; the process ends all the same.
    await Promise.race([tools.close(), new Promise((resolve) => setTimeout(resolve, 10_000).unref())]);
  }
}

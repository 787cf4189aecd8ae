/** The e-mail address that a command is given. */
import { parseEmail } from "#accounts/parse.ts";
import { type Command, usageError } from "./command.ts";

/** @throws UsageError */
export function nameEmail(command: Command, positionals: readonly string[]): string {
  const [given] = positionals;
  if (given === undefined || positionals.length > 1) throw usageError(command, "Give one e-mail address");
  const email = parseEmail(given);
  if (email === undefined) throw usageError(command, `"${given}" is no e-mail address`);
  return email;
}

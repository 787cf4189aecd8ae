/** Telling a database that is away or cannot write from a query that is wrong, and saying so to a person. */
import { codeOf, messageOf, TownwireError } from "#base/errors.ts";

// SQLSTATE classes 08 (connection), 53 (resources, the disk among them), 57P (shutdown), 58 (system), and what sockets say.
const AWAY =
  /^(08...|53...|57P0[1-5]|58...|ECONN(REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH|EAI_AGAIN)$/;
const AWAY_WORDS =
  /Connection terminated|timeout exceeded when trying to connect|connection is closed|PGlite is closed|PGlite failed|Aborted\(|unreachable executed|memory access out of bounds/i;
const FULL = /53100|No space left on device|ENOSPC/;

/** Whether an error says that the database could not be reached or could not work, rather than that a query was wrong. */
export const isDatabaseAway = (error: unknown): boolean =>
  AWAY.test(codeOf(error) ?? "") || AWAY_WORDS.test(messageOf(error)) || isDiskFull(error);

export const isDiskFull = (error: unknown): boolean =>
  FULL.test(`${codeOf(error) ?? ""} ${messageOf(error)}`);

/** The sentence for a person, when the error is of this kind. */
export function explainAway(error: unknown): TownwireError | undefined {
  if (isDiskFull(error))
    return new TownwireError(
      "disk-full",
      "The disk is full, so the database cannot write.",
      "Free some space and run it again; what was saved before is safe, and the rest is done then.",
      { cause: error },
    );
  if (isDatabaseAway(error))
    return new TownwireError(
      "database-away",
      `The database does not answer (${messageOf(error)}).`,
      "Check that it runs, then run this again; what was saved before is safe.",
      { cause: error },
    );
  return undefined;
}

/** Who writes: as much of an account as comments need, and what a writer is told of it. */
import { type Account, isForGood } from "#accounts/accounts.ts";

export type Author = Pick<Account, "id" | "name" | "role" | "createdAt" | "ban" | "mutedUntil">;

export const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

/** For whoever may not write: until when, and why. */
export const whyBanned = ({ until, reason }: NonNullable<Author["ban"]>): string =>
  isForGood(until)
    ? `You cannot comment any more: ${reason}`
    : `You cannot comment until ${dayOf(until)}: ${reason}`;

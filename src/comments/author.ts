/** Who writes: as much of an account as comments need. */
import type { Account } from "#accounts/accounts.ts";

export type Author = Pick<Account, "id" | "name" | "role" | "createdAt" | "ban">;

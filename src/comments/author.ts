/** Who writes: as much of an account as comments need. */
import type { Role } from "#database/tables-community.ts";

export type Author = {
  id: string;
  name: string;
  role: Role;
  createdAt: Date;
  ban: { reason: string; until: Date } | undefined;
};

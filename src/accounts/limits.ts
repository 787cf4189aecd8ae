/**
 * How often something may be tried: token buckets in the database, so that all processes count together. One statement
 * takes a token or changes nothing. Whom a bucket is for stands in it as a keyed hash: nobody's address is kept.
 */
import { sql } from "kysely";
import { signatureOf } from "#base/signed.ts";
import type { AccountNeeds } from "./accounts.ts";

export type Limit = {
  /** Names the bucket. */
  name: string;
  /** So many at once. */
  burst: number;
  /** And so many an hour in the long run. */
  perHour: number;
};

/** Reading mail takes a moment; a mailbox that somebody else fills with our links is a nuisance. */
export const LIMITS = {
  mailTo: { name: "mail-to", burst: 5, perHour: 5 },
  mailBy: { name: "mail-by", burst: 10, perHour: 20 },
  signInBy: { name: "sign-in-by", burst: 40, perHour: 120 },
  /** Accounts cost nothing, and whoever writes nonsense would make them by the hundred. */
  signUpBy: { name: "sign-up-by", burst: 10, perHour: 4 },
  /** Each has an address of somebody else's read. */
  trySourceBy: { name: "try-source-by", burst: 20, perHour: 60 },
  /** Votes, reports, changed comments, appeals: whoever reads a long thread votes often, and no person a hundred times at once. */
  respondBy: { name: "respond-by", burst: 100, perHour: 600 },
  changeBy: { name: "change-by", burst: 30, perHour: 60 },
} as const satisfies Record<string, Limit>;

export type Taken = { kind: "taken" } | { kind: "limited"; waitSeconds: number };

/** Takes one from the bucket of this subject (a caller's address, an e-mail address, an account). */
export async function takeTurn(
  needs: AccountNeeds & { secret: string },
  limit: Limit,
  subject: string,
): Promise<Taken> {
  const perSecond = limit.perHour / 3600;
  // A process whose clock is behind adds nothing, and takes nothing back.
  const filled = sql`least(${limit.burst}::float8,
    limits.tokens + greatest(0, extract(epoch from excluded.at - limits.at))::float8 * ${perSecond}::float8)`;
  const { rows } = await sql`
    insert into limits (key, tokens, at)
    values (${keyOf(needs.secret, limit, subject)}, ${limit.burst - 1}::float8, ${needs.now()}::timestamptz)
    on conflict (key) do update set tokens = ${filled} - 1, at = greatest(limits.at, excluded.at)
    where ${filled} >= 1
    returning 1`.execute(needs.db);
  return rows.length > 0 ? { kind: "taken" } : { kind: "limited", waitSeconds: Math.ceil(1 / perSecond) };
}

/** The bucket is full again long before this, so forgetting it changes nothing. */
export const LIMITS_KEPT_MS = 2 * 86_400_000;

const keyOf = (secret: string, limit: Limit, subject: string): string =>
  signatureOf("limits 1", `${limit.name} ${subject}`, secret);

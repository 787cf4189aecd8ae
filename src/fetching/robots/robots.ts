/**
 * What a site's robots.txt says of an address, asked for once a day and origin and kept in the `robots` table
 * (RFC 9309, section 2.3 and 2.4): none there means allowed, not readable means stay away, except that an older
 * copy is obeyed for up to thirty days while the site cannot be reached.
 */
import type { Clock } from "#base/clock.ts";
import { withoutControls } from "#base/text.ts";
import type { Db } from "#database/connect.ts";
import type { FailedWhy, Fetched } from "../fetched.ts";
import { isAllowed, MAX_ROBOTS_BYTES, parseRobots, type RobotsRules } from "./rules.ts";

export type RobotsVerdict =
  | { kind: "allowed"; crawlDelayMs: number }
  | { kind: "disallowed" }
  /** Could not be read; `because` says how the attempt ended. */
  | { kind: "unknown"; because: Fetched; retryAfterSeconds?: number | undefined };

export type Robots = { decide(url: URL): Promise<RobotsVerdict> };

/** What the room's fetcher does for us: a polite fetch that does not ask for robots.txt again. */
export type FetchRobots = (url: URL) => Promise<Fetched>;

type Standing = { rules: RobotsRules; expiresAt: number } | { because: Fetched; expiresAt: number };
type Row = { verdict: "rules" | "allow" | "disallow"; body: string; fetched_at: Date; expires_at: Date };

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const GRACE_MS = 30 * DAY_MS;
const MAX_REMEMBERED = 5_000;

export function openRobots(needs: { db: Db; now: Clock; token: string; fetchRobots: FetchRobots }): Robots {
  const { db, now, token } = needs;
  const known = new Map<string, { reading: Promise<Standing>; standing?: Standing }>();

  async function decide(url: URL): Promise<RobotsVerdict> {
    const standing = await standingOf(url.origin);
    if ("because" in standing) {
      const leftMs = standing.expiresAt - now().getTime();
      const retryAfterSeconds = leftMs > 0 ? Math.ceil(leftMs / 1000) : undefined;
      return { kind: "unknown", because: standing.because, retryAfterSeconds };
    }
    if (!isAllowed(standing.rules, url)) return { kind: "disallowed" };
    return { kind: "allowed", crawlDelayMs: standing.rules.crawlDelayMs ?? 0 };
  }

  // Several addresses of one origin at once share one reading of its rules, however it ends.
  function standingOf(origin: string): Promise<Standing> {
    const entry = known.get(origin);
    if (entry && (!entry.standing || entry.standing.expiresAt > now().getTime())) return entry.reading;
    if (known.size >= MAX_REMEMBERED) {
      const [oldest] = known.keys();
      if (oldest) known.delete(oldest);
    }
    const fresh: { reading: Promise<Standing>; standing?: Standing } = { reading: readStanding(origin) };
    known.set(origin, fresh);
    fresh.reading.then(
      (standing) => {
        fresh.standing = standing;
      },
      () => known.delete(origin),
    );
    return fresh.reading;
  }

  async function readStanding(origin: string): Promise<Standing> {
    const row = await db.selectFrom("robots").selectAll().where("origin", "=", origin).executeTakeFirst();
    if (row && row.expires_at > now()) return standingOfRow(row, origin, token);
    const fetched = await needs.fetchRobots(new URL("/robots.txt", origin));
    if (fetched.kind === "failed" && fetched.why === "stopping") return { because: fetched, expiresAt: 0 };
    const at = now();
    const next = rowOf(fetched, at) ?? graceRow(row, at) ?? noRow(fetched, at);
    // Nothing is kept of a host that did not answer at all: it rests, and is asked again after that.
    if (!("verdict" in next)) return next;
    await save(origin, next);
    return next.verdict === "disallow"
      ? { because: fetched, expiresAt: next.expires_at.getTime() }
      : standingOfRow(next, origin, token);
  }

  const save = (origin: string, row: Row) =>
    db
      .insertInto("robots")
      .values({ origin, ...row })
      .onConflict((conflict) => conflict.column("origin").doUpdateSet(row))
      .execute();

  return { decide };
}

function standingOfRow(row: Row, origin: string, token: string): Standing {
  const expiresAt = row.expires_at.getTime();
  if (row.verdict === "disallow") {
    const message = `The robots.txt of ${origin} cannot be read, which by RFC 9309 means to stay away; we look again later.`;
    return { because: { kind: "failed", why: "robots", message }, expiresAt };
  }
  return { rules: row.verdict === "rules" ? parseRobots(row.body, token) : { rules: [] }, expiresAt };
}

/** What an answer means for the next day; undefined when the site could not be reached. */
function rowOf(fetched: Fetched, at: Date): Row | undefined {
  const until = (ms: number) => ({ fetched_at: at, expires_at: new Date(at.getTime() + ms) });
  if (fetched.kind === "fetched") {
    const asked = (fetched.maxAgeSeconds ?? DAY_MS / 1000) * 1000;
    const body = withoutControls(new TextDecoder().decode(fetched.bytes.subarray(0, MAX_ROBOTS_BYTES)));
    return { verdict: "rules", body, ...until(Math.min(Math.max(asked, HOUR_MS), DAY_MS)) };
  }
  // Too many redirects count as none given (2.3.1.2), and so does every 4xx (2.3.1.3) but 429, which says "not now".
  const none =
    fetched.kind === "gone" ||
    (fetched.kind === "refused" && fetched.why === "redirects") ||
    (fetched.kind === "failed" && isClientError(fetched.status));
  return none ? { verdict: "allow", body: "", ...until(DAY_MS) } : undefined;
}

const isClientError = (status: number | undefined): boolean =>
  status !== undefined && status >= 400 && status < 500 && status !== 429;

/** The older copy, for another hour, while it is younger than the grace. */
function graceRow(row: Row | undefined, at: Date): Row | undefined {
  if (!row || row.verdict === "disallow" || at.getTime() - row.fetched_at.getTime() > GRACE_MS)
    return undefined;
  const { verdict, body, fetched_at } = row;
  return { verdict, body, fetched_at, expires_at: new Date(at.getTime() + HOUR_MS) };
}

const NO_ANSWER: ReadonlySet<FailedWhy> = new Set([
  "unreachable",
  "no-such-host",
  "timeout",
  "tls",
  "host-resting",
]);

function noRow(fetched: Fetched, at: Date): Row | Standing {
  // Nor of one we did not ask: the operator may allow its address at any moment.
  const unasked = fetched.kind === "refused" && fetched.why === "address";
  if (unasked || (fetched.kind === "failed" && NO_ANSWER.has(fetched.why)))
    return { because: fetched, expiresAt: 0 };
  const askedMs = ((fetched.kind === "failed" && fetched.retryAfterSeconds) || 0) * 1000;
  const expiresAt = new Date(at.getTime() + Math.max(HOUR_MS, askedMs));
  return { verdict: "disallow", body: "", fetched_at: at, expires_at: expiresAt };
}

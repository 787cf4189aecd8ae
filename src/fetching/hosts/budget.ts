/**
 * Whose turn it is at a stranger's host: one request at a time in this process, a delay between the starts of any
 * two, and none at all while the host rests after failures. The `hosts` table keeps delay and rest for all
 * processes; memory stands in front of it, so that a thousand addresses of a dead host cost nothing.
 */
import { sql } from "kysely";
import type { Clock } from "#base/clock.ts";
import type { Db } from "#database/connect.ts";

export type Sleep = (ms: number) => Promise<void>;

export type Turn =
  | { kind: "turn"; done(): void }
  | { kind: "resting"; retryAfterSeconds: number; reason: string };

export type HostBudget = {
  /** Waits for a turn at a host (`name:port`), or says that it is too far away to wait for. */
  takeTurn(host: string, delayMs: number): Promise<Turn>;
  /** Lets a host rest, longer with each failure in a row; at least as long as it asked for. */
  noteFailure(host: string, reason: string, retryAfterSeconds?: number): Promise<void>;
  noteSuccess(host: string): void;
  /** What memory alone says: whether a turn would be refused at once. */
  findRest(host: string): Turn | undefined;
};

type Host = {
  /** Requests waiting for the running one. */
  waiting: (() => void)[];
  running: boolean;
  /** When the request last begun lets the next one begin. */
  freeAt: number;
  nextAt: number;
  downUntil: number;
  reason: string;
  failures: number;
};

const HOUR_MS = 3_600_000;
const FIRST_REST_MS = 60_000;
const LONGEST_REST_MS = 6 * HOUR_MS;
const LONGEST_ASKED_REST_MS = 24 * HOUR_MS;
// No delay is longer; what seems so is a clock that jumped.
const LONGEST_GAP_MS = 120_000;
// More than this waiting for a slow host would only hold the workers that other hosts need.
const MAX_WAITING = 8;
const MAX_REMEMBERED = 20_000;

export function openHostBudget(needs: { db: Db; now: Clock; sleep: Sleep; maxWaitMs: number }): HostBudget {
  const { db, now, sleep, maxWaitMs } = needs;
  const hosts = new Map<string, Host>();

  const hostOf = (name: string): Host => {
    const known = hosts.get(name);
    if (known) return known;
    if (hosts.size >= MAX_REMEMBERED) forgetIdle(hosts, now().getTime());
    const host = {
      waiting: [],
      running: false,
      freeAt: 0,
      nextAt: 0,
      downUntil: 0,
      reason: "",
      failures: 0,
    };
    hosts.set(name, host);
    return host;
  };

  const restingNow = (host: Host): Turn | undefined => {
    const at = now().getTime();
    return host.downUntil > at ? resting(host.downUntil - at, host.reason) : undefined;
  };

  const done = (host: Host) => {
    const next = host.waiting.shift();
    if (next) next();
    else host.running = false;
  };

  return {
    async takeTurn(name, delayMs) {
      const host = hostOf(name);
      const at = now().getTime();
      const early = restingNow(host) ?? tooFar(host, at, maxWaitMs);
      if (early) return early;
      const slot = await reserve(db, name, at, delayMs, maxWaitMs);
      if (slot.kind === "taken") {
        host.nextAt = Math.max(host.nextAt, slot.nextAt);
        host.downUntil = Math.max(host.downUntil, slot.downUntil);
        host.reason = slot.reason || host.reason;
        return restingNow(host) ?? resting(host.nextAt - at, "it has as many visits as it should have");
      }
      host.nextAt = Math.max(host.nextAt, slot.at + delayMs);
      if (slot.at > at) await sleep(slot.at - at);
      if (host.running && host.waiting.length >= MAX_WAITING)
        return resting(delayMs * MAX_WAITING, "it answers slowly and others are waiting");
      if (host.running) await new Promise<void>((go) => host.waiting.push(go));
      host.running = true;
      // A slow answer lets several turns come due together; the delay still holds between their starts.
      const gap = host.freeAt - now().getTime();
      if (gap > 0) await sleep(Math.min(gap, LONGEST_GAP_MS));
      const fallen = restingNow(host);
      if (fallen) {
        done(host);
        return fallen;
      }
      host.freeAt = now().getTime() + delayMs;
      let ended = false;
      return {
        kind: "turn",
        done() {
          if (!ended) done(host);
          ended = true;
        },
      };
    },

    async noteFailure(name, reason, retryAfterSeconds) {
      const host = hostOf(name);
      const at = now().getTime();
      const grown = Math.min(FIRST_REST_MS * 2 ** Math.min(host.failures, 20), LONGEST_REST_MS);
      const asked = Math.min((retryAfterSeconds ?? 0) * 1000, LONGEST_ASKED_REST_MS);
      host.failures++;
      host.downUntil = Math.max(host.downUntil, at + Math.max(grown, asked));
      host.reason = reason;
      await sql`
        insert into hosts as h (host, down_until, down_reason)
        values (${name}, ${new Date(host.downUntil)}, ${reason})
        on conflict (host) do update
        set down_until = greatest(h.down_until, excluded.down_until), down_reason = excluded.down_reason`.execute(
        db,
      );
    },

    findRest(name) {
      const host = hosts.get(name);
      return host && restingNow(host);
    },

    noteSuccess(name) {
      const host = hosts.get(name);
      if (host) host.failures = 0;
    },
  };
}

const resting = (ms: number, reason: string): Turn => ({
  kind: "resting",
  retryAfterSeconds: Math.max(1, Math.ceil(ms / 1000)),
  reason,
});

/** A turn only ever moves further away, so what memory says is too far is too far, unless the clock jumped. */
const tooFar = (host: Host, at: number, maxWaitMs: number): Turn | undefined =>
  host.nextAt - at > maxWaitMs && host.nextAt - at < HOUR_MS
    ? resting(host.nextAt - at, "it has as many visits as it should have")
    : undefined;

type Slot =
  | { kind: "slot"; at: number }
  | { kind: "taken"; nextAt: number; downUntil: number; reason: string };

/**
 * Books the next turn in one statement; another is only needed to say why there is none. Times further away than
 * we ever write are from a clock that was wrong, and do not count.
 */
async function reserve(db: Db, name: string, at: number, delayMs: number, maxWaitMs: number): Promise<Slot> {
  const later = (ms: number) => new Date(at + ms);
  const now = later(0);
  const latest = later(maxWaitMs + 1);
  const { rows } = await sql<{ next_request_at: Date }>`
    insert into hosts as h (host, next_request_at)
    values (${name}, ${later(delayMs)})
    on conflict (host) do update
    set next_request_at = ${delayMs}::float8 * interval '1 millisecond' + case
      when h.next_request_at between ${now}::timestamptz and ${latest}::timestamptz then h.next_request_at
      else ${now}::timestamptz end
    where (h.down_until is null or h.down_until not between ${later(1)}::timestamptz and ${later(25 * HOUR_MS)}::timestamptz)
      and (h.next_request_at is null or h.next_request_at not between ${latest}::timestamptz and ${later(HOUR_MS)}::timestamptz)
    returning next_request_at`.execute(db);
  const booked = rows[0];
  if (booked) return { kind: "slot", at: booked.next_request_at.getTime() - delayMs };
  const row = await db.selectFrom("hosts").selectAll().where("host", "=", name).executeTakeFirst();
  return {
    kind: "taken",
    nextAt: row?.next_request_at?.getTime() ?? at,
    downUntil: row?.down_until?.getTime() ?? 0,
    reason: row?.down_reason ?? "",
  };
}

function forgetIdle(hosts: Map<string, Host>, at: number): void {
  for (const [name, host] of hosts)
    if (!host.running && host.nextAt < at && host.downUntil < at) hosts.delete(name);
}

/**
 * The real command sends one issue to 5,000 readers, and is killed twenty times while it does, at moments chosen by a seeded
 * generator. Nobody is missed, and no more get it twice than it was killed: of its one connection at most one message is
 * sent and not written down.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { type Database, openDatabase } from "#database/connect.ts";
import { startRoughMailServer } from "../setup/rough-mail-server.ts";

const root = join(import.meta.dirname, "../..");
const READERS = 5000;
const KILLS = 20;

/** Mulberry32: the same moments in every run. */
function makeChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

test(`a run that is killed ${KILLS} times misses nobody, and doubles no more than it was killed`, async () => {
  const folder = mkdtempSync(join(tmpdir(), "townwire-newsletters-"));
  const server = await startRoughMailServer();
  const env = {
    PATH: process.env.PATH ?? "",
    TOWNWIRE_DATA: folder,
    SMTP_URL: server.url,
    MAIL_FROM: "news@town.example",
    MAIL_CONNECTIONS: "1",
    MAIL_LIMITS: "*=50/10000",
    LOG_LEVEL: "error",
  };
  const start = (...args: string[]) => {
    const node = join(root, "node_modules/node/bin/node");
    const child = spawn(node, ["--import", "tsx", "src/cli/townwire.ts", ...args], {
      cwd: root,
      env,
      stdio: ["ignore", "ignore", "inherit"],
    });
    return { child, ended: new Promise<number | null>((resolve) => child.once("exit", resolve)) };
  };
  const change = async <T>(work: (database: Database) => Promise<T>): Promise<T> => {
    const database = await openDatabase({ dataDir: folder });
    try {
      return await work(database);
    } finally {
      await database.close();
    }
  };
  try {
    expect(await start("migrate").ended).toBe(0);
    // The hour that it is now, so that one issue is due.
    await change(({ db }) =>
      sql`insert into newsletter_subscriptions (id, email, places, sections, rhythm, weekday, hour, time_zone, skip_empty,
          mutes, state, source, consent_at, confirmed_at, created_at, changed_at)
        select '0' || lpad(n::text, 15, '0'), 'reader' || n || '@mill.example', '{}', '{sports}', 'daily', 1,
          extract(hour from now() at time zone 'UTC')::int, 'UTC', false, '', 'active', 'site', t, t, t, t
        from generate_series(1, ${READERS}::int) n, (select now() - interval '2 days' as t) as times`.execute(
        db,
      ),
    );
    const chance = makeChance(20260309);
    let kills = 0;
    for (let n = 0; n < KILLS; n++) {
      const { child, ended } = start("newsletter", "send");
      // The first time it also plans; killed in the middle of that at times.
      const goal = server.kept.length + Math.floor(chance() * 80);
      const reached = new Promise<void>((resolve) => {
        server.onKept = (count) => {
          if (count > goal) resolve();
        };
      });
      let isOver = false;
      const over = ended.then(() => {
        isOver = true;
      });
      await Promise.race([reached, over]);
      await new Promise((resolve) => setTimeout(resolve, chance() * 20));
      if (!isOver) kills += 1;
      child.kill("SIGKILL");
      await ended;
    }
    expect(kills).toBe(KILLS);
    // As if an hour had gone by.
    await change(({ db }) =>
      sql`update newsletter_deliveries set due_at = due_at - interval '61 minutes',
        attempted_at = attempted_at - interval '61 minutes'`.execute(db),
    );
    // Nobody is killed any more: as wide as a large site.
    env.MAIL_CONNECTIONS = "10";
    expect(await start("newsletter", "send").ended).toBe(0);
    const counts = new Map<string, number>();
    for (const { to } of server.kept) counts.set(to, (counts.get(to) ?? 0) + 1);
    expect(counts.size).toBe(READERS);
    expect(server.kept.length - READERS).toBeLessThanOrEqual(KILLS);
    await change(async ({ db }) => {
      const { rows } = await sql<{ state: string; n: number; doubts: number }>`
        select state, count(*)::int as n, sum(doubts)::int as doubts from newsletter_deliveries group by state`.execute(
        db,
      );
      expect(rows).toMatchObject([{ state: "sent", n: READERS }]);
      // Everyone that came twice was counted as one of which nobody knew.
      expect(rows[0]?.doubts).toBeGreaterThanOrEqual(server.kept.length - READERS);
      console.info(
        `${kills} kills: ${server.kept.length - READERS} twice, ${rows[0]?.doubts} attempts in doubt`,
      );
    });
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}, 300_000);

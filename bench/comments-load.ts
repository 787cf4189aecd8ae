/**
 * Comments a second that 50 writers post at once through two web processes' worth of pools on one PostgreSQL, into one
 * busy thread and into many, while readers read; none may be lost, and each writer's order must be kept.
 * Run: node --import tsx bench/comments-load.ts [SECONDS]
 */
import { makeId } from "#base/ids.ts";
import { listThread } from "#comments/list.ts";
import { openModerator, savePolicy } from "#comments/moderator.ts";
import { STANDARD_POLICY } from "#comments/policy.ts";
import { saveComment } from "#comments/save.ts";
import { readThreadState } from "#comments/threads.ts";
import { openDatabase } from "#database/connect.ts";
import { migrate } from "#database/migrate.ts";
import { insertAccount } from "../tests/setup/comments.ts";
import { startPostgres } from "../tests/setup/postgres.ts";

const WRITERS = 50;
const seconds = Number(process.argv[2] ?? 10);
const server = await startPostgres();
if (!server) throw new Error("PostgreSQL's server binaries are missing: apt-get install postgresql");
const now = () => new Date();
const settings = { dataDir: "", databaseUrl: server.url };
const webs = [await openDatabase(settings), await openDatabase(settings)];
try {
  const [first] = webs;
  if (!first) throw new Error("no database");
  await migrate({ db: first.db, now });
  const many = { comments: 1_000_000, minutes: 1 };
  await savePolicy(first.db, { ...STANDARD_POLICY, rate: many, newWriters: { first: 0 } });
  const needs = webs.map(({ db }) => ({ db, now, moderator: openModerator(db) }));
  const writers = await Promise.all(
    Array.from({ length: WRITERS }, (_, n) => insertAccount(first.db, `Writer ${n}`)),
  );
  const subjectOf = (n: number) => ({ kind: "article" as const, id: String(n).padStart(16, "0") });
  const rows: object[] = [];
  for (const threads of [1, WRITERS]) {
    const offset = threads === 1 ? 0 : 1;
    const until = performance.now() + seconds * 1000;
    const took: number[] = [];
    const sent = await Promise.all(
      writers.map(async (author, w) => {
        const web = needs[w % needs.length];
        const { id } = subjectOf(offset + (w % threads));
        let count = 0;
        for (; web && performance.now() < until; count++) {
          const begun = performance.now();
          const text = `Comment ${count} of writer ${w}, ${threads}: the bridge on Mill Street has been closed since March.`;
          const posted = { author, thread: `article/${id}`, topic: { published: now(), sections: [] }, text };
          const saved = await saveComment(web, { ...posted, once: makeId(now()) });
          if (saved.kind !== "saved") throw new Error(saved.why);
          took.push(performance.now() - begun);
        }
        return count;
      }),
    );
    const all = sent.reduce((sum, one) => sum + one, 0);
    let counted = 0;
    let inOrder = true;
    for (let n = 0; n < threads; n++) {
      const { shown } = await readThreadState(first.db, subjectOf(offset + n));
      counted += shown;
      const options = { order: "oldest" as const, limit: 1_000_000 };
      const { comments } = await listThread({ db: first.db, now }, subjectOf(offset + n), undefined, options);
      const last = new Map<string, number>();
      for (const { html } of comments) {
        const [, count, writer = ""] = /Comment (\d+) of writer (\d+)/.exec(html) ?? [];
        inOrder &&= Number(count) === (last.get(writer) ?? -1) + 1;
        last.set(writer, Number(count));
      }
    }
    took.sort((a, b) => a - b);
    rows.push({
      threads,
      "comments/s": Math.round(all / seconds),
      "p50 ms": Math.round(took[took.length >> 1] ?? 0),
      "p99 ms": Math.round(took[Math.floor(took.length * 0.99)] ?? 0),
      posted: all,
      counted,
      "in order": inOrder,
    });
  }
  console.table(rows);
} finally {
  for (const web of webs) await web.close();
  server.stop();
}

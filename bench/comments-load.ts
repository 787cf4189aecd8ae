/**
 * Comments a second that 50 writers post at once by HTTP to two web processes on one PostgreSQL, into one busy thread and
 * into many, with 200 readers who follow them, spread over both. None may be lost: each reader must be told each comment
 * of its thread once, and each writer's in the order they were posted.
 * Run: node --import tsx bench/comments-load.ts [COMMENTS] [READERS]
 */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSession } from "#accounts/sessions.ts";
import { makeId } from "#base/ids.ts";
import { savePolicy } from "#comments/moderator.ts";
import { STANDARD_POLICY } from "#comments/policy.ts";
import { openDatabase } from "#database/connect.ts";
import { migrate } from "#database/migrate.ts";
import { insertArticles } from "../tests/setup/articles.ts";
import { insertAccount } from "../tests/setup/comments.ts";
import { type FollowedThread, followThread } from "../tests/setup/live.ts";
import { startPostgres } from "../tests/setup/postgres.ts";

const WRITERS = 50;
const comments = Number(process.argv[2] ?? 3000);
const readers = Number(process.argv[3] ?? 200);
const server = await startPostgres();
if (!server) throw new Error("PostgreSQL's server binaries are missing: apt-get install postgresql");
const now = () => new Date();
const folder = mkdtempSync(join(tmpdir(), "townwire-bench-"));
const database = await openDatabase({ dataDir: "", databaseUrl: server.url });
const { db } = database;
const webs: ChildProcess[] = [];
const agent = new Agent({ keepAlive: true, maxSockets: WRITERS });

/** A `townwire web` of its own, with the address it answers at. */
async function startWeb(n: number): Promise<string> {
  const origin = `http://127.0.0.1:${18_200 + n}`;
  const env = {
    ...process.env,
    PORT: String(18_200 + n),
    PUBLIC_URL: "http://localhost:8080",
    DATABASE_URL: server?.url ?? "",
    TOWNWIRE_DATA: join(folder, String(n)),
    LOG_LEVEL: "warn",
  };
  webs.push(
    spawn(process.execPath, ["bin/townwire.js", "web"], { env, stdio: ["ignore", "ignore", "inherit"] }),
  );
  await until(async () => (await fetch(`${origin}/readyz`).catch(() => undefined))?.status === 200);
  return origin;
}

async function until(isSo: () => boolean | Promise<boolean>, seconds = 60): Promise<boolean> {
  for (const end = performance.now() + seconds * 1000; performance.now() < end; ) {
    if (await isSo()) return true;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return false;
}

/** As a browser's script posts it; the id it was given. */
function post(origin: string, cookie: string, form: Record<string, string>): Promise<string> {
  const body = String(new URLSearchParams(form));
  const headers = {
    cookie,
    accept: "application/json",
    "content-type": "application/x-www-form-urlencoded",
    "content-length": String(body.length),
    "sec-fetch-site": "same-origin",
  };
  return new Promise((resolve, reject) => {
    const sent = request(`${origin}/comments`, { method: "POST", agent, headers }, (answer) => {
      let text = "";
      answer.setEncoding("utf8");
      answer.on("data", (part: string) => {
        text += part;
      });
      answer.on("end", () => {
        if (answer.statusCode !== 200) reject(new Error(`${answer.statusCode}: ${text}`));
        else resolve((JSON.parse(text) as { comment: { id: string } }).comment.id);
      });
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

type Reader = FollowedThread & { thread: string; ids: string[]; order: string[] };

function startReader(
  origins: readonly string[],
  threads: readonly string[],
  n: number,
  postedAt: Map<string, number>,
) {
  const thread = threads[n % threads.length] ?? "";
  const ids: string[] = [];
  const order: string[] = [];
  const arrivedMs: number[] = [];
  const followed = followThread({
    // Readers of one thread are at both.
    origin: origins[Math.floor(n / threads.length) % origins.length] ?? "",
    thread,
    headers: { "x-forwarded-for": `192.0.2.${n % 250}` },
    onTold({ comments: told }) {
      for (const { id, html } of told) {
        const [, words = "", writer = ""] = /Comment (\d+) of writer (\d+)/.exec(html) ?? [];
        ids.push(id);
        order.push(`${writer} ${words}`);
        const at = postedAt.get(`${writer} ${words}`);
        if (at !== undefined) arrivedMs.push(performance.now() - at);
      }
    },
  });
  return Object.assign(followed, { thread, ids, order, arrivedMs });
}

const isInOrder = ({ order }: Pick<Reader, "order">): boolean => {
  const last = new Map<string, number>();
  return order.every((one) => {
    const [writer = "", count = ""] = one.split(" ");
    const isNext = Number(count) === (last.get(writer) ?? -1) + 1;
    last.set(writer, Number(count));
    return isNext;
  });
};

/** Processor time of the web processes and of this one, in ms; of a process that is not Linux's, none is known. */
function processorMs(): { webs: number; bench: number } {
  const tick = 10;
  const webMs = webs.map(({ pid }) => {
    const stat = existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, "utf8") : "";
    const [user = 0, system = 0] = stat.slice(stat.lastIndexOf(")")).split(" ").slice(12, 14).map(Number);
    return (user + system) * tick;
  });
  const { user, system } = process.cpuUsage();
  return { webs: webMs.reduce((sum, one) => sum + one, 0), bench: (user + system) / 1000 };
}

const atShare = (sorted: readonly number[], share: number): number =>
  Math.round(sorted[Math.floor(sorted.length * share)] ?? 0);

try {
  await migrate({ db, now });
  const many = { comments: 1_000_000, minutes: 1 };
  await savePolicy(db, { ...STANDARD_POLICY, rate: many, newWriters: { first: 0 } });
  const articles = await insertArticles(
    { db, now },
    { name: "The Gazette", rights: "full" },
    Array.from({ length: WRITERS + 1 }, (_, n) => ({ title: `Report ${n}`, published: now() })),
  );
  const cookies = await Promise.all(
    Array.from({ length: WRITERS }, async (_, n) => {
      const { id } = await insertAccount(db, `Writer ${n}`);
      return `tw_session=${await openSession({ db, now }, id, "A bench")}`;
    }),
  );
  const origins = [await startWeb(1), await startWeb(2)];
  const rows: object[] = [];
  for (const count of [1, WRITERS]) {
    const threads = articles
      .slice(count === 1 ? 0 : 1, count + (count === 1 ? 0 : 1))
      .map((id) => `article/${id}`);
    const postedAt = new Map<string, number>();
    const following = Array.from({ length: readers }, (_, n) => startReader(origins, threads, n, postedAt));
    await until(() => following.every((one) => one.status() === 200));
    const tookMs: number[] = [];
    const sent = new Map(threads.map((thread) => [thread, new Set<string>()]));
    const before = processorMs();
    const begun = performance.now();
    await Promise.all(
      cookies.map(async (cookie, writer) => {
        const thread = threads[writer % threads.length] ?? "";
        for (let n = 0; n < comments / WRITERS; n++) {
          const at = performance.now();
          postedAt.set(`${writer} ${n}`, at);
          const text = `Comment ${n} of writer ${writer}, ${count}: the bridge on Mill Street has been closed since March.`;
          const id = await post(origins[writer % 2] ?? "", cookie, { thread, text, once: makeId(now()) });
          sent.get(thread)?.add(id);
          tookMs.push(performance.now() - at);
        }
      }),
    );
    const seconds = (performance.now() - begun) / 1000;
    const isWhole = (one: (typeof following)[number]) =>
      one.ids.length === sent.get(one.thread)?.size && new Set(one.ids).size === one.ids.length;
    await until(() => following.every(isWhole), 10);
    const after = processorMs();
    const arrivedMs = following.flatMap((one) => one.arrivedMs).sort((a, b) => a - b);
    tookMs.sort((a, b) => a - b);
    const { shown } = await db
      .selectFrom("threads")
      .select(({ fn }) => fn.sum<string>("shown").as("shown"))
      .where("thread", "in", threads)
      .executeTakeFirstOrThrow();
    const perComment = (ms: number) => (ms / comments).toFixed(1);
    rows.push({
      threads: count,
      "comments/s": Math.round(comments / seconds),
      "post p50, p99 ms": `${atShare(tookMs, 0.5)}, ${atShare(tookMs, 0.99)}`,
      posted: tookMs.length,
      counted: Number(shown),
      readers,
      told: arrivedMs.length,
      "told all once": following.filter(isWhole).length,
      "in order": following.filter(isInOrder).length,
      "processor ms, webs, bench": `${perComment(after.webs - before.webs)}, ${perComment(after.bench - before.bench)}`,
      "arrival p50, p99 ms": `${atShare(arrivedMs, 0.5)}, ${atShare(arrivedMs, 0.99)}`,
    });
    for (const one of following) one.close();
  }
  console.table(rows);
} finally {
  agent.destroy();
  for (const web of webs) {
    web.kill();
    await new Promise((resolve) => web.once("exit", resolve));
  }
  await database.close();
  server.stop();
  rmSync(folder, { recursive: true, force: true });
}

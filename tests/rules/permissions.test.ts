/**
 * Every address × everybody who may ask for it. Whoever is not let in changes nothing, in any table; whoever is let in by a
 * form that does something has done it.
 */
import { Hono } from "hono";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Account, Role } from "#accounts/accounts.ts";
import { openSession } from "#accounts/sessions.ts";
import { makeApi } from "#api/api.ts";
import { openLessons } from "#articles/lessons.ts";
import { silentLog } from "#base/log.ts";
import { commentBelongings } from "#comments/belongings.ts";
import { decideComments } from "#comments/decide.ts";
import { openEar } from "#comments/ear.ts";
import { type Live, openLive } from "#comments/live.ts";
import { saveComment } from "#comments/save.ts";
import type { Database } from "#database/connect.ts";
import { makeMetrics } from "#metrics/metrics.ts";
import { openAtlas } from "#places/atlas.ts";
import { noteShown } from "#replies/note.ts";
import { makeSite } from "#site/site.ts";
import { openStories } from "#stories/place-in-stories.ts";
import { insertArticles } from "../setup/articles.ts";
import { insertAccount, plainModerator, TOPIC } from "../setup/comments.ts";
import { keepMail } from "../setup/community.ts";
import { openTestDatabase } from "../setup/database.ts";
import { eagerEditionsOf } from "../setup/editions.ts";
import { insertStory } from "../setup/meanings.ts";
import { type Entry, isLetIn, PEOPLE, PERMISSIONS, type Person, type World } from "../setup/permissions.ts";
import { SECRET } from "../setup/secret.ts";

const publicUrl = "https://town.example";
let ms = Date.UTC(2026, 2, 10, 12);
const now = () => {
  ms += 1;
  return new Date(ms);
};

let database: Database;
let app: Hono;
let live: Live;
let article = "";
let story = "";
const moderator = plainModerator({ rate: { comments: 1_000_000 } });

beforeAll(async () => {
  database = await openTestDatabase();
  const needs = { db: database.db, now, publicUrl, secret: SECRET };
  [article = ""] = await insertArticles(needs, { name: "The Gazette", rights: "full" }, [
    { title: "Bridge opens", excerpt: "It opens.", published: new Date(ms - 3_600_000) },
  ]);
  story = await insertStory(database.db, [{ id: article }], now());
  const atlas = openAtlas(needs);
  const editions = await eagerEditionsOf(database, { atlas });
  const push = { readPublicKey: async () => "key", accepts: () => true };
  const oidc = { issuer: "http://127.0.0.1:9", clientId: "town", clientSecret: "none", name: "Elsewhere" };
  const jobs = { count: async () => ({ waiting: 0, delayed: 0, running: 0 }) };
  const ear = await openEar(database);
  const onTrouble = (error: unknown) => {
    throw error;
  };
  live = openLive({ db: database.db, ear, onTrouble });
  const parts = {
    atlas,
    editions,
    moderator,
    push,
    oidc,
    mail: keepMail(),
    jobs,
    metrics: makeMetrics(),
    noteShown,
    live,
    fetcher: NO_FETCHER,
  };
  const queue = {
    ...jobs,
    send: async () => {},
    readTrouble: async () => ({ ...(await jobs.count()), waitingSince: undefined, dead: [] }),
  } as never;
  const lessons = openLessons(database.db);
  const line = { ...needs, atlas, lessons, stories: openStories(), log: silentLog, jobs: queue };
  const site = { ...needs, ...parts, line, belongings: [commentBelongings], townName: "Town" };
  app = new Hono();
  const mailing = { bounce: undefined, bounceSecret: undefined };
  app.route("/", makeApi({ ...site, bounces: { mailing, secret: SECRET, metrics: parts.metrics } }));
  app.route("/", makeSite(site));
});
afterAll(async () => {
  await live?.close();
  await database?.close();
});

const ROLES: Record<Exclude<Person, "visitor">, Role> = {
  reader: "reader",
  writer: "reader",
  editor: "editor",
  owner: "owner",
};

/** No address of a stranger is read in these tests. */
const NO_FETCHER = {
  fetchPolitely: () => Promise.reject(new Error("somebody's address was read")),
};

type Asker = { world: World; headers: Record<string, string> };

/** A comment of the writer, and who asks about it. */
async function makeWorld(person: Person, { hidden }: Entry): Promise<Asker> {
  const { db } = database;
  const needs = { db, now, moderator };
  const writer = await insertAccount(db, "Writer");
  const saved = await saveComment(needs, {
    author: writer,
    thread: `article/${article}`,
    topic: TOPIC,
    text: `The weir was opened at ${ms}.`,
    once: `form-${ms}`,
  });
  if (saved.kind !== "saved") throw new Error(saved.why);
  if (hidden) {
    const by = await insertAccount(db, "Editor", "editor");
    const decision = { verdict: "hide", reason: "spam", statement: "" } as const;
    await decideComments(needs, { by: by.id, ids: [saved.id], decision });
  }
  const stranger = await insertAccount(db, "Stranger");
  const { id: source } = await db.selectFrom("sources").select("id").executeTakeFirstOrThrow();
  const world = {
    article,
    story,
    comment: saved.id,
    source,
    session: "",
    passkey: "",
    stranger: stranger.id,
  };
  if (person === "visitor") return { world, headers: {} };
  const who: Account = person === "writer" ? writer : await insertAccount(db, person, ROLES[person]);
  await db
    .updateTable("accounts")
    .set({ email: `${who.id}@mill.example` })
    .where("id", "=", who.id)
    .execute();
  const passkey = `passkey-${who.id}`;
  const key = { id: passkey, account_id: who.id, public_key: Buffer.of(1), counter: 0, label: "A key" };
  await db
    .insertInto("passkeys")
    .values({ ...key, transports: [], created_at: now(), used_at: null })
    .execute();
  const token = await openSession({ db, now }, who.id, "A browser");
  const { token_hash: session } = await db
    .selectFrom("sessions")
    .select("token_hash")
    .where("account_id", "=", who.id)
    .executeTakeFirstOrThrow();
  const headers = { cookie: `__Host-tw_session=${token}` };
  return { world: { ...world, session, passkey }, headers };
}

const isReading = (key: string): boolean => key.startsWith("GET");
const readers = new Map<Person, Asker>();

/** Whoever only reads finds the world as it was. */
async function askerOf(person: Person, key: string, entry: Entry): Promise<Asker> {
  if (!isReading(key) || entry.hidden) return makeWorld(person, entry);
  const asker = readers.get(person) ?? (await makeWorld(person, entry));
  readers.set(person, asker);
  return asker;
}

async function ask(key: string, entry: Entry, { world, headers }: Asker): Promise<Response> {
  const [method = "", pattern = ""] = key.split(" ");
  const path = entry.path?.(world) ?? pattern;
  if (isReading(key)) return app.request(path, { headers });
  const [type, body] = entry.json
    ? ["application/json", JSON.stringify(entry.json)]
    : ["application/x-www-form-urlencoded", String(new URLSearchParams(entry.form?.(world)))];
  return app.request(path, {
    method,
    headers: { ...headers, origin: publicUrl, "content-type": type },
    body,
  });
}

/** Counted tries are no change. */
async function stateOfAll(): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_name not in ('limits', 'migrations')`.execute(database.db);
  const parts = rows.map(
    ({ name }) =>
      sql`select md5(coalesce(string_agg(t::text, ',' order by t::text), '')) as sum from ${sql.table(name)} t`,
  );
  const sums = await sql<{ sum: string }>`${sql.join(parts, sql` union all `)}`.execute(database.db);
  return sums.rows.map(({ sum }) => sum).join();
}

/** A page that asks to sign in, one that says no, or one that is not there. Whoever ends an account is led to sign in too. */
const isKeptOut = ({ status, headers }: Response): boolean =>
  [401, 403, 404, 409].includes(status) ||
  (/^\/sign-in(\?|$)/.test(headers.get("location") ?? "") && !headers.has("set-cookie"));

const describeRoute = ({ method, path }: { method: string; path: string }): string =>
  `${method} ${path.replace(/^\/(styles|client)\/[0-9a-f]+\./, "/$1/:hash.")}`;

describe("who may ask for what", () => {
  test("is said of every address there is, and of no other", () => {
    const routes = new Set(app.routes.filter(({ method }) => method !== "ALL").map(describeRoute));
    expect([...routes].sort()).toEqual(Object.keys(PERMISSIONS).sort());
  });

  test.each(Object.entries(PERMISSIONS))("%s", async (key, entry) => {
    const askers = new Map<Person, Asker>();
    for (const person of PEOPLE) askers.set(person, await askerOf(person, key, entry));
    let state = await stateOfAll();
    const statuses = new Set<number>();
    for (const [person, asker] of askers) {
      const answer = await ask(key, entry, asker);
      // One that goes on is left; nothing of any is read.
      await answer.body?.cancel();
      statuses.add(answer.status);
      expect(answer.status).toBeLessThan(500);
      const letIn = isLetIn(entry.who, person);
      if (entry.who !== "everybody")
        expect({ person, keptOut: isKeptOut(answer) }).toEqual({ person, keptOut: !letIn });
      if (isReading(key)) continue;
      const before = state;
      state = await stateOfAll();
      expect({ person, changed: state !== before }).toEqual({ person, changed: letIn && !entry.idle });
    }
    if (isReading(key)) expect(await stateOfAll()).toBe(state);
    // What is for everybody is no different for anybody; whoever is signed in need not sign in.
    if (entry.who === "everybody" && key !== "GET /sign-in") expect(statuses.size).toBe(1);
  });
});

/** Two web processes behind one database are one site: they share limits, and what happens at one is told at the other. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Account } from "#accounts/accounts.ts";
import { LIMITS } from "#accounts/limits.ts";
import { openSession } from "#accounts/sessions.ts";
import { openTools, type Tools } from "#app/tools.ts";
import { startWeb, type Web } from "#app/web.ts";
import { savePolicy } from "#comments/moderator.ts";
import { parsePolicy } from "#comments/policy.ts";
import { makeConfig } from "#config/config.ts";
import type { Database } from "#database/connect.ts";
import type { ToldComment } from "#site/client/told.ts";
import { insertArticles } from "../setup/articles.ts";
import { insertAccount } from "../setup/comments.ts";
import { openTestDatabaseAt } from "../setup/database.ts";
import { followThread } from "../setup/live.ts";

const folder = mkdtempSync(join(tmpdir(), "townwire-webs-"));
const now = () => new Date();
const openedWebs: { tools: Tools; web: Web }[] = [];
const cookies = new Map<string, string>();
let database: Database;
let article = "";
let thread = "";

beforeAll(async () => {
  const at = await openTestDatabaseAt();
  database = at.database;
  const needs = { db: database.db, now };
  [article = ""] = await insertArticles(needs, { name: "The Gazette", rights: "full" }, [
    { title: "Bridge opens", published: new Date(Date.now() - 3_600_000) },
  ]);
  thread = `article/${article}`;
  await setPolicy({});
  for (const name of ["one", "other"]) {
    const tools = await openTools(
      makeConfig({
        PORT: "0",
        PUBLIC_URL: "http://localhost:8080",
        TOWNWIRE_DATA: join(folder, name),
        DATABASE_URL: at.url ?? "",
        LOG_LEVEL: "silent",
      }),
    );
    openedWebs.push({ tools, web: await startWeb(tools) });
  }
});
afterAll(async () => {
  for (const { web, tools } of openedWebs) {
    await web.stop();
    await tools.close();
  }
  await database?.close();
  rmSync(folder, { recursive: true, force: true });
});

const originOf = (n: 0 | 1) => `http://127.0.0.1:${openedWebs[n]?.web.port}`;

async function setPolicy(policy: object): Promise<void> {
  const read = parsePolicy({ newWriters: { first: 0 }, ...policy });
  if (read.kind === "wrong") throw new Error(read.why);
  await savePolicy(database.db, read.policy);
}

async function signIn(name: string, role: "reader" | "editor" = "reader"): Promise<Account> {
  const account = await insertAccount(database.db, name, role);
  cookies.set(account.id, `tw_session=${await openSession({ db: database.db, now }, account.id, "A test")}`);
  return account;
}

async function send(n: 0 | 1, path: string, form: Record<string, string>, who?: Account) {
  const answer = await fetch(`${originOf(n)}${path}`, {
    method: "POST",
    redirect: "manual",
    headers: {
      accept: "application/json",
      "sec-fetch-site": "same-origin",
      "x-forwarded-for": "192.0.2.7",
      ...(who ? { cookie: cookies.get(who.id) ?? "" } : {}),
    },
    body: new URLSearchParams(form),
  });
  const isJson = answer.headers.get("content-type")?.startsWith("application/json");
  return { status: answer.status, said: isJson ? ((await answer.json()) as Said) : undefined };
}
type Said = { kind: string; why?: string; comment?: ToldComment };

const post = (n: 0 | 1, who: Account, text: string) => send(n, "/comments", { thread, text }, who);
const until = async (isSo: () => boolean | Promise<boolean>) => {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 10));
};
const pageOf = async (n: 0 | 1, who?: Account) =>
  (
    await fetch(`${originOf(n)}/article/${article}`, {
      headers: who ? { cookie: cookies.get(who.id) ?? "" } : {},
    })
  ).text();

test("a comment posted at one arrives at a reader of the other; hidden at one, it goes at the other", async () => {
  const ada = await signIn("Ada");
  const editor = await signIn("Eve", "editor");
  await until(async () => (await pageOf(1)).includes("No comments yet"));
  const visitor = followThread({ origin: originOf(1), thread });
  const own = followThread({
    origin: originOf(0),
    thread,
    headers: { cookie: cookies.get(ada.id) ?? "" },
  });
  await until(() => visitor.status() === 200 && own.status() === 200);
  expect(visitor.headers()).toMatchObject({
    "content-type": "text/event-stream",
    "cache-control": "no-store, no-transform",
  });
  expect(visitor.headers()).not.toHaveProperty("content-encoding");
  const { said } = await post(0, ada, "The *first* from one");
  const id = said?.comment?.id ?? "";
  expect(said).toMatchObject({ kind: "done", comment: { isOwn: true } });
  await until(() => visitor.told.length === 1 && own.told.length === 1);
  expect(visitor.told).toMatchObject([{ title: "1 comment", comments: [{ id, isOwn: false }] }]);
  expect(visitor.told[0]?.comments[0]?.html).toContain("The <em>first</em> from one");
  expect(visitor.told[0]?.comments[0]?.html).not.toContain("/delete");
  expect(own.told[0]?.comments[0]?.html).toContain(`/comments/${id}/delete`);

  const hide = { id, verdict: "hide", reason: "off-topic", statement: "Not about it" };
  expect((await send(0, "/desk/comments", hide, editor)).status).toBe(303);
  await until(() => visitor.told.length === 2 && own.told.length === 2);
  expect(visitor.told[1]).toMatchObject({
    title: "No comments yet",
    comments: [{ id, isGone: true, html: "" }],
  });
  expect(own.told[1]?.comments[0]?.html).toContain("Not about it");
  await until(async () => !(await pageOf(1)).includes("from one"));
  expect(await pageOf(1, ada)).toContain("Not about it");

  // Whoever was away is told what came meanwhile, and nothing twice.
  const known = visitor.lastId();
  visitor.close();
  await post(1, ada, "While you were away");
  const back = followThread({ origin: originOf(0), thread, headers: { "last-event-id": known } });
  await until(() => back.told.length === 1);
  expect(back.told[0]?.comments).toHaveLength(1);
  expect(back.told[0]?.comments[0]?.html).toContain("While you were away");
  for (const one of [own, back]) one.close();
});

test("limits spent at one are spent at the other: of comments, and of links to sign in", async () => {
  await setPolicy({ rate: { comments: 2, minutes: 10 } });
  const ben = await signIn("Ben");
  await until(async () => {
    const tried = await Promise.all([0, 1].map((n) => post(n as 0 | 1, ben, `Fill ${n} ${Math.random()}`)));
    return tried.some(({ status }) => status === 409);
  });
  for (const n of [0, 1] as const)
    expect((await post(n, ben, `One more at ${n}`)).said).toMatchObject({
      kind: "refused",
      why: expect.stringContaining("2 comments in 10 minutes"),
    });

  const ask = (n: 0 | 1) => send(n, "/sign-in", { email: "cal@mill.example" });
  const statuses: number[] = [];
  for (let n = 0; n < LIMITS.mailTo.burst; n++) statuses.push((await ask((n % 2) as 0 | 1)).status);
  expect(new Set(statuses)).toEqual(new Set([303]));
  expect([(await ask(0)).status, (await ask(1)).status]).toEqual([429, 429]);
});

test("what is wanted of comments is the same at both as soon as it is said", async () => {
  await setPolicy({ words: ["casino"], rate: { comments: 1000 } });
  const cal = await signIn("Cal");
  const isKnown = async (n: 0 | 1) =>
    (await post(n, cal, `The casino ${n} ${Math.random()}`)).said?.comment?.html.includes("casino” in it");
  await until(async () => (await isKnown(0)) === true && (await isKnown(1)) === true);
});

test("nobody takes more than a share of the followers, asks for a thread that is not there, or is left hanging", async () => {
  const headers = { "x-forwarded-for": "192.0.2.99" };
  const crowd = Array.from({ length: 31 }, () => followThread({ origin: originOf(1), thread, headers }));
  await until(() => crowd.every((one) => one.status() !== undefined));
  const refused = crowd.filter((one) => one.status() !== 200);
  expect(refused.map((one) => [one.status(), one.headers()["retry-after"]])).toEqual([[503, "60"]]);
  const other = followThread({ origin: originOf(1), thread });
  await until(() => other.status() === 200);
  for (const one of [...crowd, other]) one.close();

  const live = (query: string, method = "GET") =>
    fetch(`${originOf(1)}/comments/live${query}`, { method, headers });
  for (const query of ["", "?thread=article/nothing", "?thread=story/0000000000000000", "?thread=../x"])
    expect([query, (await live(query)).status]).toEqual([query, 404]);
  await setPolicy({ closing: { afterDays: 0 } });
  await until(async () => (await live(`?thread=${thread}`, "HEAD")).status === 204);
  await setPolicy({});
  await until(async () => (await live(`?thread=${thread}`, "HEAD")).status === 200);
  const count = async () =>
    /townwire_comment_followers (\d+)/.exec(
      (await openedWebs[1]?.tools.metrics.registry.metrics()) ?? "",
    )?.[1];
  await until(async () => (await count()) === "0");
});

test("a program that stops lets its followers go at once, and they are taken in by the other", async () => {
  const [one] = openedWebs;
  const follower = followThread({ origin: originOf(0), thread });
  await until(() => follower.status() === 200);
  expect(await one?.tools.metrics.registry.metrics()).toContain("townwire_comment_followers 1");
  const begun = performance.now();
  await one?.web.stop();
  await until(() => follower.isEnded());
  // Long before those who read on are cut off.
  expect(performance.now() - begun).toBeLessThan(2500);
  const again = followThread({ origin: originOf(1), thread, after: follower.lastId() });
  await until(() => again.status() === 200);
  again.close();
});

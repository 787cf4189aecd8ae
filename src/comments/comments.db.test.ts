import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Account } from "#accounts/accounts.ts";
import { eraseAccount, exportAccount } from "#accounts/belongings.ts";
import { type Database, inTransaction } from "#database/connect.ts";
import { insertAccount, plainModerator } from "../../tests/setup/comments.ts";
import { openTestDatabase } from "../../tests/setup/database.ts";
import { commentBelongings } from "./belongings.ts";
import type { Order } from "./best.ts";
import { appealDecision, editComment, removeComment } from "./change.ts";
import { decideComments } from "./decide.ts";
import { findComment, listThread, type ShownComment } from "./list.ts";
import { listLog } from "./log.ts";
import { openModerator } from "./moderator.ts";
import { countQueues, listQueue } from "./queue.ts";
import { reactTo, reportComment } from "./respond.ts";
import { type Posted, saveComment } from "./save.ts";
import { closeThread, readThreadState } from "./threads.ts";

let database: Database;
let minutes = 0;
const START = Date.UTC(2026, 2, 10, 12);
const now = () => {
  ticks += 1;
  return new Date(START + minutes * 60_000 + ticks);
};
let ticks = 0;
let ada: Account;
let ben: Account;
let editor: Account;
let made = 0;

beforeAll(async () => {
  database = await openTestDatabase();
  ada = await insertAccount(database.db, "Ada");
  ben = await insertAccount(database.db, "Ben");
  editor = await insertAccount(database.db, "Eve", "editor");
});
afterAll(() => database.close());

const TOPIC = { published: new Date(START), sections: ["local"] };
const newThread = () => {
  made += 1;
  return `article/${String(made).padStart(16, "0")}`;
};
const needs = (policy: unknown = {}, scores?: { spam: number; toxicity: number }) => ({
  db: database.db,
  now,
  moderator: plainModerator({ rate: { comments: 1000 }, ...(policy as object) }, scores),
});

async function post(
  thread: string,
  author: Account,
  text: string,
  more: Partial<Posted> = {},
  policy: unknown = {},
) {
  made += 1;
  const once = `form-${made}`;
  const saved = await saveComment(needs(policy), { author, thread, topic: TOPIC, text, once, ...more });
  if (saved.kind !== "saved") throw new Error(saved.why);
  return saved;
}

const list = (thread: string, viewer?: Account, order: Order = "oldest") =>
  listThread(needs(), [thread], viewer, { order, limit: 100 });
const shapeOf = (comments: readonly ShownComment[]): unknown[] =>
  comments.map(({ html, replies }) => {
    const words = html.replace(/<[^>]+>/g, "");
    return replies.length === 0 ? words : [words, ...shapeOf(replies)];
  });
const countOf = async (thread: string) => (await readThreadState(database.db, parse(thread))).shown;
const parse = (thread: string) => ({ kind: "article" as const, id: thread.replace("article/", "") });

describe("posting", () => {
  test("shows a comment and counts it; answers stand under what they answer", async () => {
    const thread = newThread();
    const { id } = await post(thread, ada, "First *here*");
    await post(thread, ben, "An answer", { parentId: id });
    await post(thread, ben, "Second");
    expect(shapeOf(await list(thread))).toEqual([["First here", "An answer"], "Second"]);
    expect(await countOf(thread)).toBe(3);
    const [first] = await list(thread);
    expect(first).toMatchObject({
      author: { name: "Ada", isMine: false },
      html: "<p>First <em>here</em></p>",
    });
  });

  test("the same form sent twice, even at once, makes one comment", async () => {
    const thread = newThread();
    const posted = { author: ada, thread, topic: TOPIC, text: "Only once", once: "the-form" };
    const saved = await Promise.all([saveComment(needs(), posted), saveComment(needs(), posted)]);
    expect(new Set(saved.map((one) => (one.kind === "saved" ? one.id : one.why))).size).toBe(1);
    expect(saved.map((one) => one.kind === "saved" && one.again).sort()).toEqual([false, true]);
    expect(await countOf(thread)).toBe(1);
  });

  test("answers no comment of another thread, none that is hidden, and nothing that is not there", async () => {
    const thread = newThread();
    const { id } = await post(thread, ada, "Here");
    const answer = (to: string, where: string) => post(where, ben, "An answer", { parentId: to });
    await expect(answer(id, newThread())).rejects.toThrow(/no longer shown/);
    await expect(answer("0000000000000000", thread)).rejects.toThrow(/no longer shown/);
    await decideComments(needs(), {
      by: editor.id,
      ids: [id],
      decision: { verdict: "hide", reason: "other", statement: "" },
    });
    await expect(answer(id, thread)).rejects.toThrow(/no longer shown/);
  });

  test("says why a comment is not taken, and keeps nothing of it", async () => {
    const thread = newThread();
    const saved = await saveComment(needs(), { author: ada, thread, topic: TOPIC, text: " ", once: "empty" });
    expect(saved).toEqual({ kind: "refused", why: "There is nothing in it yet." });
    const asked = await saveComment(needs({}, { spam: 1, toxicity: 0 }), {
      author: ada,
      thread,
      topic: TOPIC,
      text: "Buy this",
      once: "asked",
    });
    expect(asked).toEqual({ kind: "ask", why: "This may read as advertising." });
    expect(await list(thread, ada)).toEqual([]);
  });

  test("counts a writer's comments over all threads, and tells of too many", async () => {
    const author = await insertAccount(database.db, "Cal");
    const policy = { rate: { comments: 2, minutes: 10 } };
    await post(newThread(), author, "One", {}, policy);
    await post(newThread(), author, "Two", {}, policy);
    await expect(post(newThread(), author, "Three", {}, policy)).rejects.toThrow(/2 comments in 10 minutes/);
  });

  test("takes strings that break programs as they are", async () => {
    const thread = newThread();
    for (const text of ["'; drop table comments; --", "\u0000nul\ud800", "%s%n {x} {{x}}", "ok 👩‍👩‍👧‍👦"])
      await post(thread, ada, text);
    expect(shapeOf(await list(thread))).toEqual([
      "'; drop table comments; --",
      "nul\ufffd",
      "%s%n {x} {{x}}",
      "ok 👩‍👩‍👧‍👦",
    ]);
  });
});

describe("a comment that waits", () => {
  test("is seen by its writer with the reason, by nobody else, and counted when it is shown", async () => {
    const thread = newThread();
    const author = await insertAccount(database.db, "New");
    const { id, state } = await post(thread, author, "Hello", {}, { newWriters: { first: 1 } });
    expect(state).toBe("waiting");
    expect(await list(thread)).toEqual([]);
    expect(await list(thread, author)).toMatchObject([
      { id, why: { phase: "new-writer" }, state: "waiting" },
    ]);
    expect(await countOf(thread)).toBe(0);
    expect(await listQueue(database.db, "waiting", { limit: 50 })).toMatchObject([{ id, authorName: "New" }]);
    await decideComments(needs(), {
      by: editor.id,
      ids: [id, id],
      decision: { verdict: "show", statement: "" },
    });
    expect(shapeOf(await list(thread))).toEqual(["Hello"]);
    expect(await countOf(thread)).toBe(1);
    expect(await listQueue(database.db, "waiting", { limit: 50 })).toEqual([]);
    expect((await post(thread, author, "Again", {}, { newWriters: { first: 1 } })).state).toBe("shown");
  });
});

describe("a writer", () => {
  test("changes a comment for ten minutes, marked; and nobody else does", async () => {
    const thread = newThread();
    const { id } = await post(thread, ada, "Teh words");
    const edit = (author: Account, text: string) => editComment(needs(), { author, id, text, topic: TOPIC });
    expect(await edit(ben, "Mine now")).toMatchObject({ kind: "refused" });
    expect(await edit(ada, "The words")).toEqual({ kind: "changed" });
    expect(await list(thread, ada)).toMatchObject([
      { html: "<p>The words</p>", isEditable: true, editedAt: expect.any(Date) },
    ]);
    minutes += 11;
    expect(await edit(ada, "Too late")).toMatchObject({
      kind: "refused",
      why: expect.stringContaining("10 minutes"),
    });
    expect(await list(thread, ada)).toMatchObject([{ html: "<p>The words</p>", isEditable: false }]);
  });

  test("takes a comment back: its words are gone, answers stay under its place", async () => {
    const thread = newThread();
    const { id } = await post(thread, ada, "Regretted");
    await post(thread, ben, "Still here", { parentId: id });
    const lonely = await post(thread, ada, "Alone");
    for (let twice = 0; twice < 2; twice++)
      for (const one of [id, lonely.id])
        expect(await removeComment(needs(), { author: ada, id: one })).toEqual({ kind: "changed" });
    expect(await list(thread)).toMatchObject([
      { id, state: "deleted", html: "", author: { name: "" }, replies: [{}] },
    ]);
    expect(await countOf(thread)).toBe(1);
    const kept = await database.db.selectFrom("comments").select("text").where("id", "=", id).execute();
    expect(kept).toEqual([{ text: "" }]);
  });
});

describe("readers", () => {
  test("say that a comment is good or not, once, and change their mind", async () => {
    const thread = newThread();
    const { id } = await post(thread, ada, "Good or not");
    const react = (reader: Account, reaction: "up" | "down" | "none") =>
      reactTo(needs(), { reader, id, reaction });
    const votes = async () => (await list(thread, ben)).map(({ up, down, mine }) => ({ up, down, mine }));
    await Promise.all([react(ben, "up"), react(ben, "up"), react(editor, "up")]);
    expect(await votes()).toEqual([{ up: 2, down: 0, mine: "up" }]);
    await react(ben, "down");
    expect(await votes()).toEqual([{ up: 1, down: 1, mine: "down" }]);
    await react(ben, "none");
    expect(await votes()).toEqual([{ up: 1, down: 0, mine: undefined }]);
    expect(await react(ada, "up")).toMatchObject({ kind: "refused" });
  });

  test("report a comment once; it stays, and editors see it", async () => {
    const thread = newThread();
    const { id } = await post(thread, ada, "Reported");
    for (const reason of ["attack", "spam"] as const)
      expect(await reportComment(needs(), { reader: ben, id, reason, words: "See here" })).toEqual({
        kind: "changed",
      });
    expect(shapeOf(await list(thread))).toEqual(["Reported"]);
    const [queued] = await listQueue(database.db, "reported", { limit: 10 });
    expect(queued).toMatchObject({ id, reports: [{ reason: "attack", words: "See here" }] });
    await decideComments(needs(), { by: editor.id, ids: [id], decision: { verdict: "show", statement: "" } });
    expect(await listQueue(database.db, "reported", { limit: 10 })).toEqual([]);
  });

  test("read a thread by best, newest and oldest", async () => {
    const thread = newThread();
    const ids = [];
    for (const text of ["a", "b", "c"]) ids.push((await post(thread, ada, `${text}${text}`)).id);
    await reactTo(needs(), { reader: ben, id: ids[1] ?? "", reaction: "up" });
    const orders = async (order: Order) => shapeOf(await list(thread, undefined, order)).join();
    expect(await orders("best")).toBe("bb,aa,cc");
    expect(await orders("newest")).toBe("cc,bb,aa");
    expect(await orders("oldest")).toBe("aa,bb,cc");
  });

  test("find a comment by its address with what it answers and what answers it", async () => {
    const thread = newThread();
    const top = await post(thread, ada, "Top");
    const middle = await post(thread, ben, "Middle", { parentId: top.id });
    await post(thread, ada, "Bottom", { parentId: middle.id });
    await post(thread, ada, "Beside", { parentId: top.id });
    const found = await findComment(needs(), middle.id, undefined);
    expect(shapeOf(found ? [found.comment] : [])).toEqual([["Middle", "Bottom"]]);
    expect(found?.above.map((one) => one.id)).toEqual([top.id]);
    expect(await findComment(needs(), "0000000000000000", undefined)).toBeUndefined();
  });
});

describe("editors", () => {
  test("hide with a reason that only the writer reads whole; an appeal brings it back once", async () => {
    const thread = newThread();
    const { id } = await post(thread, ada, "Doubtful");
    await post(thread, ben, "Answer", { parentId: id });
    const hide = { verdict: "hide", reason: "attack", statement: "It calls Ben a name." } as const;
    for (let twice = 0; twice < 2; twice++)
      expect(await decideComments(needs(), { by: editor.id, ids: [id], decision: hide })).toBe(1);
    expect(await list(thread)).toMatchObject([
      { state: "hidden", html: "", author: { name: "" }, why: { reason: "attack", statement: "" } },
    ]);
    expect(await list(thread, ada)).toMatchObject([
      {
        state: "hidden",
        html: "<p>Doubtful</p>",
        why: { reason: "attack", statement: "It calls Ben a name." },
      },
    ]);
    expect(await countOf(thread)).toBe(1);
    expect(await appealDecision(needs(), { author: ben, id, words: "Me too" })).toMatchObject({
      kind: "refused",
    });
    for (const words of ["It was a joke", "Really"])
      expect(await appealDecision(needs(), { author: ada, id, words })).toEqual({ kind: "changed" });
    expect(await list(thread, ada)).toMatchObject([{ appeal: "open" }]);
    expect(await listQueue(database.db, "reported", { limit: 10 })).toMatchObject([
      { id, appeal: "It was a joke" },
    ]);
    expect((await countQueues(database.db)).reported).toBe(1);
    await decideComments(needs(), { by: editor.id, ids: [id], decision: { verdict: "show", statement: "" } });
    expect(shapeOf(await list(thread))).toEqual([["Doubtful", "Answer"]]);
    const log = (await listLog(database.db, { limit: 50 })).filter((one) => one.thread === thread);
    expect(log).toMatchObject([{ verdict: "show" }, { verdict: "hide", reason: "attack", appeal: "upheld" }]);
    expect(JSON.stringify(log)).not.toMatch(/Ada|Eve|Ben|Doubtful/);
    const audit = await database.db
      .selectFrom("audit_log")
      .select("action")
      .where("subject", "=", `comment/${id}`)
      .execute();
    expect(audit.map((one) => one.action)).toEqual(["hide comment", "show comment"]);
  });

  test("close a thread with a reason and open it again", async () => {
    const thread = newThread();
    await closeThread(needs(), { thread, by: editor.id, why: "It got heated." });
    expect(await readThreadState(database.db, parse(thread))).toEqual({
      shown: 0,
      closedWhy: "It got heated.",
      threads: [thread],
    });
    await closeThread(needs(), { thread, by: editor.id, why: undefined });
    expect((await readThreadState(database.db, parse(thread))).closedWhy).toBeUndefined();
  });

  test("teach the model of every process by what they decide", async () => {
    let ms = 0;
    const moderator = openModerator(database.db, () => ms);
    const scored = async () =>
      (await moderator.read()).scorer.score("Best gutters in the county, ask Alder Gutters").spam;
    const before = await scored();
    const thread = newThread();
    for (let n = 0; n < 10; n++) {
      const { id } = await post(thread, ada, `Best gutters in the county, offer ${n}, ask Alder Gutters`);
      await decideComments(needs(), {
        by: editor.id,
        ids: [id],
        decision: { verdict: "hide", reason: "spam", statement: "" },
      });
    }
    expect(await scored()).toBe(before);
    ms = 60_000;
    const after = await scored();
    expect(after).toBeGreaterThan(Math.max(before, 0.6));
    ms = 120_000;
    expect(await scored()).toBe(after);
  });
});

describe("an account that goes", () => {
  test("takes its comments along in one file, and leaves them without a name, or not at all", async () => {
    const thread = newThread();
    const stays = await insertAccount(database.db, "Stay");
    const goes = await insertAccount(database.db, "Goes");
    const { id } = await post(thread, stays, "Kept words");
    await post(thread, goes, "Gone words", { parentId: id });
    const belongings = [commentBelongings];
    expect(await exportAccount({ ...needs(), belongings }, goes.id)).toMatchObject({
      comments: { comments: [{ text: "Gone words", thread }] },
    });
    await eraseAccount({ ...needs(), belongings }, stays.id, "anonymise");
    await eraseAccount({ ...needs(), belongings }, goes.id, "remove");
    expect(await list(thread)).toMatchObject([
      { html: "<p>Kept words</p>", author: { name: "", isGone: true }, replies: [] },
    ]);
    expect(await countOf(thread)).toBe(1);
  });
});

test("a change of a thread is a change of its article, and counted right whatever happens at once", async () => {
  const thread = newThread();
  const writers = await Promise.all([1, 2, 3, 4].map((n) => insertAccount(database.db, `W${n}`)));
  const posted = await Promise.all(
    writers.flatMap((author) => [1, 2, 3].map((n) => post(thread, author, `Words ${n}`))),
  );
  const ids = posted.map((one) => one.id);
  const hide = { verdict: "hide", reason: "other", statement: "" } as const;
  await Promise.all([
    decideComments(needs(), { by: editor.id, ids: ids.slice(0, 6), decision: hide }),
    decideComments(needs(), { by: editor.id, ids: ids.slice(3, 8), decision: hide }),
    ...writers.map((author, n) => removeComment(needs(), { author, id: ids[n * 3] ?? "" })),
  ]);
  const left = (await list(thread)).length;
  expect(await countOf(thread)).toBe(left);
  await inTransaction(database.db, async (db) => {
    const { shown } = await db
      .selectFrom("comments")
      .select((s) => s.fn.countAll<number>().as("shown"))
      .where("thread", "=", thread)
      .where("state", "=", "shown")
      .executeTakeFirstOrThrow();
    expect(Number(shown)).toBe(left);
  });
});

import { afterAll, describe, expect, test } from "vitest";
import { eraseAccount, exportAccount } from "#accounts/belongings.ts";
import { inTransaction } from "#database/connect.ts";
import { insertAccount, openCommentWorld, shapeOf, subjectOf, TOPIC } from "../../tests/setup/comments.ts";
import { commentBelongings } from "./belongings.ts";
import { appealDecision, removeComment } from "./change.ts";
import { decideComments } from "./decide.ts";
import { listThread } from "./list.ts";
import { listLog } from "./log.ts";
import { openModerator } from "./moderator.ts";
import { STANDARD_POLICY } from "./policy.ts";
import { countQueues, listQueue } from "./queue.ts";
import { replayComments } from "./replay.ts";
import { closeThread, readThreadState } from "./threads.ts";

const { database, threads, ada, ben, editor } = await openCommentWorld();
afterAll(() => database.close());

const { needs, newThread, post, list, countOf } = threads;

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
    expect(await readThreadState(database.db, subjectOf(thread))).toEqual({
      shown: 0,
      closedWhy: "It got heated.",
    });
    await closeThread(needs(), { thread, by: editor.id, why: undefined });
    expect((await readThreadState(database.db, subjectOf(thread))).closedWhy).toBeUndefined();
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

test("a story's thread holds those of the stories that it took in", async () => {
  const [kept, taken] = ["000000000000000a", "000000000000000b"] as const;
  const at = TOPIC.published;
  const story = { articles: 1, first_article_id: null, newest_at: at };
  await database.db
    .insertInto("stories")
    .values([
      { ...story, id: kept, merged_into: null },
      { ...story, id: taken, merged_into: kept },
    ])
    .execute();
  const author = await insertAccount(database.db, "Sue");
  await post(`story/${kept}`, author, "On the story");
  await post(`story/${taken}`, author, "On the one that was merged");
  const subject = { kind: "story" as const, id: kept };
  const state = { shown: 2, closedWhy: undefined };
  expect(await readThreadState(database.db, subject)).toEqual(state);
  const { comments, ...read } = await listThread(needs(), subject, undefined, { order: "oldest", limit: 10 });
  expect(read.state).toEqual(state);
  expect([...read.versions.keys()].sort()).toEqual([`story/${kept}`, `story/${taken}`].sort());
  expect(shapeOf(comments)).toEqual(["On the story", "On the one that was merged"]);
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

test("another policy is tried on the comments that are there, and changes nothing", async () => {
  const thread = newThread();
  const author = await insertAccount(database.db, "Pat");
  const { id } = await post(thread, author, "The gazebo is lovely");
  const to = { ...STANDARD_POLICY, newWriters: { first: 0 } };
  const from = { ...to, words: [] };
  const scorer = { score: () => ({ spam: 0, toxicity: 0 }) };
  const wanted = { from, to: { ...to, words: ["gazebo"] } };
  const { judged, differ } = await replayComments({ db: database.db, scorer }, wanted, 5);
  expect(judged).toBe(5);
  expect(differ).toMatchObject([
    { id, before: { verdict: "show" }, after: { verdict: "wait", phase: "words" } },
  ]);
  expect(shapeOf(await list(thread))).toEqual(["The gazebo is lovely"]);
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

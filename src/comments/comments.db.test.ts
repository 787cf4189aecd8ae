import { afterAll, describe, expect, test } from "vitest";
import type { Account } from "#accounts/accounts.ts";
import { insertAccount, openCommentWorld, shapeOf, TOPIC } from "../../tests/setup/comments.ts";
import type { Order } from "./best.ts";
import { editComment, removeComment } from "./change.ts";
import { decideComments } from "./decide.ts";
import { findAlone, findComment } from "./list.ts";
import { listQueue } from "./queue.ts";
import { reactTo, reportComment } from "./respond.ts";
import { saveComment } from "./save.ts";

const { database, threads, ada, ben, editor } = await openCommentWorld();
afterAll(() => database.close());

const { needs, newThread, post, list, countOf } = threads;

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

  test.each([
    ["shown", {}],
    ["waiting", { words: ["weir"] }],
  ])("gives the comment as reading it again would: %s", async (state, policy) => {
    const thread = newThread();
    const { id: parentId } = await post(thread, ben, `What of it when it is ${state}?`);
    for (const author of [ada, editor]) {
      const saved = await post(thread, author, `The *weir* is ${state}`, { parentId }, policy);
      expect(saved.comment).toEqual(await findAlone(needs(), saved.id, author));
      expect(saved.comment?.state).toBe(state);
    }
    // Nothing is left waiting for the other tests.
    await database.db.deleteFrom("comments").where("thread", "=", thread).execute();
  });

  test("the same form sent twice, even at once, makes one comment", async () => {
    const thread = newThread();
    const posted = { author: ada, thread, topic: TOPIC, text: "Only once", once: "the-form" };
    const saved = await Promise.all([saveComment(needs(), posted), saveComment(needs(), posted)]);
    expect(new Set(saved.map((one) => (one.kind === "saved" ? one.id : one.why))).size).toBe(1);
    expect(saved.map((one) => one.kind === "saved" && one.comment === undefined).sort()).toEqual([
      false,
      true,
    ]);
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
    threads.pass(11);
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

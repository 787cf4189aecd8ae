import { afterAll, describe, expect, test } from "vitest";
import { eraseAccount, exportAccount } from "#accounts/belongings.ts";
import { insertAccount, openCommentWorld, TOPIC } from "../../tests/setup/comments.ts";
import { commentBelongings } from "./belongings.ts";
import { editComment, removeComment } from "./change.ts";
import { decideComments } from "./decide.ts";
import { listAddressed } from "./mentions.ts";

const { database, threads, ada, ben, editor } = await openCommentWorld({ ada: "Ada Mill" });
afterAll(() => database.close());

const addressed = async (id: string) =>
  (await listAddressed(database.db, [id])).map(({ accountId, why }) => `${accountId} ${why}`).sort();
const htmlOf = async (thread: string, id: string) =>
  (await threads.list(thread)).flatMap((one) => [one, ...one.replies]).find((one) => one.id === id)?.html;

describe("a name in a comment", () => {
  test("of a writer of the thread leads to a comment of theirs, and speaks to them", async () => {
    const thread = threads.newThread();
    const first = await threads.post(thread, ada, "First");
    const { id } = await threads.post(thread, ben, "As @ada mill said; @Ben, @Eve and a@Ada Mill did not.");
    const link = `<a href="/comments/${first.id}" rel="nofollow">@ada mill</a>`;
    expect(await htmlOf(thread, id)).toBe(`<p>As ${link} said; @Ben, @Eve and a@Ada Mill did not.</p>`);
    expect(await addressed(id)).toEqual([`${ada.id} mention`]);
  });

  test("that two writers of the thread have is text; one of another thread is nobody here", async () => {
    const thread = threads.newThread();
    const other = await insertAccount(database.db, "ADA MILL");
    for (const one of [ada, other]) await threads.post(thread, one, `By ${one.id}`);
    const { id } = await threads.post(thread, ben, "@Ada Mill, and @Eve");
    expect(await htmlOf(thread, id)).toBe("<p>@Ada Mill, and @Eve</p>");
    expect(await addressed(id)).toEqual([]);
  });

  test("follows the words when they are changed, and goes with them", async () => {
    const thread = threads.newThread();
    await threads.post(thread, ada, "Here");
    const { id } = await threads.post(thread, ben, "Nobody");
    const edit = (text: string) => editComment(threads.needs(), { author: ben, id, text, topic: TOPIC });
    await edit("Now @Ada Mill");
    expect(await addressed(id)).toEqual([`${ada.id} mention`]);
    await edit("Nobody again");
    expect(await addressed(id)).toEqual([]);
    await edit("@Ada Mill once more");
    await removeComment(threads.needs(), { author: ben, id });
    expect(await database.db.selectFrom("comment_mentions").where("comment_id", "=", id).execute()).toEqual(
      [],
    );
  });
});

describe("whom a comment speaks to", () => {
  test("is told once, by the answer before the name, never its own writer, and only of what is shown", async () => {
    const thread = threads.newThread();
    const first = await threads.post(thread, ada, "The first");
    const second = await threads.post(thread, ben, "@Ada Mill, look", { parentId: first.id });
    expect(await addressed(second.id)).toEqual([`${ada.id} answer`]);
    const third = await threads.post(thread, ben, "And to myself, @Ben", { parentId: second.id });
    expect(await addressed(third.id)).toEqual([]);
    const fresh = await insertAccount(database.db, "New");
    const policy = { newWriters: { first: 1 } };
    const waiting = await threads.post(thread, fresh, "Hello @Ben", { parentId: first.id }, policy);
    expect(await addressed(waiting.id)).toEqual([]);
    const decide = (id: string, verdict: "show" | "hide") =>
      decideComments(threads.needs(), {
        by: editor.id,
        ids: [id],
        decision: { verdict, reason: "other", statement: "" },
      });
    await decide(waiting.id, "show");
    expect(await addressed(waiting.id)).toEqual([`${ada.id} answer`, `${ben.id} mention`].sort());
    await decide(first.id, "hide");
    expect(await addressed(waiting.id)).toEqual([`${ben.id} mention`]);
    expect(await listAddressed(database.db, ["0000000000000000"])).toEqual([]);
  });
});

test("an account takes along who named it, and its name leads nowhere once it is gone", async () => {
  const thread = threads.newThread();
  const leaving = await insertAccount(database.db, "Lea");
  await threads.post(thread, leaving, "I was here");
  const staying = await threads.post(thread, ada, "So was I");
  const { id } = await threads.post(thread, ben, "@Lea and @Ada Mill");
  const needs = { db: database.db, now: () => new Date(), belongings: [commentBelongings] };
  expect(await exportAccount(needs, leaving.id)).toMatchObject({
    comments: { mentions: [{ comment_id: id, name: "Lea" }] },
  });
  await eraseAccount(needs, leaving.id, "anonymise");
  const link = `<a href="/comments/${staying.id}" rel="nofollow">@Ada Mill</a>`;
  expect(await htmlOf(thread, id)).toBe(`<p>@Lea and ${link}</p>`);
  expect(await addressed(id)).toEqual([`${ada.id} mention`]);
});

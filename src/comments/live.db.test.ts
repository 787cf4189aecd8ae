import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Account } from "#accounts/accounts.ts";
import type { Db } from "#database/connect.ts";
import { insertAccount, openCommentWorld, subjectOf, TOPIC } from "../../tests/setup/comments.ts";
import { editComment } from "./change.ts";
import { presentChanged } from "./changed.ts";
import { decideComments } from "./decide.ts";
import { type Ear, openEar } from "./ear.ts";
import { listThread } from "./list.ts";
import { type Live, openLive, type ThreadNews } from "./live.ts";
import { openModerator, savePolicy } from "./moderator.ts";
import { STANDARD_POLICY } from "./policy.ts";
import { reactTo } from "./respond.ts";
import type { Versions } from "./versions.ts";

const { database, threads, ada, ben, editor } = await openCommentWorld();
let ear: Ear;
let queries = 0;
const opened: Live[] = [];

beforeAll(async () => {
  ear = await openEar(database);
});
afterAll(async () => {
  for (const live of opened) await live.close();
  await ear.close();
  await database.close();
});

const counting = (db: Db): Db =>
  db.withPlugin({
    transformQuery({ node }) {
      queries += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  });

function open(options: Parameters<typeof openLive>[1] = {}, by: Ear = ear): Live {
  const fail = (error: unknown) => {
    throw error;
  };
  const live = openLive({ db: counting(database.db), ear: by, onTrouble: fail }, { pauseMs: 0, ...options });
  opened.push(live);
  return live;
}

const until = async (isSo: () => boolean) => {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 2));
};

/** Somebody who reads a thread; what was told is gathered in words. */
async function follow(live: Live, thread: string, viewer?: Account, since?: Versions) {
  const options = { order: "oldest" as const, limit: 100 };
  const read = await listThread(threads.needs(), subjectOf(thread), viewer, options);
  const told: string[] = [];
  const news: ThreadNews[] = [];
  let isEnded = false;
  const end = live.follow(subjectOf(thread), since ?? read.versions, {
    viewer,
    tell(one) {
      news.push(one);
      for (const row of one.changed) {
        const shown = presentChanged(row, viewer, new Date());
        if (shown) told.push(shown.html.replace(/<[^>]+>/g, "") || `no ${row.state}`);
      }
    },
    end: () => {
      isEnded = true;
    },
  });
  return { told, news, end, isEnded: () => isEnded };
}

const hide = (id: string) =>
  decideComments(threads.needs(), {
    by: editor.id,
    ids: [id],
    decision: { verdict: "hide", reason: "other", statement: "" },
  });

describe("whoever follows a thread", () => {
  test("is told what comes after the page, in order, once: what is new, changed, and no longer shown", async () => {
    const live = open();
    const thread = threads.newThread();
    await threads.post(thread, ada, "Before");
    const { told } = await follow(live, thread);
    const first = await threads.post(thread, ada, "First");
    await until(() => told.length === 1);
    await threads.post(thread, ben, "Second", { parentId: first.id });
    await until(() => told.length === 2);
    await editComment(threads.needs(), { author: ada, id: first.id, text: "First, changed", topic: TOPIC });
    await until(() => told.length === 3);
    await hide(first.id);
    await until(() => told.length === 4);
    expect(told).toEqual(["First", "Second", "First, changed", "no hidden"]);
  });

  test("misses nothing that came between the page and the following, and is told of a busy thread to read it anew", async () => {
    const live = open({ limit: 2 });
    const thread = threads.newThread();
    await threads.post(thread, ada, "On the page");
    const { versions } = await listThread(threads.needs(), subjectOf(thread), undefined, {
      order: "oldest",
      limit: 9,
    });
    for (const text of ["One", "Two"]) await threads.post(thread, ada, text);
    const late = await follow(live, thread, undefined, versions);
    await until(() => late.told.length === 2);
    expect(late.told).toEqual(["One", "Two"]);
    const far = await follow(live, thread, undefined, new Map());
    await until(() => far.news.length === 1);
    expect(far.news).toMatchObject([{ isTooMuch: true, changed: [] }]);
    await threads.post(thread, ada, "Now");
    await until(() => far.told.length === 1 && late.told.length === 3);
    expect([far.told, late.told]).toEqual([["Now"], ["One", "Two", "Now"]]);
  });

  test("sees what waits only of their own, with the votes that are theirs", async () => {
    const live = open();
    const thread = threads.newThread();
    const voted = await threads.post(thread, ada, "Voted");
    await reactTo(threads.needs(), { reader: ben, id: voted.id, reaction: "up" });
    const fresh = await insertAccount(database.db, "New");
    const [own, other, nobody] = [
      await follow(live, thread, fresh),
      await follow(live, thread, ben),
      await follow(live, thread),
    ];
    await threads.post(thread, fresh, "Waiting", {}, { newWriters: { first: 1 } });
    await until(() => own.told.length === 1);
    await editComment(threads.needs(), { author: ada, id: voted.id, text: "Changed", topic: TOPIC });
    await until(() => [own, other, nobody].every(({ told }) => told.at(-1) === "Changed"));
    expect([own.told, other.told, nobody.told]).toEqual([["Waiting", "Changed"], ["Changed"], ["Changed"]]);
    const last = other.news.at(-1)?.changed.find(({ id }) => id === voted.id);
    expect(last && presentChanged(last, ben, new Date())).toMatchObject({ mine: "up", up: 1 });
    expect(last && presentChanged(last, fresh, new Date())).toMatchObject({ mine: undefined });
  });

  test("costs the database one reading for a change, however many follow, and nothing when all is known", async () => {
    const live = open();
    const thread = threads.newThread();
    await threads.post(thread, ada, "There");
    const first = await follow(live, thread);
    await threads.post(thread, ada, "So that it is known");
    await until(() => first.told.length === 1);
    const before = queries;
    const crowd: Awaited<ReturnType<typeof follow>>[] = [];
    for (let n = 0; n < 40; n++) crowd.push(await follow(live, thread));
    expect(live.count()).toBe(41);
    await threads.post(thread, ben, "For all");
    await until(() => crowd.every(({ told }) => told.length === 1));
    // A notice more than the change may arrive late, of what was read already.
    expect(queries - before).toBeLessThanOrEqual(2);
    expect(new Set(crowd.map(({ news }) => news[0])).size).toBe(1);
    for (const { end } of crowd) end();
    expect(live.count()).toBe(1);
  });

  test("is told although no notice came, and nothing more once the program stops", async () => {
    const deaf = { onThread: () => {}, onRules: () => {}, close: async () => {} };
    const live = open({ pollMs: 5 }, deaf);
    const thread = threads.newThread();
    const one = await follow(live, thread);
    await threads.post(thread, ada, "Unheard");
    await until(() => one.told.length === 1);
    await live.close();
    expect(one.isEnded()).toBe(true);
    expect((await follow(live, thread)).isEnded()).toBe(true);
    expect(live.count()).toBe(0);
  });
});

test("what is wanted of comments is known to another process as soon as it is said", async () => {
  const other = openModerator(database.db, () => 0, ear);
  let changes = 0;
  other.onPolicy?.(() => {
    changes += 1;
  });
  await other.read();
  await savePolicy(database.db, { ...STANDARD_POLICY, words: ["casino"] });
  await until(() => other.known().words.length === 1);
  expect(changes).toBe(1);
  await savePolicy(database.db, STANDARD_POLICY);
  await until(() => other.known().words.length === 0);
});

test("what an editor decides teaches another process at once", async () => {
  const other = openModerator(database.db, () => 0, ear);
  const text = "Nothing but zarquon for everybody";
  const before = (await other.read()).scorer.score(text).spam;
  const thread = threads.newThread();
  for (let n = 0; n < 3; n++) {
    const { id } = await threads.post(thread, ada, `${text} ${n}`);
    await decideComments(threads.needs(), {
      by: editor.id,
      ids: [id],
      decision: { verdict: "hide", reason: "spam", statement: "" },
    });
  }
  while ((await other.read()).scorer.score(text).spam <= before)
    await new Promise((resolve) => setTimeout(resolve, 2));
  expect((await other.read()).scorer.score(text).spam).toBeGreaterThan(before);
});

/** Being told of answers: by a mailer that keeps what it is given, and by a push service on loopback. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Account } from "#accounts/accounts.ts";
import { editComment, removeComment } from "#comments/change.ts";
import { decideComments } from "#comments/decide.ts";
import { saveComment } from "#comments/save.ts";
import type { Database } from "#database/connect.ts";
import type { Mail } from "#mail/mail.ts";
import { insertArticles } from "../../tests/setup/articles.ts";
import { insertAccount, plainModerator, TOPIC } from "../../tests/setup/comments.ts";
import { keepMail } from "../../tests/setup/community.ts";
import { openTestDatabase } from "../../tests/setup/database.ts";
import { type NoticeTown, openNoticeTown } from "../../tests/setup/notices.ts";
import { type PushService, startPushService } from "../../tests/setup/push-service.ts";
import { deliverReplies, planReplies } from "./deliver.ts";
import { noteShown } from "./note.ts";
import { readStop } from "./tokens.ts";
import { saveDevice, saveMailWish } from "./wishes.ts";

const NOON = new Date("2026-03-10T12:00:00Z");
const HIDE = { verdict: "hide", reason: "off-topic", statement: "" } as const;
let database: Database;
let service: PushService;
let town: NoticeTown;
let thread = "";
let mail = keepMail();
let ada: Account;
let ben: Account;
let eve: Account;
let forms = 0;

beforeAll(async () => {
  database = await openTestDatabase();
  service = await startPushService();
  town = await openNoticeTown(database, NOON, service);
  const [id] = await insertArticles(town, { name: "The Post", rights: "full" }, [
    { title: "The weir is mended", published: NOON },
  ]);
  thread = `article/${id}`;
});
beforeEach(async () => {
  ada = await insertAccount(database.db, "Ada");
  ben = await insertAccount(database.db, "Ben");
  eve = await insertAccount(database.db, "Eve", "editor");
  for (const { id, name } of [ada, ben])
    await database.db
      .updateTable("accounts")
      .set({ email: `${name.toLowerCase()}@mill.example` })
      .where("id", "=", id)
      .execute();
});
afterEach(async () => {
  mail = keepMail();
  town.clock.now = NOON;
  service.received.length = 0;
  service.answer = (response) => void response.writeHead(201).end();
  await database.db.deleteFrom("comments").execute();
  await database.db.deleteFrom("accounts").execute();
});
afterAll(async () => {
  await town?.close();
  await service?.close();
  await database?.close();
});

const pass = (minutes: number) => {
  town.clock.now = new Date(town.clock.now.getTime() + minutes * 60_000);
};

async function post(author: Account, text: string, { parentId = "", policy = {} } = {}): Promise<string> {
  forms += 1;
  const needs = { db: database.db, now: town.now, noteShown, moderator: plainModerator(policy) };
  const posted = { author, thread, topic: { ...TOPIC, published: NOON }, text, once: `reply-${forms}` };
  const saved = await saveComment(needs, { ...posted, ...(parentId && { parentId }) });
  if (saved.kind !== "saved") throw new Error(saved.why);
  return saved.id;
}

/** What a worker does every few seconds. */
async function work(by: Mail = mail): Promise<void> {
  await planReplies(town);
  const needs = { ...town, mail: by, publicUrl: "https://town.example", town: "The Town" };
  for (let [job] = await town.jobs.take("reply", 1); job; [job] = await town.jobs.take("reply", 1))
    await deliverReplies(needs, job);
}

const told = () => mail.sent.map(({ to, subject }) => `${to}: ${subject}`);
const device = (account: Account) =>
  saveDevice(
    { db: database.db, now: town.now, push: town.push },
    {
      accountId: account.id,
      address: service.subscribe(),
      agent: "A browser",
    },
  );
const decide = (id: string, decision: typeof HIDE | { verdict: "show"; statement: string }) =>
  decideComments({ db: database.db, now: town.now, noteShown }, { by: eve.id, ids: [id], decision });

describe("answers", () => {
  test("are told to nobody who did not ask", async () => {
    await post(ben, "It is.", { parentId: await post(ada, "Is it mended?") });
    pass(60);
    await work();
    expect([mail.sent, service.received]).toEqual([[], []]);
  });

  test("are mailed after two minutes, with the words, where they stand, and how to end the mails", async () => {
    await saveMailWish(database.db, ada.id, true);
    const id = await post(ben, "It *is*.\nSince noon.", { parentId: await post(ada, "Is it mended?") });
    pass(1);
    await work();
    expect(mail.sent).toEqual([]);
    pass(1);
    await work();
    const [sent, ...more] = mail.sent;
    expect(more).toEqual([]);
    expect(sent).toMatchObject({
      to: "ada@mill.example",
      subject: "Ben answered you: The weir is mended",
      headers: { "list-unsubscribe-post": "List-Unsubscribe=One-Click" },
    });
    expect(sent?.text).toContain("> It *is*.\n> Since noon.");
    expect(sent?.text).toContain(`https://town.example/comments/${id}\n`);
    const stop = /^<https:\/\/town\.example\/answers\/stop\/(.+)>$/.exec(
      sent?.headers?.["list-unsubscribe"] ?? "",
    );
    expect(readStop(stop?.[1] ?? "", town.secret)).toBe(ada.id);
    expect(sent?.text).toContain(stop?.[1] ?? "none");
    await work();
    expect(mail.sent).toHaveLength(1);
  });

  test("that come within the hour are told together", async () => {
    await saveMailWish(database.db, ada.id, true);
    const parentId = await post(ada, "Is it mended?");
    await post(ben, "First.", { parentId });
    pass(2);
    await work();
    for (const words of ["Second.", "Third."]) await post(ben, words, { parentId });
    pass(30);
    await work();
    expect(told()).toEqual(["ada@mill.example: Ben answered you: The weir is mended"]);
    pass(30);
    await work();
    expect(told()[1]).toBe("ada@mill.example: 2 comments for you on The Town");
    expect(mail.sent[1]?.text).toMatch(/> Second\.[\s\S]*> Third\./);
  });

  test("are told to whoever is named, and not by one's own", async () => {
    await saveMailWish(database.db, ada.id, true);
    await saveMailWish(database.db, ben.id, true);
    const own = await post(ada, "Is it mended?");
    await post(ada, "I mean the weir.", { parentId: own });
    await post(ben, "Ask @Ada.");
    pass(2);
    await work();
    expect(told()).toEqual(["ada@mill.example: Ben named you: The weir is mended"]);
  });

  test("that wait are told when an editor shows them, and once however often", async () => {
    await saveMailWish(database.db, ada.id, true);
    const parentId = await post(ada, "Is it mended?");
    const id = await post(ben, "A word.", { parentId, policy: { words: ["word"] } });
    pass(10);
    await work();
    expect(mail.sent).toEqual([]);
    await decide(id, { verdict: "show", statement: "" });
    pass(2);
    await work();
    expect(told()).toHaveLength(1);
    await decide(id, HIDE);
    await decide(id, { verdict: "show", statement: "" });
    pass(120);
    await work();
    expect(told()).toHaveLength(1);
  });

  test("that were hidden or deleted before anybody was told stay untold", async () => {
    await saveMailWish(database.db, ada.id, true);
    const parentId = await post(ada, "Is it mended?");
    await decide(await post(ben, "An unkind word.", { parentId }), HIDE);
    const id = await post(ben, "Never mind.", { parentId });
    await removeComment({ db: database.db, now: town.now }, { author: ben, id });
    pass(2);
    await work();
    expect(mail.sent).toEqual([]);
  });

  test("that an editor hid before anybody was told, and then showed again, are told", async () => {
    await saveMailWish(database.db, ada.id, true);
    const id = await post(ben, "An unkind word.", { parentId: await post(ada, "Is it mended?") });
    await decide(id, HIDE);
    pass(2);
    await work();
    expect(mail.sent).toEqual([]);
    await decide(id, { verdict: "show", statement: "" });
    pass(2);
    await work();
    expect(told()).toEqual(["ada@mill.example: Ben answered you: The weir is mended"]);
  });

  test("are told to nobody who is named no more when they are due, and to no crowd that is named bit by bit", async () => {
    const names = [..."ABCDEFGHIJKLM"].map((letter) => `@Pat${letter}`);
    for (const name of names) {
      const one = await insertAccount(database.db, name.slice(1));
      const email = `${name.slice(1).toLowerCase()}@mill.example`;
      await database.db.updateTable("accounts").set({ email }).where("id", "=", one.id).execute();
      await saveMailWish(database.db, one.id, true);
      await post(one, `I am ${email}.`);
    }
    const needs = { db: database.db, now: town.now, noteShown, moderator: plainModerator({}) };
    const id = await post(ben, "Hello.");
    const edit = (text: string) =>
      editComment(needs, { author: ben, id, text, topic: { ...TOPIC, published: NOON } });
    const toldOf: string[][] = [];
    for (const some of [names.slice(0, 1), names.slice(1, 5), names.slice(5, 9), names.slice(9)]) {
      await edit(some.join(" "));
      if (toldOf.length === 0) await edit("Never mind.");
      pass(2);
      mail = keepMail();
      await work();
      toldOf.push(mail.sent.map(({ to }) => to));
    }
    expect(toldOf.map(({ length }) => length)).toEqual([0, 4, 4, 3]);
  });

  test("are told to every device, and one that is gone is forgotten", async () => {
    expect([await device(ada), await device(ada)]).toEqual(["saved", "saved"]);
    const id = await post(ben, "It is.", { parentId: await post(ada, "Is it mended?") });
    let calls = 0;
    service.answer = (response) => {
      calls += 1;
      response.writeHead(calls === 1 ? 410 : 201).end();
    };
    pass(1);
    await work();
    expect(service.received.map(({ payload }) => payload)).toEqual(
      Array(2).fill({
        title: "Ben answered you",
        body: "The weir is mended\nIt is.",
        url: `/comments/${id}`,
        tag: `reply-${id}`,
      }),
    );
    const left = await database.db.selectFrom("reply_devices").select("id").execute();
    expect(left).toHaveLength(1);
  });

  test("are tried again while the mail server refuses, and then given up", async () => {
    await saveMailWish(database.db, ada.id, true);
    await post(ben, "It is.", { parentId: await post(ada, "Is it mended?") });
    let tries = 0;
    const refusing: Mail = {
      way: "smtp",
      send: async () => {
        tries += 1;
        return { kind: "refused", why: "no" };
      },
    };
    for (let hour = 0; hour < 12; hour += 1) {
      pass(60);
      await work(refusing);
    }
    expect(tries).toBe(5);
    await work();
    expect(mail.sent).toEqual([]);
  });

  test("are mailed to nobody any more once that is turned off, also of what was waiting", async () => {
    await saveMailWish(database.db, ada.id, true);
    await post(ben, "It is.", { parentId: await post(ada, "Is it mended?") });
    await saveMailWish(database.db, ada.id, false);
    await saveMailWish(database.db, ada.id, true);
    pass(120);
    await work();
    expect(mail.sent).toEqual([]);
  });
});

test("an account has ten devices at the most, and one is one account's alone", async () => {
  const outcomes = [];
  for (let i = 0; i < 11; i += 1) outcomes.push(await device(ada));
  expect(outcomes).toEqual([...Array(10).fill("saved"), "full"]);
  const needs = { db: database.db, now: town.now, push: town.push };
  const address = service.subscribe();
  await database.db.deleteFrom("reply_devices").execute();
  for (const { id } of [ada, ben]) await saveDevice(needs, { accountId: id, address, agent: "A browser" });
  const rows = await database.db.selectFrom("reply_devices").select("account_id").execute();
  expect(rows).toEqual([{ account_id: ben.id }]);
  const nowhere = { ...address, endpoint: "https://127.0.0.1/none" };
  expect(await saveDevice(needs, { accountId: ada.id, address: nowhere, agent: "" })).toBe("address");
});

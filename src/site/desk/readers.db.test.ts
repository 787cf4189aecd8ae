/** Accounts at the desk: who finds them, what is done with them, by whom, and what their readers are told. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Account, findAccount, type Role } from "#accounts/accounts.ts";
import { actOnAccount } from "#accounts/restrict.ts";
import { openSession } from "#accounts/sessions.ts";
import { saveStaff } from "#accounts/staff.ts";
import { saveComment } from "#comments/save.ts";
import type { Database } from "#database/connect.ts";
import { insertAccount, openThreads, TOPIC } from "../../../tests/setup/comments.ts";
import type { Visitor } from "../../../tests/setup/community.ts";
import { openTestDatabase } from "../../../tests/setup/database.ts";
import { type Desk, openDesk } from "../../../tests/setup/desk.ts";

const START = Date.UTC(2026, 2, 10, 12);
const DAY_MS = 86_400_000;
let ms = 0;
const now = () => {
  ms += 1;
  return new Date(START + ms);
};

let database: Database;
let desk: Desk;
let editor: Visitor;
let owner: Visitor;
let ada: Account;

beforeAll(async () => {
  database = await openTestDatabase();
  desk = await openDesk(database, now);
  editor = await desk.signIn("Eve", "editor");
  owner = await desk.signIn("Olga", "owner");
});
afterAll(() => database.close());

const make = async (name: string, role: Role = "reader") => {
  const account = await insertAccount(database.db, name, role);
  await saveEmail(account, `${name.toLowerCase()}@mill.example`);
  return account;
};
const saveEmail = ({ id }: Account, email: string) =>
  database.db.updateTable("accounts").set({ email }).where("id", "=", id).execute();
beforeEach(async () => {
  await database.db.updateTable("accounts").set({ email: null }).execute();
  ada = await make("Ada");
});

const read = async (path: string, who = editor) => (await who.get(path)).text();
const pathOf = ({ id }: Account) => `/desk/readers/${id}`;
const accountOf = ({ id }: Account) => findAccount({ db: database.db, now }, id);
const send = async (account: Account, fields: Record<string, string>, who = editor) => {
  const isRole = fields.do === "make editor" || fields.do === "take back";
  const answer = await who.post(`${pathOf(account)}${isRole ? "/role" : ""}`, fields);
  return { status: answer.status, to: answer.headers.get("location"), html: await answer.text() };
};
const logOf = ({ id }: Account) =>
  database.db
    .selectFrom("audit_log")
    .select(["action", "detail", "account_id"])
    .where("subject", "=", `account/${id}`)
    .orderBy("id")
    .execute();

/** What this account posts, as it is now. */
async function post(account: Account, text: string) {
  const author = await accountOf(account);
  if (!author) throw new Error("the account is gone");
  const threads = openThreads(database.db);
  const posted = { author, thread: threads.newThread(), topic: TOPIC, text, once: `once-${ms}` };
  return saveComment({ ...threads.needs(), now }, posted);
}

describe("accounts are found", () => {
  test("by part of a name in any case, and by a whole address; editors see no address", async () => {
    await make("100%_Zoë");
    const found = await read("/desk/readers?q=0%25_ZO%C3%8B");
    expect(found).toContain("100%_Zoë");
    expect(found).not.toContain(">Ada<");
    expect(await read("/desk/readers?q=%25")).not.toContain(">Ada<");
    const byEmail = await read("/desk/readers?q=ADA%40mill.example");
    expect(byEmail).toContain(pathOf(ada));
    expect(byEmail).toContain("<bdi>a…@mill.example</bdi>");
    expect(await read("/desk/readers?q=da%40mill.example")).toContain("Nobody is here.");
    expect(await read(pathOf(ada))).not.toContain("ada@mill.example");
    expect(await read(pathOf(ada), owner)).toContain("<bdi>ada@mill.example</bdi>");
  });

  test("page by page, the newest first; and the muted and banned alone", async () => {
    for (let i = 0; i < 45; i += 1) await insertAccount(database.db, `Pat ${i}`);
    const first = await read("/desk/readers?q=pat");
    const [, older = ""] = /href="([^"]*before=[^"]*)"/.exec(first) ?? [];
    const second = await read(older.replaceAll("&amp;", "&"));
    const names = `${first}${second}`.match(/>Pat \d+</g) ?? [];
    expect([names.length, new Set(names).size]).toEqual([45, 45]);
    expect(second).not.toContain("before=");

    await send(ada, { do: "mute", days: "1" });
    const restricted = await read("/desk/readers?is=restricted");
    expect(restricted).toContain(pathOf(ada));
    expect(restricted).not.toContain(">Pat ");
    ms += DAY_MS;
    expect(await read("/desk/readers?is=restricted")).not.toContain(pathOf(ada));
  });

  test("with what they wrote and what was decided", async () => {
    await post(ada, "The weir <b>is</b> open.");
    const html = await read(pathOf(ada));
    expect(html).toContain("1 shown, 0 waiting, 0 hidden");
    expect(html).toContain("The weir &lt;b&gt;is&lt;/b&gt; open.");
    expect(html).toMatch(/href="\/desk\/comments\?id=[0-9a-z]{16}"/);
    expect((await editor.get("/desk/readers/0000000000000000")).status).toBe(404);
    expect((await editor.get("/desk/readers/%00")).status).toBe(404);
    expect(await read("/desk/comments?queue=all")).toContain(`href="${pathOf(ada)}"`);
  });
});

describe("a writer who is muted", () => {
  test("is told so, and what is written waits, until the mute ends or is lifted", async () => {
    expect(await send(ada, { do: "mute", days: "7", why: "Heated" })).toMatchObject({ status: 303 });
    const reason = "An editor reads your comments before they are shown until 2026-03-18.";
    expect(await post(ada, "First.")).toMatchObject({ state: "waiting", reason });
    expect(await logOf(ada)).toMatchObject([{ action: "mute account", detail: { reason: "Heated" } }]);
    await send(ada, { do: "unmute" });
    expect(await post(ada, "Second.")).toMatchObject({ state: "shown" });
    await send(ada, { do: "mute", days: "ever" });
    const forGood = "An editor reads your comments before they are shown.";
    expect(await post(ada, "Third.")).toMatchObject({ state: "waiting", reason: forGood });
    await send(ada, { do: "mute", days: "1" });
    ms += DAY_MS;
    expect(await post(ada, "Fourth.")).toMatchObject({ state: "shown" });
  });
});

describe("a reader who is banned", () => {
  test("is told until when and why, and may write again when it is lifted", async () => {
    const why = "Insults <again>";
    expect((await send(ada, { do: "ban", days: "30", why })).to).toBe(`${pathOf(ada)}?done=ban`);
    expect(await read(pathOf(ada))).toContain("<bdi>Insults &lt;again&gt;</bdi>");
    expect(await post(ada, "Hello.")).toMatchObject({ kind: "refused", why: expect.stringContaining(why) });
    await send(ada, { do: "ban", days: "ever", why });
    expect(await post(ada, "Hello.")).toMatchObject({ why: `You cannot comment any more: ${why}` });
    await send(ada, { do: "unban" });
    expect(await post(ada, "Hello.")).toMatchObject({ state: "shown" });
    const log = (await logOf(ada)).map(({ action }) => action);
    expect(log).toEqual(["ban account", "ban account", "lift ban"]);
  });

  test.each([
    ["no reason", { do: "ban", days: "7", why: " " }],
    ["no end", { do: "ban", why: "Insults" }],
    ["an end that is not offered", { do: "ban", days: "8", why: "Insults" }],
    ["a name of every object", { do: "mute", days: "constructor" }],
    ["too long a reason", { do: "ban", days: "7", why: "x".repeat(301) }],
    ["nothing that is known", { do: "everything" }],
  ])("is not for %s", async (_, fields) => {
    expect((await send(ada, fields)).status).toBe(400);
    expect(await accountOf(ada)).toMatchObject({ ban: undefined, mutedUntil: undefined });
    expect(await logOf(ada)).toEqual([]);
  });
});

test("all sessions of an account are ended", async () => {
  for (let i = 0; i < 2; i += 1) await openSession({ db: database.db, now }, ada.id, "A browser");
  expect(await read(pathOf(ada))).toContain("signed in in 2 places");
  await send(ada, { do: "sign out" });
  const left = await database.db
    .selectFrom("sessions")
    .where("account_id", "=", ada.id)
    .selectAll()
    .execute();
  expect(left).toEqual([]);
});

describe("roles", () => {
  test("are given and taken back by owners", async () => {
    await send(ada, { do: "make editor" }, owner);
    expect((await accountOf(ada))?.role).toBe("editor");
    expect((await send(ada, { do: "make editor" }, owner)).status).toBe(409);
    await send(ada, { do: "take back" }, owner);
    expect((await accountOf(ada))?.role).toBe("reader");
    expect((await logOf(ada)).map(({ action }) => action)).toEqual(["make editor", "take back role"]);
  });

  test("taken back from somebody who never signed in leave nothing but the log", async () => {
    await saveStaff({ db: database.db, now }, "new@mill.example", "editor");
    const { id } = await database.db
      .selectFrom("accounts")
      .select("id")
      .where("email", "=", "new@mill.example")
      .executeTakeFirstOrThrow();
    const answer = await send({ ...ada, id }, { do: "take back" }, owner);
    expect(answer.to).toBe("/desk/readers?done=forgotten");
    expect(await findAccount({ db: database.db, now }, id)).toBeUndefined();
    expect(await logOf({ ...ada, id })).toHaveLength(1);
  });

  test("of two owners who take each other back at once, one stays an owner", async () => {
    const [mia, noa] = [await make("Mia", "owner"), await make("Noa", "owner")];
    const needs = { db: database.db, now };
    const what = { act: "take back" } as const;
    const both = await Promise.all([
      actOnAccount(needs, { by: mia.id, id: noa.id, what }),
      actOnAccount(needs, { by: noa.id, id: mia.id, what }),
    ]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(["done", "refused"]);
    const roles = [(await accountOf(mia))?.role, (await accountOf(noa))?.role];
    expect(roles.sort()).toEqual(["owner", "reader"]);
  });
});

describe("who may not", () => {
  const BAN = { do: "ban", days: "7", why: "Insults" };

  test("nobody mutes or bans an owner, and only an owner an editor", async () => {
    const [mia, noa] = [await make("Mia", "owner"), await make("Noa", "editor")];
    for (const [whom, who, status] of [
      [mia, owner, 403],
      [mia, editor, 403],
      [noa, editor, 403],
      [noa, owner, 303],
    ] as const)
      for (const fields of [BAN, { do: "mute", days: "7" }])
        expect([whom.name, (await send(whom, fields, who)).status]).toEqual([whom.name, status]);
    expect((await send(noa, { do: "sign out" }, editor)).status).toBe(403);
    expect(await accountOf(mia)).toMatchObject({ ban: undefined, mutedUntil: undefined });
    expect(await post(noa, "I am an editor.")).toMatchObject({ kind: "refused" });
  });

  test("an editor who is banned does nothing at the desk until it is lifted", async () => {
    const visitor = await desk.signIn("Nell", "editor");
    const { id } = await database.db
      .selectFrom("accounts")
      .select("id")
      .where("name", "=", "Nell")
      .executeTakeFirstOrThrow();
    const nell = { ...ada, id };
    await send(nell, BAN, owner);
    const answer = await visitor.get("/desk/readers");
    expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining("Insults")]);
    expect((await send(ada, { do: "mute", days: "7" }, visitor)).status).toBe(403);
    expect(await accountOf(ada)).toMatchObject({ mutedUntil: undefined });
    await send(nell, { do: "unban" }, owner);
    expect((await visitor.get("/desk/readers")).status).toBe(200);
  });

  test("editors give no roles, and nobody changes their own", async () => {
    expect((await send(ada, { do: "make editor" }, editor)).status).toBe(403);
    expect((await accountOf(ada))?.role).toBe("reader");
    const olga = await database.db
      .selectFrom("accounts")
      .select("id")
      .where("name", "=", "Olga")
      .executeTakeFirstOrThrow();
    const answer = await send({ ...ada, id: olga.id }, { do: "take back" }, owner);
    expect([answer.status, answer.html]).toEqual([
      403,
      expect.stringContaining("Nobody changes their own role."),
    ]);
    expect(await read(`/desk/readers/${olga.id}`, owner)).not.toContain("/role");
  });
});

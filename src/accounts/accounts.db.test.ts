import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "#database/connect.ts";
import { openTestDatabase } from "../../tests/setup/database.ts";
import { SECRET } from "../../tests/setup/secret.ts";
import { findAccount, findByEmail, isEditor, makeAccount, saveBan, saveName } from "./accounts.ts";
import { eraseAccount, exportAccount, type Parting } from "./belongings.ts";
import { takeTurn } from "./limits.ts";
import { confirmEmail, findLink, makeLink, signInByLink } from "./links.ts";
import {
  endOtherSessions,
  endSession,
  endSessionOf,
  findSession,
  listSessions,
  openSession,
} from "./sessions.ts";
import { listStaff, removeStaff, saveStaff } from "./staff.ts";
import { sweepAccounts } from "./sweep.ts";
import { removeEmail } from "./ways-in.ts";

const NOW = new Date("2026-03-10T12:00:00Z");
const DAY = 86_400_000;
let database: Database;
const clock = { now: NOW };
let needs: { db: Database["db"]; now: () => Date; secret: string };

beforeAll(async () => {
  database = await openTestDatabase();
  needs = { db: database.db, now: () => clock.now, secret: SECRET };
});
afterEach(async () => {
  clock.now = NOW;
  for (const table of ["accounts", "sign_in_links", "challenges", "limits"] as const)
    await database.db.deleteFrom(table).execute();
});
afterAll(() => database?.close());

const later = (ms: number) => {
  clock.now = new Date(clock.now.getTime() + ms);
};
const ADA = "ada@mill.example";
const signIn = (token: string, name?: string) =>
  signInByLink(needs, { token, name, agent: "Firefox on Linux" });
async function signUp(email = ADA, name = "Ada") {
  const signed = await signIn(await makeLink(needs, { email, back: "/" }), name);
  if (signed.kind !== "signed-in") throw new Error(signed.kind);
  return signed;
}

describe("a link by mail", () => {
  test("makes an account with its first use, which needs a name, and leads to it ever after", async () => {
    const token = await makeLink(needs, { email: ADA, back: "/local" });
    expect(await signIn(token)).toEqual({ kind: "unnamed" });
    const first = await signIn(token, "Ada");
    expect(first).toMatchObject({ kind: "signed-in", back: "/local", account: { name: "Ada", email: ADA } });
    const again = await signIn(await makeLink(needs, { email: ADA, back: "/" }), "Somebody else");
    expect(again).toMatchObject({ kind: "signed-in", account: { name: "Ada" } });
    expect(await database.db.selectFrom("accounts").select("id").execute()).toHaveLength(1);
  });

  test("is kept as a hash, and is looked at without being used up", async () => {
    const token = await makeLink(needs, { email: ADA, back: "/" });
    for (let i = 0; i < 3; i++) expect(await findLink(needs, token, "sign-in")).toMatchObject({ email: ADA });
    const rows = JSON.stringify(await database.db.selectFrom("sign_in_links").selectAll().execute());
    expect(rows).not.toContain(token);
  });

  test("is good once, and ends the others that were sent to its address", async () => {
    const [one, two, other] = await Promise.all(
      [ADA, ADA, "bob@mill.example"].map((email) => makeLink(needs, { email, back: "/" })),
    );
    expect(await signIn(one ?? "", "Ada")).toMatchObject({ kind: "signed-in" });
    expect(await signIn(one ?? "", "Ada")).toEqual({ kind: "gone" });
    expect(await signIn(two ?? "", "Ada")).toEqual({ kind: "gone" });
    expect(await findLink(needs, other ?? "", "sign-in")).toBeDefined();
  });

  test("lets one in of many who use it at once", async () => {
    const token = await makeLink(needs, { email: ADA, back: "/" });
    const all = await Promise.all(Array.from({ length: 8 }, () => signIn(token, "Ada")));
    expect(all.filter(({ kind }) => kind === "signed-in")).toHaveLength(1);
    expect(await database.db.selectFrom("sessions").selectAll().execute()).toHaveLength(1);
  });

  test("two links of one address used at once make one account", async () => {
    const tokens = await Promise.all([1, 2].map(() => makeLink(needs, { email: ADA, back: "/" })));
    const all = await Promise.all(tokens.map((token) => signIn(token, "Ada")));
    expect(all.map(({ kind }) => kind)).toContain("signed-in");
    expect(await database.db.selectFrom("accounts").select("id").execute()).toHaveLength(1);
  });

  test("ends after fifteen minutes", async () => {
    const token = await makeLink(needs, { email: ADA, back: "/" });
    later(15 * 60_000 - 1);
    expect(await findLink(needs, token, "sign-in")).toBeDefined();
    later(1);
    expect(await findLink(needs, token, "sign-in")).toBeUndefined();
    expect(await signIn(token, "Ada")).toEqual({ kind: "gone" });
  });

  test.each(["", "x", "0".repeat(43), "\u0000".repeat(43), "x".repeat(10_000)])(
    "that we did not make (%#) is none",
    async (token) => {
      await makeLink(needs, { email: ADA, back: "/" });
      expect(await signIn(token, "Ada")).toEqual({ kind: "gone" });
    },
  );
});

describe("a new address", () => {
  const change = (accountId: string, email: string) =>
    makeLink(needs, { email, accountId, back: "/account" });

  test("is the account's once it is confirmed where the account is signed in", async () => {
    const { account } = await signUp();
    const token = await change(account.id, "ada@new.example");
    expect((await findAccount(needs, account.id))?.email).toBe(ADA);
    const other = await signUp("bob@mill.example", "Bob");
    expect(await confirmEmail(needs, token, other.account.id)).toEqual({ kind: "other" });
    expect(await confirmEmail(needs, token, account.id)).toEqual({
      kind: "confirmed",
      email: "ada@new.example",
      before: ADA,
    });
    expect(await confirmEmail(needs, token, account.id)).toEqual({ kind: "gone" });
    expect(await findByEmail(needs, ADA)).toBeUndefined();
  });

  test("that has an account already stays with it", async () => {
    const { account } = await signUp();
    const bob = await signUp("bob@mill.example", "Bob");
    const token = await change(account.id, "bob@mill.example");
    expect(await confirmEmail(needs, token, account.id)).toEqual({ kind: "taken" });
    expect((await findByEmail(needs, "bob@mill.example"))?.id).toBe(bob.account.id);
  });

  test("lets nobody in, and a link to sign in with confirms nothing", async () => {
    const { account } = await signUp();
    expect(await signIn(await change(account.id, "ada@new.example"), "Ada")).toEqual({ kind: "gone" });
    const link = await makeLink(needs, { email: "ada@new.example", back: "/" });
    expect(await confirmEmail(needs, link, account.id)).toEqual({ kind: "gone" });
  });

  test("brings the role that waits for it", async () => {
    const { account } = await signUp();
    await saveStaff(needs, "ada@new.example", "editor");
    await confirmEmail(needs, await change(account.id, "ada@new.example"), account.id);
    expect(await findAccount(needs, account.id)).toMatchObject({ role: "editor", email: "ada@new.example" });
    expect(await listStaff(needs)).toHaveLength(1);
  });

  test("the only way in is not given up", async () => {
    const { account } = await signUp();
    expect(await removeEmail(database.db, account.id)).toEqual({ kind: "last" });
    expect((await findAccount(needs, account.id))?.email).toBe(ADA);
  });
});

describe("a session", () => {
  test("tells who is signed in, and lasts 90 days from its last use", async () => {
    const { token, account } = await signUp();
    expect(await findSession(needs, token)).toMatchObject({ account, isRenewed: false });
    later(80 * DAY);
    expect(await findSession(needs, token)).toMatchObject({ isRenewed: true });
    later(80 * DAY);
    expect(await findSession(needs, token)).toMatchObject({ account: { id: account.id } });
    later(91 * DAY);
    expect(await findSession(needs, token)).toBeUndefined();
  });

  test("is kept as a hash", async () => {
    const { token } = await signUp();
    const row = await database.db.selectFrom("sessions").selectAll().executeTakeFirstOrThrow();
    expect(JSON.stringify(row)).not.toContain(token);
    expect(row.token_hash).toMatch(/^[\w-]{43}$/);
    expect(await findSession(needs, row.token_hash)).toBeUndefined();
  });

  test("can be ended: one, all others, or the one of this browser; never another account's", async () => {
    const { token, account } = await signUp();
    const bob = await signUp("bob@mill.example", "Bob");
    const tokens = [token];
    for (let i = 0; i < 3; i++) tokens.push(await openSession(needs, account.id, "Safari on iPhone"));
    const ids = await Promise.all(
      tokens.map(async (one) => (await findSession(needs, one))?.sessionId ?? ""),
    );
    await endSession(database.db, bob.account.id, ids[1] ?? "");
    expect(await listSessions(needs, account.id)).toHaveLength(4);
    await endSession(database.db, account.id, ids[1] ?? "");
    expect((await listSessions(needs, account.id)).map(({ id }) => id)).not.toContain(ids[1]);
    await endOtherSessions(database.db, account.id, ids[0] ?? "");
    expect(await listSessions(needs, account.id)).toMatchObject([{ id: ids[0], agent: "Firefox on Linux" }]);
    await endSessionOf(database.db, token);
    expect(await findSession(needs, token)).toBeUndefined();
    expect(await findSession(needs, bob.token)).toBeDefined();
  });
});

test("a ban holds until its end, with its reason", async () => {
  const { id } = await makeAccount(needs, { name: "Ada" });
  const until = new Date(NOW.getTime() + DAY);
  expect(await saveBan(database.db, id, { reason: "Insults.", until })).toBe(true);
  expect((await findAccount(needs, id))?.ban).toEqual({ reason: "Insults.", until });
  later(DAY);
  expect((await findAccount(needs, id))?.ban).toBeUndefined();
  clock.now = NOW;
  await saveBan(database.db, id, undefined);
  expect((await findAccount(needs, id))?.ban).toBeUndefined();
  expect(await saveBan(database.db, "nobody", undefined)).toBe(false);
});

describe("editors", () => {
  test("are named by their address before or after they sign in", async () => {
    await saveStaff(needs, ADA, "editor");
    expect(await listStaff(needs)).toEqual([{ email: ADA, name: "", role: "editor", seenAt: undefined }]);
    expect(await findByEmail(needs, ADA)).toBeUndefined();
    const link = await makeLink(needs, { email: ADA, back: "/" });
    expect(await signIn(link)).toEqual({ kind: "unnamed" });
    expect(await signIn(link, "Ada")).toMatchObject({ account: { name: "Ada", role: "editor" } });
    await signUp("bob@mill.example", "Bob");
    await saveStaff(needs, "bob@mill.example", "owner");
    const staff = await listStaff(needs);
    expect(staff.map(({ name, role }) => [name, role])).toEqual([
      ["Bob", "owner"],
      ["Ada", "editor"],
    ]);
    expect(isEditor(await findByEmail(needs, ADA))).toBe(true);
  });

  test("become readers again, and whoever never came is forgotten", async () => {
    await signUp();
    await saveStaff(needs, ADA, "owner");
    await saveStaff(needs, "never@mill.example", "editor");
    expect(await removeStaff(needs, ADA)).toBe(true);
    expect(await removeStaff(needs, "never@mill.example")).toBe(true);
    expect(await removeStaff(needs, ADA)).toBe(false);
    expect(await findByEmail(needs, ADA)).toMatchObject({ role: "reader" });
    expect(await database.db.selectFrom("accounts").select("id").execute()).toHaveLength(1);
  });
});

describe("a limit", () => {
  const LIMIT = { name: "test", burst: 3, perHour: 60 };
  const turn = (subject = "one") => takeTurn(needs, LIMIT, subject);

  test("lets so many through at once, then one for each that is filled in", async () => {
    for (let i = 0; i < 3; i++) expect(await turn()).toEqual({ kind: "taken" });
    expect(await turn()).toEqual({ kind: "limited", waitSeconds: 60 });
    expect(await turn("another")).toEqual({ kind: "taken" });
    later(59_000);
    expect((await turn()).kind).toBe("limited");
    later(1_000);
    expect((await turn()).kind).toBe("taken");
    expect((await turn()).kind).toBe("limited");
    later(DAY);
    for (let i = 0; i < 3; i++) expect((await turn()).kind).toBe("taken");
    expect((await turn()).kind).toBe("limited");
  });

  test("is exact for many at once", async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => turn()));
    expect(all.filter(({ kind }) => kind === "taken")).toHaveLength(3);
  });

  test("a clock that is behind fills nothing in", async () => {
    for (let i = 0; i < 3; i++) await turn();
    later(-DAY);
    expect((await turn()).kind).toBe("limited");
    later(DAY);
    expect((await turn()).kind).toBe("limited");
  });

  test("keeps nobody's address", async () => {
    await turn("192.0.2.7");
    expect(JSON.stringify(await database.db.selectFrom("limits").selectAll().execute())).not.toContain("192");
  });
});

describe("all of an account", () => {
  const forgotten: [string, Parting][] = [];
  const belongings = [
    {
      isWriting: true,
      name: "comments",
      list: async () => [{ text: "Well said." }],
      forget: async (_db: unknown, id: string, how: Parting) => void forgotten.push([id, how]),
    },
  ];

  test("is taken along in one value, in which nothing lets anybody in", async () => {
    const { account, token } = await signUp();
    const all = await exportAccount({ ...needs, belongings }, account.id);
    expect(all).toMatchObject({
      account: { name: "Ada", email: ADA, role: "reader" },
      passkeys: [],
      sessions: [{ agent: "Firefox on Linux" }],
      comments: [{ text: "Well said." }],
    });
    const text = JSON.stringify(all);
    expect(text).not.toContain(token);
    expect(text).not.toContain((await findSession(needs, token))?.sessionId);
    expect(await exportAccount({ ...needs, belongings }, "nobody")).toBeUndefined();
  });

  test("is deleted at once, with what other rooms keep of it", async () => {
    const { account, token } = await signUp();
    await makeLink(needs, { email: ADA, back: "/" });
    await makeLink(needs, { email: "new@mill.example", accountId: account.id, back: "/" });
    await eraseAccount({ ...needs, belongings }, account.id, "anonymise");
    expect(forgotten).toEqual([[account.id, "anonymise"]]);
    expect(await findSession(needs, token)).toBeUndefined();
    for (const table of ["accounts", "sessions", "sign_in_links"] as const)
      expect(await database.db.selectFrom(table).selectAll().execute()).toEqual([]);
  });

  test("nothing is deleted when another room cannot forget", async () => {
    const { account } = await signUp();
    const failing = [
      { name: "x", isWriting: true, list: async () => [], forget: () => Promise.reject(new Error("away")) },
    ];
    await expect(eraseAccount({ ...needs, belongings: failing }, account.id, "remove")).rejects.toThrow(
      "away",
    );
    expect(await findAccount(needs, account.id)).toBeDefined();
  });
});

test("what can no longer be used is swept away, and nothing else", async () => {
  const { account } = await signUp();
  await takeTurn(needs, { name: "test", burst: 1, perHour: 1 }, "one");
  await makeLink(needs, { email: ADA, back: "/" });
  later(16 * 60_000);
  await makeLink(needs, { email: ADA, back: "/" });
  await sweepAccounts(needs);
  const count = async (table: "sessions" | "sign_in_links" | "limits") =>
    (await database.db.selectFrom(table).selectAll().execute()).length;
  expect([await count("sessions"), await count("sign_in_links"), await count("limits")]).toEqual([1, 1, 1]);
  later(100 * DAY);
  await sweepAccounts(needs);
  expect([await count("sessions"), await count("sign_in_links"), await count("limits")]).toEqual([0, 0, 0]);
  await saveName(database.db, account.id, "Ada M.");
  expect(await findAccount(needs, account.id)).toMatchObject({ name: "Ada M." });
});

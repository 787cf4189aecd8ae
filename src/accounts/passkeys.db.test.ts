import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "#database/connect.ts";
import { makeAuthenticator } from "../../tests/setup/authenticator.ts";
import { openTestDatabase } from "../../tests/setup/database.ts";
import { findAccount } from "./accounts.ts";
import { parseCreated, parseUsed } from "./parse-credential.ts";
import {
  addPasskey,
  listPasskeys,
  offerPasskey,
  offerSignIn,
  offerSignUp,
  signIn,
  signUp,
} from "./passkeys.ts";
import { findSession } from "./sessions.ts";
import { removeEmail, removePasskey } from "./ways-in.ts";

const NOW = new Date("2026-03-10T12:00:00Z");
const ORIGIN = "https://town.example";
const AGENT = "Chrome on Linux";
let database: Database;
const clock = { now: NOW };
let needs: Parameters<typeof signUp>[0];

beforeAll(async () => {
  database = await openTestDatabase();
  const party = { id: "town.example", origin: ORIGIN };
  needs = { db: database.db, now: () => clock.now, party, siteName: "The Town" };
});
afterEach(async () => {
  clock.now = NOW;
  await database.db.deleteFrom("accounts").execute();
  await database.db.deleteFrom("challenges").execute();
});
afterAll(() => database?.close());

const later = (ms: number) => {
  clock.now = new Date(clock.now.getTime() + ms);
};
type Authenticator = ReturnType<typeof makeAuthenticator>;
type Lie = Parameters<Authenticator["get"]>[1];

async function create(authenticator: Authenticator, name = "Ada", lie?: Lie) {
  const credential = parseCreated(authenticator.create(await offerSignUp(needs, name), lie));
  if (!credential) throw new Error("not a credential");
  return signUp(needs, credential, AGENT);
}
async function use(authenticator: Authenticator, lie?: Lie) {
  const credential = parseUsed(authenticator.get(await offerSignIn(needs), lie));
  if (!credential) throw new Error("not a credential");
  return signIn(needs, credential, AGENT);
}

describe("a passkey", () => {
  test("makes an account without an address, and signs in to it", async () => {
    const authenticator = makeAuthenticator(ORIGIN);
    const made = await create(authenticator);
    expect(made).toMatchObject({
      kind: "signed-in",
      account: { name: "Ada", email: undefined, role: "reader" },
    });
    later(60_000);
    const used = await use(authenticator);
    if (made.kind !== "signed-in" || used.kind !== "signed-in") throw new Error("refused");
    expect(used.account).toEqual(made.account);
    expect(await findSession(needs, used.token)).toMatchObject({ account: made.account });
    expect(await listPasskeys(needs, made.account.id)).toEqual([
      { id: authenticator.id, label: AGENT, createdAt: NOW, usedAt: clock.now },
    ]);
    expect(await database.db.selectFrom("challenges").selectAll().execute()).toEqual([]);
  });

  test("asks the browser for what it should: a passkey that is found without a name, and no attestation", async () => {
    const options = await offerSignUp(needs, "Ada");
    expect(options).toMatchObject({
      rp: { id: "town.example", name: "The Town" },
      user: { name: "Ada", displayName: "Ada" },
      attestation: "none",
      authenticatorSelection: { residentKey: "required", userVerification: "preferred" },
    });
    expect(await offerSignIn(needs)).toMatchObject({ rpId: "town.example", userVerification: "preferred" });
  });

  test.each<[string, Lie]>([
    ["made at another site", { origin: "https://town.example.evil.example" }],
    ["made for another host", { rpId: "evil.example" }],
    ["of a use", { type: "webauthn.get" }],
  ])("%s makes nothing", async (_what, lie) => {
    expect(await create(makeAuthenticator(ORIGIN), "Ada", lie)).toEqual({ kind: "refused" });
    expect(await database.db.selectFrom("accounts").selectAll().execute()).toEqual([]);
  });

  test.each<[string, Lie]>([
    ["at another site", { origin: "https://evil.example" }],
    ["for another host", { rpId: "evil.example" }],
    ["of another account", { userHandle: Buffer.from("0123456789abcdef").toString("base64url") }],
    ["as if it were being made", { type: "webauthn.create" }],
  ])("used %s lets nobody in", async (_what, lie) => {
    const authenticator = makeAuthenticator(ORIGIN);
    await create(authenticator);
    expect(await use(authenticator, lie)).toEqual({ kind: "refused" });
    expect(await use(authenticator)).toMatchObject({ kind: "signed-in" });
  });

  test("that nobody knows, or that was copied, lets nobody in", async () => {
    const authenticator = makeAuthenticator(ORIGIN);
    expect(await use(authenticator)).toEqual({ kind: "refused" });
    await create(authenticator);
    authenticator.counter = 50;
    expect(await use(authenticator)).toMatchObject({ kind: "signed-in" });
    authenticator.counter = 10;
    expect(await use(authenticator)).toEqual({ kind: "refused" });
  });

  test("a signature counts once, for five minutes, and for what was asked", async () => {
    const authenticator = makeAuthenticator(ORIGIN);
    await create(authenticator);
    const credential = parseUsed(authenticator.get(await offerSignIn(needs)));
    if (!credential) throw new Error("not a credential");
    const both = await Promise.all([1, 2].map(() => signIn(needs, credential, AGENT)));
    expect(both.map(({ kind }) => kind).sort()).toEqual(["refused", "signed-in"]);
    const late = parseUsed(authenticator.get(await offerSignIn(needs)));
    later(300_000);
    expect(late && (await signIn(needs, late, AGENT))).toEqual({ kind: "refused" });
    const other = parseUsed(authenticator.get(await offerSignUp(needs, "Ada")));
    expect(other && (await signIn(needs, other, AGENT))).toEqual({ kind: "refused" });
    const invented = parseUsed(authenticator.get({ challenge: "A".repeat(43) }));
    expect(invented && (await signIn(needs, invented, AGENT))).toEqual({ kind: "refused" });
  });

  test("is added to an account by its own reader, once; and the last way in is not taken away", async () => {
    const [first, second] = [makeAuthenticator(ORIGIN), makeAuthenticator(ORIGIN)];
    const made = await create(first);
    const other = await create(makeAuthenticator(ORIGIN), "Bob");
    if (made.kind !== "signed-in" || other.kind !== "signed-in") throw new Error("refused");
    const offered = await offerPasskey(needs, made.account);
    expect(offered.excludeCredentials).toMatchObject([{ id: first.id }]);
    const credential = parseCreated(second.create(offered));
    if (!credential) throw new Error("not a credential");
    expect(await addPasskey(needs, other.account, credential, AGENT)).toBe(false);
    const again = parseCreated(second.create(await offerPasskey(needs, made.account)));
    expect(again && (await addPasskey(needs, made.account, again, AGENT))).toBe(true);
    const twice = parseCreated(second.create(await offerPasskey(needs, made.account)));
    expect(twice && (await addPasskey(needs, made.account, twice, AGENT))).toBe(false);
    expect(await use(second)).toMatchObject({ account: { name: "Ada" } });

    await removePasskey(database.db, other.account.id, first.id);
    expect(await listPasskeys(needs, made.account.id)).toHaveLength(2);
    const both = await Promise.all(
      [first, second].map(({ id }) => removePasskey(database.db, made.account.id, id)),
    );
    expect(both.map(({ kind }) => kind).sort()).toEqual(["last", "removed"]);
    expect(await listPasskeys(needs, made.account.id)).toHaveLength(1);
  });

  test("lets its reader give up the address", async () => {
    const made = await create(makeAuthenticator(ORIGIN));
    if (made.kind !== "signed-in") throw new Error("refused");
    await database.db.updateTable("accounts").set({ email: "ada@mill.example" }).execute();
    expect(await removeEmail(database.db, made.account.id)).toEqual({ kind: "removed" });
    expect((await findAccount(needs, made.account.id))?.email).toBeUndefined();
  });
});

test.each([
  null,
  1,
  "x",
  [],
  {},
  { id: "x", rawId: "x", type: "public-key", response: {} },
  { id: "\u0000" },
])("what is no credential (%j) is not read as one", (value) => {
  expect(parseCreated(value)).toBeUndefined();
  expect(parseUsed(value)).toBeUndefined();
});

/** A reader's own account, as a browser without script has it. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findByEmail, makeAccount, saveBan } from "#accounts/accounts.ts";
import type { Parting } from "#accounts/belongings.ts";
import { openSession } from "#accounts/sessions.ts";
import type { Database } from "#database/connect.ts";
import { openAtlas } from "#places/atlas.ts";
import { noteShown } from "#replies/note.ts";
import { signStop } from "#replies/tokens.ts";
import { makeAuthenticator } from "../../tests/setup/authenticator.ts";
import { keepMail, linkIn, openVisitor, signInByMail, type Visitor } from "../../tests/setup/community.ts";
import { openTestDatabase } from "../../tests/setup/database.ts";
import { editionsOf } from "../../tests/setup/editions.ts";
import { SECRET } from "../../tests/setup/secret.ts";
import { makeSite, type SiteNeeds } from "./site.ts";

const NOW = new Date("2026-03-10T12:00:00Z");
const TOWN = "https://town.example";
const ADA = "ada@mill.example";
let database: Database;
let needs: SiteNeeds;
let site: ReturnType<typeof makeSite>;
let mail = keepMail();
let ada: Visitor;
let laterMs = 0;

beforeAll(async () => {
  database = await openTestDatabase();
  const { db } = database;
  const now = () => new Date(NOW.getTime() + laterMs);
  const atlas = openAtlas({ db, now });
  const editions = await editionsOf(database, { atlas });
  needs = { db, atlas, editions, now, publicUrl: TOWN, secret: SECRET, townName: "The Town" };
});
beforeEach(async () => {
  laterMs = 0;
  mail = keepMail();
  site = makeSite({ ...needs, mail, noteShown });
  ada = openVisitor(site);
  await signInByMail(ada, mail, ADA, "Ada");
});
afterEach(async () => {
  for (const table of ["accounts", "sign_in_links", "challenges", "limits"] as const)
    await database.db.deleteFrom(table).execute();
});
afterAll(() => database?.close());

const textOf = async (visitor: Visitor, path = "/account") => (await visitor.get(path)).text();
const tokenIn = () => linkIn(mail.sent.at(-1)).split("/").at(-1) ?? "";
async function addPasskey(visitor: Visitor) {
  const authenticator = makeAuthenticator(TOWN);
  const offered = await visitor.json("/account/passkeys/options", {});
  const credential = authenticator.create(
    (await offered.json()) as Parameters<typeof authenticator.create>[0],
  );
  const added = await visitor.json("/account/passkeys", { credential });
  expect(await added.json()).toEqual({ location: "/account?done=passkey#passkeys" });
  return authenticator;
}

const OWN_FORMS = [
  "/account/name",
  "/account/email",
  "/account/email/confirm",
  "/account/email/remove",
  "/account/passkeys/remove",
  "/account/sessions/end",
  "/account/sign-out",
  "/account/delete",
];

test("nothing of an account is given to, or changed by, whoever is not signed in", async () => {
  const stranger = openVisitor(site, "192.0.2.99");
  for (const path of ["/account", "/account/export.json", "/account/delete"]) {
    const answer = await stranger.get(path);
    expect([path, answer.status, answer.headers.get("location")]).toEqual([path, 303, "/sign-in"]);
  }
  const before = await database.db.selectFrom("accounts").selectAll().execute();
  for (const path of OWN_FORMS) {
    const answer = await stranger.post(path, {
      name: "Eve",
      email: "eve@mill.example",
      sure: "yes",
      how: "remove",
    });
    expect([path, answer.status, answer.headers.get("location")]).toEqual([path, 303, "/sign-in"]);
  }
  for (const path of ["/account/passkeys", "/account/passkeys/options"])
    expect((await stranger.json(path, {})).status).toBe(403);
  expect(await database.db.selectFrom("accounts").selectAll().execute()).toEqual(before);
});

describe("being told of answers", () => {
  const stopOf = async (email: string) =>
    `/answers/stop/${signStop((await findByEmail(needs, email))?.id ?? "", SECRET)}`;

  test("is off until the reader turns it on, and ends by the link in a mail, without signing in", async () => {
    expect(await textOf(ada)).toContain("Mails are off");
    const answer = await ada.post("/account/answers/mail", { do: "on" });
    expect(answer.headers.get("location")).toBe("/account#answers");
    expect(await textOf(ada)).toContain("Mails are on");
    const stranger = openVisitor(site, "192.0.2.9");
    const stop = await stopOf(ADA);
    // A program that looks at mail opens links; only the button, or the mail program's own, ends anything.
    expect(await textOf(stranger, stop)).toContain("End them");
    expect(await textOf(ada)).toContain("Mails are on");
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const pressed = { method: "POST", headers, body: "List-Unsubscribe=One-Click" };
    expect((await site.request(stop, pressed)).status).toBe(200);
    expect(await textOf(ada)).toContain("Mails are off");
    expect((await site.request(`${stop}x`, pressed)).status).toBe(404);
  });
});

describe("a browser that was left open", () => {
  const AGAIN = "/sign-in?again=1&back=%2Faccount";
  const toOf = async (answer: Promise<Response>) => (await answer).headers.get("location");

  test("does not give the account away: whoever finds it is to sign in again", async () => {
    laterMs = 30 * 60_000;
    expect(await textOf(ada)).toContain("You signed in a while ago");
    expect(await toOf(ada.get("/account/delete"))).toBe(`${AGAIN}%2Fdelete`);
    expect(await toOf(ada.post("/account/delete", { how: "remove", sure: "yes" }))).toBe(`${AGAIN}%2Fdelete`);
    for (const path of ["/account/email", "/account/email/remove", "/account/passkeys/remove"])
      expect(await toOf(ada.post(path, { email: "eve@mill.example" }))).toBe(AGAIN);
    expect((await ada.json("/account/passkeys/options", {})).status).toBe(403);
    expect(await findByEmail(needs, ADA)).toBeDefined();
    expect(mail.sent).toHaveLength(1);
  });

  test("may sign out, and change the account once its owner signed in again", async () => {
    laterMs = 30 * 60_000;
    expect(await textOf(ada, AGAIN)).toContain("You are signed in as <bdi>Ada</bdi>");
    await ada.post("/sign-in", { email: ADA, back: "/account/delete" });
    expect(await toOf(ada.post("/sign-in/link", { token: tokenIn() }))).toBe("/account/delete");
    expect(await textOf(ada)).not.toContain("You signed in a while ago");
    await ada.post("/account/delete", { how: "remove", sure: "yes" });
    expect(await findByEmail(needs, ADA)).toBeUndefined();
  });
});

describe("a reader", () => {
  test("sees the account, and no cache keeps it", async () => {
    const page = await ada.get("/account");
    expect(page.headers.get("cache-control")).toBe("no-store");
    const html = await page.text();
    for (const part of ["<bdi>Ada</bdi>", ADA, "A browser", "this is the one you are looking at"])
      expect(html).toContain(part);
    expect(html).not.toContain("Sign out everywhere else");
  });

  test("changes the name, to one that is a name and does nothing on the page", async () => {
    expect((await ada.post("/account/name", { name: "Ada <b>Mill</b>" })).headers.get("location")).toBe(
      "/account?done=name#name",
    );
    const html = await textOf(ada, "/account?done=name");
    expect(html).toContain("<bdi>Ada &lt;b&gt;Mill&lt;/b&gt;</bdi>");
    expect(html).toContain("Your name is changed.");
    const wrong = await ada.post("/account/name", { name: "\u202e" });
    expect([wrong.status, (await wrong.text()).includes("Please choose a name")]).toEqual([400, true]);
  });

  test("changes the address with a link to the new one, and the old one is told", async () => {
    expect((await ada.post("/account/email", { email: "ada@new.example" })).status).toBe(303);
    expect(await textOf(ada, "/account?done=sent")).toContain("We sent a link to that address");
    const path = linkIn(mail.sent.at(-1));
    expect(mail.sent.at(-1)).toMatchObject({ to: "ada@new.example", text: expect.stringContaining("“Ada”") });
    expect(await textOf(openVisitor(site), path)).toContain("Open this link where you are signed in");
    const eve = openVisitor(site);
    await signInByMail(eve, mail, "eve@mill.example", "Eve");
    const token = path.split("/").at(-1) ?? "";
    expect((await eve.post("/account/email/confirm", { token })).status).toBe(403);
    expect(await textOf(ada, path)).toContain("is to be the address of your account");
    mail.sent.length = 0;
    expect((await ada.post("/account/email/confirm", { token })).headers.get("location")).toBe(
      "/account?done=email#email",
    );
    expect(mail.sent).toMatchObject([{ to: ADA, subject: "Your address for The Town was changed" }]);
    expect(await findByEmail(needs, "ada@new.example")).toMatchObject({ name: "Ada" });
    expect((await ada.post("/account/email/confirm", { token })).status).toBe(410);
  });

  test("learns nothing by asking for another's address, and gets it only from its mailbox", async () => {
    await signInByMail(openVisitor(site), mail, "bob@mill.example", "Bob");
    const answers = [];
    for (const email of ["bob@mill.example", "nobody@mill.example"]) {
      const { status, headers } = await ada.post("/account/email", { email });
      answers.push({ status, headers: [...headers], text: mail.sent.at(-1)?.text.replace(/email\/\S+/, "") });
    }
    expect(answers[0]).toEqual(answers[1]);
    await ada.post("/account/email", { email: "bob@mill.example" });
    const taken = await ada.post("/account/email/confirm", { token: tokenIn() });
    expect([taken.status, (await taken.text()).includes("belongs to another account")]).toEqual([409, true]);
  });

  test("adds a passkey, may then give the address up, and keeps one way in", async () => {
    expect((await ada.post("/account/email/remove")).status).toBe(409);
    const { id } = await addPasskey(ada);
    expect(await textOf(ada)).toContain("Forget this address");
    expect((await ada.post("/account/email/remove")).status).toBe(303);
    expect(await textOf(ada)).toContain("Your only way in");
    const last = await ada.post("/account/passkeys/remove", { passkey: id });
    expect([last.status, (await last.text()).includes("only way into this account")]).toEqual([409, true]);
    await addPasskey(ada);
    expect((await ada.post("/account/passkeys/remove", { passkey: id })).status).toBe(303);
  });

  test("signs out elsewhere, and here", async () => {
    const account = await findByEmail(needs, ADA);
    for (const agent of ["Safari on iPhone", "Firefox on Linux"])
      await openSession(needs, account?.id ?? "", agent);
    const [, id = ""] = /name="session" value="([\w-]{43})"/.exec(await textOf(ada)) ?? [];
    await ada.post("/account/sessions/end", { session: id });
    const sessions = () => database.db.selectFrom("sessions").select("token_hash").execute();
    expect((await sessions()).map((row) => row.token_hash)).not.toContain(id);
    await ada.post("/account/sessions/end");
    expect(await sessions()).toHaveLength(1);
    const out = await ada.post("/account/sign-out");
    expect(out.headers.get("clear-site-data")).toContain('"cache"');
    expect([ada.cookies.size, await sessions()]).toEqual([0, []]);
  });

  test("cannot end another account's session or passkey", async () => {
    const bob = openVisitor(site);
    await signInByMail(bob, mail, "bob@mill.example", "Bob");
    const { id } = await addPasskey(bob);
    const rows = await database.db.selectFrom("sessions").select("token_hash").execute();
    for (const { token_hash } of rows) await bob.post("/account/sessions/end", { session: token_hash });
    await ada.post("/account/passkeys/remove", { passkey: id });
    expect((await ada.get("/account")).status).toBe(200);
    expect(await database.db.selectFrom("passkeys").select("id").execute()).toEqual([{ id }]);
  });

  test("who is banned is told until when and why", async () => {
    const account = await findByEmail(needs, ADA);
    const until = new Date("2026-04-01T00:00:00Z");
    await saveBan(database.db, account?.id ?? "", { reason: "Insults <again>.", until });
    expect(await textOf(ada)).toMatch(/You cannot write here until .*2026.*Insults &lt;again&gt;\./);
  });

  test("who tries too often is stopped, and others are not", async () => {
    const statuses = [];
    for (let i = 0; i < 32; i++) statuses.push((await ada.post("/account/name", { name: "Ada" })).status);
    expect(statuses.filter((status) => status === 303)).toHaveLength(30);
    expect(statuses.at(-1)).toBe(429);
    const bob = openVisitor(site);
    await signInByMail(bob, mail, "bob@mill.example", "Bob");
    expect((await bob.post("/account/name", { name: "Bobby" })).status).toBe(303);
  });
});

describe("all of it", () => {
  const forgotten: [string, Parting][] = [];
  const belongings = [
    {
      isWriting: true,
      name: "comments",
      list: async () => [{ text: "Well said." }],
      forget: async (_db: unknown, id: string, how: Parting) => void forgotten.push([id, how]),
    },
  ];
  beforeEach(() => {
    forgotten.length = 0;
    const all = openVisitor(makeSite({ ...needs, mail, belongings }));
    for (const [name, value] of ada.cookies) all.cookies.set(name, value);
    ada = all;
  });

  test("comes as one file, with what the browser keeps", async () => {
    await ada.post("/choices", { do: "mute", word: "bridge", back: "/" });
    const file = await ada.get("/account/export.json");
    expect(file.headers.get("content-disposition")).toBe('attachment; filename="account.json"');
    expect(await file.json()).toMatchObject({
      site: TOWN,
      account: { name: "Ada", email: ADA },
      sessions: [{ agent: "A browser" }],
      comments: [{ text: "Well said." }],
      browser: { choices: { mutes: { words: ["bridge"] } } },
    });
  });

  test("is deleted when its reader is sure and has said what becomes of the rest", async () => {
    expect(await textOf(ada, "/account/delete")).toContain("Stays, without your name");
    for (const fields of [{}, { sure: "yes" }, { how: "remove" }, { sure: "yes", how: "x" }] as const)
      expect((await ada.post("/account/delete", { ...fields })).status).toBe(400);
    expect(forgotten).toEqual([]);
    const account = await findByEmail(needs, ADA);
    const gone = await ada.post("/account/delete", { sure: "yes", how: "anonymise" });
    expect([gone.status, forgotten, ada.cookies.size]).toEqual([303, [[account?.id, "anonymise"]], 0]);
    for (const table of ["accounts", "sessions", "passkeys", "sign_in_links"] as const)
      expect(await database.db.selectFrom(table).selectAll().execute()).toEqual([]);
  });

  test("asks for no choice where nothing else is kept", async () => {
    const bare = openVisitor(site);
    for (const [name, value] of ada.cookies) bare.cookies.set(name, value);
    expect(await textOf(bare, "/account/delete")).not.toContain("Stays, without your name");
    expect((await bare.post("/account/delete", { sure: "yes" })).status).toBe(303);
    expect(await database.db.selectFrom("accounts").selectAll().execute()).toEqual([]);
  });
});

test("a name that is hostile is shown as it was typed, and does nothing", async () => {
  const { db } = database;
  const hostile = ['"><script>alert(1)</script>', "<img src=x onerror=alert(1)>", "' onmouseover='alert(1)"];
  for (const name of hostile) {
    const { id } = await makeAccount(needs, { name });
    const token = await openSession({ db, now: needs.now }, id, name);
    const visitor = openVisitor(site);
    visitor.cookies.set("__Host-tw_session", token);
    for (const path of ["/account", "/account/delete", "/about"]) {
      const html = await textOf(visitor, path);
      expect(html).not.toMatch(/<script>alert|<img src=x|\sonmouseover='alert/);
      expect(html).toContain(
        name
          .replace(/&/g, "&amp;")
          .replace(/</g, "&lt;")
          .replace(/>/g, "&gt;")
          .replace(/"/g, "&quot;")
          .replace(/'/g, "&#39;"),
      );
    }
  }
});

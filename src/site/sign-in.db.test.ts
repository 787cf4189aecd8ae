/** Signing in and up, as a browser without script does it, and as our script does. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "#database/connect.ts";
import type { Sent } from "#mail/mail.ts";
import { openAtlas } from "#places/atlas.ts";
import { makeAuthenticator } from "../../tests/setup/authenticator.ts";
import { keepMail, linkIn, openVisitor, signInByMail } from "../../tests/setup/community.ts";
import { openTestDatabase } from "../../tests/setup/database.ts";
import { editionsOf } from "../../tests/setup/editions.ts";
import { SECRET } from "../../tests/setup/secret.ts";
import { makeSite, type SiteNeeds } from "./site.ts";

const NOW = new Date("2026-03-10T12:00:00Z");
const TOWN = "https://town.example";
const ADA = "ada@mill.example";
const clock = { now: NOW };
let database: Database;
let needs: SiteNeeds;
let site: ReturnType<typeof makeSite>;
let mail = keepMail();
let queries = 0;

beforeAll(async () => {
  database = await openTestDatabase();
  const db = database.db.withPlugin({
    transformQuery(args) {
      queries += 1;
      return args.node;
    },
    transformResult: async ({ result }) => result,
  });
  const atlas = openAtlas({ db: database.db, now: () => clock.now });
  const editions = await editionsOf(database, { atlas });
  needs = {
    db,
    atlas,
    editions,
    now: () => clock.now,
    publicUrl: TOWN,
    secret: SECRET,
    townName: "The Town",
  };
});
beforeEach(() => {
  clock.now = NOW;
  mail = keepMail();
  site = makeSite({ ...needs, mail });
});
afterEach(async () => {
  for (const table of ["accounts", "sign_in_links", "challenges", "limits"] as const)
    await database.db.deleteFrom(table).execute();
});
afterAll(() => database?.close());

const count = async (table: "accounts" | "sessions" | "sign_in_links") =>
  (await database.db.selectFrom(table).selectAll().execute()).length;

describe("by a link", () => {
  test("somebody new asks for it, opens it, chooses a name and is back where they were", async () => {
    const ada = openVisitor(site);
    expect(await (await ada.get("/sign-in?back=/saved")).text()).toContain('value="/saved"');
    const asked = await ada.post("/sign-in", { email: " Ada@Mill.example", back: "/saved" });
    expect([asked.status, asked.headers.get("location")]).toEqual([303, "/sign-in/sent"]);
    expect(await (await ada.get("/sign-in/sent")).text()).toContain("Look at your mail");
    expect(mail.sent).toMatchObject([{ to: ADA, subject: "Sign in to The Town" }]);
    const path = linkIn(mail.sent[0]);
    // A program that looks at mail opens it first.
    for (let i = 0; i < 2; i++) {
      const opened = await openVisitor(site).get(path);
      expect([opened.status, opened.headers.get("cache-control")]).toEqual([200, "no-store"]);
      expect(await opened.text()).toContain("Make my account");
    }
    const token = path.split("/").at(-1) ?? "";
    const unnamed = await ada.post("/sign-in/link", { token, name: " " });
    expect([unnamed.status, ada.cookies.size]).toEqual([400, 0]);
    expect(await unnamed.text()).toContain("Please choose a name");
    const signed = await ada.post("/sign-in/link", { token, name: "Ada" });
    expect([signed.status, signed.headers.get("location")]).toEqual([303, "/saved"]);
    expect(signed.headers.get("set-cookie")).toMatch(
      /^__Host-tw_session=[\w-]{43}; Max-Age=7776000; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
    );
    const page = await ada.get("/saved");
    expect(page.headers.get("cache-control")).toMatch(/^private/);
    expect(await page.text()).toContain(
      '<a href="/account"><span class="unseen">Signed in as </span><bdi>Ada',
    );
    expect((await ada.post("/sign-in/link", { token, name: "Ada" })).status).toBe(410);
    expect((await ada.get(path)).status).toBe(410);
  });

  test("what is answered, kept and sent is the same whether an address is known or not", async () => {
    await signInByMail(openVisitor(site), mail, ADA, "Ada");
    const seen = [];
    for (const email of [ADA, "new@mill.example"]) {
      const visitor = openVisitor(site, "192.0.2.9");
      mail.sent.length = 0;
      queries = 0;
      const answer = await visitor.post("/sign-in", { email, back: "/" });
      const [message] = mail.sent;
      seen.push({
        status: answer.status,
        headers: [...answer.headers],
        queries,
        subject: message?.subject,
        text: message?.text.replace(/link\/\S+/, "link/…"),
        body: await (await visitor.get("/sign-in/sent")).text(),
      });
    }
    expect(seen[0]).toEqual(seen[1]);
    expect(seen[0]?.queries).toBeGreaterThan(0);
  });

  test("a new session takes the place of the one before in this browser", async () => {
    const ada = openVisitor(site);
    await signInByMail(ada, mail, ADA, "Ada");
    await signInByMail(ada, mail, "bob@mill.example", "Bob");
    expect(await count("sessions")).toBe(1);
    expect(await (await ada.get("/about")).text()).toContain("<bdi>Bob");
  });

  test.each(["", "ada", "ada@mill.example, bob@mill.example", "a@b\r\nBcc: c@d.example", "x".repeat(5000)])(
    "what is no address (%#) is said so, and nothing is sent",
    async (email) => {
      const answer = await openVisitor(site).post("/sign-in", { email });
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain("That is not an e-mail address");
      expect([mail.sent.length, await count("sign_in_links")]).toEqual([0, 0]);
    },
  );

  test("leads nowhere but to this site", async () => {
    for (const back of [
      "https://evil.example/",
      "//evil.example",
      "/\\evil.example",
      "/sign-in?back=/sign-in",
    ]) {
      const visitor = openVisitor(site, `192.0.2.${back.length}`);
      await visitor.post("/sign-in", { email: `x${back.length}@mill.example`, back });
      const token = linkIn(mail.sent.at(-1)).split("/").at(-1) ?? "";
      const signed = await visitor.post("/sign-in/link", { token, name: "Ada" });
      expect(signed.headers.get("location")).toMatch(/^\/(account|choices)$/);
    }
  });

  test("is sent to one address five times at once and no more, whoever asks; others still get theirs", async () => {
    const ask = async (email: string, address: string) =>
      (await openVisitor(site, address).post("/sign-in", { email })).status;
    for (let i = 0; i < 5; i++) expect(await ask(ADA, `192.0.2.${i}`)).toBe(303);
    expect(await ask(ADA, "192.0.2.77")).toBe(429);
    expect(await ask("bob@mill.example", "192.0.2.77")).toBe(303);
    expect(mail.sent).toHaveLength(6);
    // Another process behind the same database counts together with this one.
    const other = makeSite({ ...needs, mail });
    expect((await openVisitor(other).post("/sign-in", { email: ADA })).status).toBe(429);
    clock.now = new Date(NOW.getTime() + 3_600_000);
    expect(await ask(ADA, "192.0.2.1")).toBe(303);
  });

  test("is asked for by one caller ten times at once and no more", async () => {
    const statuses = [];
    for (let i = 0; i < 12; i++)
      statuses.push(
        (await openVisitor(site, "192.0.2.8").post("/sign-in", { email: `n${i}@mill.example` })).status,
      );
    expect(statuses.filter((status) => status === 303)).toHaveLength(10);
    expect(statuses.at(-1)).toBe(429);
  });

  test("from another site nothing is taken", async () => {
    for (const path of [
      "/sign-in",
      "/sign-in/link",
      "/account/name",
      "/account/delete",
      "/account/sign-out",
    ]) {
      const answer = await site.request(path, {
        method: "POST",
        headers: { "sec-fetch-site": "cross-site", "content-type": "application/x-www-form-urlencoded" },
        body: "email=ada%40mill.example",
      });
      expect([path, answer.status]).toEqual([path, 403]);
    }
    expect(mail.sent).toEqual([]);
  });

  test("says so when the mail server does not take it, or there is none", async () => {
    const refusing = { ...mail, send: async (): Promise<Sent> => ({ kind: "refused", why: "no" }) };
    const failed = await openVisitor(makeSite({ ...needs, mail: refusing })).post("/sign-in", { email: ADA });
    expect([failed.status, (await failed.text()).includes("could not be sent just now")]).toEqual([
      400,
      true,
    ]);
    const off = openVisitor(makeSite(needs));
    expect(await (await off.get("/sign-in")).text()).toContain("Signing in by e-mail is off");
    expect((await off.post("/sign-in", { email: ADA })).status).toBe(409);
    const none = openVisitor(makeSite({ ...needs, publicUrl: "http://town.example" }));
    expect(await (await none.get("/sign-in")).text()).toContain("Signing in is off on this site");
    expect(await (await none.get("/about")).text()).not.toContain('href="/sign-in');
  });
});

test("a link that cannot be looked up is not written into the log", async () => {
  const lines: string[] = [];
  const log = { error: (about: object, words: string) => void lines.push(JSON.stringify(about) + words) };
  const db = database.db.withPlugin({
    transformQuery() {
      throw new Error("it broke");
    },
    transformResult: async ({ result }) => result,
  });
  const token = "A".repeat(43);
  const answer = await makeSite({ ...needs, db, mail, log: log as never }).request(`/sign-in/link/${token}`);
  expect([answer.status, lines.length]).toEqual([500, 1]);
  expect(lines[0]).toContain("/sign-in/link/…");
  expect(lines[0]).not.toContain(token);
});

describe("by a passkey", () => {
  test("somebody new makes an account without an address, and signs in again", async () => {
    const authenticator = makeAuthenticator(TOWN);
    const ada = openVisitor(site);
    const offered = await ada.json("/sign-in/new/options", { name: "Ada", back: "/local" });
    const credential = authenticator.create(
      (await offered.json()) as Parameters<typeof authenticator.create>[0],
    );
    const made = await ada.json("/sign-in/new", { back: "/local", credential });
    expect([made.status, await made.json()]).toEqual([200, { location: "/local" }]);
    expect(await (await ada.get("/about")).text()).toContain("<bdi>Ada");

    const elsewhere = openVisitor(site);
    const asked = await elsewhere.json("/sign-in/passkey/options", {});
    const used = authenticator.get((await asked.json()) as Parameters<typeof authenticator.get>[0]);
    const signed = await elsewhere.json("/sign-in/passkey", { credential: used });
    expect([signed.status, await signed.json()]).toEqual([200, { location: "/account" }]);
    expect(await (await elsewhere.get("/about")).text()).toContain("<bdi>Ada");
    expect([await count("accounts"), await count("sessions")]).toEqual([1, 2]);
  });

  test("what makes no sense is refused in words", async () => {
    const visitor = openVisitor(site);
    const unnamed = await visitor.json("/sign-in/new/options", { name: "" });
    expect([unnamed.status, await unnamed.text()]).toEqual([400, expect.stringContaining("choose a name")]);
    for (const value of [null, 1, [], {}, { credential: "x" }, { credential: { id: {} } }])
      for (const path of ["/sign-in/new", "/sign-in/passkey"])
        expect((await visitor.json(path, value)).status).toBe(400);
    const stranger = makeAuthenticator(TOWN).get({ challenge: "A".repeat(43) });
    const refused = await visitor.json("/sign-in/passkey", { credential: stranger });
    expect([refused.status, visitor.cookies.size]).toEqual([403, 0]);
    expect((await site.request("/sign-in/passkey/options", { method: "POST", body: "{}" })).status).toBe(400);
  });
});

describe("whoever is not signed in", () => {
  test("costs no query for it, and gets the page that everybody gets", async () => {
    await database.db.selectFrom("accounts").selectAll().execute();
    queries = 0;
    const page = await site.request("/newsletter");
    expect(queries).toBe(0);
    expect(page.headers.get("cache-control")).toMatch(/^public/);
    expect(await page.text()).toContain('<a href="/sign-in?back=%2Fnewsletter" rel="nofollow">Sign in</a>');
  });

  test("loses a cookie that opens nothing", async () => {
    for (const token of ["x", "A".repeat(43), "%00"]) {
      const page = await site.request("/about", { headers: { cookie: `__Host-tw_session=${token}` } });
      expect(page.headers.getSetCookie()).toEqual([
        "__Host-tw_session=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax; Secure",
      ]);
      expect(page.headers.get("cache-control")).toMatch(/^private/);
    }
    // Planted by a page of a neighboring host: it has not the prefix.
    const planted = await site.request("/about", { headers: { cookie: `tw_session=${"A".repeat(43)}` } });
    expect(planted.headers.getSetCookie()).toEqual([]);
  });
});

test("whoever is signed in keeps the session by using it", async () => {
  const ada = openVisitor(site);
  await signInByMail(ada, mail, ADA, "Ada");
  expect((await ada.get("/about")).headers.getSetCookie()).toEqual([]);
  clock.now = new Date(NOW.getTime() + 7_200_000);
  expect((await ada.get("/about")).headers.getSetCookie()).toEqual([
    expect.stringMatching(/^__Host-tw_session=[\w-]{43}; Max-Age=7776000/),
  ]);
  clock.now = new Date(NOW.getTime() + 100 * 86_400_000);
  expect(await (await ada.get("/about")).text()).toContain(">Sign in</a>");
  expect(ada.cookies.size).toBe(0);
});

/** Settings and the audit log at the desk. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { noteAudit } from "#accounts/audit.ts";
import { readPolicy } from "#comments/moderator.ts";
import type { Database } from "#database/connect.ts";
import { tickingClock } from "../../../tests/setup/clock.ts";
import { insertAccount, openThreads } from "../../../tests/setup/comments.ts";
import type { Visitor } from "../../../tests/setup/community.ts";
import { openTestDatabase } from "../../../tests/setup/database.ts";
import { type Desk, openDesk } from "../../../tests/setup/desk.ts";

const START = Date.UTC(2026, 2, 10, 12);
const now = tickingClock(START);

let database: Database;
let desk: Desk;
let editor: Visitor;
let owner: Visitor;

beforeAll(async () => {
  database = await openTestDatabase();
  desk = await openDesk(database, now);
  editor = await desk.signIn("Eve", "editor");
  owner = await desk.signIn("Olga", "owner");
});
afterAll(() => database.close());

const read = async (path: string, who = owner) => (await who.get(path)).text();
const send = async (policy: string, what: string, who = owner) => {
  const answer = await who.post("/desk/settings/policy", { policy, do: what });
  return { status: answer.status, to: answer.headers.get("location"), html: await answer.text() };
};

describe("settings", () => {
  test("say what is in force and where it is set, and no secret", async () => {
    const html = await read("/desk/settings", editor);
    expect(html).toContain("https://town.example");
    expect(html).toContain("PUBLIC_URL");
    expect(html).not.toContain("test secret");
    expect(html).toContain("An owner can change it.");
  });

  test("a policy is tried on comments before it is in force, and an owner puts it in force", async () => {
    const threads = openThreads(database.db);
    const ada = await insertAccount(database.db, "Ada");
    const { id } = await threads.post(threads.newThread(), ada, "The weir is open again.");
    const policy = JSON.stringify({ newWriters: { first: 0 } });
    const tried = await send(policy, "try");
    expect(tried.status).toBe(200);
    expect(tried.html).toContain("Of the newest 1 comments 1 would have been judged otherwise.");
    expect(tried.html).toContain(`/desk/comments?id=${id}`);
    expect((await readPolicy(database.db)).newWriters).toEqual({ first: 1 });

    const saved = await send(policy, "save");
    expect([saved.status, saved.to]).toEqual([303, "/desk/settings?done=policy#policy"]);
    expect(await readPolicy(database.db)).toMatchObject({ newWriters: { first: 0 } });
    expect(await read("/desk/audit?action=change+policy")).toContain("<b>change policy</b>");
  });

  test.each([
    ["no JSON", "{", "It is not JSON."],
    ["a wrong field", '{"lenght":{}}', "lenght"],
  ])("of %s is told, with what was typed", async (_, policy, why) => {
    const { html } = await send(policy, "save");
    expect(html).toContain(why);
    expect(html).toContain("</textarea>");
    expect(html).toContain(policy.replaceAll('"', "&quot;"));
  });

  test("are changed by owners alone", async () => {
    const before = await readPolicy(database.db);
    expect((await send("{}", "save", editor)).status).toBe(403);
    expect(await readPolicy(database.db)).toEqual(before);
  });
});

describe("the audit log", () => {
  test("has who did what, the newest first, and leads to it; by page, person and action", async () => {
    const { db } = database;
    await db.deleteFrom("audit_log").execute();
    const [mia, noa] = [
      await insertAccount(db, "Mia <b>", "editor"),
      await insertAccount(db, "Noa", "editor"),
    ];
    const subject = "article/06edestqg0n91sde";
    for (let i = 0; i < 60; i += 1) {
      const by = i === 0 ? null : (i % 2 === 0 ? mia : noa).id;
      const action = i < 3 ? "withdraw article" : "pin story";
      await noteAudit(db, { by, action, subject, detail: { why: `reason ${i}` }, now: now() });
    }
    const first = await read("/desk/audit", editor);
    expect(first.match(/<b>pin story<\/b>/g)).toHaveLength(50);
    expect(first).toContain("by <bdi>Mia &lt;b&gt;</bdi>");
    expect(first).toContain('<a href="/desk/articles/06edestqg0n91sde">');
    const [, older = ""] = /<a href="(\/desk\/audit\?before=[^"]+)">Older actions/.exec(first) ?? [];
    const second = await read(older.replaceAll("&amp;", "&"));
    expect(second).toContain("by <bdi>the command line</bdi>");
    expect(second).not.toContain("reason 59");
    expect(second).not.toContain("Older actions");

    const withdrawn = await read("/desk/audit?action=withdraw+article");
    expect(withdrawn.match(/<li>\s*<b>|<li><b>/g)).toHaveLength(3);
    const byMia = await read(`/desk/audit?by=${mia.id}&action=withdraw+article`);
    expect(byMia).toContain("reason 2");
    expect(byMia).not.toContain("reason 1&quot;");
    const byCommand = await read("/desk/audit?by=command-line");
    expect(byCommand).toContain("reason 0");
    expect(byCommand).not.toContain("reason 1");
    await db.deleteFrom("accounts").where("id", "=", mia.id).execute();
    expect(await read("/desk/audit?action=withdraw+article")).toContain("somebody whose account is gone");
  });
});

/** Today at the desk, with a real queue behind it. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeId } from "#base/ids.ts";
import { silentLog } from "#base/log.ts";
import type { Database } from "#database/connect.ts";
import { type Jobs, openJobs } from "#jobs/queue.ts";
import { insertArticles } from "../../../tests/setup/articles.ts";
import { insertAccount, openThreads } from "../../../tests/setup/comments.ts";
import type { Visitor } from "../../../tests/setup/community.ts";
import { openTestDatabase } from "../../../tests/setup/database.ts";
import { type Desk, openDesk } from "../../../tests/setup/desk.ts";
import { insertMeaning } from "../../../tests/setup/meanings.ts";

const NOW = new Date("2026-03-10T12:00:00Z");
const ago = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000);

let database: Database;
let jobs: Jobs;
let desk: Desk;
let editor: Visitor;

beforeAll(async () => {
  database = await openTestDatabase();
  jobs = await openJobs({ database, log: silentLog });
  desk = await openDesk(database, () => NOW, {}, jobs);
  editor = await desk.signIn("Eve", "editor");
});
afterAll(async () => {
  await jobs?.close();
  await database?.close();
});

const read = async (path = "/desk") => (await editor.get(path)).text();

test("a site on its first day has nothing to tell", async () => {
  const html = await read();
  for (const words of ["0 articles", "0 sources", "No job is waiting.", "Nothing."])
    expect(html).toContain(words);
});

test("today says what came in, what failed and what waits, and leads there", async () => {
  const { db } = database;
  const paper = { name: "The Weir <b>", rights: "full" as const };
  const story = (title: string, published: Date) => ({ title, published, section: "sports" });
  await insertArticles({ db, now: () => ago(30) }, paper, [story("Of yesterday", ago(31))]);
  const [id = ""] = await insertArticles({ db, now: () => ago(3) }, paper, [
    story("Mill opens & closes", ago(40)),
    story("Lock is mended", ago(4)),
  ]);
  const gazetteer = await desk.line.atlas.read();
  const columbus = gazetteer.findSlug("columbus-oh");
  if (!columbus) throw new Error("there is no Columbus");
  await insertMeaning({ db, gazetteer }, id, { local: columbus });
  const threads = openThreads(db);
  const ada = await insertAccount(db, "Ada");
  await threads.post(threads.newThread(), ada, "A word.", {}, { words: ["word"] });
  await db
    .updateTable("sources")
    .set({ failures: 2, failure: "weir.example did not answer.", last_visit_at: ago(1) })
    .execute();
  await jobs.send("visit", [{ sourceId: "none" }]);

  const html = await read();
  expect(html).toContain("2 articles");
  expect(html).not.toContain("Of yesterday");
  expect(html).toContain("Mill opens &amp; closes");
  expect(html).toContain(`/desk/articles/${id}`);
  expect(html).toContain("The Weir &lt;b&gt;");
  expect(html).toMatch(/href="\/local\/columbus-oh"[^>]*>Columbus/);
  expect(html).toContain("1 comment for an editor");
  expect(html).toContain("weir.example did not answer.");
  expect(html).toContain("1 job waiting");
});

test("what was given up is told with its reason", async () => {
  for (let [job] = await jobs.take("visit", 1); job; [job] = await jobs.take("visit", 1)) {
    await jobs.fail("visit", job, "the paper burned down");
    await database.door.executeSql(
      "update pgboss.job set start_after = pgboss.job_now() where state = 'created'",
    );
  }
  const html = await read();
  expect(html).toContain("Given up: visiting a source");
  expect(html).toContain("the paper burned down");
  await database.door.executeSql("update pgboss.job set created_on = created_on - interval '1 year'");
  expect(await read()).not.toContain("the paper burned down");
});

test("what waits for too long is told, as nobody may be at work then", async () => {
  await jobs.send("picture", [{ articleId: "none", url: "https://weir.example/1.jpg" }]);
  expect(await read()).not.toContain("see whether a worker is running");
  await database.door.executeSql("update pgboss.job set start_after = $1 where name = 'picture'", [ago(2)]);
  expect(await read()).toContain("The oldest has waited for 2 hours");
});

test("items without an article, and articles without their page, are counted", async () => {
  const source = await database.db.selectFrom("sources").select("id").executeTakeFirstOrThrow();
  const item = (state: "waiting" | "kept", n: number) => ({
    id: makeId(ago(n)),
    ...{ source_id: source.id, state, identity: `item-${n}`, content_hash: "none", change_hash: "none" },
    ...{ payload: "{}", first_seen_at: ago(n), last_seen_at: ago(n) },
  });
  await database.db
    .insertInto("items")
    .values([item("waiting", 1), item("kept", 2), item("kept", 3)])
    .execute();
  const html = await read();
  expect(html).toContain("1 item not made into articles yet");
  expect(html).toContain("2 articles without their publisher’s page so far");
});

import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "#database/connect.ts";
import type { Message } from "#mail/mail.ts";
import { openTestDatabase } from "../../../tests/setup/database.ts";
import { type Desk, openDesk } from "../../../tests/setup/desk.ts";

const NOW = new Date("2026-03-10T12:00:00Z");
const outbox: Message[] = [];
let database: Database;
let desk: Desk;

beforeAll(async () => {
  database = await openTestDatabase();
  const send = async (message: Message) => {
    outbox.push(message);
    return { kind: "sent" as const };
  };
  desk = await openDesk(database, () => NOW, { mail: { way: "smtp", send } });
});
afterAll(() => database.close());

test("an editor looks at an issue of any place and day, and sends a test to nobody but themselves", async () => {
  const editor = await desk.signIn("Edda", "editor");
  const path = "/desk/newsletters?place=Brookville%2C+OH&section=sports&rhythm=weekly&date=2026-03-09";
  const page = await (await editor.get(path)).text();
  expect(page).toContain("No new reports from Brookville this week.");
  expect(page).toContain("Monday, March 9, 2026");
  expect(await (await editor.get("/desk/newsletters?place=Nowhere+At+All")).text()).toContain("or none");
  const asked = { place: "Brookville, OH", rhythm: "weekly", date: "2026-03-09" };
  expect((await editor.post("/desk/newsletters", asked)).status).toBe(409);
  await database.db
    .updateTable("accounts")
    .set({ email: "edda@town.example" })
    .where("name", "=", "Edda")
    .execute();
  expect((await editor.post("/desk/newsletters", asked)).status).toBe(303);
  expect(outbox).toMatchObject([
    { to: "edda@town.example", subject: "Test: Brookville: No new reports from Brookville this week." },
  ]);
  expect(outbox[0]?.html).toContain("<table");
  expect(await database.db.selectFrom("newsletter_issues").select("key").execute()).toEqual([]);
});

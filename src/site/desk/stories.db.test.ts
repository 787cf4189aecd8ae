/** Stories split and merged at the desk, and what readers see of it. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "#database/connect.ts";
import { understandStored } from "#ingest/understand-stored.ts";
import { insertArticles } from "../../../tests/setup/articles.ts";
import type { Visitor } from "../../../tests/setup/community.ts";
import { openTestDatabase } from "../../../tests/setup/database.ts";
import { type Desk, openDesk } from "../../../tests/setup/desk.ts";

const NOW = new Date("2026-03-10T12:00:00Z");
const now = () => NOW;
const REPORTS = [
  [
    "Fire destroys weaving hall of Hartnell mill",
    "A fire destroyed the weaving hall of the Hartnell mill on Canal Lane on Tuesday night. Forty firefighters from six stations fought the flames until dawn, and nobody was hurt. Chief Orla Quist said that the sprinklers had been shut off in 2019. The owner, Lantern Partners, wanted to build sixty apartments there.",
  ],
  [
    "Hartnell mill: flames gut weaving hall overnight",
    "Flames gutted the old Hartnell mill's weaving hall on Canal Lane overnight. Fire Chief Orla Quist said that forty firefighters needed until dawn on Wednesday. The Lantern Partners, who own the mill and plan apartments there, said that they would rebuild.",
  ],
  [
    "The soup that feeds eight",
    "White beans, a head of cabbage and a ham bone make a soup that feeds eight. Soak the beans overnight, brown the onions slowly, and do not salt the pot before the beans are soft.",
  ],
] as const;

let database: Database;
let desk: Desk;
let editor: Visitor;
let reader: Visitor;
const ids: string[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
  desk = await openDesk(database, now);
  editor = await desk.signIn("Eve", "editor");
  reader = await desk.signIn("Ron", "reader");
  for (const [n, [title, text]] of REPORTS.entries()) {
    const published = new Date(NOW.getTime() - (9 - n) * 3_600_000);
    const paper = { name: `Paper ${n}`, rights: "full" } as const;
    ids.push(...(await insertArticles(desk.line, paper, [{ title, body: `<p>${text}</p>`, published }])));
  }
  await understandStored(desk.line, { all: false });
});
afterAll(() => database.close());

const read = async (path: string, who: Pick<Visitor, "get"> = editor) => (await who.get(path)).text();
const storyOf = async (n: number): Promise<string> =>
  (
    await database.db
      .selectFrom("story_articles")
      .select("story_id")
      .where("article_id", "=", ids[n] ?? "")
      .executeTakeFirstOrThrow()
  ).story_id;
const rule = async (n: number, fields: Record<string, string>) => {
  const answer = await editor.post(`/desk/stories/${await storyOf(n)}`, fields);
  return { status: answer.status, to: answer.headers.get("location") ?? "" };
};

describe("the desk's stories", () => {
  test("are for editors alone, who are led there from a story's page", async () => {
    const story = await storyOf(0);
    expect((await reader.get("/desk/stories")).status).toBe(404);
    expect((await reader.post(`/desk/stories/${story}`, { do: "split", article: ids[1] ?? "" })).status).toBe(
      404,
    );
    expect(await read(`/story/${story}`, reader)).not.toContain("/desk/");
    expect(await read(`/story/${story}`)).toContain(`/desk/stories/${story}`);
    const list = await read("/desk/stories");
    expect(list).toContain("Fire destroys weaving hall");
    expect(list).not.toContain("soup");
  });

  test("tell why each report is there, and answer what cannot be done", async () => {
    const story = await storyOf(0);
    expect(await read(`/desk/stories/${story}`)).toContain("Like another report, it names");
    expect(await rule(0, { do: "split" })).toMatchObject({ status: 400 });
    expect(await rule(0, { do: "split", article: ids[2] ?? "" })).toMatchObject({ status: 400 });
    expect(await rule(2, { do: "alone", article: ids[2] ?? "" })).toMatchObject({ status: 409 });
    expect(await rule(0, { do: "merge", other: "nothing" })).toMatchObject({ status: 400 });
    expect(await rule(0, { do: "merge", other: "0000000000000000" })).toMatchObject({ status: 409 });
    expect(await rule(0, { do: "merge", other: story })).toMatchObject({ status: 409 });
    expect(await rule(0, {})).toMatchObject({ status: 400 });
    for (const id of ["nothing", "0000000000000000"])
      expect((await editor.get(`/desk/stories/${id}`)).status).toBe(404);
    expect((await editor.get("/desk/stories?cursor=nonsense")).status).toBe(200);
  });

  test("are merged with what a search or an address finds, and split again, with their comments", async () => {
    const [fire, soup] = [await storyOf(0), await storyOf(2)];
    const form = await read(`/story/${soup}`, reader);
    const once = /name="once" value="([^"]+)"/.exec(form)?.[1] ?? "";
    const posted = await reader.post("/comments", { thread: `story/${soup}`, once, text: "I cooked it." });
    expect(posted.status).toBe(303);
    for (const words of ["beans", `https://town.example/story/${soup}`])
      expect(await read(`/desk/stories/${fire}?q=${encodeURIComponent(words)}`)).toContain(`value="${soup}"`);
    expect(await rule(0, { do: "merge", other: soup })).toEqual({
      status: 303,
      to: `/desk/stories/${fire}?done=merge`,
    });
    expect((await desk.site.request(`/story/${soup}`)).headers.get("location")).toBe(`/story/${fire}`);
    const page = await (await desk.site.request(`/story/${fire}`)).text();
    for (const words of ["The soup that feeds eight", "I cooked it.", "An editor of this site put it here."])
      expect(page).toContain(words);
    await understandStored(desk.line, { all: true });
    expect(await storyOf(2)).toBe(fire);
    expect(await rule(0, { do: "split", article: ids[2] ?? "" })).toMatchObject({ status: 303 });
    expect(await storyOf(2)).toBe(soup);
    const own = await (await desk.site.request(`/story/${soup}`)).text();
    expect(own).toContain("I cooked it.");
    expect(await (await desk.site.request(`/story/${fire}`)).text()).not.toContain("I cooked it.");
  });

  test("are split for good, and it is written down who did", async () => {
    const story = await storyOf(0);
    expect(await rule(0, { do: "alone", article: ids[1] ?? "" })).toMatchObject({ status: 303 });
    await understandStored(desk.line, { all: true });
    expect(await storyOf(1)).not.toBe(await storyOf(0));
    expect(await storyOf(0)).toBe(story);
    const rows = await database.db.selectFrom("audit_log").select("action").orderBy("id").execute();
    expect(rows.map(({ action }) => action)).toEqual(["merge stories", "split story", "split story"]);
  });
});

/** An editor's word on articles, from the tap at the desk to every page, feed and answer. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "#database/connect.ts";
import { correctArticle } from "#ingest/correct.ts";
import { understandStored } from "#ingest/understand-stored.ts";
import { openAtlas } from "#places/atlas.ts";
import { listCoverage } from "#places/coverage.ts";
import { insertArticles } from "../../../tests/setup/articles.ts";
import { openVisitor, type Visitor } from "../../../tests/setup/community.ts";
import { openTestDatabase } from "../../../tests/setup/database.ts";
import { type Desk, openDesk, PUBLIC_URL } from "../../../tests/setup/desk.ts";
import { editionsOf } from "../../../tests/setup/editions.ts";
import { SECRET } from "../../../tests/setup/secret.ts";
import { openPageCache } from "../page-cache.ts";
import { makeSite } from "../site.ts";

const NOW = new Date("2026-03-10T12:00:00Z");
const clock = { now: NOW };
const now = () => clock.now;
const TEXTS = [
  [
    "Bridge repairs voted",
    "The council voted on Tuesday to repair the old bridge on Mill Street. Work begins in June.",
  ],
  ["Tigers win again", "Nora Vance scored twice as the Tigers beat the Hawks in overtime on Friday night."],
  [
    "School opens",
    "Six hundred pupils walked through the doors of a new building with a library and a garden.",
  ],
] as const;

let database: Database;
let desk: Desk;
let editor: Visitor;
let reader: Visitor;
const ids: string[] = [];
const hoursAgo = (n: number) => new Date(NOW.getTime() - n * 3_600_000);
const read = async (
  path: string,
  who: Pick<Visitor, "get"> = { get: (at) => desk.site.request(at) as Promise<Response> },
) => (await who.get(path)).text();
const placeId = async (words: string) => (await desk.line.atlas.read()).search(words, 1)[0]?.id ?? "";
const tap = async (id: string, fields: Record<string, string>) => {
  const answer = await editor.post(`/desk/articles/${id}`, fields);
  expect([answer.status, answer.headers.get("location")]).toEqual([
    303,
    expect.stringContaining(`/desk/articles/${id}?done=`),
  ]);
};
const sectionsOf = async (id: string) =>
  (
    await database.db
      .selectFrom("article_sections")
      .select("section")
      .where("article_id", "=", id)
      .orderBy("section")
      .execute()
  ).map((row) => row.section);

beforeAll(async () => {
  database = await openTestDatabase();
  desk = await openDesk(database, now);
  editor = await desk.signIn("Eve", "editor");
  reader = await desk.signIn("Ron", "reader");
  const paper = { name: "The Gazette", rights: "full" as const };
  for (const [n, [title, text]] of TEXTS.entries())
    ids.push(
      ...(await insertArticles(desk.line, paper, [
        {
          title,
          body: `<p>${text}</p>`,
          published: hoursAgo(n + 1),
          ...(n === 1 ? { section: "sports" } : {}),
        },
      ])),
    );
  await understandStored(desk.line, { all: false });
});
afterAll(() => database.close());

describe("the desk's articles", () => {
  test("are for editors alone", async () => {
    const path = `/desk/articles/${ids[0]}`;
    for (const at of ["/desk/articles", path]) expect((await reader.get(at)).status).toBe(404);
    expect((await desk.site.request(path)).headers.get("location")).toContain("/sign-in");
    expect((await reader.post(path, { do: "none" })).status).toBe(404);
    expect(await read(`/article/${ids[0]}/bridge-repairs-voted`, reader)).not.toContain("/desk/");
    expect(await read(`/article/${ids[0]}/bridge-repairs-voted`, editor)).toContain(path);
  });

  test("are found by words, section, publisher, place, id and address, and paged", async () => {
    const found = async (query: string) =>
      [...(await read(`/desk/articles?${query}`, editor)).matchAll(/\/desk\/articles\/([0-9a-z]{16})"/g)].map(
        ([, id]) => id,
      );
    expect(await found("")).toEqual(ids);
    expect(await found("q=tigers")).toEqual([ids[1]]);
    expect(await found("section=sports")).toEqual([ids[1]]);
    expect(await found("publisher=nobody")).toEqual([]);
    expect(await found("publisher=the-gazette&is=withdrawn")).toEqual([]);
    expect(await found(`q=${ids[2]}`)).toEqual([ids[2]]);
    expect(await found(`place=${encodeURIComponent("Nowhere at all")}`)).toEqual([]);
    expect(await found(`q=${"x ".repeat(5000)}&place=%00&cursor=nonsense`)).toEqual([]);
  });

  test("answer what is no article, no place and no deed", async () => {
    expect((await editor.get("/desk/articles/nothing")).status).toBe(404);
    const path = `/desk/articles/${ids[0]}`;
    for (const fields of [
      {},
      { do: "place", place: "us" },
      { do: "place", place: "nowhere" },
      { do: "into", section: "local" },
      { do: "into", section: "weather" },
      { do: "explode" },
      { do: "withdraw", why: " " },
    ])
      expect((await editor.post(path, fields as Record<string, string>)).status).toBe(400);
    expect((await editor.post("/desk/articles/000000000000000z", { do: "none" })).status).toBe(404);
  });
});

describe("a corrected place", () => {
  test("is on every page, feed and answer at once, and in another process's", async () => {
    const ohio = await placeId("Springfield, OH");
    const other = await openDesk(database, now);
    await tap(ids[0] ?? "", { do: "place", place: ohio });
    for (const site of [desk.site, other.site])
      for (const path of ["/local/springfield-oh", "/local/springfield-oh.rss"])
        expect(await (await site.request(path)).text()).toContain("Bridge repairs voted");
    const page = await read(`/article/${ids[0]}/bridge-repairs-voted`);
    expect(page).toContain("An editor of this site says so.");
    expect(await read(`/desk/articles/${ids[0]}`, editor)).toContain("Said by <bdi>Eve</bdi>");
  });

  test("stands when everything is understood again, and when its publisher changes the words", async () => {
    await understandStored(desk.line, { all: true });
    expect(await read("/local/springfield-oh")).toContain("Bridge repairs voted");
    // Its address is its identity: this is a new version of it.
    const path = `/${encodeURIComponent("Bridge repairs voted")}`;
    const again = { title: "Bridge repairs voted", body: "<p>Dayton pays, says Dayton.</p>", path };
    const paper = { name: "The Gazette", rights: "full" as const };
    expect(await insertArticles(desk.line, paper, [{ ...again, published: hoursAgo(1) }])).toEqual([ids[0]]);
    await understandStored(desk.line, { all: true });
    const place = async () =>
      (
        await database.db
          .selectFrom("articles")
          .select("local")
          .where("id", "=", ids[0] ?? "")
          .executeTakeFirst()
      )?.local?.place;
    expect(await place()).toBe(await placeId("Springfield, OH"));
  });

  test("teaches what its publisher covers more than a guess does, and no more once it is taken back", async () => {
    const ohio = await placeId("Springfield, OH");
    const gazetteer = await openAtlas(desk.line).read();
    const publisher = await database.db.selectFrom("publishers").select("id").executeTakeFirstOrThrow();
    const weight = async () =>
      (await listCoverage(desk.line, gazetteer, [publisher.id]))
        .get(publisher.id)
        ?.find(({ place }) => place?.id === ohio)?.weight ?? 0;
    expect(await weight()).toBe(0);
    await tap(ids[1] ?? "", { do: "place", place: ohio });
    expect(await weight()).toBeGreaterThan(0.5);
    await tap(ids[1] ?? "", { do: "take-back" });
    expect(await weight()).toBe(0);
  });

  test("may be none", async () => {
    await tap(ids[2] ?? "", { do: "place", place: await placeId("Dayton, OH") });
    expect(await read("/local/dayton-oh")).toContain("School opens");
    await tap(ids[2] ?? "", { do: "none" });
    expect(await read("/local/dayton-oh")).not.toContain("School opens");
    expect(await sectionsOf(ids[2] ?? "")).not.toContain("local");
  });
});

describe("a page that another process keeps", () => {
  test("is drawn anew when an editor's word, a pin or a withdrawal is told of", async () => {
    const [id = ""] = ids;
    const pages = openPageCache(() => 0);
    const editions = await editionsOf(database, desk.line);
    editions.hot.onChange(pages.drop);
    const needs = { db: database.db, now, atlas: desk.line.atlas, publicUrl: PUBLIC_URL, secret: SECRET };
    const other = makeSite({ ...needs, editions, pages });
    const kept = async (path: string) => (await other.request(path)).text();
    expect(await kept("/politics")).not.toContain("Bridge repairs");
    expect(pages.find("/politics")).toBeDefined();
    await tap(id, { do: "into", section: "politics" });
    await expect.poll(() => kept("/politics")).toContain("Bridge repairs");
    await tap(id, { do: "pin", page: "section/politics", hours: "1" });
    await expect.poll(() => kept("/politics")).toContain("Pinned by an editor");
    await tap(id, { do: "unpin", page: "section/politics" });
    await tap(id, { do: "withdraw", why: "An error" });
    await expect.poll(() => kept("/politics")).not.toContain("Bridge repairs");
    await tap(id, { do: "restore" });
    await tap(id, { do: "take-back", section: "politics" });
    await expect.poll(() => kept("/politics")).not.toContain("Bridge repairs");
    await editions.close();
  });
});

describe("corrected sections", () => {
  test("are toggled, also those of the source, and taken back", async () => {
    const id = ids[1] ?? "";
    await tap(id, { do: "into", section: "education" });
    await tap(id, { do: "out-of", section: "sports" });
    expect(await sectionsOf(id)).toEqual(expect.arrayContaining(["education"]));
    expect(await sectionsOf(id)).not.toContain("sports");
    expect(await read("/education")).toContain("Tigers win again");
    expect(await read("/sports.rss")).not.toContain("Tigers win again");
    await understandStored(desk.line, { all: true });
    expect(await sectionsOf(id)).not.toContain("sports");
    await database.db.updateTable("sources").set({ section: "sports" }).execute();
    await tap(id, { do: "take-back", section: "sports" });
    await tap(id, { do: "take-back", section: "education" });
    expect(await sectionsOf(id)).toContain("sports");
    expect(await sectionsOf(id)).not.toContain("education");
  });
});

describe("what was corrected", () => {
  let made = 0;
  /** A later article of a paper, understood as the write line would. */
  const publish = async (paper: string, title: string, text: string, path: string): Promise<string> => {
    made += 1;
    const published = new Date(NOW.getTime() - made * 60_000);
    const given = { title, body: `<p>${text}</p>`, published, path };
    const [id = ""] = await insertArticles(desk.line, { name: paper, rights: "full" }, [given]);
    await understandStored(desk.line, { all: false });
    return id;
  };

  test("teaches the sections of the publisher's later articles, and nothing once it is taken back", async () => {
    const titles = ["Herring run begins", "Anglers gather at dawn", "Old hands teach knots"];
    const early: string[] = [];
    for (const [n, title] of titles.entries())
      early.push(await publish("The Angler", title, `They met at pier ${n}.`, `/on-the-water/${n}`));
    for (const id of early) expect(await sectionsOf(id)).not.toContain("sports");
    for (const id of early) await tap(id, { do: "into", section: "sports" });
    const later = await publish(
      "The Angler",
      "A quiet evening",
      "Everybody went home.",
      "/on-the-water/later",
    );
    expect(await sectionsOf(later)).toContain("sports");
    const other = await publish("The Herald", "A quiet night", "Nobody was there.", "/on-the-water/later");
    expect(await sectionsOf(other)).not.toContain("sports");
    for (const id of early) await tap(id, { do: "take-back", section: "sports" });
    const last = await publish(
      "The Angler",
      "A quiet morning",
      "Everybody slept late.",
      "/on-the-water/last",
    );
    expect(await sectionsOf(last)).not.toContain("sports");
  });

  test("teaches the place of the publisher's later articles", async () => {
    const text =
      "The council of Springfield met. Springfield has a new bridge, said the mayor of Springfield.";
    const placeOf = async (id: string) =>
      (await database.db.selectFrom("articles").select("local").where("id", "=", id).executeTakeFirst())
        ?.local?.place;
    const ohio = await placeId("Springfield, OH");
    const early = [
      await publish("The Courier", "Springfield council meets", text, "/1"),
      await publish("The Courier", "Springfield builds a bridge", `In May. ${text}`, "/2"),
    ];
    for (const id of early) expect(await placeOf(id)).not.toBe(ohio);
    for (const id of early) await tap(id, { do: "place", place: ohio });
    const later = await publish(
      "The Courier",
      "Springfield opens its pool",
      "The pool of Springfield opens.",
      "/3",
    );
    expect(await placeOf(later)).toBe(ohio);
  });
});

describe("a pinned story", () => {
  const order = async (path: string, headers: Record<string, string> = {}) => {
    const html = await (await desk.site.request(path, { headers })).text();
    return html.indexOf("School opens") < html.indexOf("Bridge repairs voted");
  };

  test("stands on top of its page, says so to everybody, and goes when it ends or is unpinned", async () => {
    const id = ids[2] ?? "";
    expect(await order("/")).toBe(false);
    await tap(id, { do: "pin", page: "home", hours: "1" });
    expect([await order("/"), await order("/text")]).toEqual([true, true]);
    expect(await read("/")).toContain("Pinned by an editor until Tuesday, March 10, 2026 at 1:00 PM UTC");
    expect(await read("/")).toContain('href="/choices#pinned"');
    clock.now = new Date(NOW.getTime() + 3_600_000);
    expect(await order("/")).toBe(false);
    clock.now = NOW;
    expect(await order("/")).toBe(true);
    await tap(id, { do: "unpin", page: "home" });
    expect(await order("/")).toBe(false);
  });

  test("is not pinned for a reader who has pins count for nothing", async () => {
    await tap(ids[2] ?? "", { do: "pin", page: "home", hours: "1" });
    const choosy = openVisitor(desk.site);
    await choosy.post("/choices", { do: "weigh", pinned: "0", back: "/" });
    expect(await read("/", choosy)).not.toContain("Pinned by an editor");
    expect(await read("/")).toContain("Pinned by an editor");
    await choosy.post("/choices", { do: "weigh", pinned: "1", back: "/" });
    await choosy.post("/choices", { do: "mute", publisher: "the-gazette", back: "/" });
    expect(await read("/", choosy)).not.toContain("School opens");
    await tap(ids[2] ?? "", { do: "unpin", page: "home" });
  });

  test("must stand on the page, for a week at most, among three at most", async () => {
    const path = `/desk/articles/${ids[2]}`;
    for (const fields of [
      { page: "section/sports", hours: "1" },
      { page: "place/nowhere", hours: "1" },
      { page: "home", hours: "169" },
      { page: "home", hours: "0" },
      { page: "home", hours: "soon" },
    ])
      expect((await editor.post(path, { do: "pin", ...fields })).status).toBe(409);
  });
});

describe("a withdrawal at the desk", () => {
  test("shows its reason at the address, is gone elsewhere, and can be taken back", async () => {
    const [id = ""] = ids;
    await tap(id, { do: "withdraw", why: "The court <asked>" });
    const gone = await desk.site.request(`/article/${id}`);
    expect([gone.status, await gone.text()]).toEqual([
      410,
      expect.stringContaining("The court &lt;asked&gt;"),
    ]);
    for (const path of ["/", "/local/springfield-oh", "/home.rss", "/search?q=bridge+repairs"])
      expect(await read(path)).not.toContain("Bridge repairs voted");
    expect(await read("/desk/articles?is=withdrawn", editor)).toContain("Bridge repairs voted");
    expect((await editor.post(`/desk/articles/${id}`, { do: "none" })).status).toBe(409);
    await tap(id, { do: "restore" });
    // What the editor had said of it stands again, too.
    expect(await read("/local/springfield-oh")).toContain("Bridge repairs voted");
  });

  test("is in the audit log with all else, written with it or not at all", async () => {
    const rows = await database.db
      .selectFrom("audit_log")
      .select(["action", "subject"])
      .orderBy("id")
      .execute();
    const actions = rows.filter(({ subject }) => subject === `article/${ids[0]}`).map(({ action }) => action);
    expect(new Set(actions)).toEqual(
      new Set([
        "correct article",
        "take back correction",
        "pin story",
        "unpin story",
        "withdraw article",
        "restore article",
      ]),
    );
    const words = () => database.db.selectFrom("article_corrections").selectAll().execute();
    const before = await words();
    const said = { says: { about: "place", place: null } } as const;
    await expect(correctArticle(desk.line, ids[0] ?? "", { by: "nobody", said })).rejects.toThrow();
    expect(await words()).toEqual(before);
  });
});

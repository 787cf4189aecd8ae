/** An article that was taken down: greps every address for a word of it, and looks at every count it was in. */
import { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeApi } from "#api/api.ts";
import { openLessons } from "#articles/lessons.ts";
import { findWithdrawn, listNamed } from "#articles/withdraw.ts";
import { type Database, inTransaction } from "#database/connect.ts";
import { understandStored } from "#ingest/understand-stored.ts";
import { restore, withdraw } from "#ingest/withdraw.ts";
import { makeMetrics } from "#metrics/metrics.ts";
import { openAtlas } from "#places/atlas.ts";
import { openStories, type StorySubject } from "#stories/place-in-stories.ts";
import { insertArticles } from "../../tests/setup/articles.ts";
import { openTestDatabase } from "../../tests/setup/database.ts";
import { eagerEditionsOf } from "../../tests/setup/editions.ts";
import { draw } from "../../tests/setup/invented-town.ts";
import { insertMeaning } from "../../tests/setup/meanings.ts";
import { SECRET } from "../../tests/setup/secret.ts";
import { makeSite } from "./site.ts";
import { hasTwin, twinPath } from "./text/twin.ts";

const NOW = new Date("2026-03-10T12:00:00Z");
const FIRE =
  "A fire destroyed the weaving hall of the Hartnell mill on Canal Lane on Tuesday night. Forty firefighters from six stations fought the flames until dawn, and nobody was hurt. Chief Orla Quist said that the sprinklers had been shut off in 2019. The owner, Lantern Partners, wanted to build sixty apartments there. Investigators of the state fire marshal are to look through the ruins on Thursday.";
const FIRE_AGAIN =
  "Flames gutted the old Hartnell mill's weaving hall on Canal Lane overnight. Fire Chief Orla Quist said that forty firefighters needed until dawn on Wednesday. The Lantern Partners, who own the mill and plan apartments there, said that they would rebuild. The state fire marshal sends investigators. No injuries were reported.";

let database: Database;
let app: Hono;
let needs: Parameters<typeof restore>[0] & { publicUrl: string; secret: string };
const sent: unknown[] = [];
const ids = { first: "", copy: "", other: "" };
let picture: Uint8Array;
let key = "";

beforeAll(async () => {
  database = await openTestDatabase();
  const { db } = database;
  const now = () => NOW;
  picture = await draw(3);
  needs = {
    db,
    now,
    publicUrl: "https://town.example",
    secret: SECRET,
    atlas: openAtlas({ db, now }),
    lessons: openLessons(db),
    stories: openStories(),
    log: { error: (...words: unknown[]) => expect(words).toEqual([]) } as never,
    jobs: { send: async (_queue: string, jobs: readonly unknown[]) => void sent.push(...jobs) } as never,
  };
  app = new Hono();
  const jobs = { count: async () => ({ waiting: 0, delayed: 0, running: 0 }) };
  const editions = await eagerEditionsOf(database, needs);
  app.route("/", makeApi({ ...needs, editions, jobs, metrics: makeMetrics() }));
  app.route("/", makeSite({ ...needs, editions }));
  ids.first = await publish("First Paper", "zztitlezz mill burns", `zzbodyzz ${FIRE}`, 5, {
    picture: { bytes: picture, alt: "zzaltzz" },
  });
  ids.copy = await publish("Copy Paper", "Copied: mill burns", `zzbodyzz ${FIRE}`, 4);
  ids.other = await publish("Other Paper", "Flames gut mill", FIRE_AGAIN, 3);
  const row = await db
    .selectFrom("articles")
    .select("picture_key")
    .where("id", "=", ids.first)
    .executeTakeFirst();
  key = row?.picture_key ?? "";
});
afterAll(() => database.close());

async function publish(
  name: string,
  title: string,
  text: string,
  hoursAgo: number,
  more: { picture?: { bytes: Uint8Array; alt: string } } = {},
): Promise<string> {
  const published = new Date(NOW.getTime() - hoursAgo * 3_600_000);
  const article = {
    title,
    body: `<p>${text}</p>`,
    excerpt: text.slice(0, 200),
    published,
    section: "local",
    path: "/one",
  };
  const [id = ""] = await insertArticles(needs, { name, rights: "full" }, [{ ...article, ...more }]);
  const gazetteer = await needs.atlas.read();
  const [local] = gazetteer.search("Brookville, OH", 1);
  if (!local) throw new Error("no place");
  await insertMeaning({ db: needs.db, gazetteer }, id, {
    local,
    people: name === "First Paper" ? ["Orla Quist", "Zzpersonzz Only"] : ["Orla Quist"],
    sections: ["local", "politics"],
  });
  const meaning: StorySubject["meaning"] = { agency: undefined, places: [] };
  const subject: StorySubject = { id, title, text, published, publisher: name, meaning };
  await inTransaction(database.db, (db) => needs.stories.place(db, [subject]));
  return id;
}

const read = async (path: string) => {
  const response = await app.request(path);
  return { status: response.status, text: await response.text() };
};

/** Every address that could give it away, beside its own. */
const addresses = (): string[] =>
  pages().flatMap((path) => (hasTwin(path) ? [path, twinPath(path)] : [path]));

const pages = (): string[] => [
  "/",
  "/local",
  "/politics",
  "/about",
  "/local/brookville-oh",
  "/local?q=brookville",
  "/search?q=mill",
  "/search?q=%22Zzpersonzz+Only%22",
  `/story/${ids.first}`,
  ...[ids.copy, ids.other].map((id) => `/api/v1/articles/${id}`),
  `/article/${ids.copy}/copied-mill-burns`,
  `/article/${ids.other}/flames-gut-mill`,
  ...["first", "copy", "other"].flatMap((name) => [
    `/publisher/${name}-paper`,
    `/publisher/${name}-paper.rss`,
    `/api/v1/articles?publisher=${name}-paper`,
  ]),
  ...["home", "local", "politics", "local/brookville-oh"].flatMap((list) =>
    ["rss", "atom", "json"].map((format) => `/${list}.${format}`),
  ),
  "/api/v1/articles?limit=100",
  "/api/v1/articles?q=mill",
  "/api/v1/articles?section=politics",
  "/api/v1/articles?place=brookville-oh",
  `/api/v1/stories/${ids.first}`,
  "/api/v1/editions/home",
  "/api/v1/editions/politics",
  "/sitemaps/news.xml",
  "/nothing",
];

/** What of it stands in an answer: its headline, its picture, and its id where that is not its story's, which bears it. */
const tracesIn = (text: string): string[] => [
  ...(text.match(/zz(title|alt)zz/gi) ?? []),
  ...(text
    .replaceAll(
      new RegExp(`(/|%2F)stor(y|ies)(/|%2F)${ids.first}|"id":"${ids.first}","(articles|page)"`, "g"),
      "",
    )
    .match(ids.first) ?? []),
  ...(text.match(key) ?? []),
];

async function listTraces(): Promise<string[]> {
  const found: string[] = [];
  for (const address of addresses()) {
    const { status, text } = await read(address);
    // A story may have been founded anew; then its address leads there.
    const isMoved = address.includes("stor") && status === 301;
    expect([address, status]).toEqual([address, address.endsWith("/nothing") ? 404 : isMoved ? 301 : 200]);
    if (tracesIn(text).length > 0) found.push(address);
  }
  return found;
}

describe("an article that was not withdrawn", () => {
  test("stands in lists, feeds, the API and its story, or else this test would see nothing", async () => {
    const found = await listTraces();
    for (const address of ["/", "/politics", `/story/${ids.first}`, "/publisher/first-paper.rss"])
      expect(found).toContain(address);
    for (const path of [`/image/${key}`, `/image/${key}.json`])
      expect([path, (await read(path)).status]).toEqual([path, 200]);
    expect((await read(`/api/v1/stories/${ids.first}`)).text).toContain(ids.copy);
    expect((await read("/local")).text).not.toContain("Copied: mill burns");
  });

  test("is found by its id, its page and its publisher's address", async () => {
    for (const words of [
      ids.first,
      `https://town.example/article/${ids.first}/zztitlezz-mill-burns`,
      "https://firstpaper.example/one",
    ])
      expect(await listNamed(needs.db, words)).toMatchObject([{ id: ids.first, publisher: "First Paper" }]);
    expect(await listNamed(needs.db, "0000000000000000")).toEqual([]);
    expect(await listNamed(needs.db, "zztitlezz")).toEqual([]);
  });
});

describe("once withdrawn, an article", () => {
  beforeAll(() => withdraw(needs, ids.first, { why: "It named <a child>.\u0000" }));

  test("stands at no address, nor does its picture", async () => {
    expect(await listTraces()).toEqual([]);
    for (const path of [`/image/${key}`, `/image/${key}.json`])
      expect([path, (await read(path)).status]).toEqual([path, 410]);
  });

  test("answers 410 with when and why, and not with its headline", async () => {
    for (const path of [`/article/${ids.first}/zztitlezz-mill-burns`, `/article/${ids.first}`]) {
      const { status, text } = await read(path);
      expect(status).toBe(410);
      expect(text).toContain("It named &lt;a child&gt;.");
      expect(text).toContain('datetime="2026-03-10T12:00:00.000Z"');
      expect(text).not.toMatch(/zz\w+zz/);
    }
    const { status, text } = await read(`/api/v1/articles/${ids.first}`);
    expect(status).toBe(410);
    expect(JSON.parse(text)).toMatchObject({
      error: {
        code: "withdrawn",
        message:
          "This article was taken down at 2026-03-10T12:00:00.000Z. The reason given: It named <a child>.",
      },
    });
  });

  test("counts in its story no more, and what it was the original of is listed in its place", async () => {
    const story = await database.db
      .selectFrom("stories")
      .selectAll()
      .where("id", "=", ids.first)
      .executeTakeFirstOrThrow();
    expect(story).toMatchObject({ articles: 2, first_article_id: ids.copy, merged_into: null });
    const { text } = await read("/local");
    expect(text).toContain("Copied: mill burns");
    expect(text).toContain("2 outlets");
    expect((await read("/api/v1/places?q=brookville")).text).toContain('"newest"');
  });

  test("stays down when its publisher changes it, and when all is understood anew", async () => {
    const change = {
      title: "zztitlezz mill burns down",
      body: `<p>zzbodyzz and more. ${FIRE}</p>`,
      published: NOW,
      path: "/one",
    };
    await insertArticles(needs, { name: "First Paper", rights: "full" }, [change]);
    await understandStored(needs, { all: true });
    expect(await listTraces()).toEqual([]);
    expect((await read(`/article/${ids.first}`)).status).toBe(410);
  });

  test("takes no copy that comes later under itself, in any process", async () => {
    for (const n of ["Late", "Later"]) {
      if (n === "Later") needs = { ...needs, stories: openStories() };
      const late = await publish(`${n} Paper`, `${n}: mill burns`, `zzbodyzz ${FIRE}`, 1);
      const row = await database.db
        .selectFrom("story_articles")
        .selectAll()
        .where("article_id", "=", late)
        .executeTakeFirstOrThrow();
      expect(row.copy_of).toBe(ids.copy);
    }
  });

  test("keeps its first date and takes another reason when withdrawn again", async () => {
    const later = { ...needs, now: () => new Date(NOW.getTime() + 3_600_000) };
    await withdraw(later, ids.first, { why: "At the family's wish." });
    expect(await findWithdrawn(needs.db, ids.first)).toEqual({ at: NOW, why: "At the family's wish." });
    await withdraw(later, ids.first);
    expect(await findWithdrawn(needs.db, ids.first)).toEqual({ at: NOW, why: "At the family's wish." });
  });
});

test("a restored article is back as its publisher has it now, in lists, story and copies", async () => {
  await restore(needs, ids.first);
  expect(await findWithdrawn(needs.db, ids.first)).toBeUndefined();
  const { status, text } = await read(`/article/${ids.first}/zztitlezz-mill-burns-down`);
  expect(status).toBe(200);
  expect(text).toContain("zzbodyzz and more");
  expect((await read("/local")).text).toContain("zztitlezz mill burns down");
  const row = await database.db
    .selectFrom("story_articles")
    .selectAll()
    .where("article_id", "=", ids.first)
    .executeTakeFirstOrThrow();
  const others = await database.db
    .selectFrom("story_articles")
    .select(["article_id", "copy_of"])
    .where("story_id", "=", row.story_id)
    .execute();
  expect(row.withdrawn).toBe(false);
  expect(others.find((one) => one.article_id === ids.other)).toBeDefined();
  // The oldest of the prints is the original again.
  expect([row.copy_of, others.find((one) => one.article_id === ids.copy)?.copy_of]).toEqual([
    null,
    ids.first,
  ]);
});

test("a story whose only article was withdrawn is no story", async () => {
  const alone = await publish("Soup Paper", "The soup that feeds eight", "White beans and a cabbage.", 2);
  expect((await read(`/story/${alone}`)).status).toBe(200);
  await withdraw(needs, alone);
  expect((await read(`/story/${alone}`)).status).toBe(404);
  expect((await read(`/api/v1/stories/${alone}`)).status).toBe(404);
  expect((await read(`/article/${alone}`)).text).toContain("No reason was given");
});

import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { withdrawArticle } from "#articles/withdraw.ts";
import { type Database, inTransaction } from "#database/connect.ts";
import { NO_CHOICES } from "#readers/choices.ts";
import { encodeChoices } from "#readers/encoding.ts";
import type { Gazetteer, Place } from "#understanding/gazetteer.ts";
import { insertArticles } from "../../tests/setup/articles.ts";
import { openTestDatabase } from "../../tests/setup/database.ts";
import { insertMeaning, insertStory } from "../../tests/setup/meanings.ts";
import { type NoticeTown, openNoticeTown } from "../../tests/setup/notices.ts";
import { type PushService, startPushService } from "../../tests/setup/push-service.ts";
import { claimDue } from "./claim.ts";
import { planNotices } from "./deliver.ts";
import { countNotices } from "./deliveries.ts";
import { noteNews, tellFollowers } from "./news.ts";

const NOON = new Date("2026-03-10T12:00:00Z");
const HOUR = 3_600_000;
const PAPER = { name: "The Alder Post", rights: "full" } as const;
const NIGHT = { timeZone: "UTC", from: 21 * 60, to: 7 * 60 };

let database: Database;
let service: PushService;
let town: NoticeTown;
let gazetteer: Gazetteer;
let columbus: Place;
let county: Place;
let state: Place;

beforeAll(async () => {
  database = await openTestDatabase();
  service = await startPushService();
  town = await openNoticeTown(database, NOON, service);
  gazetteer = await town.atlas.read();
  const found = (slug: string) => {
    const place = gazetteer.findSlug(slug);
    if (!place) throw new Error(`there is no ${slug}`);
    return place;
  };
  columbus = found("columbus-oh");
  [county, state] = ["county", "state"].map((kind) => {
    const place = gazetteer.chain(columbus).find((one) => one.kind === kind);
    if (!place) throw new Error(`Columbus is in no ${kind}`);
    return place;
  }) as [Place, Place];
});
afterEach(async () => {
  town.clock.now = NOON;
  service.received.length = 0;
  service.answer = (response) => void response.writeHead(201).end();
  await database.db.deleteFrom("push_subscriptions").execute();
});
afterAll(async () => {
  await town?.close();
  await service?.close();
  await database?.close();
});

type Given = { title: string; published?: Date; place?: Place; rights?: "full" | "headline" };

/** An article is saved, as the write line would, with what follows from it. */
async function publish(given: Given): Promise<string> {
  const { title, published = new Date(town.clock.now.getTime() - HOUR), place = columbus } = given;
  const paper = { ...PAPER, ...(given.rights ? { name: "Headlines Only", rights: given.rights } : {}) };
  const words = { excerpt: "HIDDEN words", body: "<p>HIDDEN words</p>" };
  const [id = ""] = await insertArticles(town, paper, [{ title, published, ...words }]);
  await insertMeaning({ db: database.db, gazetteer }, id, { local: place });
  await noteNews(town, [{ articleId: id, published, placeIds: gazetteer.chain(place).map((one) => one.id) }]);
  return id;
}

const titles = () => service.received.map(({ payload }) => (payload as { title: string }).title);
const statesOf = async () =>
  (await database.db.selectFrom("push_deliveries").select("state").orderBy("story_id").execute()).map(
    (row) => row.state,
  );

describe("local news", () => {
  test("is told to whoever follows the place or what contains it, and to nobody else", async () => {
    const near = await town.follow([columbus.id]);
    const around = await town.follow([county.id, "g1"]);
    await town.follow([state.id]);
    await town.follow(["us-tx"]);
    const id = await publish({ title: "Bridge opens" });
    await town.work();
    expect(service.received.map((one) => one.path).sort()).toEqual(
      [near, around].map((browser) => new URL(browser.endpoint).pathname).sort(),
    );
    const notices = service.received.map((one) => one.payload);
    expect(notices).toContainEqual({
      title: "Bridge opens",
      body: `The Alder Post · ${columbus.name}`,
      url: `/article/${id}/bridge-opens`,
      tag: id,
    });
    expect(notices).toContainEqual(expect.objectContaining({ body: `The Alder Post · ${county.name}` }));
    expect(await statesOf()).toEqual(["sent", "sent"]);
  });

  test("of a state is told to whoever follows the state", async () => {
    await town.follow([state.id]);
    await publish({ title: "Statewide vote", place: state });
    await town.work();
    expect(titles()).toEqual(["Statewide vote"]);
  });

  test("leaves no job behind when nobody follows its places", async () => {
    await town.follow(["us-tx"]);
    await publish({ title: "Nobody asked" });
    expect(await town.jobs.take("push", 1)).toEqual([]);
  });

  test("that is older than half a day, or from the future, is not told", async () => {
    await town.follow([columbus.id]);
    await publish({ title: "Yesterday", published: new Date(NOON.getTime() - 13 * HOUR) });
    await publish({ title: "Tomorrow", published: new Date(NOON.getTime() + 13 * HOUR) });
    expect(await town.jobs.take("push", 1)).toEqual([]);
  });

  test("is told with its headline alone, whatever its source grants", async () => {
    await town.follow([columbus.id]);
    await publish({ title: "Only this", rights: "headline" });
    await town.work();
    town.clock.now = new Date(NOON.getTime() + HOUR);
    await publish({ title: "And this" });
    await town.work();
    expect(titles()).toEqual(["Only this", "And this"]);
    expect(JSON.stringify(service.received)).not.toContain("HIDDEN");
  });

  test("is told once for a story: not again by a second report, by a copy, or by an article that moved", async () => {
    await town.follow([columbus.id]);
    const first = await publish({ title: "Fire downtown" });
    await town.work();
    town.clock.now = new Date(NOON.getTime() + HOUR);
    const second = await publish({ title: "Fire downtown: more" });
    const copy = await publish({ title: "Fire downtown, says the Post" });
    const story = await insertStory(
      database.db,
      [{ id: first }, { id: second }, { id: copy, copyOf: first }],
      NOON,
    );
    await town.work();
    expect(titles()).toEqual(["Fire downtown"]);
    await noteNews(town, [{ articleId: first, published: NOON, placeIds: [columbus.id] }]);
    await town.work();
    expect(titles()).toEqual(["Fire downtown"]);
    await sql`delete from story_articles where story_id = ${story}`.execute(database.db);
  });

  test("that was withdrawn before its notice left is not told", async () => {
    await town.follow([columbus.id], { quiet: NIGHT });
    town.clock.now = new Date("2026-03-10T22:00:00Z");
    const id = await publish({ title: "Not so" });
    await publish({ title: "But so" });
    await town.work();
    await inTransaction(database.db, (db) => withdrawArticle({ ...town, db }, id));
    town.clock.now = new Date("2026-03-11T07:00:00Z");
    await planNotices(town);
    await town.work();
    expect(titles()).toEqual(["But so"]);
    expect((await statesOf()).sort()).toEqual(["dropped", "sent"]);
  });

  test("that the reader muted is not told", async () => {
    const words = ["bridge"];
    const mutes = encodeChoices({ ...NO_CHOICES, mutes: { ...NO_CHOICES.mutes, words } });
    await town.follow([columbus.id], { mutes });
    await publish({ title: "The Bridge again" });
    await publish({ title: "The tunnel" });
    await town.work();
    expect(titles()).toEqual(["The tunnel"]);
  });
});

describe("in the quiet hours", () => {
  test("nothing is sent; at their end comes one summary", async () => {
    await town.follow([columbus.id], { quiet: NIGHT });
    town.clock.now = new Date("2026-03-10T21:30:00Z");
    await publish({ title: "At half past nine" });
    await town.work();
    town.clock.now = new Date("2026-03-11T05:00:00Z");
    await publish({ title: "At five" });
    await planNotices(town);
    await town.work();
    expect(titles()).toEqual([]);
    town.clock.now = new Date("2026-03-11T06:59:00Z");
    await planNotices(town);
    await town.work();
    expect(titles()).toEqual([]);
    town.clock.now = new Date("2026-03-11T07:00:00Z");
    await planNotices(town);
    await town.work();
    expect(service.received.map((one) => one.payload)).toEqual([
      expect.objectContaining({
        title: `2 stories from ${columbus.name}`,
        body: "At five (The Alder Post)\nAt half past nine (The Alder Post)",
      }),
    ]);
  });

  test("a push service keeps nothing for a device that is off", async () => {
    await town.follow([columbus.id], { quiet: NIGHT });
    town.clock.now = new Date("2026-03-10T20:30:00Z");
    await publish({ title: "Late" });
    await town.work();
    expect(service.received[0]?.ttl).toBe(1800);
  });
});

test("many stories at once come as one message now and one summary, and not more than six messages a day", async () => {
  await town.follow([columbus.id]);
  for (let i = 0; i < 20; i++) {
    town.clock.now = new Date(NOON.getTime() + i * 4 * 60_000);
    await publish({ title: `News ${i}` });
    await planNotices(town);
    await town.work();
  }
  expect(service.received).toHaveLength(6);
  expect(titles()[0]).toBe("News 0");
  expect(titles()[1]).toBe(`3 stories from ${columbus.name}`);
});

describe("what the push service says", () => {
  test("gone: the browser is forgotten and counted", async () => {
    const before = await countNotices(database.db);
    await town.follow([columbus.id]);
    service.answer = (response) => void response.writeHead(410).end();
    await publish({ title: "Into the void" });
    await town.work();
    expect(await countNotices(database.db)).toMatchObject({
      subscriptions: 0,
      waiting: 0,
      sent: before.sent,
      gone: before.gone + 1,
    });
  });

  test("later: it is tried again no sooner than asked, and is told once", async () => {
    await town.follow([columbus.id]);
    service.answer = (response) => void response.writeHead(429, { "retry-after": "1800" }).end();
    await publish({ title: "Patience" });
    await town.work();
    service.answer = (response) => void response.writeHead(201).end();
    expect(await statesOf()).toEqual(["waiting"]);
    town.clock.now = new Date(NOON.getTime() + 1799_000);
    await planNotices(town);
    await town.work();
    expect(titles()).toHaveLength(1);
    town.clock.now = new Date(NOON.getTime() + 1800_000);
    await planNotices(town);
    await town.work();
    await planNotices(town);
    await town.work();
    expect(titles()).toHaveLength(2);
    expect(await statesOf()).toEqual(["sent"]);
  });

  test("later, several times in a row: its other browsers wait too", async () => {
    for (let i = 0; i < 30; i++) await town.follow([columbus.id]);
    service.answer = (response) => void response.writeHead(503, { "retry-after": "600" }).end();
    await publish({ title: "Overload" });
    await town.work();
    expect(service.received.length).toBeLessThan(15);
    expect(new Set(await statesOf())).toEqual(new Set(["waiting"]));
  });

  test("nothing, and the connection breaks: it may have arrived, so it is not sent again", async () => {
    await town.follow([columbus.id]);
    service.answer = (response) => void response.destroy();
    await publish({ title: "Silence" });
    await town.work();
    town.clock.now = new Date(NOON.getTime() + 2 * HOUR);
    await planNotices(town);
    await town.work();
    expect(titles()).toHaveLength(1);
    expect(await statesOf()).toEqual(["dropped"]);
  });

  test("no, for weeks: the browser is forgotten", async () => {
    await town.follow([columbus.id]);
    service.answer = (response) => void response.writeHead(403).end();
    for (let i = 0; i < 21; i++) {
      town.clock.now = new Date(NOON.getTime() + i * 8 * HOUR);
      expect((await countNotices(database.db)).subscriptions, `after ${i}`).toBe(1);
      await publish({ title: `Refused ${i}` });
      await town.work();
    }
    town.clock.now = new Date(NOON.getTime() + 21 * 8 * HOUR + 1);
    await publish({ title: "Refused at last" });
    await town.work();
    expect((await countNotices(database.db)).subscriptions).toBe(0);
  });
});

test("a process that dies between writing down and sending loses the message and doubles none", async () => {
  await town.follow([columbus.id]);
  await publish({ title: "Almost" });
  const [told] = await town.jobs.take("push", 1);
  expect(told).toBeDefined();
  await town.jobs.reclaim(true);
  await town.work();
  expect(titles()).toEqual(["Almost"]);
  town.clock.now = new Date(NOON.getTime() + HOUR);
  await publish({ title: "Lost" });
  const [again] = await town.jobs.take("push", 1);
  if (again) await tellFollowers(town, again);
  // As far as this process comes.
  expect((await claimDue(town)).claimed).toHaveLength(1);
  await town.jobs.reclaim(true);
  await planNotices(town);
  await town.work();
  expect(titles()).toEqual(["Almost"]);
  expect((await statesOf()).sort()).toEqual(["sending", "sent"]);
});

test("a program that is ending puts back what it did not send, for the next start", async () => {
  const ending = await openNoticeTown(database, NOON, service);
  await town.follow([columbus.id]);
  await publish({ title: "In time" });
  await ending.fetcher.close();
  await ending.work();
  expect(await statesOf()).toEqual(["waiting"]);
  await planNotices(town);
  await town.work();
  expect(titles()).toEqual(["In time"]);
  await ending.close();
});

test("what was told is forgotten when nobody could tell it again", async () => {
  await town.follow([columbus.id]);
  await publish({ title: "Old" });
  await town.work();
  town.clock.now = new Date(NOON.getTime() + 31 * 24 * HOUR);
  await planNotices(town);
  expect(await statesOf()).toEqual([]);
});

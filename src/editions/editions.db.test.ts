import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "#database/connect.ts";
import { openAtlas } from "#places/atlas.ts";
import { ANYBODY, makeReader, NO_CHOICES } from "#readers/choices.ts";
import { makeMutes, NO_MUTES } from "#readers/mutes.ts";
import type { Place } from "#understanding/gazetteer.ts";
import { insertArticles } from "../../tests/setup/articles.ts";
import { openTestDatabase } from "../../tests/setup/database.ts";
import { editionsOf } from "../../tests/setup/editions.ts";
import { insertMeaning, insertStory } from "../../tests/setup/meanings.ts";
import { makeEdition, type Reading } from "./make-edition.ts";
import { listFrontCards, makeFront } from "./make-front.ts";
import type { Editions } from "./open-editions.ts";
import type { Subject } from "./subject.ts";

const NOW = new Date("2026-03-10T12:00:00Z");
const hoursAgo = (n: number) => new Date(NOW.getTime() - n * 3_600_000);
const ANYBODY_READS: Reading = { reader: ANYBODY, mutes: NO_MUTES };
const HOME: Subject = { kind: "home" };
const PAPERS = ["Gazette", "Radio", "Herald", "Courier"];
const WORDS = ["bridge", "school", "mill", "harbor", "orchard", "council", "library"];

let database: Database;
let editions: Editions;
let atlas: ReturnType<typeof openAtlas>;
let brook: Place;
let dale: Place;
const ids: string[] = [];

const needs = () => ({ db: database.db, now: () => NOW });

beforeAll(async () => {
  database = await openTestDatabase();
  atlas = openAtlas(needs());
  const gazetteer = await atlas.read();
  const [first] = gazetteer.search("Brookville, OH", 1);
  const [second] = gazetteer.search("Springfield, OH", 1);
  if (!first || !second) throw new Error("no places");
  [brook, dale] = [first, second];
  editions = await editionsOf(database, { atlas });
  for (let n = 0; n < 56; n++) {
    const [id = ""] = await insertArticles(needs(), { name: PAPERS[n % 4] ?? "", rights: "full" }, [
      {
        title: `The ${WORDS[n % 7]} of street ${n}`,
        body: `<p>Of the ${WORDS[(n * 3) % 7]} number ${n}.</p>`,
        section: ["local", "sports", "education"][n % 3] ?? "local",
        published: hoursAgo(n),
      },
    ]);
    ids.push(id);
    const local = n % 5 === 4 ? {} : { local: n % 2 === 0 ? brook : dale };
    await insertMeaning({ db: database.db, gazetteer }, id, { ...local, people: [`Person ${n % 6}`] });
  }
  await insertStory(database.db, [{ id: ids[8] ?? "" }, { id: ids[5] ?? "" }, { id: ids[2] ?? "" }], NOW);
});
afterAll(() => database.close());

const make = (subject: Subject, reading = ANYBODY_READS, options = {}) =>
  makeEdition(editions, subject, reading, NOW, { limit: 24, ...options });

describe("an edition", () => {
  test("has each story once, with its terms adding up to its score", async () => {
    const { cards, order, more } = await make(HOME);
    expect([order, more, cards.length]).toEqual(["ranked", true, 24]);
    expect(new Set(cards.map(({ article }) => article.story?.id ?? article.id)).size).toBe(24);
    for (const { terms, score } of cards)
      expect(terms.reduce((sum, term) => sum + term.points, 0)).toBe(score);
  });

  test("goes on where it ended, losing and repeating nothing", async () => {
    const pages = [];
    for (const from of [0, 24, 48]) pages.push(await make(HOME, ANYBODY_READS, { from }));
    const all = pages.flatMap((page) => page.cards.map(({ article }) => article.id));
    expect(new Set(all).size).toBe(all.length);
    expect(all).toHaveLength(54);
    expect(pages.map((page) => page.more)).toEqual([true, true, false]);
  });

  test("of a place has its news only, and of a section its articles only", async () => {
    const place = await make({ kind: "place", place: brook.id });
    expect(place.cards.length).toBeGreaterThan(10);
    for (const { article } of place.cards) expect(article.local?.place).toBe(brook.id);
    const sports = await make({ kind: "section", section: "sports" });
    expect(sports.cards.length).toBeGreaterThan(10);
    for (const { article } of sports.cards) expect(article.sections).toContain("sports");
  });

  test("in the other order is by time", async () => {
    const { cards } = await make(HOME, ANYBODY_READS, { order: "latest" });
    const times = cards.map(({ article }) => article.published.getTime());
    expect(times).toEqual(times.toSorted((a, b) => b - a));
  });

  test("counts the outlets of a story without those the reader muted", async () => {
    const gazetteer = await atlas.read();
    const outletsFor = async (reading: Reading) =>
      (await make(HOME, reading)).cards.find(({ article }) => article.story?.articles === 3)?.outlets;
    expect(await outletsFor(ANYBODY_READS)).toBe(3);
    const choices = { ...NO_CHOICES, mutes: { ...NO_CHOICES.mutes, publishers: ["radio"] } };
    const reader = makeReader({ choices, saved: [], read: [] });
    expect(await outletsFor({ reader, mutes: makeMutes(choices.mutes, gazetteer) })).toBe(2);
  });

  test("has nothing that its reader muted, whatever that is", async () => {
    const gazetteer = await atlas.read();
    const list = (values: readonly string[]) => fc.subarray([...values], { maxLength: 2 });
    const anyMutes = fc.record({
      words: list([...WORDS, "street 7", "zeppelin"]),
      publishers: list(PAPERS.map((name) => name.toLowerCase())),
      people: list(["Person 1", "Person 4"]),
      places: list([brook.id, "us-oh"]),
      sections: list(["sports", "education"]),
    });
    await fc.assert(
      fc.asyncProperty(anyMutes, async (muted) => {
        const choices = { ...NO_CHOICES, mutes: muted };
        const reader = makeReader({ choices, saved: [], read: [] });
        const mutes = makeMutes(muted, gazetteer);
        const reading = { reader, mutes };
        const front = listFrontCards(await makeFront(editions, reading, NOW));
        const shown = [...front, ...(await make(HOME, reading)).cards].map(({ article }) => article.id);
        const whole = await editions.cards.read(shown, { bodies: true });
        expect([...whole.values()].filter((article) => mutes.hides(article))).toEqual([]);
        // What is left is not thrown away with it: a full page as long as there is enough.
        const all = await editions.cards.read(ids, { bodies: true });
        const left = [...all.values()].filter((article) => !mutes.hides(article));
        const stories = new Set(left.map((article) => article.story?.id ?? article.id)).size;
        const page = (await make(HOME, reading)).cards.length;
        expect(page).toBeGreaterThanOrEqual(Math.min(24, stories - 1));
      }),
      { numRuns: 25 },
    );
  });
});

describe("the front", () => {
  test("has each story once over all its blocks, and the town's own block", async () => {
    const front = await makeFront(editions, ANYBODY_READS, NOW);
    const stories = listFrontCards(front).map(({ article }) => article.story?.id ?? article.id);
    expect(new Set(stories).size).toBe(stories.length);
    expect(front.top).toHaveLength(9);
    expect([brook.id, dale.id]).toContain(front.local?.place.id);
    expect(front.local?.isChosen).toBe(false);
    expect(front.sections.map(({ section }) => section)).toEqual(["sports", "education"]);
  });

  test("is near the place that the reader chose", async () => {
    const choices = { ...NO_CHOICES, place: dale.id };
    const reader = makeReader({ choices, saved: [], read: [] });
    const front = await makeFront(editions, { reader, mutes: NO_MUTES }, NOW);
    expect(front.local).toMatchObject({ place: { id: dale.id }, isChosen: true });
    for (const { article } of front.local?.cards ?? []) expect(article.local?.place).toBe(dale.id);
  });
});

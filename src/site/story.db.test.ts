/** The page of a story: who was first, who followed with what, who repeats whom, and why each belongs there. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeId } from "#base/ids.ts";
import type { Database } from "#database/connect.ts";
import { openAtlas } from "#places/atlas.ts";
import { saveOwnPlaces } from "#places/own.ts";
import { type InventedArticle, type InventedPaper, insertArticles } from "../../tests/setup/articles.ts";
import { openTestDatabase } from "../../tests/setup/database.ts";
import { editionsOf } from "../../tests/setup/editions.ts";
import { insertMeaning, insertStory } from "../../tests/setup/meanings.ts";
import { SECRET } from "../../tests/setup/secret.ts";
import { makeSite } from "./site.ts";
import { readThreadPages } from "./thread-pages.ts";

const NOW = new Date("2026-03-10T12:00:00Z");
const now = () => NOW;
const minutesAgo = (n: number) => new Date(NOW.getTime() - n * 60_000);
const PAPERS = {
  wire: { name: "Far Wire", rights: "full" },
  gazette: { name: "The Gazette", rights: "full" },
  radio: { name: "Brook Radio", rights: "headline" },
  weekly: { name: "Hill Weekly", rights: "excerpt" },
  agency: { name: "The Associated Press", rights: "headline" },
} as const satisfies Record<string, InventedPaper>;

/** The agencies of those that are wire, by the name under which they are inserted. */
const CARRIED: Record<string, string> = { carried: "AP", own: "AP" };

let database: Database;
let site: ReturnType<typeof makeSite>;
let story = "";
let alone = "";
let merged = "";
const ids: Record<string, string> = {};

const get = (path: string) => site.request(path);
const read = async (path: string) => (await get(path)).text();
const positions = (html: string, words: readonly string[]) => words.map((one) => html.indexOf(one));

beforeAll(async () => {
  database = await openTestDatabase();
  const { db } = database;
  await saveOwnPlaces({ db, now }, [
    { name: "Alder County", kind: "county", within: "Ohio", lat: 39.79, lon: -81.32 },
    { name: "Alderbrook Falls", kind: "town", within: "Alder County", lat: 39.78, lon: -81.31 },
  ]);
  const atlas = openAtlas({ db, now });
  const gazetteer = await atlas.read();
  const town = gazetteer.named("Alderbrook Falls")[0];
  if (!town) throw new Error("no town");
  const editions = await editionsOf(database, { atlas });
  site = makeSite({ db, now, atlas, editions, publicUrl: "https://town.example", secret: SECRET });
  const insert = async (
    key: string,
    paper: InventedPaper,
    article: Omit<InventedArticle, "excerpt">,
    people: string[],
  ) => {
    const [id = ""] = await insertArticles({ db, now }, paper, [
      { ...article, excerpt: `Excerpt of ${key}.` },
    ]);
    await insertMeaning({ db, gazetteer }, id, {
      local: town,
      people,
      ...(paper.name === "Far Wire" ? { agency: "Far Wire" } : {}),
      ...(CARRIED[key] ? { agency: CARRIED[key] } : {}),
    });
    ids[key] = id;
  };
  const dam = "<p>Ann Reed opened the dam. It holds 900 tons.</p>";
  await insert(
    "radio",
    PAPERS.radio,
    { title: "Dam opens", body: "<p>Hidden Person said 77 things.</p>", published: minutesAgo(90) },
    ["Hidden Person"],
  );
  await insert("wire", PAPERS.wire, { title: "A dam is opened", body: dam, published: minutesAgo(60) }, [
    "Ann Reed",
  ]);
  await insert(
    "copy",
    PAPERS.gazette,
    { title: "A dam is opened here", body: dam, published: minutesAgo(50) },
    ["Ann Reed"],
  );
  await insert(
    "weekly",
    PAPERS.weekly,
    {
      title: "Bo Lind on the $4 million dam",
      body: "<p>Secret Helper built it.</p>",
      published: minutesAgo(40),
    },
    ["Bo Lind", "Secret Helper"],
  );
  await insert(
    "alone",
    PAPERS.gazette,
    { title: "Cat found", body: "<p>In a tree.</p>", published: minutesAgo(30) },
    [],
  );
  const toll = { title: "Toll rises", body: "<p>By a dollar.</p>" };
  await insert("carried", PAPERS.weekly, { ...toll, published: minutesAgo(20) }, []);
  await insert("own", PAPERS.agency, { ...toll, published: minutesAgo(10) }, []);
  const names = { kind: "names" as const, shared: ["Dam", "Secret Helper"], weight: 0.7 };
  story = await insertStory(
    db,
    [
      { id: ids.radio ?? "" },
      { id: ids.wire ?? "", reasons: [{ kind: "words", shared: ["dam"], weight: 0.5 }] },
      { id: ids.copy ?? "", copyOf: ids.wire ?? "", reasons: [{ kind: "copy", shared: [], weight: 1 }] },
      { id: ids.weekly ?? "", reasons: [names, { kind: "time", shared: [], weight: 0.1 }] },
    ],
    NOW,
  );
  alone = await insertStory(db, [{ id: ids.alone ?? "" }], NOW);
  merged = makeId(NOW);
  await db
    .insertInto("stories")
    .values({ id: merged, articles: 0, first_article_id: null, newest_at: NOW, merged_into: story })
    .execute();
});
afterAll(() => database.close());

describe("the page of a story", () => {
  test("names who was first, and everybody in the order of time", async () => {
    const html = await read(`/story/${story}`);
    expect(html).toMatch(
      /First reported by\s*<a href="\/publisher\/brook-radio">Brook Radio<\/a>,\s*<time[^>]*>1 hour ago/,
    );
    expect(html).toContain("3 reports by 3 publishers. One more prints one of them.");
    const order = positions(html, [
      "Dam opens</a>",
      "A dam is opened</a>",
      "Bo Lind on the $4 million dam</a>",
    ]);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order).not.toContain(-1);
  });

  test("folds a copy under what it repeats", async () => {
    const html = await read(`/story/${story}`);
    expect(html).toMatch(
      new RegExp(`Also printed by\\s*<a href="/article/${ids.copy}/[^"]*">The Gazette</a>`),
    );
    expect(html.match(/class="report-title"/g)).toHaveLength(3);
  });

  test("says what each adds and why it joined, from nothing that is hidden", async () => {
    const html = await read(`/story/${story}`);
    expect(html).toMatch(/New here<\/dt>[\s\S]*<bdi>Ann Reed<\/bdi>[\s\S]*<bdi>900 tons<\/bdi>/);
    expect(html).toMatch(/<bdi>Bo Lind<\/bdi>[\s\S]*<bdi>\$4 million<\/bdi>/);
    expect(html).toContain("It tells of it in the same words: dam.");
    expect(html).toContain("it names the same people or organizations: Dam.");
    expect(html).not.toMatch(/Hidden|Secret|\b77\b|Excerpt of radio/);
    expect(html).toContain("Excerpt of weekly.");
  });

  test("of one article shows it and says that nobody else has reported it", async () => {
    const html = await read(`/story/${alone}`);
    expect(html).toContain("One report; nobody else has reported this.");
    expect(html).toContain(`/article/${ids.alone}/cat-found`);
    expect(html).not.toContain("Why it is in this story");
  });

  test("that a paper carries from an agency's wire is not told as the paper's, and the agency's own is the agency's", async () => {
    const storyOf = (key: string) => insertStory(database.db, [{ id: ids[key] ?? "" }], NOW);
    const carried = await read(`/story/${await storyOf("carried")}`);
    expect(carried).toMatch(
      /A wire report by <bdi>AP<\/bdi>, first seen here from\s*<a href="\/publisher\/hill-weekly">/,
    );
    expect(carried).toMatch(
      /<meta name="description" content="[^"]* A wire report by AP, first seen here from Hill Weekly\."/,
    );
    expect(carried).not.toContain("First reported");
    const own = await read(`/story/${await storyOf("own")}`);
    expect(own).toMatch(/First reported by\s*<a href="\/publisher\/the-associated-press">/);
    expect(own).not.toContain("wire report");
  });

  test("that was merged leads to where it went, and one that never was is missing", async () => {
    const { status, headers } = await get(`/story/${merged}`);
    expect([status, headers.get("location")]).toEqual([301, `/story/${story}`]);
    for (const id of ["0000000000000000", "nonsense", "%00"])
      expect((await get(`/story/${id}`)).status).toBe(404);
  });
});

describe("an article of a story", () => {
  test("leads to the story, and to the others that tell it", async () => {
    const html = await read(`/article/${ids.weekly}/bo-lind-on-the-4-million-dam`);
    expect(html).toContain(`<a href="/story/${story}">All 4 reports of this story</a>`);
    expect(html).toMatch(/Others on this story<\/a><\/h2>[\s\S]*A dam is opened/);
    expect(html).not.toContain("Secret Helper");
  });

  test("says who reported it first, how long before whom, with the way to each", async () => {
    const html = await read(`/article/${ids.weekly}/bo-lind-on-the-4-million-dam`);
    expect(html).toMatch(
      new RegExp(
        `First reported by <a href="/article/${ids.radio}/dam-opens">Brook Radio</a>, \\d+ minutes before ` +
          `<a href="/article/${ids.wire}/a-dam-is-opened">Far Wire</a> and <b>Hill Weekly</b></li>`,
      ),
    );
    // Who prints another's text has not reported it.
    expect(html).not.toContain(`/article/${ids.copy}/`);
  });

  test("credits the agency, and the one whose text it repeats", async () => {
    const copy = await read(`/article/${ids.copy}/a-dam-is-opened-here`);
    expect(copy).toMatch(
      new RegExp(`This repeats <a href="/article/${ids.wire}/a-dam-is-opened">a report by Far Wire</a>`),
    );
    const wire = await read(`/article/${ids.wire}/a-dam-is-opened`);
    expect(wire).toMatch(new RegExp(`Also printed by\\s*<a href="/article/${ids.copy}">The Gazette</a>`));
  });
});

test("a name leads to every article that has it, as far as texts may be shown", async () => {
  const named = await read(`/search?q=${encodeURIComponent('"Ann Reed"')}`);
  expect(named).toContain("A dam is opened</a>");
  expect(named).not.toContain("A dam is opened here");
  for (const hidden of ["Hidden Person", "Secret Helper"]) {
    const html = await read(`/search?q=${encodeURIComponent(`"${hidden}"`)}`);
    expect(html).toContain("No article has these words.");
    expect(html).not.toMatch(/Dam opens|Bo Lind/);
  }
});

test("lists show the original with the number of its reports, and no copy", async () => {
  const html = await read("/local/alderbrook-falls-oh");
  expect(html).not.toContain("A dam is opened here");
  expect(html).toContain(`<a class="over" href="/story/${story}">3 outlets</a>`);
  expect(html).not.toContain(`/story/${alone}`);
  expect(await read("/publisher/the-gazette")).toContain("A dam is opened here");
});

test("comments on a story are listed under its headline, where it is now; those on nothing that is here under none", async () => {
  const threads = [story, merged, alone, "000000000000000z"].map((id) => ({ thread: `story/${id}` }));
  const pages = await readThreadPages(database, [...threads, { thread: `article/${ids.wire}` }]);
  const dam = { path: `/story/${story}`, title: "Dam opens" };
  expect(Object.fromEntries(pages)).toEqual({
    [`story/${story}`]: dam,
    [`story/${merged}`]: dam,
    [`story/${alone}`]: { path: `/story/${alone}`, title: "Cat found" },
    [`article/${ids.wire}`]: { path: `/article/${ids.wire}/a-dam-is-opened`, title: "A dam is opened" },
  });
});

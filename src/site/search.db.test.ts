import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "#database/connect.ts";
import { openAtlas } from "#places/atlas.ts";
import { saveOwnPlaces } from "#places/own.ts";
import { insertArticles } from "../../tests/setup/articles.ts";
import { openTestDatabase } from "../../tests/setup/database.ts";
import { editionsOf } from "../../tests/setup/editions.ts";
import { insertMeaning } from "../../tests/setup/meanings.ts";
import { makeSite } from "./site.ts";

const NOW = new Date("2026-03-10T12:00:00Z");
const daysAgo = (n: number) => new Date(NOW.getTime() - n * 86_400_000);

let database: Database;
let site: ReturnType<typeof makeSite>;

const read = async (query: string | Record<string, string>) => {
  const response = await site.request(`/search?${new URLSearchParams(query)}`);
  expect(response.status).toBe(200);
  return response.text();
};
const titles = (html: string) =>
  [...html.matchAll(/<h2 class="headline"[^>]*><a [^>]*>(.*?)<\/a>/g)].map(([, title = ""]) =>
    title.replace(/<[^>]*>/g, ""),
  );
const words = (html: string) =>
  html
    .slice(html.indexOf("<main"))
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");

beforeAll(async () => {
  database = await openTestDatabase();
  const { db } = database;
  const now = () => NOW;
  await saveOwnPlaces({ db, now }, [
    { name: "Osmer County", kind: "county", within: "Ohio", lat: 39.79, lon: -81.32 },
    { name: "Brindle Falls", kind: "town", within: "Osmer County", lat: 39.78, lon: -81.31 },
  ]);
  const atlas = openAtlas({ db, now });
  const gazetteer = await atlas.read();
  const editions = await editionsOf(database, { atlas });
  site = makeSite({
    editions,
    db,
    now,
    atlas,
    publicUrl: "https://town.example",
    secret: "s".repeat(40),
    timeZone: "America/New_York",
  });
  const insert = async (
    name: string,
    rights: "full" | "excerpt" | "headline",
    title: string,
    more: object,
    place?: string,
  ) => {
    const [id = ""] = await insertArticles({ db, now }, { name, rights }, [
      { title, published: daysAgo(1), ...more },
    ]);
    const [local] = place === undefined ? [] : gazetteer.search(place, 1);
    if (local) await insertMeaning({ db, gazetteer }, id, { local });
  };
  const story = `<p>${"Much was said before. ".repeat(20)}The bridge at Mill Lane is <b>closed</b> & shut.</p>`;
  await insert(
    "The Brook Gazette",
    "full",
    "Bridge closed in town",
    { body: story, section: "local" },
    "Brindle Falls, OH",
  );
  await insert(
    "Brook Radio",
    "excerpt",
    "Detour on Mill Lane",
    { excerpt: "A bridge is shut <again>.", body: "<p>A hidden zebra crossed the bridge.</p>" },
    "Springfield, MO",
  );
  await insert("Hill Post", "headline", "Bridge vote", {
    excerpt: "A secret yak.",
    published: new Date("2026-03-01T04:30:00Z"),
    section: "politics",
  });
  await insert("Hill Post", "headline", "Kiev marks a day", { published: daysAgo(3) });
  await insert("Hill Post", "headline", "Talks in Kyiv", { published: daysAgo(4) });
});
afterAll(() => database.close());

describe("the search page", () => {
  test("marks what was found in headlines and in the words around it", async () => {
    const html = await read({ q: "bridge" });
    expect(titles(html)).toEqual(["Bridge closed in town", "Bridge vote", "Detour on Mill Lane"]);
    expect(html).toContain("<mark>Bridge</mark> closed in town");
    expect(html).toMatch(/…[^<]*The <mark>bridge<\/mark> at Mill Lane is\s+closed\s+&amp; shut\./);
    expect(html).toContain("A <mark>bridge</mark> is shut &lt;again&gt;.");
    expect(html).toContain('content="noindex"');
  });

  test("shows no word beyond the rights, and does not find by it", async () => {
    for (const hidden of ["zebra", "yak", "crossed the bridge"]) {
      const html = await read({ q: hidden.includes(" ") ? `"${hidden}"` : hidden });
      expect(titles(html)).toEqual([]);
      expect(html).toContain("No article has these words.");
    }
    expect(await read({ q: "bridge" })).not.toMatch(/zebra|yak/);
    expect(titles(await read({ q: "bridge -zebra -yak" }))).toHaveLength(3);
  });

  test("finds a place under its other name and says so", async () => {
    const html = await read({ q: "Kyiv" });
    expect(titles(html)).toEqual(["Kiev marks a day", "Talks in Kyiv"]);
    expect(words(html)).toContain("Also searched: Kiev .");
    expect(html).toContain('<a href="/search?q=%22Kyiv%22">Only what I wrote</a>');
    expect(titles(await read({ q: "Kiev" }))).toHaveLength(2);
    expect(titles(await read({ q: '"Kyiv"' }))).toEqual(["Talks in Kyiv"]);
  });

  test("says what to do when nothing can be found", async () => {
    expect(await read({})).toContain("Write a word or two");
    expect(await read({ q: "-bridge" })).toContain("Add a word to look for");
    expect(await read({ q: "zeppelin" })).toContain("No article has these words.");
    expect(await read({ q: "bridge", section: "sports" })).toContain("under these filters");
    expect(titles(await read({ q: "bridge", cursor: "nonsense" }))).toHaveLength(3);
  });

  test("is not for robots", async () => {
    expect(await (await site.request("/robots.txt")).text()).toContain("Disallow: /search");
  });
});

describe("filters", () => {
  test.each([
    [{ section: "politics" }, ["Bridge vote"]],
    [{ publisher: "brook-radio" }, ["Detour on Mill Lane"]],
    [{ publisher: "brook radio" }, ["Detour on Mill Lane"]],
    [{ publisher: "the gazette of brook" }, null],
    [{ place: "Brindle Falls" }, ["Bridge closed in town"]],
    [{ place: "springfield-mo" }, ["Detour on Mill Lane"]],
    [{ place: "Springfield, MO" }, ["Detour on Mill Lane"]],
    [{ place: "65806" }, ["Detour on Mill Lane"]],
    // In New York it was still February.
    [{ from: "2026-03-01" }, ["Bridge closed in town", "Detour on Mill Lane"]],
    [{ to: "2026-02-28" }, ["Bridge vote"]],
    [{ from: "2026-02-28", to: "2026-02-28" }, ["Bridge vote"]],
    [{ from: "2026-02-27", to: "2026-02-27" }, []],
    [{ order: "newest" }, ["Detour on Mill Lane", "Bridge closed in town", "Bridge vote"]],
  ] as const)("%j", async (filter, found) => {
    const html = await read({ q: "bridge", ...filter });
    expect(titles(html).sort()).toEqual(
      [...(found ?? ["Bridge closed in town", "Bridge vote", "Detour on Mill Lane"])].sort(),
    );
    for (const [name, value] of Object.entries(filter))
      if (name === "section") expect(html).toContain(`<option value="${value}" selected="">`);
      else expect(html).toContain(`value="${value}"`);
  });

  test.each([
    [{ place: "Springfield" }, "Several places are called “Springfield”", "place=springfield-mo"],
    [{ place: "Brindel Fals" }, "We know no place called “Brindel Fals”", "place=brindle-falls-oh"],
    [{ publisher: "brook" }, "Several publishers may be meant", "publisher=the-brook-gazette"],
    [{ publisher: "hil post" }, "No publisher here is called", "publisher=hill-post"],
    [{ section: "weather" }, "There is no section “weather”", "section=local"],
    [{ from: "2026-02-30" }, "is not a day", ""],
    [{ to: "soon" }, "is not a day", ""],
    [
      { from: "2026-03-05", to: "2026-03-01" },
      "The first day is after the last one",
      "from=2026-03-01&amp;to=2026-03-05",
    ],
  ])("that mean nothing, as in %j, are explained and left out", async (filter, problem, link) => {
    const html = await read({ q: "bridge", ...filter });
    expect(titles(html)).toHaveLength(3);
    expect(html).toContain(problem);
    expect(html).toContain(link);
    expect(html).toContain('<details class="filters" open="">');
  });

  test("whatever stands in them, are answered with a page", async () => {
    for (const noise of ["\u0000", "'\"><script>", "%", "x".repeat(3000), "-", "9999-99-99", "00000"])
      for (const name of ["q", "place", "section", "publisher", "from", "to", "order", "cursor"])
        expect(await read({ q: "bridge", [name]: noise })).not.toContain("<script>");
  });
});

describe("suggestions", () => {
  test("lead from a slip to the place in the news, and put the search right", async () => {
    const html = await read({ q: "Sprngfield" });
    expect(words(html)).toContain("Places: Springfield , Greene County, Missouri");
    expect(words(html)).toContain("Did you mean Springfield ?");
    expect(html).toContain('href="/search?q=Springfield"');
    const falls = await read({ q: "Brindel Falls" });
    expect(falls).toContain('<a href="/local/brindle-falls-oh" dir="auto">Brindle Falls</a>');
    expect(words(falls)).toContain("Did you mean Brindle Falls ?");
    expect(words(await read({ q: "council Sprngfield" }))).toContain("Did you mean council Springfield ?");
  });

  test("name publishers by a part of their name, or nearly by it", async () => {
    for (const q of ["gazette", "brook gazete", "The Brok Gazette"])
      expect(await read({ q })).toContain('<a href="/publisher/the-brook-gazette" dir="auto">');
    expect(await read({ q: "bridge -gazette" })).not.toContain("Publishers:");
  });

  test("are the same each time, and none where nothing is alike", async () => {
    expect(await read({ q: "Sprngfield" })).toBe(await read({ q: "Sprngfield" }));
    expect(await read({ q: "qqqqwwww" })).not.toMatch(/Places:|Publishers:|Did you mean/);
  });
});

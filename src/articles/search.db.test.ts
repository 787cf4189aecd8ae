import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { oneLine, withoutControls } from "#base/text.ts";
import type { Database } from "#database/connect.ts";
import type { Rights } from "#database/tables.ts";
import { insertArticles } from "../../tests/setup/articles.ts";
import { openTestDatabase, testedOn } from "../../tests/setup/database.ts";
import { readWords, withOtherNames } from "./asked-words.ts";
import { wordsOf } from "./found-words.ts";
import type { ArticleFilter } from "./read.ts";
import { readSearchCursor, type SearchPage, searchArticles } from "./search.ts";

const NOW = new Date("2026-03-10T12:00:00Z");
const daysAgo = (n: number) => new Date(NOW.getTime() - n * 86_400_000);
const NAUGHTY = new URL("../../../shared/data/safety/naughty-strings.json", import.meta.url);

/** Every sign that can be written, but for surrogates. */
const SIGNS = Array.from({ length: 0x20_000 }, (_, i) => i + 1).flatMap((i) =>
  i < 0xd800 || i > 0xdfff ? [String.fromCodePoint(i)] : [],
);

let database: Database;
const needs = () => ({ db: database.db, now: () => NOW });
const find = async (
  words: string,
  filter: ArticleFilter = {},
  options: Partial<SearchPage> = {},
): Promise<string[]> => {
  const page = { order: "newest", limit: 50, now: NOW, ...options } as const;
  return (await searchArticles(database.db, readWords(words), filter, page)).articles.map((one) => one.title);
};
const insert = (name: string, rights: Rights, articles: Parameters<typeof insertArticles>[2]) =>
  insertArticles(needs(), { name, rights }, articles);
const grant = (rights: Rights, name: string) =>
  database.db.updateTable("sources").set({ rights }).where("title", "=", `${name} feed`).execute();

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

describe("words", () => {
  beforeAll(async () => {
    await insert("Courier", "full", [
      {
        title: "Radosław Sikorski visits the U.S. again",
        excerpt: "A minister’s trip to “Łódź” and Århus.",
        body: "<p>He met the city council in Coeur d'Alene; a Straße, an æon, Kovač's co-author.</p>",
        published: daysAgo(1),
      },
      { title: "東京都知事選挙 始まる", body: "<p>カタカナ　ﾃｽﾄ</p>", published: daysAgo(2) },
      { title: "Вибори у Києві", excerpt: "ЇЖАК та Ёлка", published: daysAgo(3) },
      { title: "ΝΈΑ ΑΘΉΝΑ", excerpt: "Οι δρόμος της πόλης", published: daysAgo(4) },
      { title: "انتخابات في القاهرة", published: daysAgo(5) },
      { title: "प्रधानमंत्री ने कहा", published: daysAgo(6) },
      { title: "ข่าวท้องถิ่น", published: daysAgo(7) },
    ]);
  });

  test.each([
    ["Sikorski", "Radosław"],
    ["radoslaw", "Radosław"],
    ["RADOSŁAW", "Radosław"],
    ["lodz", "Radosław"],
    ["arhus", "Radosław"],
    ["strasse", "Radosław"],
    ["aeon", "Radosław"],
    ["kovac", "Radosław"],
    ["US again", "Radosław"],
    ["U.S.", "Radosław"],
    ["d’alene", "Radosław"],
    ["coauthor or co-author", "Radosław"],
    ["東京", "東京"],
    ["選挙", "東京"],
    ["テスト", "東京"],
    ["києві", "Вибори"],
    ["їжак", "Вибори"],
    ["елка", "Вибори"],
    ["αθηνα", "ΝΈΑ"],
    ["ΔΡΌΜΟΣ", "ΝΈΑ"],
    ["القاهرة", "انتخابات"],
    ["प्रधानमंत्री", "प्रधानमंत्री"],
    ["ท้องถิ่น", "ข่าว"],
  ])("%s finds what is written %s", async (words, title) => {
    const found = await find(words);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(title);
  });

  test.each([
    "京東",
    "sikor",
    "city alene council xyz",
    '"council city"',
    "visits -minister",
    "",
    "-x",
    "!?",
    "”",
  ])("%s finds nothing", async (words) => expect(await find(words)).toEqual([]));

  test("in quotes follow one another, and excluded ones must not be there", async () => {
    expect(await find('"city council"')).toHaveLength(1);
    expect(await find("council -zebra")).toHaveLength(1);
    expect(await find('council -"city council"')).toEqual([]);
    expect(await find("zebra or sikorski")).toHaveLength(1);
  });

  test("are read in the database as in what is shown", async () => {
    const same = async (text: string) => {
      const { rows } = await sql<{ folded: string }>`select search_fold(${text}) as folded`.execute(
        database.db,
      );
      const words = (rows[0]?.folded ?? "").split(/\s+/).filter(Boolean);
      expect([text, [...wordsOf(text)].map((one) => one.word)]).toEqual([text, words]);
    };
    for (const text of [
      "Radosław Sikorski’s U.S. visit — “Été à Aix”, O'Fallon",
      "Straße ÆØÅ Þing ẞ Đà Nẵng İstanbul ŋ ə",
      "Київ ЇЖАК Ёлка Їжак ΑΘΗΝΑΣ Ελλάς Երևան",
      "東京都知事選挙 カタカナ ﾃｽﾄ 서울 ２０２６",
      "soft\u00adhyphen zero\u200bwidth N.Y. a.m. 3.5 A.B.C.D e.g. 24-21 x_y",
      "a.Ø a.b.Ø a.bØ Øa.b 한a.b a.b한 東a.b a.b東 a.b\u0301 a\u0301.b.c \u00ada.b U.S.’s x.y",
      "أهلاً وسهلاً שָׁלוֹם हिन्दी में",
    ])
      await same(text);
    const letters = fc.constantFrom(..."aZé’'.- 0٣ßØłŁІїЙΣςאבعー東ガ한\u00ad“”…—½");
    await fc.assert(fc.asyncProperty(fc.string({ unit: letters, maxLength: 30 }), same), { numRuns: 60 });
  });
});

describe("whatever a stranger writes", () => {
  const fold = (text: string) => sql`select to_tsvector('simple', search_fold(${text}))`.execute(database.db);

  test("is read and searched without an error", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 200 }), async (noise) => {
        await fold(noise.replaceAll("\u0000", "").toWellFormed());
        await find(noise.replaceAll("\u0000", "").toWellFormed(), {}, { order: "best" });
      }),
      { numRuns: 40 },
    );
  });

  test.runIf(existsSync(NAUGHTY))("also when it has broken other programs", async () => {
    const strings: string[] = JSON.parse(readFileSync(NAUGHTY, "utf8"));
    expect(strings.length).toBeGreaterThan(500);
    await sql`select to_tsvector('simple', search_fold(text)) from unnest(${strings.map(withoutControls)}::text[]) as given (text)`.execute(
      database.db,
    );
    // Some on each database: together they are all searched for.
    for (const [n, text] of strings.entries())
      if ((n % 2 === 0) === (testedOn === "pglite"))
        await find(oneLine(text), {}, n % 4 < 2 ? { order: "best" } : {});
  });

  test.each([
    [
      "a hundred thousand different words",
      Array.from({ length: 100_000 }, (_, i) => i.toString(36)).join(" "),
    ],
    ["a word without an end", "x".repeat(200_000)],
    ["words of two thousand letters", Array.from({ length: 40 }, (_, i) => "é".repeat(1_990 + i)).join(" ")],
    ["signs that stand for many", "ﷺ".repeat(60_000)],
    [
      "different words of signs that stand for many",
      Array.from({ length: 3_000 }, (_, i) => `㎯${"ŉ".repeat(i % 40)}${i}`).join(" "),
    ],
    ["every sign of the first plane", SIGNS.slice(0, 63_000).join(" ")],
    ["signs of other planes, close together", SIGNS.slice(63_000, 113_000).join("")],
  ])("%s keeps no article out", async (name, text) => {
    await insert("Noise", "full", [{ title: `Noise: ${name}`, body: text, published: daysAgo(9) }]);
    expect(await find(`"${name}"`)).toHaveLength(1);
  });
});

describe("rights", () => {
  const RIGHTS: readonly Rights[] = ["headline", "excerpt", "full"];
  const PARTS = ["qtitle", "qexcerpt", "qfar", "qbody"];
  const shown = (rights: Rights) =>
    ({ headline: ["qtitle"], excerpt: ["qtitle", "qexcerpt"], full: PARTS })[rights];
  beforeAll(async () => {
    await insert("Granted", "full", [
      {
        title: "Qcommon qtitle",
        excerpt: `qexcerpt ${"and so on ".repeat(40)} qfar`,
        body: "<p>qfar qbody</p>",
        published: daysAgo(1),
      },
    ]);
  });

  test.each(RIGHTS)("of %s decide at once what finds and what excludes", async (rights) => {
    await grant(rights, "Granted");
    for (const order of ["best", "newest"] as const)
      for (const part of PARTS) {
        const isShown = shown(rights).includes(part);
        expect([part, await find(part, {}, { order })]).toEqual([part, isShown ? ["Qcommon qtitle"] : []]);
        expect([part, await find(`qcommon -${part}`, {}, { order })]).toEqual([
          part,
          isShown ? [] : ["Qcommon qtitle"],
        ]);
      }
  });
});

describe("a source that grants more", () => {
  const texts = async () => {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from article_words w join articles a on a.id = w.article_id
      where a.title like 'Later%' and w.text_words @@ 'zlater'`.execute(database.db);
    return rows[0]?.n;
  };

  test("is searched in its texts from then on, and they were not kept in the index before", async () => {
    await insert("Later", "excerpt", [{ title: "Later one", body: "<p>zlater</p>", published: daysAgo(1) }]);
    expect([await find("zlater"), await texts()]).toEqual([[], 0]);
    await grant("full", "Later");
    expect([await find("zlater"), await texts()]).toEqual([["Later one"], 1]);
    await insert("Later", "full", [{ title: "Later two", body: "<p>zlater</p>", published: daysAgo(2) }]);
    expect(await find("zlater")).toEqual(["Later one", "Later two"]);
    await grant("headline", "Later");
    expect(await find("zlater")).toEqual([]);
  });

  test("gives its rights to the articles that become its own", async () => {
    await insert("Moved", "excerpt", [{ title: "Moved", body: "<p>zmoved</p>", published: daysAgo(1) }]);
    await insert("Owner", "full", [{ title: "Owned", published: daysAgo(1) }]);
    expect(await find("zmoved")).toEqual([]);
    await sql`update articles set source_id = (select id from sources where title = 'Owner feed') where title = 'Moved'`.execute(
      database.db,
    );
    expect(await find("zmoved")).toEqual(["Moved"]);
  });
});

describe("order and pages", () => {
  beforeAll(async () => {
    const article = (title: string, days: number, more = {}) => ({
      title,
      published: daysAgo(days),
      ...more,
    });
    await insert("Pages", "full", [
      article("Body only, today", 0, { body: "<p>zweb</p>" }),
      article("Excerpt, last year", 300, { excerpt: "zweb" }),
      article("Zweb, long ago", 2000),
      article("Zweb, last month", 20),
      article("Excerpt, today", 0.5, { excerpt: "zweb" }),
      ...Array.from({ length: 30 }, (_, i) => article(`Zwebs ${i} zmany`, i * 50)),
    ]);
  });

  test("best is the headline before what stands below it, each newest first", async () => {
    expect(await find("zweb", {}, { order: "best" })).toEqual([
      "Zweb, last month",
      "Zweb, long ago",
      "Excerpt, today",
      "Excerpt, last year",
      "Body only, today",
    ]);
    expect(await find("zweb")).toEqual([
      "Body only, today",
      "Excerpt, today",
      "Zweb, last month",
      "Excerpt, last year",
      "Zweb, long ago",
    ]);
  });

  test.each(["best", "newest"] as const)("%s pages to the end without a gap", async (order) => {
    for (const words of ["zmany", "zweb or zmany", "zmany -nothing"]) {
      const all = await find(words, {}, { order });
      const paged: string[] = [];
      for (let cursor: string | undefined, n = 0; n < 50; n++) {
        const options = { order, limit: 4, now: NOW, cursor };
        const page = await searchArticles(database.db, readWords(words), {}, options);
        paged.push(...page.articles.map((one) => one.title));
        cursor = page.next;
        if (cursor === undefined) break;
      }
      expect(paged).toEqual(all);
      expect(new Set(paged).size).toBe(all.length);
    }
  });

  test("a page is filled with others where a reader hides some", async () => {
    const hides = ({ title }: { title: string }) => / [1-8] /.test(title);
    const page = { order: "best", limit: 5, now: NOW, hides } as const;
    const { articles, next } = await searchArticles(database.db, readWords("zmany"), {}, page);
    expect(articles.map((one) => one.title)).toEqual([0, 9, 10, 11, 12].map((n) => `Zwebs ${n} zmany`));
    const { articles: more } = await searchArticles(
      database.db,
      readWords("zmany"),
      {},
      { ...page, cursor: next },
    );
    expect(more[0]?.title).toBe("Zwebs 13 zmany");
    const none = await searchArticles(database.db, readWords("zmany"), {}, { ...page, hides: () => true });
    expect(none.articles).toEqual([]);
  });

  test("a cursor that is none of ours is the first page", () => {
    for (const text of [
      "",
      "abc",
      "MyAyMDI2",
      Buffer.from("9 2026-03-10T12:00:00.000Z 06edestqg0n91sde").toString("base64url"),
    ])
      expect(readSearchCursor("best", text)).toBeUndefined();
  });
});

describe("filters", () => {
  beforeAll(async () => {
    await insert("North", "full", [
      { title: "Zfil one", section: "sports", published: daysAgo(1) },
      { title: "Zfil two", section: "local", published: daysAgo(40) },
    ]);
    await insert("South", "full", [{ title: "Zfil three", section: "sports", published: daysAgo(500) }]);
  });

  test.each([
    [{}, ["Zfil one", "Zfil two", "Zfil three"]],
    [{ section: "sports" }, ["Zfil one", "Zfil three"]],
    [{ publisher: "north" }, ["Zfil one", "Zfil two"]],
    [{ publisher: "nobody" }, []],
    [{ from: daysAgo(100) }, ["Zfil one", "Zfil two"]],
    [{ from: daysAgo(450) }, ["Zfil one", "Zfil two"]],
    [{ to: daysAgo(39) }, ["Zfil two", "Zfil three"]],
    [{ from: daysAgo(45), to: daysAgo(39) }, ["Zfil two"]],
    [{ from: daysAgo(39), to: daysAgo(45) }, []],
    [{ section: "sports", publisher: "south", to: daysAgo(1) }, ["Zfil three"]],
    [{ localTo: ["us-oh"] }, []],
  ])("%j", async (filter, titles) => {
    for (const order of ["best", "newest"] as const)
      expect(await find("zfil", filter, { order })).toEqual(titles);
  });
});

test("other names of a place are looked for where the words may be shown", async () => {
  await insert("Names", "excerpt", [
    { title: "Zother Kiev before the war", published: daysAgo(1) },
    { title: "Zother in Kyiv", published: daysAgo(2) },
    { title: "Zother elsewhere", body: "<p>Kiev</p>", published: daysAgo(3) },
    { title: "Zother neither", published: daysAgo(4) },
  ]);
  const named = (words: string) =>
    searchArticles(
      database.db,
      withOtherNames(readWords(words), (name) =>
        name.toLowerCase() === "kyiv" ? ["kiev", "kiyev", "؟"] : [],
      ),
      {},
      { order: "newest", limit: 9, now: NOW },
    ).then(({ articles }) => articles.map((one) => one.title));
  expect(await named("zother Kyiv")).toEqual(["Zother Kiev before the war", "Zother in Kyiv"]);
  expect(await named('zother "Kyiv"')).toEqual(["Zother in Kyiv"]);
  expect(await named("zother -Kyiv")).toEqual([
    "Zother Kiev before the war",
    "Zother elsewhere",
    "Zother neither",
  ]);
});

test("an edited article is found by its new words only, a copy only with its publisher", async () => {
  const [id = ""] = await insert("Edits", "full", [
    { title: "Zed before", path: "/e", published: daysAgo(1) },
  ]);
  await insert("Edits", "full", [{ title: "Zed after", path: "/e", published: daysAgo(1) }]);
  expect(await find("before zed")).toEqual([]);
  expect(await find("after zed")).toEqual(["Zed after"]);
  await database.db.updateTable("articles").set({ folded: true }).where("id", "=", id).execute();
  expect(await find("zed")).toEqual([]);
  expect(await find("zed", { publisher: "edits" })).toEqual(["Zed after"]);
  await database.db.deleteFrom("articles").where("id", "=", id).execute();
  expect(await find("zed", { publisher: "edits" })).toEqual([]);
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Database, inTransaction } from "#database/connect.ts";
import { settlePublisher } from "#publishers/publishers.ts";
import { addSource, removeSource, type Source } from "#publishers/sources.ts";
import type { WireItem } from "#wire/shapes.ts";
import { openTestDatabase } from "../../tests/setup/database.ts";
import type { Draft } from "./drafts.ts";
import { type NotedItem, noteItems } from "./items.ts";
import { findArticle, listArticles, listChanges } from "./read.ts";
import { saveArticles } from "./save.ts";
import { listWaiting } from "./waiting.ts";

const now = () => new Date("2026-03-01T12:00:00Z");
const long = (words: string) =>
  `${words} ${"The council met on Tuesday and heard from residents. ".repeat(8)}`;
let database: Database;
let source: Source;
let other: Source;
let made = 0;

beforeAll(async () => {
  database = await openTestDatabase();
  const needs = { db: database.db, now };
  const publisher = await settlePublisher(needs, { name: "The Ledger" });
  const add = (url: string, rights: "full" | "excerpt") =>
    addSource(needs, { url, publisherId: publisher.id, rights });
  source = await add("https://ledger.example/feed", "full");
  other = await add("https://ledger.example/sports", "excerpt");
});
afterAll(() => database.close());

/** An item with marks of its own unless some are given. */
const item = (given: Partial<WireItem> = {}): WireItem => {
  made += 1;
  return {
    id: `guid-${made}`,
    link: `https://ledger.example/${made}`,
    title: `Report ${made}`,
    content: long(`Item ${made}.`),
    ...given,
  };
};

const note = (items: WireItem[], from = source) =>
  inTransaction(database.db, (db) =>
    noteItems({ db, now }, { id: from.id, publisherId: from.publisher.id }, items),
  );

/** Saves what waits under these ids, as the write line would with nothing but the feed. */
async function save(items: readonly NotedItem[], given: Partial<Draft> = {}) {
  return inTransaction(database.db, async (db) => {
    const waiting = await listWaiting(
      db,
      items.map((one) => one.itemId),
    );
    const drafts = waiting.map((one): Draft => {
      const text = one.payload.content ?? "";
      return {
        item: one,
        publisherId: one.publisher.id,
        publisherName: one.publisher.name,
        url: one.payload.link,
        title: one.payload.title ?? "",
        authors: [],
        excerpt: text.slice(0, 100),
        bodyHtml: `<p>${text}</p>`,
        bodyText: text,
        bodyFrom: "feed",
        language: "en",
        published: now(),
        picture: undefined,
        section: "local",
        categories: [],
        completes: false,
        final: true,
        ...given,
      };
    });
    return saveArticles({ db, now }, drafts);
  });
}

const saveNew = async (given: WireItem, from = source, draft: Partial<Draft> = {}) => {
  const { added, changed } = await note([given], from);
  const [saved] = await save([...added, ...changed], draft);
  return saved;
};

describe("noting items", () => {
  test("finds nothing new in a document seen before", async () => {
    const items = [item(), item(), item()];
    expect((await note(items)).added).toHaveLength(3);
    expect(await note(items)).toEqual({ added: [], changed: [] });
  });

  test("knows an item whose guid changes at every visit", async () => {
    const first = item();
    await note([first]);
    expect(await note([{ ...first, id: "another" }])).toEqual({ added: [], changed: [] });
  });

  test("tells apart two items that share a guid", async () => {
    const pair = [item({ id: "shared" }), item({ id: "shared" })];
    expect((await note(pair)).added).toHaveLength(2);
    expect(await note(pair)).toEqual({ added: [], changed: [] });
  });

  test("takes an item that a document lists twice as one", async () => {
    const twice = item();
    expect((await note([twice, { ...twice }])).added).toHaveLength(1);
  });

  test("sees that a text was edited", async () => {
    const first = item();
    const { added } = await note([first]);
    expect(await note([{ ...first, content: long("Corrected.") }])).toMatchObject({
      added: [],
      changed: [{ itemId: added[0]?.itemId }],
    });
  });

  test("does not mix up the sources of a publisher", async () => {
    const one = item();
    await note([one]);
    expect((await note([one], other)).added).toHaveLength(1);
  });
});

describe("saving articles", () => {
  test("loses none of several items that share guid and address", async () => {
    const link = "https://ledger.example/spotlight";
    const { added } = await note([1, 2, 3].map(() => item({ id: link, link })));
    const saved = await save(added);
    expect(new Set(saved.map((one) => one.articleId)).size).toBe(3);
  });

  test("does nothing for an item that was saved already", async () => {
    const { added } = await note([item()]);
    const first = await save(added);
    expect(first).toMatchObject([{ outcome: "new" }]);
    expect(await save(added)).toEqual([]);
  });

  test("makes a version when the publisher edits, and what changed can be shown", async () => {
    const first = item({ title: "Mayor names two" });
    const saved = await saveNew(first);
    const edited = await saveNew({
      ...first,
      title: "Mayor names three",
      content: long("A third was named."),
    });
    // The draft of an update that has no date of its own says "now": that is not when the article was published.
    expect(edited).toMatchObject({
      outcome: "edited",
      articleId: saved?.articleId,
      published: saved?.published,
    });
    const article = await findArticle(database.db, saved?.articleId ?? "");
    expect(article).toMatchObject({ title: "Mayor names three", version: 2, edited: now() });
    if (!article) throw new Error("not found");
    const [change] = await listChanges(database.db, article);
    expect(change?.title).toEqual({ before: "Mayor names two", after: "Mayor names three" });
    expect(change?.added).toEqual([long("A third was named.").trim()]);
  });

  test("keeps one article for a report that two feeds of a publisher carry, in the sections of both", async () => {
    const shared = item();
    const first = await saveNew(shared);
    const second = await saveNew(shared, other, { section: "sports" });
    expect(second).toMatchObject({ outcome: "joined", articleId: first?.articleId });
    const article = await findArticle(database.db, first?.articleId ?? "");
    expect(article?.sections).toEqual(["local", "sports"]);
    expect(article?.rights).toBe("full");
  });

  test("lets another feed's shorter text change nothing", async () => {
    const shared = item();
    const first = await saveNew(shared);
    await saveNew({ ...shared, content: "Short." }, other);
    expect(await findArticle(database.db, first?.articleId ?? "")).toMatchObject({ version: 1 });
  });

  test("knows a text that was republished at another address", async () => {
    const first = item();
    const saved = await saveNew(first);
    const again = await saveNew({ ...first, id: "moved", link: "https://ledger.example/moved" }, other);
    expect(again).toMatchObject({ outcome: "joined", articleId: saved?.articleId });
  });

  test("completes a version when its page is read later, and then keeps the page's text", async () => {
    const first = item();
    const { added } = await note([first]);
    const [saved] = await save(added, { final: false });
    const page = {
      bodyText: long("From the page."),
      bodyHtml: "<p>From the page.</p>",
      bodyFrom: "page" as const,
    };
    expect(await save(added, { ...page, completes: true })).toMatchObject([{ outcome: "completed" }]);
    const { changed } = await note([{ ...first, content: long("The feed changed.") }]);
    expect(await save(changed)).toMatchObject([{ outcome: "same" }]);
    expect(await findArticle(database.db, saved?.articleId ?? "")).toMatchObject({
      version: 1,
      bodyHtml: page.bodyHtml,
    });
  });

  test("keeps a correction that comes while the article is being made", async () => {
    const first = item({ title: "Old title" });
    const { added } = await note([first]);
    const waiting = await inTransaction(database.db, (db) => listWaiting(db, [added[0]?.itemId ?? ""]));
    const { changed } = await note([{ ...first, title: "New title" }]);
    const [stale] = waiting;
    if (!stale) throw new Error("nothing waits");
    expect(await save(added, { item: stale, title: "Old title" })).toEqual([]);
    expect(await save(changed)).toMatchObject([{ outcome: "new" }]);
    const found = await listArticles(database.db, {}, { limit: 50 });
    expect(found.articles.map((article) => article.title)).toContain("New title");
  });

  test("takes a corrected byline and a new address, and gives up a picture that the page no longer has", async () => {
    const first = item();
    const page = { bodyFrom: "page" as const, bodyText: long("The page."), authors: [{ name: "A. Wrong" }] };
    const saved = await saveNew(first, source, { ...page, picture: { url: "https://ledger.example/1.jpg" } });
    const link = "https://ledger.example/new-place";
    const again = await saveNew({ ...first, link, authors: [{ name: "B. Right" }] }, source, {
      ...page,
      authors: [{ name: "B. Right" }],
    });
    expect(again).toMatchObject({ outcome: "edited", articleId: saved?.articleId });
    expect(await findArticle(database.db, saved?.articleId ?? "")).toMatchObject({
      version: 2,
      url: link,
      authors: [{ name: "B. Right" }],
    });
    const row = await database.db
      .selectFrom("articles")
      .select("picture_url")
      .where("id", "=", saved?.articleId ?? "")
      .executeTakeFirst();
    expect(row?.picture_url).toBeNull();
  });

  test("knows an article again when its source was removed and added under another name", async () => {
    const needs = { db: database.db, now };
    const url = "https://weekly.example/feed";
    const [one, two] = [
      await settlePublisher(needs, { name: "Weekly" }),
      await settlePublisher(needs, { name: "The Weekly" }),
    ];
    const before = await addSource(needs, { url, publisherId: one.id, rights: "full" });
    const first = item();
    const saved = await saveNew(first, before);
    await removeSource(database.db, before.id);
    const after = await addSource(needs, { url, publisherId: two.id, rights: "full" });
    expect(await saveNew({ ...first, title: "Edited since" }, after)).toMatchObject({
      outcome: "edited",
      articleId: saved?.articleId,
    });
  });

  test("asks for the picture that a page brings later, and for one that replaces another", async () => {
    const first = item();
    const { added } = await note([first]);
    await save(added, { final: false });
    const page = { bodyFrom: "page" as const, bodyText: long("Whole."), completes: true };
    const picture = { url: "https://ledger.example/a.jpg" };
    expect(await save(added, { ...page, picture })).toMatchObject([
      { outcome: "completed", wantsPicture: true },
    ]);
    const { changed } = await note([{ ...first, title: "Edited" }]);
    const another = { url: "https://ledger.example/b.jpg" };
    expect(await save(changed, { ...page, completes: false, picture: another })).toMatchObject([
      { outcome: "edited", wantsPicture: true },
    ]);
  });

  test("makes one article of two items in one batch that are the same report", async () => {
    const shared = item();
    const a = await note([shared]);
    const b = await note([shared], other);
    const saved = await save([...a.added, ...b.added]);
    expect(saved.map((one) => one.outcome).sort()).toEqual(["joined", "new"]);
    expect(new Set(saved.map((one) => one.articleId)).size).toBe(1);
  });

  test("makes one article when two workers save the same report at once", async () => {
    const shared = item();
    const [a, b] = [await note([shared]), await note([shared], other)];
    const both = (await Promise.all([save(a.added), save(b.added)])).flat();
    expect(new Set(both.map((one) => one.articleId)).size).toBe(1);
  });
});

describe("what is shown", () => {
  test("never goes beyond the rights of the source", async () => {
    const saved = await saveNew(item({ content: long("Kept behind.") }), other);
    const article = await findArticle(database.db, saved?.articleId ?? "");
    expect(article).toMatchObject({ rights: "excerpt", bodyHtml: "", bodyText: "" });
    expect(article?.excerpt).not.toBe("");
  });

  test("comes in pages without gaps or repeats", async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listArticles(database.db, {}, { cursor, limit: 3 });
      seen.push(...page.articles.map((article) => article.id));
      cursor = page.next;
    } while (cursor);
    expect(seen.length).toBeGreaterThan(5);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual([...seen].sort().reverse());
  });
});

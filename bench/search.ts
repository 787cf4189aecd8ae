/**
 * How long a search takes on PostgreSQL, beside the query and the columns that searched headlines and excerpts before,
 * on the same rows; and how many articles are stored a second with the words of their texts and without.
 * Run: node --import tsx bench/search.ts [articles…]   (10000 200000 when left out)
 */
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { PGlite } from "@electric-sql/pglite";
import { sql } from "kysely";
import { readWords } from "#articles/asked-words.ts";
import { wordsOf } from "#articles/found-words.ts";
import type { ArticleFilter } from "#articles/read.ts";
import { type SearchOrder, searchArticles } from "#articles/search.ts";
import { type Database, type Db, embedded, openDatabase } from "#database/connect.ts";
import { MIGRATIONS, migrate } from "#database/migrate.ts";
import type { Rights } from "#database/tables.ts";
import { askOnce, listPlacesMeant, listPublishersAlike, listSlips } from "#site/suggest.ts";
import { openGazetteer } from "#understanding/gazetteer.ts";
import { listOtherNames } from "#understanding/other-names.ts";
import { startPostgres } from "../tests/setup/postgres.ts";

const NOW = new Date("2026-03-10T12:00:00Z");
const SOURCES = 30;
const BATCH = 50;
const INSERTED = 2_000;
const CORPUS = new URL("../../shared/data/corpus/abp-2019.jsonl.gz", import.meta.url);
/** Of 30 sources; the usual grant is an excerpt. */
const rightsOf = (source: number) => (source % 10 < 4 ? "full" : source % 10 < 8 ? "excerpt" : "headline");

type Text = { title: string; excerpt: string; body: string };

const texts: Text[] = gunzipSync(readFileSync(CORPUS))
  .toString("utf8")
  .split("\n")
  .filter(Boolean)
  .map((line) => JSON.parse(line) as { title: string; content_original: string })
  .map(({ title, content_original: body }) => ({ title, excerpt: body.slice(0, 280), body }));

const idOf = (n: number) => n.toString(16).padStart(16, "0");

async function addSources(db: Db): Promise<void> {
  for (let n = 0; n < SOURCES; n++) {
    const id = idOf(n);
    await db
      .insertInto("publishers")
      .values({ id, slug: `paper-${n}`, name: `Paper ${n}`, created_at: NOW })
      .execute();
    await db
      .insertInto("sources")
      .values({
        id,
        publisher_id: id,
        url: `https://${n}.example/`,
        url_key: id,
        rights: rightsOf(n),
        state: "active",
        created_at: NOW,
        next_visit_at: NOW,
      })
      .execute();
  }
}

const rowOf = ({ title, excerpt, body }: Text, n: number) => ({
  id: idOf(n),
  publisher_id: idOf(n % SOURCES),
  source_id: idOf(n % SOURCES),
  identity: idOf(n),
  title,
  authors: "[]",
  excerpt,
  body_html: body,
  body_text: body,
  body_from: "page" as const,
  published_at: new Date(NOW.getTime() - n * 60_000),
  first_seen_at: NOW,
  version: 1,
  content_hash: idOf(n),
});

const insertAll = async (db: Db, count: number): Promise<void> => {
  for (let at = 0; at < count; at += BATCH)
    await db
      .insertInto("articles")
      .values(texts.slice(at, Math.min(count, at + BATCH)).map((text, i) => rowOf(text, at + i)))
      .execute();
};

/** Articles a second into a fresh database, in the batches in which they come. */
async function measureInserts(database: Database, rights: Rights | "before"): Promise<number> {
  const migrations = rights === "before" ? MIGRATIONS.filter(({ name }) => name < "0005") : MIGRATIONS;
  await migrate({ db: database.db, now: () => NOW }, migrations);
  await addSources(database.db);
  if (rights !== "before") await database.db.updateTable("sources").set({ rights }).execute();
  const began = performance.now();
  await insertAll(database.db, INSERTED);
  return Math.round((1000 * INSERTED) / (performance.now() - began));
}

/**
 * `count` articles of the corpus' texts, over and over, spread evenly over five years. Their words are copied from the
 * first of each instead of read again, and the indexes made at the end.
 */
async function fill(db: Db, count: number): Promise<void> {
  await migrate({ db, now: () => NOW });
  await addSources(db);
  await insertAll(db, texts.length);
  const at = "(k * interval '5 years' / :count)".replace(":count", String(count));
  const month = "'@' || extract(year from day) * 100 + extract(month from day)";
  const words = (column: string) => `to_tsvector('simple', search_fold(${column}))`;
  const publisher = `lpad(to_hex(k % ${SOURCES}), 16, '0')`;
  const steps = `
    create table base as select row_number() over (order by id) - 1 as n, title, excerpt, body_text, ${words("title")} as t,
      ${words("title")} || ${words("excerpt")} as e, ${words("title")} || ${words("excerpt")} || ${words("body_text")} as x from articles;
    create index on base (n);
    delete from articles;
    alter table articles disable trigger user;
    drop index article_words_title, article_words_excerpt, article_words_text;
    create table made as select k, lpad(to_hex(k), 16, '0') as id, ${publisher} as publisher,
      timestamp '2026-03-10 12:00' - ${at} as day, k % ${texts.length} as n from generate_series(0, ${count - 1}) k;
    insert into articles (id, publisher_id, source_id, identity, title, authors, excerpt, body_html, body_text, body_from,
      published_at, first_seen_at, version, content_hash)
      select m.id, publisher, publisher, m.id, title, '[]', excerpt, '', body_text, 'page', day at time zone 'UTC', now(), 1, m.id
      from made m join base b on b.n = m.n order by k desc;
    insert into article_words select id, publisher, day at time zone 'UTC', false, t || marks, e || marks, case when rights = 'full' then x else e end || marks
      from (select m.id, publisher, day, t, e, x, k, s.rights, array_to_tsvector(array['@p' || publisher, ${month}]) as marks
        from made m join base b on b.n = m.n join sources s on s.id = m.publisher) one order by k desc;
    insert into article_sections (article_id, section, score, published_at)
      select id, (array['local', 'us', 'politics', 'sports', 'education'])[1 + k % 5], 1, day at time zone 'UTC' from made;
    create index article_words_title on article_words using gin (title_words);
    create index article_words_excerpt on article_words using gin (excerpt_words);
    create index article_words_text on article_words using gin (text_words);
    create table before as select id, source_id, published_at, folded, to_tsvector('simple', title) as title_search,
      setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', excerpt), 'B') as search from articles;
    create index on before using gin (search);
    create index on before using gin (title_search);
    create index on before (published_at desc, id desc) where not folded;
    alter table articles enable trigger user;
    analyze`;
  for (const step of steps.split(";\n")) await sql.raw(step).execute(db);
}

/** Words by the share of texts that have them, from the most common kind to the rarest. */
function chooseWords(): Map<string, string[]> {
  const counts = new Map<string, number>();
  for (const { title, body } of texts)
    for (const word of new Set([...wordsOf(`${title} ${body}`)].map((one) => one.word)))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  const words = [...counts].filter(([word]) => /^[a-z]{4,}$/.test(word)).sort(([a], [b]) => (a < b ? -1 : 1));
  const between = (from: number, to: number) => {
    const fit = words
      .filter(([, n]) => n / texts.length >= from && n / texts.length < to)
      .map(([word]) => word);
    return Array.from({ length: 30 }, (_, i) => fit[Math.floor((i * fit.length) / 30)] ?? "");
  };
  const [common, ordinary, uncommon, rare] = [
    between(0.2, 0.6),
    between(0.03, 0.1),
    between(0.005, 0.02),
    between(0.0002, 0.001),
  ];
  const pair = (a: string[], b: string[]) => a.map((word, i) => `${word} ${b[(i + 7) % b.length]}`);
  return new Map([
    ["in 20–60 % of texts", common],
    ["in 3–10 %", ordinary],
    ["in 0.5–2 %", uncommon],
    ["in under 0.1 %", rare],
    ["two words", pair(ordinary, uncommon)],
    ["two common words", pair(common, [...common].reverse())],
    ["a phrase", pair(common, common).map((words) => `"${words}"`)],
    ["one excluded", ordinary.map((word, i) => `${word} -${common[i]}`)],
  ]);
}

const old = (db: Db) => (words: string) =>
  sql`select a.id from before a where not folded and (
      a.search @@ websearch_to_tsquery('simple', ${words}) or a.title_search @@ websearch_to_tsquery('simple', ${words}))
    and case when (select rights from sources where sources.id = a.source_id) = 'headline'
      then a.title_search else a.search end @@ websearch_to_tsquery('simple', ${words})
    order by a.published_at desc, a.id desc limit 25`.execute(db);

async function measure(
  search: (words: string) => Promise<unknown>,
  words: readonly string[],
): Promise<string> {
  await search(words[0] ?? "");
  const times: number[] = [];
  for (const one of words) {
    const began = performance.now();
    await search(one);
    times.push(performance.now() - began);
  }
  return spread(times);
}

/** Names with a letter left out, of places of all sizes, beside 1,000 publishers: what a search page does in the process. */
function measureSuggestions(): string {
  const gazetteer = openGazetteer();
  const publishers = Array.from({ length: 1_000 }, (_, n) => ({
    slug: `p${n}`,
    name: `The ${texts[n]?.title.slice(0, 30)}`,
  }));
  const typed = ["al", "be", "ca", "de", "gr", "la", "mo", "new", "san", "west"].flatMap((start) =>
    gazetteer.search(start, 60).map(({ name }) => name.slice(0, 4) + name.slice(5)),
  );
  const once = (words: string) => {
    const asked = readWords(words);
    listOtherNames(gazetteer, words);
    const names = askOnce(gazetteer);
    listPlacesMeant(names, words);
    listSlips(names, asked);
    listPublishersAlike(publishers, words, 5);
  };
  for (const words of typed.slice(0, 100)) once(words);
  const times = typed.map((words) => {
    const began = performance.now();
    once(words);
    return performance.now() - began;
  });
  return spread(times);
}

const spread = (times: number[]): string => {
  times.sort((a, b) => a - b);
  const at = (share: number) =>
    (times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0).toFixed(1);
  return `${at(0.5)} / ${at(0.95)}`;
};

console.log(`Suggestions, ms, p50 / p95: ${measureSuggestions()}`);
const postgres = await startPostgres();
if (!postgres) throw new Error("install the server binaries of PostgreSQL");
const create = async (name: string): Promise<Database> => {
  const admin = await openDatabase({ dataDir: "", databaseUrl: postgres.url });
  await sql.raw(`create database ${name}`).execute(admin.db);
  await admin.close();
  return openDatabase({ dataDir: "", databaseUrl: postgres.url.replace(/\/[^/]*$/, `/${name}`) });
};
const using = async <T>(database: Database, work: (database: Database) => Promise<T>): Promise<T> => {
  try {
    return await work(database);
  } finally {
    await database.close();
  }
};

const embeddeds: Database[] = [];
try {
  const inserted: Record<string, Record<string, number>> = {};
  for (const rights of ["before", "headline", "excerpt", "full"] as const) {
    // Not closed: V8 may fall over the code of an embedded database that is let go.
    embeddeds.push(embedded(await PGlite.create()));
    const lite = embeddeds.at(-1);
    const rate = lite && (await measureInserts(lite, rights));
    const name = `r${randomUUID().replaceAll("-", "")}`;
    inserted[rights] = {
      PGlite: rate ?? 0,
      PostgreSQL: await using(await create(name), (database) => measureInserts(database, rights)),
    };
  }
  console.log("Articles stored a second, by what their sources grant:");
  console.table(inserted);

  const sizes = process.argv.slice(2).map(Number);
  for (const size of sizes.length > 0 ? sizes : [10_000, 200_000])
    await using(await create(`search_${size}`), async ({ db }) => {
      const began = performance.now();
      await fill(db, size);
      console.log(
        `${size} articles (filled in ${((performance.now() - began) / 1000).toFixed(0)} s); ms, p50 / p95:`,
      );
      const search =
        (order: SearchOrder, filter: ArticleFilter = {}) =>
        (words: string) =>
          searchArticles(db, readWords(words), filter, { order, limit: 24, now: NOW });
      const table: Record<string, object> = {};
      for (const [kind, words] of chooseWords())
        table[kind] = {
          "best match": await measure(search("best"), words),
          newest: await measure(search("newest"), words),
          "a section": await measure(search("best", { section: "sports" }), words),
          "a publisher": await measure(search("best", { publisher: "paper-3" }), words),
          "before (no texts)": await measure(old(db), words),
        };
      console.table(table);
    });
} finally {
  postgres.stop();
}
process.exit();

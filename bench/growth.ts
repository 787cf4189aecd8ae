/**
 * Page latency at 10,000 and at 1,000,000 articles on PostgreSQL, in one run: each page drawn anew, nothing kept, the
 * hot set filled. Articles are made by the server itself: local to 3,000 towns, in sections, with texts to be searched.
 * Run: node --import tsx bench/growth.ts [small] [large]   (10000 and 1000000 when left out)
 */
import { sql } from "kysely";
import pg from "pg";
import { type Database, type Db, openDatabase } from "#database/connect.ts";
import { migrate } from "#database/migrate.ts";
import { openEditions } from "#editions/open-editions.ts";
import { openAtlas } from "#places/atlas.ts";
import { settlePublisher } from "#publishers/publishers.ts";
import { addSource } from "#publishers/sources.ts";
import { makeSite } from "#site/site.ts";
import { openGazetteer } from "#understanding/gazetteer.ts";
import { startPostgres } from "../tests/setup/postgres.ts";
import { SECRET } from "../tests/setup/secret.ts";

const NOW = new Date("2026-03-10T12:00:00Z");
const now = () => NOW;
const PUBLISHERS = 300;
const TOWNS = 3000;
const ROUNDS = 40;

type Town = { id: string; slug: string; chain: string[] };

/** Towns of Ohio and its neighbors, the largest first. */
function listTowns(): Town[] {
  const gazetteer = openGazetteer();
  const near = gazetteer.near({ lat: 40.4, lon: -82.9 }, { limit: TOWNS, kinds: ["town"] });
  return near
    .toSorted((a, b) => b.population - a.population)
    .map((place) => ({
      id: place.id,
      slug: place.slug,
      chain: gazetteer.chain(place).flatMap((one) => (one.kind === "country" ? [] : [one.id])),
    }));
}

async function fill(db: Db, articles: number, towns: readonly Town[]): Promise<void> {
  const sources: { id: string; publisher: string }[] = [];
  for (let n = 0; n < PUBLISHERS; n++) {
    const publisher = await settlePublisher({ db, now }, { name: `Paper ${n}` });
    const source = await addSource(
      { db, now },
      {
        url: `https://paper${n}.example/feed`,
        publisherId: publisher.id,
        rights: n % 3 === 0 ? "full" : "excerpt",
      },
    );
    sources.push({ id: source.id, publisher: publisher.id });
  }
  await sql`create table bench_sources as select ordinality - 1 as n, id, publisher
    from unnest(${sources.map((one) => one.id)}::text[], ${sources.map((one) => one.publisher)}::text[]) with ordinality as s (id, publisher, ordinality)`.execute(
    db,
  );
  await sql`create table bench_towns as select ordinality - 1 as n, id from unnest(${towns.map((one) => one.id)}::text[]) with ordinality as t (id, ordinality)`.execute(
    db,
  );
  await sql`create table bench_chains as select n, place from unnest(
    ${towns.flatMap((town, n) => town.chain.map(() => n))}::int[], ${towns.flatMap((town) => town.chain)}::text[]) as c (n, place)`.execute(
    db,
  );
  await sql`create index on bench_chains (n)`.execute(db);
  const words =
    "river council bridge school budget market garden winter library volunteers harvest station theater road bakery mayor orchestra teachers ferry museum storm children hospital orchard vote stadium plan neighbors trail workshop election housing parade festival engine harbor".split(
      " ",
    );
  const step = 20_000;
  for (let from = 0; from < articles; from += step) {
    const to = Math.min(articles, from + step);
    // Ids grow with time, as makeId's do; towns are drawn with a skew to the large ones.
    await sql`
      insert into articles (id, publisher_id, source_id, identity, url, title, authors, excerpt, body_html, body_text, body_from,
        language, published_at, first_seen_at, version, content_hash, understood, local, entities)
      select lpad(i::text, 16, '0'), s.publisher, s.id, 'a' || i, 'https://paper.example/' || i,
        initcap(w.words) || ' ' || i, '[{"name":"Ann Reed"}]', w.words || ' ' || w.words, '<p>' || w.text || '</p>', w.text, 'feed', 'en',
        ${NOW}::timestamptz - make_interval(secs => (${articles} - i) * (5184000.0 / ${articles})),
        ${NOW}, 1, 'h' || i, 1,
        jsonb_build_object('place', t.id, 'score', 0.9, 'reach', 'town', 'evidence', '[]'::jsonb),
        jsonb_build_array(jsonb_build_object('key', 'person ' || i % 5000, 'name', 'Person ' || i % 5000, 'kind', 'person', 'count', 2))
      from generate_series(${from + 1}::int, ${to}::int) i
      join bench_sources s on s.n = i % ${PUBLISHERS}
      join bench_towns t on t.n = floor(${TOWNS} * power((hashint4(i)::bigint + 2147483648) / 4294967296.0, 3))
      cross join lateral (select string_agg((${words}::text[])[1 + (abs(hashint4(i * 31 + k)) % ${words.length})], ' ') filter (where k < 8) as words,
        string_agg((${words}::text[])[1 + (abs(hashint4(i * 31 + k)) % ${words.length})], ' ') as text from generate_series(0, 79) k) w`.execute(
      db,
    );
    const ids = sql`a.id > lpad(${String(from)}, 16, '0') and a.id <= lpad(${String(to)}, 16, '0')`;
    await sql`insert into article_sections (article_id, section, score, published_at)
      select a.id, (array['local','us','politics','sports','lifestyle','education','real-estate'])[1 + abs(hashtext(a.id)) % 7], 0.9, a.published_at from articles a where ${ids}`.execute(
      db,
    );
    await sql`insert into article_locals (article_id, place_id, published_at)
      select a.id, c.place, a.published_at from articles a join bench_towns t on t.id = a.local->>'place' join bench_chains c on c.n = t.n where ${ids}`.execute(
      db,
    );
    await sql`insert into article_entities (article_id, entity, published_at)
      select a.id, a.entities->0->>'key', a.published_at from articles a where ${ids}`.execute(db);
  }
  await sql`analyze`.execute(db);
}

type Latency = { name: string; p50: number; p95: number };

async function measure(database: Database, articles: number, towns: readonly Town[]): Promise<Latency[]> {
  const { db } = database;
  const atlas = openAtlas({ db, now });
  const editions = await openEditions({ db, listen: database.listen, atlas });
  const site = makeSite({ db, now, atlas, editions, secret: SECRET, publicUrl: "https://town.example" });
  const began = performance.now();
  await site.request("/");
  console.log(
    `  hot set filled and the first page drawn in ${((performance.now() - began) / 1000).toFixed(1)} s`,
  );
  const id = (n: number) => String(articles - n * 37).padStart(16, "0");
  const pages: Record<string, (n: number) => string> = {
    home: () => "/",
    section: (n) => ["/sports", "/politics", "/lifestyle"][n % 3] ?? "/sports",
    "big place": () => `/local/${towns[0]?.slug}`,
    "small place": (n) => `/local/${towns[1000 + n]?.slug}`,
    article: (n) => `/article/${id(n)}`,
    publisher: (n) => `/publisher/paper-${n}`,
    search: (n) => `/search?q=${["mayor orchard", "ferry", "harbor vote"][n % 3]}`,
    feed: () => "/sports.rss",
    API: () => "/api/v1/articles",
  };
  delete pages.API;
  const found: Latency[] = [];
  for (const [name, path] of Object.entries(pages)) {
    const times: number[] = [];
    for (let n = 0; n < ROUNDS; n++) {
      let address = path(n);
      const moved = name === "article" ? (await site.request(address)).headers.get("location") : undefined;
      address = moved ?? address;
      const start = performance.now();
      const response = await site.request(address);
      await response.text();
      times.push(performance.now() - start);
      if (response.status !== 200) throw new Error(`${address} answered ${response.status}`);
    }
    const sorted = times.toSorted((a, b) => a - b);
    found.push({ name, p50: sorted[ROUNDS >> 1] ?? 0, p95: sorted[Math.floor(ROUNDS * 0.95)] ?? 0 });
  }
  await editions.close();
  return found;
}

const [small = "10000", large = "1000000"] = process.argv.slice(2);
const server = await startPostgres();
if (!server) throw new Error("PostgreSQL's server binaries are missing: apt-get install postgresql");
const towns = listTowns();
const results: Latency[][] = [];
try {
  for (const articles of [Number(small), Number(large)]) {
    const name = `bench_${articles}`;
    const admin = new pg.Client({ connectionString: server.url });
    await admin.connect();
    await admin.query(`create database ${name}`);
    await admin.end();
    const database = await openDatabase({
      dataDir: "",
      databaseUrl: server.url.replace(/\/[^/]*$/, `/${name}`),
    });
    await migrate({ db: database.db, now });
    const began = performance.now();
    await fill(database.db, articles, towns);
    console.log(`${articles} articles made in ${((performance.now() - began) / 1000).toFixed(0)} s`);
    results.push(await measure(database, articles, towns));
    await database.close();
  }
} finally {
  server.stop();
}
console.log(`page          p50 at ${small} and ${large}, ms   ratio   p95`);
for (const [n, { name, p50, p95 }] of (results[0] ?? []).entries()) {
  const other = results[1]?.[n];
  if (other)
    console.log(
      `${name.padEnd(12)}  ${p50.toFixed(1).padStart(7)} ${other.p50.toFixed(1).padStart(7)}   ${(other.p50 / p50).toFixed(2)}   ${p95.toFixed(1)} ${other.p95.toFixed(1)}`,
    );
}

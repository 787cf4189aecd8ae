/**
 * Fills a PostgreSQL database with very many articles in minutes: triggers and indexes are set aside meanwhile, what the
 * triggers keep is written as they would write it, and the indexes are made at the end. The texts come from a few
 * thousand, whose words are read once. Its user must be a superuser.
 */
import { sql } from "kysely";
import { type Db, inTransaction } from "#database/connect.ts";
import { settlePublisher } from "#publishers/publishers.ts";
import { addSource } from "#publishers/sources.ts";
import { makeStoryArticle, packSigns } from "#stories/window.ts";
import { openGazetteer } from "#understanding/gazetteer.ts";

const PUBLISHERS = 300;
const TOWNS = 3000;
const TEXTS = 5000;
const STEP = 50_000;
const DAYS = 60;
const SECTIONS = ["local", "us", "politics", "sports", "lifestyle", "education", "real-estate"];
const WORDS =
  "river council bridge school budget market garden winter library volunteers harvest station theater road bakery mayor orchestra teachers ferry museum storm children hospital orchard vote stadium plan neighbors trail workshop election housing parade festival engine harbor".split(
    " ",
  );

/** So many different words stand in the texts: the commonest by name, the others by their rank. */
const VOCABULARY = 20_000;

/** The word of a rank. */
export const wordOf = (rank: number): string => WORDS[rank - 1] ?? `word${rank}`;

export type Town = { id: string; slug: string; chain: string[] };

/** Towns of Ohio and its neighbors, the largest first. */
export function listTowns(): Town[] {
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

/** Ids grow with time, as `makeId`'s do. */
export const idOf = (n: number): string => String(n).padStart(16, "0");

/** `articles` of 300 papers, a third of which grant everything, in the 60 days before now. */
export async function fillTown(
  needs: { db: Db; now: () => Date },
  articles: number,
  towns: readonly Town[],
): Promise<void> {
  const { db } = needs;
  const began = performance.now();
  const say = (what: string) =>
    console.log(`    ${((performance.now() - began) / 1000).toFixed(0)} s: ${what}`);
  await settleSources(needs);
  await makeTables(db, towns);
  const indexes = await dropIndexes(db);
  for (let from = 0; from < articles; from += STEP)
    await inTransaction(db, async (db) => {
      // Neither triggers nor foreign keys: what is written here is whole.
      await sql`set local session_replication_role = replica`.execute(db);
      await fillStep(db, { from, to: Math.min(articles, from + STEP), articles, now: needs.now() });
    });
  say("rows written");
  await sql`set maintenance_work_mem = '1GB'`.execute(db);
  for (const index of indexes) await sql.raw(index).execute(db);
  say("indexes made");
  await sql`vacuum analyze`.execute(db);
}

async function settleSources({ db, now }: { db: Db; now: () => Date }): Promise<void> {
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
  await sql`create table bench_sources as select ordinality::int - 1 as n, id, publisher
    from unnest(${sources.map((one) => one.id)}::text[], ${sources.map((one) => one.publisher)}::text[]) with ordinality as s (id, publisher, ordinality)`.execute(
    db,
  );
}

async function makeTables(db: Db, towns: readonly Town[]): Promise<void> {
  await sql`create table bench_towns as select ordinality::int - 1 as n, id from unnest(${towns.map((one) => one.id)}::text[]) with ordinality as t (id, ordinality)`.execute(
    db,
  );
  await sql`create table bench_chains as select n, array_agg(place) as places from unnest(
    ${towns.flatMap((town, n) => town.chain.map(() => n))}::int[], ${towns.flatMap((town) => town.chain)}::text[]) as c (n, place) group by n`.execute(
    db,
  );
  await sql`create table bench_texts as
    select n, words, text, to_tsvector('simple', words || ' ' || words) as excerpt_words, to_tsvector('simple', text) as text_words, ''::bytea as signs
    from generate_series(0, ${TEXTS - 1}::int) n
    cross join lateral (select string_agg(word, ' ' order by k) filter (where k < 8) as words, string_agg(word, ' ' order by k) as text
      from (select k, coalesce((${WORDS}::text[])[rank], 'word' || rank) as word
        -- Zipf's law: of twice the rank, half as often.
        from (select k, floor(exp(ln(${VOCABULARY}::float) * ((hashint4(n * 131 + k)::bigint + 2147483648) / 4294967296.0)))::int as rank
          from generate_series(0, 79) k) r) w) w`.execute(db);
  // Signs as stories keep them: what is related is told by them. (Their dates are not asked for.)
  const { rows } = await sql<{ n: number; words: string; text: string }>`
    select n, words, text from bench_texts order by n`.execute(db);
  const signs = rows.map(({ n, words, text }) =>
    packSigns(makeStoryArticle({ id: idOf(n), title: words, text, published: new Date(0) })).toString("hex"),
  );
  await sql`update bench_texts set signs = decode(given.signs, 'hex')
    from unnest(${rows.map(({ n }) => n)}::int[], ${signs}::text[]) as given (n, signs) where given.n = bench_texts.n`.execute(
    db,
  );
  for (const table of ["bench_sources", "bench_towns", "bench_chains", "bench_texts"])
    await sql.raw(`alter table ${table} add primary key (n); analyze ${table}`).execute(db);
}

/** Drops every index of the filled tables that no key needs; returns what makes them again. */
async function dropIndexes(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string; made: string }>`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as made
    from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    where c.relname = any(array['articles', 'article_words', 'article_sections', 'article_locals', 'article_entities',
      'article_changes', 'article_versions', 'story_articles', 'stories', 'items'])
      and not exists (select from pg_constraint k where k.conindid = i.indexrelid)`.execute(db);
  for (const { name } of rows) await sql.raw(`drop index ${name}`).execute(db);
  return rows.map(({ made }) => made);
}

type Step = { from: number; to: number; articles: number; now: Date };

async function fillStep(db: Db, { from, to, articles, now }: Step): Promise<void> {
  const run = (query: ReturnType<typeof sql>) => query.execute(db);
  // Towns are drawn with a skew to the large ones; every fourth article tells the story of the one before it.
  await run(sql`drop table if exists bench_made`);
  await run(sql`
    create table bench_made as
    select i, lpad(i::text, 16, '0') as id, s.id as source, s.publisher, t.id as town, c.places,
      lpad((i - (i % 4 = 3)::int)::text, 16, '0') as story, x.words, x.text, x.excerpt_words, x.text_words, x.signs,
      (${SECTIONS}::text[])[1 + abs(hashint4(i)) % ${SECTIONS.length}::int] as section,
      ${now}::timestamptz - make_interval(secs => (${articles}::int - i) * (${DAYS * 86_400}::float8 / ${articles}::int)) as day
    from generate_series(${from + 1}::int, ${to}::int) i
    join bench_sources s on s.n = i % ${PUBLISHERS}::int
    join bench_texts x on x.n = abs(hashint4(i + 7)) % ${TEXTS}::int
    join bench_towns t on t.n = floor(${TOWNS}::int * power((hashint4(i)::bigint + 2147483648) / 4294967296.0, 3))
    join bench_chains c on c.n = t.n`);
  await run(sql`
    insert into articles (id, publisher_id, source_id, identity, url, title, authors, excerpt, body_html, body_text, body_from,
      language, published_at, first_seen_at, version, content_hash, understood, local, entities)
    select id, publisher, source, 'a' || i, 'https://paper.example/' || i,
      initcap(words) || ' ' || i, '[{"name":"Ann Reed"}]', words || ' ' || words, '<p>' || text || '</p>', text, 'feed', 'en',
      day, day, 1, 'h' || i, 1,
      jsonb_build_object('place', town, 'score', 0.9, 'reach', 'town', 'evidence', '[]'::jsonb),
      jsonb_build_array(jsonb_build_object('key', 'person ' || i % 5000, 'name', 'Person ' || i % 5000, 'kind', 'person', 'count', 2))
    from bench_made order by i`);
  await run(sql`
    insert into article_words (article_id, source_id, published_at, folded, title_words, excerpt_words, text_words)
    select id, source, day, false, title, title || excerpt_words,
      case when rights = 'full' then title || excerpt_words || text_words else title || excerpt_words end
    from (select m.*, r.rights, to_tsvector('simple', words || ' ' || i) || array_to_tsvector(array['@p' || publisher,
        to_char(day at time zone 'UTC', '@YYYYMM'), to_char(day at time zone 'UTC', '@YYYYMMDD')]) as title
      from bench_made m join sources r on r.id = m.source) one order by i`);
  await run(sql`insert into article_changes (article_id, changed_in)
    select id, pg_current_xact_id()::text::bigint from bench_made order by i`);
  await run(sql`insert into article_versions (article_id, version, title, authors, excerpt, body_html, content_hash, seen_at)
    select id, 1, initcap(words) || ' ' || i, '[{"name":"Ann Reed"}]', words || ' ' || words, '<p>' || text || '</p>', 'h' || i, day from bench_made order by i`);
  await run(sql`insert into article_sections (article_id, section, score, published_at)
    select id, section, 0.9, day from bench_made order by i`);
  await run(sql`insert into article_locals (article_id, place_id, published_at)
    select id, unnest(places), day from bench_made order by i`);
  await run(sql`insert into article_entities (article_id, entity, published_at)
    select id, 'person ' || i % 5000, day from bench_made order by i`);
  await run(sql`insert into stories (id, articles, first_article_id, newest_at)
    select story, count(*), min(id), max(day) from bench_made group by story order by story`);
  await run(sql`insert into story_articles (article_id, story_id, reasons, published_at, change, signs, print)
    select id, story, '[]', day, i, signs, '' from bench_made order by i`);
  await run(sql`insert into items (id, source_id, article_id, guid, url_key, identity, content_hash, change_hash, state, first_seen_at, last_seen_at)
    select id, source, id, 'g' || i, 'paper.example/' || i, 'a' || i, 'h' || i, 'h' || i, 'kept', day, day from bench_made order by i`);
}

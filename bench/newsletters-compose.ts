/**
 * Composing for 1,000,000 subscribers over 3,000 places: how many issues differ, how long they take, what they hold of memory.
 * `node --import tsx bench/newsletters-compose.ts [SAMPLE]`: so many of the distinct issues are composed, kept and drawn.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { SECTIONS } from "#config/sections.ts";
import { openDatabase } from "#database/connect.ts";
import { migrate } from "#database/migrate.ts";
import { openEditions } from "#editions/open-editions.ts";
import { drawIssue, keepIssues } from "#newsletters/compose.ts";
import { fillIssue, linksOf } from "#newsletters/fill.ts";
import { issueKey } from "#newsletters/keys.ts";
import { type Slot, slotOn } from "#newsletters/slots.ts";
import { timeZoneAt } from "#newsletters/time-zone.ts";
import type { Selection } from "#newsletters/wishes.ts";
import { openAtlas } from "#places/atlas.ts";
import { makeChance } from "#sample/chance.ts";
import { openGazetteer } from "#understanding/gazetteer.ts";

const SUBSCRIBERS = 1_000_000;
const PLACES = 3000;
const ARTICLES = 60_000;
const SAMPLE = Number(process.argv[2] ?? 3000);
const BATCH = 200;
const NOW = new Date("2026-11-26T23:00:00Z");
const TODAY = { year: 2026, month: 11, day: 26 };
const SECRET = "a secret for a bench, long enough to be one";

const { next: chance } = makeChance(7);
const draw = (n: number) => Math.floor(chance() * n);
const seconds = (from: number) => (performance.now() - from) / 1000;
const megabytes = () => Math.round(process.memoryUsage().rss / 1024 / 1024);

const gazetteer = openGazetteer();
const towns = [...gazetteer.towns({ country: "US", elsewhereFrom: 1e9 })]
  .sort((a, b) => b.population - a.population)
  .slice(0, PLACES);
const zones = towns.map((town) => timeZoneAt(town) ?? "UTC");

const folder = await mkdtemp(join(tmpdir(), "townwire-compose-"));
const database = await openDatabase({ dataDir: folder, databaseUrl: process.env.DATABASE_URL });
try {
  const { db } = database;
  const now = () => NOW;
  await migrate({ db, now });
  let began = performance.now();
  await insertNews();
  console.log(`${ARTICLES.toLocaleString("en-US")} articles put in: ${seconds(began).toFixed(0)} s`);

  began = performance.now();
  const asked = new Map<string, { selection: Selection; slot: Slot }>();
  for (let n = 0; n < SUBSCRIBERS; n++) {
    const { selection, hour, timeZone } = subscriber();
    const slot = slotOn(TODAY, hour, timeZone);
    const key = issueKey(selection, slot);
    if (!asked.has(key)) asked.set(key, { selection, slot });
  }
  console.log(
    `${SUBSCRIBERS.toLocaleString("en-US")} subscribers want ${asked.size.toLocaleString("en-US")} distinct issues, told apart in ${seconds(began).toFixed(0)} s; ${megabytes()} MB`,
  );

  const atlas = openAtlas({ db, now });
  const editions = await openEditions({ db, listen: database.listen, atlas });
  const needs = { db, now, atlas, editions, publicUrl: "https://town.example", townName: "The Town" };
  await editions.hot.refresh();
  // In the order of their places, as a run would take them, so that what is read for one serves the next.
  const all = [...asked.values()].sort((a, b) =>
    (a.selection.places[0] ?? "") < (b.selection.places[0] ?? "") ? -1 : 1,
  );
  const start = draw(Math.max(1, all.length - SAMPLE));
  const sample = all.slice(start, start + SAMPLE);
  let [keptMs, drawnMs, bytes, most] = [0, 0, 0, 0];
  for (let from = 0; from < sample.length; from += BATCH) {
    began = performance.now();
    const kept = await keepIssues(needs, sample.slice(from, from + BATCH));
    keptMs += performance.now() - began;
    began = performance.now();
    for (const one of kept) bytes += Buffer.byteLength((await drawIssue(needs, one)).html);
    drawnMs += performance.now() - began;
    most = Math.max(most, megabytes());
  }
  const each = (keptMs + drawnMs) / sample.length;
  console.log(
    `${sample.length.toLocaleString("en-US")} of them: chosen and kept ${(keptMs / sample.length).toFixed(2)} ms, drawn ${(drawnMs / sample.length).toFixed(2)} ms each, ${(bytes / sample.length / 1024).toFixed(0)} KB of HTML`,
  );
  console.log(
    `all of them at that rate: ${((each * asked.size) / 60_000).toFixed(1)} min on one core; ${most} MB at most`,
  );

  const [first] = await keepIssues(needs, sample.slice(0, 1));
  if (!first) throw new Error("no issue");
  const issue = await drawIssue(needs, first);
  began = performance.now();
  for (let n = 0; n < 20_000; n++)
    fillIssue(
      issue,
      linksOf({ ...needs, secret: SECRET }, { id: "0123456789abcdef", email: `reader${n}@mill.example` }),
      needs,
    );
  console.log(`filled for one reader: ${((performance.now() - began) / 20_000).toFixed(3)} ms`);
  await editions.close();
} finally {
  await database.close();
  await rm(folder, { recursive: true, force: true });
}

/** Two in three want one place and nothing else, as the form under an article offers it; most of them at six. */
function subscriber() {
  const some = () => towns[Math.floor(PLACES * chance() ** 2)]?.id ?? "";
  const town = Math.floor(PLACES * chance() ** 2);
  const isPlain = chance() < 0.66;
  const sections = isPlain ? [] : SECTIONS.filter(() => chance() < 0.25).map(({ slug }) => slug);
  const places = [...new Set([towns[town]?.id ?? "", ...(chance() < 0.1 ? [some()] : [])])];
  const rhythm = chance() < 0.7 ? ("daily" as const) : ("weekly" as const);
  const hour = chance() < 0.6 ? 6 : ([5, 7, 8, 12, 17, 18, 20][draw(7)] ?? 6);
  return { selection: { places, sections, rhythm, mutes: "" }, hour, timeZone: zones[town] ?? "UTC" };
}

/** Put in by the database itself: what an article is made of is measured elsewhere. */
async function insertNews(): Promise<void> {
  const { db } = database;
  await sql`insert into publishers (id, slug, name, created_at) select lpad(n::text, 16, '0'), 'paper-' || n, 'Paper ' || n, ${NOW} from generate_series(1, 500) n`.execute(
    db,
  );
  await sql`insert into sources (id, publisher_id, url, url_key, rights, state, created_at, next_visit_at)
    select lpad(n::text, 16, '0'), lpad(n::text, 16, '0'), 'https://p' || n || '.example/feed', 'p' || n, 'excerpt', 'active', ${NOW}, ${NOW} from generate_series(1, 500) n`.execute(
    db,
  );
  await sql`insert into articles (id, publisher_id, source_id, identity, url, title, authors, excerpt, body_html, body_text, body_from, published_at, first_seen_at, version, content_hash)
    select lpad(n::text, 16, '0'), lpad((1 + n % 500)::text, 16, '0'), lpad((1 + n % 500)::text, 16, '0'), 'i' || n, 'https://p.example/' || n,
      'Council number ' || n || ' votes on the bridge over the river', '[{"name":"Ann Reed"}]', repeat('What the council said of the bridge. ', 7), '', '', 'feed',
      ${NOW}::timestamptz - (n * interval '10 seconds'), ${NOW}, 1, 'h' || n from generate_series(1, ${ARTICLES}) n`.execute(
    db,
  );
  await sql`insert into article_sections (article_id, section, score, published_at)
    select id, (${SECTIONS.map(({ slug }) => slug)}::text[])[1 + (random() * 7)::int], 0.9, published_at from articles`.execute(
    db,
  );
  const ids = towns.map(({ id }) => id);
  await sql`update articles set local = jsonb_build_object('place', (${ids}::text[])[1 + floor(power(random(), 2) * ${PLACES})::int], 'score', 0.9, 'reach', 'town', 'evidence', '[]'::jsonb)`.execute(
    db,
  );
  await sql`insert into article_locals (article_id, place_id, published_at) select id, local->>'place', published_at from articles`.execute(
    db,
  );
}

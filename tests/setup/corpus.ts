/**
 * A great many real articles in a test's database, quickly: the texts of a corpus beside the checkout, over and over
 * with other ids and dates, from sources of all three grants, with sections, places, names, stories, copies and
 * pictures. Each text is read into words once; everything else is one statement per table.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { sql } from "kysely";
import { makeId } from "#base/ids.ts";
import { type Db, inTransaction } from "#database/connect.ts";
import type { Rights } from "#database/tables.ts";
import { makePicture } from "#images/make-picture.ts";
import { savePicture } from "#images/pictures.ts";
import { settlePublisher } from "#publishers/publishers.ts";
import { addSource } from "#publishers/sources.ts";
import { findEntities } from "#understanding/entities.ts";
import type { Gazetteer, Place } from "#understanding/gazetteer.ts";
import { MODEL } from "#understanding/understand.ts";
import { draw } from "./invented-town.ts";
import { SECRET } from "./secret.ts";

const FILE = join(import.meta.dirname, "../../../shared/data/corpus/abp-2019.jsonl.gz");

/** In CI it must be there, and tests without it fail. */
export const hasCorpus = existsSync(FILE) || Boolean(process.env.CI);

const RIGHTS: readonly Rights[] = ["full", "excerpt", "headline", "excerpt"];
const DAYS = 60;
const BATCH = 250;
const PICTURES = 12;
const TOWNS = 30;
/** Sizes of the stories, over and over, and of one now and then that everybody reports. */
const STORIES = [1, 1, 1, 3, 1, 2, 1, 9, 1, 1];
const CROWD = 60;
const CROWD_EVERY = 5_000;
const EXCERPT = 280;
/** Names stand in the beginning of a text. */
const NAMED_CHARS = 1_500;

const SECTIONS: Readonly<Record<string, string>> = {
  elections: "election",
  politics: "politics",
  us_house: "politics",
  us_senate: "politics",
  white_house: "politics",
  impeachment: "politics",
  education: "education",
  culture: "lifestyle",
  sports: "sports",
  housing_and_homelessness: "real-estate",
};
const OTHERS = ["us", "sports", "lifestyle", "education", "real-estate"];

type Line = { topic: string; source: string; title: string; authors: string; content_original: string };

type Made = {
  id: string;
  text: number;
  publisher: string;
  published: Date;
  section: string;
  local: Place | undefined;
  picture: string | undefined;
  story: string;
  copyOf: string | undefined;
};

/** Characters of the whole text, of its longest word, and of its headline and byline. */
export type Longest = { text: number; word: number; title: number; byline: number };

export type Corpus = {
  /** Newest first. */
  articles: readonly (Made & { rights: Rights; slug: string; longest: Longest })[];
  /** Where most of it is local. */
  town: Place;
};

/** Fills an empty database with `count` articles, the newest of them at `now`. */
export async function insertCorpus(
  needs: { db: Db; now: () => Date; gazetteer: Gazetteer },
  count: number,
): Promise<Corpus> {
  const { db, gazetteer } = needs;
  const lines = readLines();
  const papers = await addPapers(needs, [...new Set(lines.map((line) => line.source))]);
  const [town] = gazetteer.search("Columbus, OH", 1);
  if (!town) throw new Error("Columbus is missing");
  const towns = gazetteer.near(town, { limit: TOWNS, withinKm: 80, kinds: ["town"] });
  const pictures = await addPictures(needs);

  const made: Made[] = [];
  for (let k = 0; k < count; k++) {
    const line = lines[k % lines.length];
    const paper = papers.get(line?.source ?? "");
    if (!line || !paper) continue;
    const published = new Date(needs.now().getTime() - 60_000 - Math.floor((k * DAYS * 86_400_000) / count));
    const isPictured = k % 5 < 2;
    made.push({
      id: makeId(published),
      text: k % lines.length,
      publisher: paper.id,
      published,
      section: SECTIONS[line.topic] ?? OTHERS[k % OTHERS.length] ?? "us",
      local: k % 9 < 2 ? town : k % 9 < 4 ? towns[Math.floor(k / 9) % towns.length] : undefined,
      picture: isPictured ? pictures[Math.floor(k / 5) % pictures.length] : undefined,
      story: "",
      copyOf: undefined,
    });
  }
  tell(made);
  await inTransaction(db, async (db) => {
    await insertTexts(db, lines.slice(0, count), (line) => papers.get(line.source)?.rights === "full");
    await insertMade(db, gazetteer, made);
  });
  await sql`analyze`.execute(db);
  const byId = new Map([...papers.values()].map((paper) => [paper.id, paper]));
  const longest = lines.map(longestOf);
  const articles = made.map((one) => ({
    ...one,
    rights: byId.get(one.publisher)?.rights ?? ("headline" as const),
    slug: byId.get(one.publisher)?.slug ?? "",
    longest: longest[one.text] ?? { text: 0, word: 0, title: 0, byline: 0 },
  }));
  return { articles, town };
}

const readLines = (): Line[] =>
  gunzipSync(readFileSync(FILE))
    .toString("utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);

const longestOf = ({ title, authors, content_original }: Line): Longest => ({
  text: content_original.length,
  word: Math.max(...content_original.split(/\s+/).map((word) => word.length)),
  title: title.length,
  byline: authors.length,
});

type Paper = { id: string; slug: string; rights: Rights };

async function addPapers(
  needs: { db: Db; now: () => Date },
  names: readonly string[],
): Promise<Map<string, Paper>> {
  const papers = new Map<string, Paper>();
  for (const [n, name] of names.entries()) {
    const host = `https://paper-${n}.example/`;
    const { id, slug } = await settlePublisher(needs, { name, homeUrl: host });
    const rights = RIGHTS[n % RIGHTS.length] ?? "headline";
    const source = await addSource(needs, { url: `${host}feed`, publisherId: id, title: name, rights });
    // One id for both keeps what follows to one column.
    await needs.db.updateTable("sources").set({ id }).where("id", "=", source.id).execute();
    papers.set(name, { id, slug, rights });
  }
  return papers;
}

async function addPictures(needs: { db: Db; now: () => Date }): Promise<string[]> {
  const keys: string[] = [];
  for (let n = 0; n < PICTURES; n++) {
    const picture = await makePicture(await draw(n), SECRET, {});
    if (!picture.ok) throw new Error(picture.why);
    await inTransaction(needs.db, (db) => savePicture({ ...needs, db }, picture));
    keys.push(picture.key);
  }
  return keys;
}

/** Puts them into stories, one after the other; the oldest of each began it, and of three the second copies it. */
function tell(made: Made[]): void {
  for (let at = 0, n = 0; at < made.length; n++) {
    const size =
      at % CROWD_EVERY < CROWD && n % STORIES.length === 0 ? CROWD : (STORIES[n % STORIES.length] ?? 1);
    const members = made.slice(at, at + size);
    const first = members.at(-1);
    for (const [i, one] of members.entries()) {
      one.story = first?.id ?? one.id;
      one.copyOf = size > 2 && i === size - 2 ? first?.id : undefined;
    }
    at += size;
  }
}

/** The texts with their words, to be copied from; whole where they may be shown whole: reading a text into words is nine tenths of the work. */
async function insertTexts(db: Db, lines: readonly Line[], isFull: (line: Line) => boolean): Promise<void> {
  await sql`create temporary table texts (n int, title text, excerpt text, body text, html text, authors jsonb, entities jsonb,
    title_words tsvector, excerpt_words tsvector, text_words tsvector) on commit drop`.execute(db);
  for (let at = 0; at < lines.length; at += BATCH) {
    const batch = lines.slice(at, at + BATCH);
    const column = (of: (line: Line) => string) => sql`${batch.map(of)}::text[]`;
    const words = (text: ReturnType<typeof sql>) => sql`to_tsvector('simple', search_fold(${text}))`;
    await sql`
      insert into texts
      select ${at} + n - 1, title, excerpt, body,
        '<p>' || replace(replace(replace(replace(body, '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), E'\n\n', '</p><p>') || '</p>',
        authors::jsonb, entities::jsonb, t, t || e, t || e || ${words(sql`left(body, 50000)`)}
      from unnest(${column((line) => line.title)}, ${column((line) => line.content_original.slice(0, EXCERPT))},
        ${column((line) => (isFull(line) ? line.content_original : ""))}, ${column(authorsOf)}, ${column(entitiesOf)})
        with ordinality as given (title, excerpt, body, authors, entities, n)
      cross join lateral (select ${words(sql`title`)} as t, ${words(sql`excerpt`)} as e offset 0) w`.execute(
      db,
    );
  }
}

const authorsOf = ({ authors }: Line): string =>
  JSON.stringify(
    authors
      .split(/,\s*/)
      .filter(Boolean)
      .map((name) => ({ name })),
  );

const entitiesOf = ({ title, content_original }: Line): string =>
  JSON.stringify(findEntities({ title, text: content_original.slice(0, NAMED_CHARS) }, []).slice(0, 12));

async function insertMade(db: Db, gazetteer: Gazetteer, made: readonly Made[]): Promise<void> {
  const rows = made.map(({ local, ...one }) => ({
    ...one,
    local: local && {
      place: local.id,
      score: 0.9,
      reach: "town",
      evidence: [
        { kind: "headline", text: local.name, weight: 2 },
        { kind: "coverage", text: local.name, weight: 1 },
      ],
    },
    within: local ? gazetteer.chain(local).flatMap(({ id, kind }) => (kind === "country" ? [] : [id])) : [],
  }));
  const steps = [
    sql`create temporary table made on commit drop as select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as given (id text, text int, publisher text, published timestamptz, section text, local jsonb, within jsonb, picture text, story text, "copyOf" text)`,
    // What the triggers would note is written here, or is read by nobody before all of it is there.
    sql`set local session_replication_role = replica`,
    sql`set local maintenance_work_mem = '256MB'`,
    // Packing the texts would take as long as all the rest.
    sql`alter table articles alter body_html set storage external, alter body_text set storage external`,
    sql`alter table article_words alter text_words set storage external`,
    sql`drop index article_words_title, article_words_excerpt, article_words_text`,
    sql`insert into articles (id, publisher_id, source_id, identity, url, title, authors, excerpt, body_html, body_text, body_from,
        language, published_at, first_seen_at, version, content_hash, understood, local, entities, folded, picture_key, picture_url)
      select m.id, m.publisher, m.publisher, m.id, s.url || '/' || m.id, t.title, authors, excerpt,
        html, body, 'page', 'en', published, published, 1, m.id, ${MODEL}, m.local, entities,
        "copyOf" is not null, picture, picture
      from made m join texts t on t.n = m.text join sources s on s.id = m.publisher`,
    sql`insert into article_words
      select m.id, m.publisher, published, "copyOf" is not null, title_words || marks, excerpt_words || marks,
        text_words || marks
      from (select *, array_to_tsvector(array['@p' || publisher,
        '@' || extract(year from published) * 100 + extract(month from published)]) as marks from made) m
      join texts t on t.n = m.text`,
    sql`create index article_words_title on article_words using gin (title_words)`,
    sql`create index article_words_excerpt on article_words using gin (excerpt_words)`,
    sql`create index article_words_text on article_words using gin (text_words)`,
    sql`insert into article_sections (article_id, section, score, published_at, folded)
      select id, section, 0.9, published, "copyOf" is not null from made union all
      select id, 'local', 0.8, published, "copyOf" is not null from made where local is not null`,
    sql`insert into article_locals (article_id, place_id, published_at, folded)
      select id, place, published, "copyOf" is not null from made cross join jsonb_array_elements_text(within) as place`,
    sql`insert into article_places (article_id, place_id, score, mentions)
      select id, local->>'place', 1, 2 from made where local is not null`,
    sql`insert into article_entities (article_id, entity, published_at)
      select distinct m.id, e->>'key', published from made m join texts t on t.n = m.text cross join jsonb_array_elements(jsonb_path_query_array(entities, '$[0 to 3]')) as e`,
    sql`insert into stories (id, articles, first_article_id, newest_at)
      select story, count(*), story, max(published) from made group by story`,
    sql`insert into story_articles (article_id, story_id, copy_of, reasons, published_at, change, signs, print)
      select id, story, "copyOf", case when id = story then '[]' else
        '[{"kind":"names","shared":["Osmer County","Tanners Row"],"weight":0.6},{"kind":"time","shared":[],"weight":0.4}]' end::jsonb,
        published, row_number() over (order by published), '', '' from made`,
  ];
  for (const step of steps) await step.execute(db);
}

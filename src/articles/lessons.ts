/**
 * What editors taught of sections, as one process has it: learned anew from all corrections when any is there, gone or
 * another, so that it is what they say now; looked at again when some seconds have passed, because others correct, too.
 */
import { sql } from "kysely";
import type { Db } from "#database/connect.ts";
import type { Taught } from "#understanding/sections.ts";
import { type Lesson, learnSections } from "#understanding/taught-sections.ts";

export type Lessons = {
  /** What was taught as of at most ten seconds ago. */
  read(): Promise<Taught>;
};

const TRUSTED_MS = 10_000;
/** Articles that were corrected last; and beside them so many of their publishers, and of each so many articles. */
const MOST_CORRECTED = 500;
const MOST_PUBLISHERS = 15;
const MOST_BESIDE = 40;
/** What is read of a text when its sections are found. */
const TEXT_CHARS = 1_300;

/** What all that is said now teaches; learned anew, in a transaction too. */
export const readTaught = async (db: Db): Promise<Taught> => learnSections(await listLessons(db));

/** `nowMs` on any clock that only goes forward. */
export function openLessons(db: Db, nowMs: () => number = () => performance.now()): Lessons {
  let taught: Taught = learnSections([]);
  let version = "";
  let askedAt = -Infinity;
  let reading: Promise<void> | undefined;

  async function update(): Promise<void> {
    const now = await readVersion(db);
    if (now !== version) {
      taught = now === "" ? learnSections([]) : await readTaught(db);
      version = now;
    }
    askedAt = nowMs();
  }

  return {
    async read() {
      if (nowMs() - askedAt >= TRUSTED_MS) {
        reading ??= update().finally(() => {
          reading = undefined;
        });
        await reading;
      }
      return taught;
    },
  };
}

/** Changes with whatever is said of sections; empty where nothing is. */
async function readVersion(db: Db): Promise<string> {
  const { rows } = await sql<{ version: string }>`
    select coalesce(md5(string_agg(article_id || about || says, ' ' order by article_id, about)), '') as version
    from article_corrections where about <> 'place'`.execute(db);
  return rows[0]?.version ?? "";
}

type LessonRow = {
  id: string;
  title: string;
  text: string;
  url: string | null;
  categories: string[];
  language: string | null;
  published_at: Date;
  publisher: string;
  publisher_id: string;
};

const SELECT = sql`
  select a.id, a.title, coalesce(nullif(left(a.body_text, ${TEXT_CHARS}), ''), a.excerpt) as text, a.url, a.categories,
    a.language, a.published_at, p.name as publisher, a.publisher_id
  from articles a join publishers p on p.id = a.publisher_id`;

/** Corrected articles, and some of their publishers' that nobody corrected. Withdrawn ones teach nothing. */
export async function listLessons(db: Db): Promise<Lesson[]> {
  const { rows: words } = await sql<{ id: string; said: { about: string; says: string }[] }>`
    select article_id as id, jsonb_agg(jsonb_build_object('about', about, 'says', says) order by about) as said
    from article_corrections where about <> 'place'
    group by article_id order by max(corrected_at) desc, article_id limit ${MOST_CORRECTED}`.execute(db);
  const { rows: corrected } = await sql<LessonRow>`${SELECT}
    where a.id = any(${words.map((row) => row.id)}::text[]) and a.withdrawn_at is null order by a.id`.execute(
    db,
  );
  const last = new Map(words.map(({ id }, at) => [id, at]));
  const publishers = corrected
    .toSorted((a, b) => (last.get(a.id) ?? 0) - (last.get(b.id) ?? 0))
    .map((row) => row.publisher_id);
  const { rows: beside } = await sql<LessonRow>`${SELECT}
    where a.id = any(array(select newest.id
      from unnest(${[...new Set(publishers)].slice(0, MOST_PUBLISHERS)}::text[]) as wanted (id)
      cross join lateral (
        select b.id from articles b where b.publisher_id = wanted.id and not b.folded and b.understood > 0
          and not exists (select from article_corrections c where c.article_id = b.id and c.about <> 'place')
        order by b.published_at desc, b.id desc limit ${MOST_BESIDE}) newest))
    order by a.id`.execute(db);
  const said = new Map(words.map((row) => [row.id, row.said]));
  return [
    ...corrected.map((row) => lessonOf(row, said.get(row.id))),
    ...beside.map((row) => lessonOf(row, undefined)),
  ];
}

const lessonOf = (row: LessonRow, said: { about: string; says: string }[] | undefined): Lesson => ({
  id: row.id,
  article: {
    title: row.title,
    text: row.text,
    url: row.url ?? undefined,
    categories: row.categories,
    language: row.language ?? undefined,
    published: row.published_at,
    publisher: row.publisher,
  },
  holds:
    said && new Map(said.map(({ about, says }) => [about.slice("section/".length), says === "yes"] as const)),
});

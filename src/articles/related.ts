/** What may be worth reading after an article: candidates, by names, places, section, publisher and what else its readers read. */
import { sql } from "kysely";
import type { Db } from "#database/connect.ts";
import { listNamesShown } from "./about.ts";
import type { ShownArticle } from "./rights.ts";
import { selectArticles, shownOf } from "./rows.ts";

export type RelatedCandidate = {
  article: ShownArticle;
  /** The signs by which stories compare articles; undefined where none were kept. */
  signs: Uint8Array | undefined;
  /** How many readers, of those who let it be counted, read both. */
  coRead: number;
};

export type RelatedOptions = {
  /** Ids of the places whose local news is wanted: where the article is local, and where the reader is. */
  places: readonly string[];
  /** Of each kind. */
  limit: number;
  bodies?: boolean;
};

/** Of each name the newest holders are counted: the names of everyday's news have tens of thousands. */
const MAX_PER_NAME = 200;
/** Pairs that fewer readers read say more about those readers than about the articles. */
export const LEAST_READERS = 3;

/** Candidates, none of them a copy or of its own story; and the article itself, for its signs. One query, of index scans alone. */
export async function listRelated(
  db: Db,
  article: ShownArticle,
  { places, limit, bodies = false }: RelatedOptions,
): Promise<RelatedCandidate[]> {
  const names = [...new Set(listNamesShown(article).map((entity) => entity.key))];
  const { id } = article;
  const rows = await selectArticles(db, { bodies })
    .select("story_articles.signs")
    .select(
      sql<number>`coalesce((select readers from read_pairs where article_id = ${id} and other_id = articles.id), 0)`.as(
        "co_read",
      ),
    )
    .where((eb) => eb.or([eb("articles.folded", "=", false), eb("articles.id", "=", id)]))
    .where(
      "articles.id",
      "=",
      sql<string>`any(array(
        select ${id}::text
        union all (select e.article_id
          from (select held.article_id, count(*) as names, max(held.published_at) as newest
            from unnest(${names}::text[]) as wanted (name)
            cross join lateral (select article_id, published_at from article_entities where entity = wanted.name
              order by published_at desc, article_id desc limit ${MAX_PER_NAME}) held
            group by held.article_id) e
          order by e.names desc, e.newest desc, e.article_id desc limit ${limit})
        union all (select l.article_id from unnest(${places}::text[]) as wanted (place)
          cross join lateral (select article_id from article_locals where place_id = wanted.place and not folded
            order by published_at desc, article_id desc limit ${limit}) l)
        union all (select s.article_id from unnest(${article.sections}::text[]) as wanted (section)
          cross join lateral (select article_id from article_sections where section = wanted.section and not folded
            order by published_at desc, article_id desc limit ${limit}) s)
        union all (select a.id from articles a
          where a.publisher_id = (select id from publishers where slug = ${article.publisher.slug}) and not a.folded
          order by a.published_at desc, a.id desc limit ${limit})
        union all (select other_id from read_pairs where article_id = ${id} and readers >= ${LEAST_READERS}
          order by readers desc, other_id desc limit ${limit})))`,
    )
    .execute();
  return rows
    .map((row) => ({ article: shownOf(row), signs: row.signs ?? undefined, coRead: Number(row.co_read) }))
    .filter(
      (one) =>
        one.article.id === id ||
        one.article.story === undefined ||
        one.article.story.id !== article.story?.id,
    );
}

/** Notes that one reader who lets it be counted read these articles lately, and now this one. Nothing of the reader is kept. */
export async function noteReadTogether(
  db: Db,
  id: string,
  others: readonly string[],
  now: Date,
): Promise<void> {
  const pairs = others.filter((other) => other !== id);
  if (pairs.length === 0) return;
  await sql`
    insert into read_pairs (article_id, other_id, readers, last_at)
    select pair.article_id, pair.other_id, 1, ${now}
    from (select ${id}::text as article_id, other as other_id from unnest(${pairs}::text[]) as given (other)
      union all select other, ${id} from unnest(${pairs}::text[]) as given (other)) pair
    where exists (select from articles where id = pair.article_id) and exists (select from articles where id = pair.other_id)
    order by 1, 2
    on conflict (article_id, other_id) do update set readers = read_pairs.readers + 1, last_at = excluded.last_at`.execute(
    db,
  );
}

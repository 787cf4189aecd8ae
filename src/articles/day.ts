/** What came in lately, in numbers and names: for whoever looks after the site. */
import { sql } from "kysely";
import { firstIdAt } from "#base/ids.ts";
import type { Db } from "#database/connect.ts";

export type Day = {
  articles: number;
  /** Those that repeat another's text. */
  copies: number;
  withdrawn: number;
  /** The most first. */
  publishers: readonly { slug: string; name: string; articles: number }[];
  sections: readonly { slug: string; articles: number }[];
  /** Ids. */
  places: readonly { id: string; articles: number }[];
  newest: readonly { id: string; title: string; publisher: string }[];
  /** However long: items that are no articles yet, and articles whose page could not be had so far. */
  unmade: number;
  pageless: number;
};

const MOST = 8;

/** Of what was first seen since then. One query, over those articles alone (ids begin with their moment) and what is pending. */
export async function readDay(db: Db, since: Date): Promise<Day> {
  const { rows } = await sql<Day>`
    with came as materialized (
      select id, title, publisher_id, folded, withdrawn_at, local ->> 'place' as place from articles
      where id >= ${firstIdAt(since)})
    select (select count(*)::int from came) as articles,
      (select count(*)::int from came where folded and withdrawn_at is null) as copies,
      (select count(*)::int from came where withdrawn_at is not null) as withdrawn,
      (select coalesce(jsonb_agg(x), '[]') from (select p.slug, p.name, count(*)::int as articles
        from came c join publishers p on p.id = c.publisher_id group by p.id order by 3 desc, p.slug limit ${MOST}) x) as publishers,
      (select coalesce(jsonb_agg(x), '[]') from (select s.section as slug, count(*)::int as articles
        from came c join article_sections s on s.article_id = c.id group by 1 order by 2 desc, 1 limit ${MOST}) x) as sections,
      (select coalesce(jsonb_agg(x), '[]') from (select place as id, count(*)::int as articles
        from came where place is not null group by 1 order by 2 desc, 1 limit ${MOST}) x) as places,
      (select coalesce(jsonb_agg(x), '[]') from (select c.id, c.title, p.name as publisher
        from came c join publishers p on p.id = c.publisher_id where c.withdrawn_at is null
        order by c.id desc limit ${MOST}) x) as newest,
      (select count(*)::int from items where payload is not null and state = 'waiting') as unmade,
      (select count(*)::int from items where payload is not null and state = 'kept') as pageless`.execute(db);
  const [day] = rows;
  if (!day) throw new Error("counting gave no row");
  return day;
}

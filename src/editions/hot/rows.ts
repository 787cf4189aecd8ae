/** What the hot set reads of articles: no words, only what an order is made of. */
import { sql } from "kysely";
import { anyOf } from "#database/any-of.ts";
import type { Db } from "#database/connect.ts";
import type { Rights } from "#database/tables.ts";

export type HotRow = {
  id: string;
  published_at: Date;
  publisher: string;
  rights: Rights;
  /** A copy under its original, or withdrawn. */
  hidden: boolean;
  agency: boolean;
  pictured: boolean;
  signed: boolean;
  place: string | null;
  reach: string | null;
  /** Keys of the names it mentions most. */
  names: string[];
  sections: string[];
  /** Ids of the places on whose pages it stands. */
  locals: string[];
  story: string | null;
  /** Pages on top of which an editor put its story: "home 1773144000000", with when that ends. */
  pins: string[];
};

// Lateral subqueries with `offset 0`, so that each article's sections and places are looked up by its id.
const SELECT = sql`
  select a.id, a.published_at, p.slug as publisher, s.rights, a.folded or a.withdrawn_at is not null as hidden, a.agency is not null as agency,
    a.picture_key is not null as pictured, jsonb_array_length(a.authors) > 0 as signed,
    a.local->>'place' as place, a.local->>'reach' as reach, sa.story_id as story,
    array(select e->>'key' from jsonb_array_elements(a.entities) with ordinality as one (e, n) order by n limit 4) as names,
    array(select section from article_sections where article_id = a.id) as sections,
    array(select place_id from article_locals where article_id = a.id) as locals,
    array(select subject || ' ' || (1000 * extract(epoch from ends_at))::bigint from pins where article_id = a.id) as pins
  from articles a
  join publishers p on p.id = a.publisher_id
  join sources s on s.id = a.source_id
  left join story_articles sa on sa.article_id = a.id`;

const PAGE = 5000;
// What is folded or withdrawn is not ranked; the index of the newest has just the others.
const LISTED = sql`not a.folded`;

/** The newest articles, the oldest of them first, a page at a time: the newest then stand at the end, where ranking begins. */
export async function* listNewestRows(db: Db, limit: number): AsyncGenerator<HotRow[]> {
  const { rows: cut } = await sql<{ published_at: Date; id: string }>`
    select a.published_at, a.id from articles a where ${LISTED}
    order by a.published_at desc, a.id desc offset ${limit} limit 1`.execute(db);
  let [after] = cut;
  for (;;) {
    const { rows } = await sql<HotRow>`${SELECT}
      where ${LISTED} and ${after ? sql`(a.published_at, a.id) > (${after.published_at}, ${after.id})` : sql`true`}
      order by a.published_at, a.id limit ${PAGE}`.execute(db);
    yield rows;
    after = rows.at(-1);
    if (rows.length < PAGE) return;
  }
}

/** Rows of these articles as they are now; those that no longer exist are left out. */
export async function listRows(db: Db, ids: readonly string[]): Promise<HotRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<HotRow>`${SELECT} where a.id = ${anyOf(ids)}`.execute(db);
  return rows;
}

/** Articles that changed in a transaction from `since` on (undefined: none), and from where to ask the next time. */
export async function listChanged(
  db: Db,
  since: string | undefined,
  limit: number,
): Promise<{ ids: string[]; since: string; isAll: boolean }> {
  // Whatever this snapshot cannot see yet belongs to a transaction from its xmin on, and is seen the next time.
  const { rows } = await sql<{ xmin: string; id: string | null }>`
    select now.xmin::text as xmin, c.article_id as id
    from (select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as xmin,
      pg_snapshot_xmax(pg_current_snapshot())::text::bigint as xmax) now
    left join lateral (select article_id from article_changes
      where changed_in >= ${since ?? null}::bigint and changed_in < now.xmax limit ${limit + 1}) c on true`.execute(
    db,
  );
  const ids = rows.flatMap((row) => row.id ?? []);
  return { ids: ids.slice(0, limit), since: rows[0]?.xmin ?? since ?? "0", isAll: ids.length <= limit };
}

/**
 * What a publisher covers: the places that the operator declared with its sources, and what its own reports have
 * been about. The one is trusted at once, the other is learned.
 */

import { type RawBuilder, sql } from "kysely";
import type { Clock } from "#base/clock.ts";
import { anyOf } from "#database/any-of.ts";
import type { Db } from "#database/connect.ts";
import type { Gazetteer } from "#understanding/gazetteer.ts";
import { learnCoverage } from "#understanding/local.ts";
import type { Coverage } from "#understanding/places.ts";

/** Of a publisher that reports from everywhere, the places it reports from most say enough. */
const MOST_PLACES = 20;
const DAY_MS = 86_400_000;

/** For each of these publishers its coverage; none for one of which nothing is known. Two queries. */
export async function listCoverage(
  needs: { db: Db; now: Clock },
  gazetteer: Gazetteer,
  publisherIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Coverage[]>> {
  const { db } = needs;
  const ids = anyOf([...new Set(publisherIds)]);
  const declared = await db
    .selectFrom("sources")
    .select(["publisher_id", "place"])
    .distinct()
    .where("publisher_id", "=", ids)
    .where("place", "is not", null)
    .where("state", "!=", "removed")
    .execute();
  const { rows: counted } = await sql<{
    publisher_id: string;
    place_id: string;
    articles: number;
    counted_at: Date;
  }>`
    select publisher_id, place_id, articles, counted_at from (
      select *, row_number() over (partition by publisher_id order by articles desc, place_id) as rank
      from publisher_places where publisher_id = ${ids}) ranked
    where rank <= ${MOST_PLACES} order by publisher_id, rank`.execute(db);
  const coverage = new Map<string, Coverage[]>();
  const add = (publisher: string, given: readonly Coverage[]) =>
    coverage.set(publisher, [...(coverage.get(publisher) ?? []), ...given]);
  for (const { publisher_id, place } of declared) {
    const found = place === null ? undefined : findDeclared(gazetteer, place);
    if (found) add(publisher_id, [{ place: found, lat: found.lat, lon: found.lon, weight: 1 }]);
  }
  const now = needs.now().getTime();
  for (const id of new Set(counted.map((row) => row.publisher_id))) {
    const counts = counted.flatMap((row) => {
      const place = row.publisher_id === id ? gazetteer.find(row.place_id) : undefined;
      const days = Math.max(0, now - row.counted_at.getTime()) / DAY_MS;
      return place ? [{ place, articles: row.articles, days }] : [];
    });
    add(id, learnCoverage(counts));
  }
  return coverage;
}

/** The place that an operator's words name: "Springfield, IL", a ZIP, an own place. Undefined when none is called so. */
export const findDeclared = (gazetteer: Gazetteer, words: string) => gazetteer.search(words, 1)[0];

/** Counts reports of a publisher's own that were found to be local to a place. Call inside a transaction. */
export async function noteLocals(
  needs: { db: Db; now: Clock },
  locals: readonly { publisherId: string; placeId: string }[],
): Promise<void> {
  if (locals.length === 0) return;
  const now = needs.now();
  await sql`
    insert into publisher_places (publisher_id, place_id, articles, counted_at)
    select publisher_id, place_id, count(*), ${now}::timestamptz
    from unnest(${locals.map((one) => one.publisherId)}::text[], ${locals.map((one) => one.placeId)}::text[]) as given (publisher_id, place_id)
    group by publisher_id, place_id order by publisher_id, place_id
    on conflict (publisher_id, place_id) do update set
      articles = excluded.articles + publisher_places.articles * ${fadedSince(sql`publisher_places.counted_at`, now)},
      counted_at = excluded.counted_at`.execute(needs.db);
}

/** What an editor says of one report counts as much as what was guessed of so many. */
const EDITORS_WEIGHT = 6;

/**
 * Counts everything anew, or of one publisher: after stored articles were understood by another model, or an editor said
 * where one is local. What is known then is what the articles and the corrections say, whatever the order they came in.
 * Call inside a transaction, with the stories' turn.
 */
export async function recountLocals(
  needs: { db: Db; now: Clock },
  { publisherId }: { publisherId?: string } = {},
): Promise<void> {
  const now = needs.now();
  const { db } = needs;
  await db
    .deleteFrom("publisher_places")
    .$if(publisherId !== undefined, (query) => query.where("publisher_id", "=", publisherId ?? ""))
    .execute();
  await sql`
    insert into publisher_places (publisher_id, place_id, articles, counted_at)
    select a.publisher_id, a.local ->> 'place',
      sum(${fadedSince(sql`a.published_at`, now)} * case when c.says = a.local ->> 'place' then ${EDITORS_WEIGHT}::int else 1 end),
      ${now}::timestamptz
    from articles a left join article_corrections c on c.article_id = a.id and c.about = 'place'
    where a.local is not null and a.agency is null and not a.folded
      and ${publisherId === undefined ? sql`true` : sql`a.publisher_id = ${publisherId}`}
    group by 1, 2`.execute(db);
}

/** What is left of a report's weight: half after 90 days, as `learnCoverage` has it. */
const fadedSince = (at: RawBuilder<unknown>, now: Date) =>
  sql`exp(-0.6931 * least(3650, greatest(0, extract(epoch from ${now}::timestamptz - ${at}) / 86400)) / 90)`;

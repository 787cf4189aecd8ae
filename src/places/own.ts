/**
 * The operator's own places, beside the gazetteer: a town that it lacks, neighbourhoods, schools, venues. Their ids
 * are made of what tells them apart in a file, so that the same file imported twice changes nothing.
 */
import { sql } from "kysely";
import type { Clock } from "#base/clock.ts";
import type { Db } from "#database/connect.ts";
import { type OwnPlace, ownKey } from "#understanding/own-places.ts";

/** Adds places, or replaces those of the same kind and name within the same place. Returns how many there are now. */
export async function saveOwnPlaces(
  needs: { db: Db; now: Clock },
  places: readonly OwnPlace[],
): Promise<number> {
  const { db } = needs;
  for (const place of places) {
    const row = {
      slug: ownKey(place),
      name: place.name,
      kind: place.kind,
      within: place.within ?? null,
      lat: place.lat ?? null,
      lon: place.lon ?? null,
      population: place.population ?? null,
      alternates: JSON.stringify(place.alternates ?? []),
      changed_at: needs.now(),
    };
    await db
      .insertInto("places")
      .values({ id: row.slug, ...row })
      .onConflict((conflict) => conflict.column("id").doUpdateSet(row))
      .execute();
  }
  return (await listOwnPlaces(db)).length;
}

/** In the order of their names. */
export async function listOwnPlaces(db: Db): Promise<OwnPlace[]> {
  const rows = await db.selectFrom("places").selectAll().orderBy("name").orderBy("id").execute();
  return rows.map((row) => ({
    name: row.name,
    kind: row.kind,
    alternates: row.alternates,
    ...(row.within === null ? {} : { within: row.within }),
    ...(row.lat === null ? {} : { lat: row.lat }),
    ...(row.lon === null ? {} : { lon: row.lon }),
    ...(row.population === null ? {} : { population: row.population }),
  }));
}

/** Takes an own place away by its slug; false when there is none. Articles keep what was understood with it. */
export async function removeOwnPlace(db: Db, slug: string): Promise<boolean> {
  const gone = await db.deleteFrom("places").where("slug", "=", slug).executeTakeFirst();
  return gone.numDeletedRows > 0n;
}

/** Changes whenever the own places do: for processes that keep them in memory. */
export async function readPlacesVersion(db: Db): Promise<string> {
  const { rows } = await sql<{ version: string }>`
    select count(*) || ' ' || coalesce(max(changed_at)::text, '') as version from places`.execute(db);
  return rows[0]?.version ?? "";
}

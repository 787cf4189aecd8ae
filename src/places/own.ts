/**
 * The operator's own places, beside the gazetteer: a town that it lacks, neighbourhoods, schools, venues. Their ids
 * are made of what tells them apart in a file, so that the same file imported twice changes nothing.
 */
import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Clock } from "#base/clock.ts";
import type { Db } from "#database/connect.ts";
import { foldName } from "#understanding/gazetteer.ts";
import type { OwnPlace } from "#understanding/own-places.ts";

/** Adds places, or replaces those of the same kind and name within the same place. Returns how many there are now. */
export async function saveOwnPlaces(
  needs: { db: Db; now: Clock },
  places: readonly OwnPlace[],
): Promise<number> {
  const { db } = needs;
  for (const place of places) {
    const row = {
      slug: slugOf(place),
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

// Longer is not typed at a prompt.
const MAX_SLUG_CHARS = 80;
const PLAIN = /^[a-z0-9]+(?: [a-z0-9]+)*$/;

/**
 * Kind, name and what contains it, as `parseOwnPlaces` tells doubles: two schools of one name in two towns are two
 * places. "venue--lincoln-school--toledo-oh", or "venue-" and 12 hex digits of its SHA-256 when the names are long
 * or not of ASCII letters; the two forms never meet.
 */
export function slugOf(place: OwnPlace): string {
  const within = foldName(place.within ?? "");
  const names = [foldName(place.name), ...(within === "" ? [] : [within])];
  const slug = [place.kind, ...names.map((name) => name.replaceAll(" ", "-"))].join("--");
  if (slug.length <= MAX_SLUG_CHARS && names.every((name) => PLAIN.test(name))) return slug;
  const hash = createHash("sha256").update(JSON.stringify([place.kind, ...names]));
  return `${place.kind}-${hash.digest("hex").slice(0, 12)}`;
}

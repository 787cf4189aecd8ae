/** Who reports. A publisher has a slug that stays, so that `/publisher/<slug>` does. */
import type { Clock } from "#base/clock.ts";
import { makeId } from "#base/ids.ts";
import { oneLine, shorten, slugify } from "#base/text.ts";
import type { Db } from "#database/connect.ts";

export type Publisher = {
  id: string;
  slug: string;
  name: string;
  homeUrl: string | undefined;
  description: string | undefined;
};

export type NewPublisher = { name: string; homeUrl?: string | undefined; description?: string | undefined };

/** Finds the publisher of this name (however it is spelt: names with one slug are one publisher), or adds it. */
export async function settlePublisher(
  needs: { db: Db; now: Clock },
  given: NewPublisher,
): Promise<Publisher> {
  const name = shorten(oneLine(given.name), 120);
  const now = needs.now();
  const id = makeId(now);
  // A name without one Latin letter or digit has no slug; its id serves.
  const slug = slugify(name) || `publisher-${id}`;
  await needs.db
    .insertInto("publishers")
    .values({
      id,
      slug,
      name,
      home_url: given.homeUrl ?? null,
      description: given.description ? shorten(oneLine(given.description), 600) : null,
      created_at: now,
    })
    .onConflict((conflict) => conflict.column("slug").doNothing())
    .execute();
  const publisher = await findPublisher(needs.db, slug);
  if (!publisher) throw new Error(`publisher ${slug} vanished while it was added`);
  return publisher;
}

export async function findPublisher(db: Db, slug: string): Promise<Publisher | undefined> {
  const row = await db.selectFrom("publishers").selectAll().where("slug", "=", slug).executeTakeFirst();
  return row && publisherOf(row);
}

/** All that have something to show or a source, by name. */
export async function listPublishers(db: Db): Promise<Publisher[]> {
  const rows = await db.selectFrom("publishers").selectAll().orderBy("name").limit(1000).execute();
  return rows.map(publisherOf);
}

/** The names of all, for finding one by what somebody types. */
export const listPublisherNames = (db: Db): Promise<{ slug: string; name: string }[]> =>
  db.selectFrom("publishers").select(["slug", "name"]).orderBy("slug").limit(5000).execute();

type Row = { id: string; slug: string; name: string; home_url: string | null; description: string | null };
const publisherOf = (row: Row): Publisher => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  homeUrl: row.home_url ?? undefined,
  description: row.description ?? undefined,
});

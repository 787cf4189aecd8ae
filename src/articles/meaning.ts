/**
 * Keeping what `understand` found of an article: on the article itself, and in the tables by which sections, places
 * and names are listed. Meaning is replaced as a whole; only a section that the operator gave
 * the source stays, unless an editor took the article out of it.
 */

import { sql } from "kysely";
import { anyOf } from "#database/any-of.ts";
import type { Db } from "#database/connect.ts";
import type { KeptEntity, KeptLocal } from "#database/tables.ts";
import type { Local } from "#understanding/local.ts";
import { MODEL, type Understanding } from "#understanding/understand.ts";

export type Meant = {
  articleId: string;
  meaning: Understanding;
  /** Sections that an editor took it out of; the source's own among them. */
  outOf?: readonly string[];
};

/** Names under which an article can be found; the rest of a long list says little about it. */
const MAX_ENTITIES = 12;
const MAX_PLACES = 30;

/** Saves the meaning of articles, at most one each. Call inside a transaction. */
export async function saveMeanings(db: Db, meant: readonly Meant[]): Promise<void> {
  if (meant.length === 0) return;
  const ids = meant.map((one) => one.articleId);
  const rows = meant.map(({ articleId, meaning }) => ({
    id: articleId,
    language: meaning.language ?? null,
    agency: meaning.agency ?? null,
    local: meaning.local ? keptLocal(meaning.local) : null,
    entities: keptEntities(meaning),
  }));
  await sql`
    update articles set understood = ${MODEL}, language = given.language, agency = given.agency, local = given.local,
      entities = given.entities
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as given (id text, language text, agency text, local jsonb, entities jsonb)
    where articles.id = given.id`.execute(db);
  await replaceSections(db, ids, meant);
  await replacePlaces(db, ids, meant);
  await replaceLocals(db, ids, meant);
  await replaceEntities(db, ids, meant);
}

/** Takes meaning away that is another version's; the articles are understood by the next model that can. */
export async function forgetMeanings(db: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable("articles")
    .set({ understood: 0, agency: null, local: null, entities: "[]" })
    .where("id", "=", anyOf(ids))
    .execute();
  await replaceSections(db, ids, []);
  await replacePlaces(db, ids, []);
  await replaceLocals(db, ids, []);
  await replaceEntities(db, ids, []);
}

const keptLocal = ({ place, score, reach, evidence }: Local): KeptLocal => ({
  place: place.id,
  score: round(score),
  reach,
  evidence: evidence.slice(0, 8).map((one) => ({ ...one, weight: round(one.weight) })),
});

const keptEntities = (meaning: Understanding): KeptEntity[] =>
  meaning.entities.slice(0, MAX_ENTITIES).map(({ key, name, kind, count }) => ({ key, name, kind, count }));

const round = (score: number): number => Math.round(score * 1000) / 1000;

async function replaceSections(db: Db, ids: readonly string[], meant: readonly Meant[]): Promise<void> {
  await db
    .deleteFrom("article_sections")
    .where("article_id", "=", anyOf(ids))
    .where("declared", "=", false)
    .execute();
  const rows = meant.flatMap(({ articleId, meaning }) =>
    meaning.sections.map(({ slug, score }) => ({ id: articleId, slug, score: round(score) })),
  );
  await sql`
    insert into article_sections (article_id, section, score, published_at, folded)
    select a.id, given.section, given.score, a.published_at, a.folded
    from unnest(${rows.map((row) => row.id)}::text[], ${rows.map((row) => row.slug)}::text[], ${rows.map((row) => row.score)}::real[])
      as given (id, section, score)
    join articles a on a.id = given.id
    on conflict do nothing`.execute(db);
  const out = meant.flatMap(({ articleId, outOf = [] }) => outOf.map((slug) => ({ id: articleId, slug })));
  if (out.length === 0) return;
  await sql`
    delete from article_sections s using unnest(${out.map((row) => row.id)}::text[], ${out.map((row) => row.slug)}::text[]) as given (id, section)
    where s.article_id = given.id and s.section = given.section`.execute(db);
}

async function replacePlaces(db: Db, ids: readonly string[], meant: readonly Meant[]): Promise<void> {
  await db.deleteFrom("article_places").where("article_id", "=", anyOf(ids)).execute();
  const rows = meant.flatMap(({ articleId, meaning }) =>
    meaning.places.slice(0, MAX_PLACES).map(({ place, score, mentions }) => ({
      article_id: articleId,
      place_id: place.id,
      score: round(score),
      mentions: mentions.length,
    })),
  );
  if (rows.length > 0)
    await db
      .insertInto("article_places")
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

async function replaceLocals(db: Db, ids: readonly string[], meant: readonly Meant[]): Promise<void> {
  await db.deleteFrom("article_locals").where("article_id", "=", anyOf(ids)).execute();
  const rows = meant.flatMap(({ articleId, meaning }) =>
    meaning.localIn.map((place) => ({ id: articleId, place: place.id })),
  );
  await sql`
    insert into article_locals (article_id, place_id, published_at, folded)
    select a.id, given.place, a.published_at, a.folded
    from unnest(${rows.map((row) => row.id)}::text[], ${rows.map((row) => row.place)}::text[]) as given (id, place)
    join articles a on a.id = given.id
    on conflict do nothing`.execute(db);
}

async function replaceEntities(db: Db, ids: readonly string[], meant: readonly Meant[]): Promise<void> {
  await db.deleteFrom("article_entities").where("article_id", "=", anyOf(ids)).execute();
  const rows = meant.flatMap(({ articleId, meaning }) =>
    keptEntities(meaning).map((entity) => ({ id: articleId, key: entity.key })),
  );
  await sql`
    insert into article_entities (article_id, entity, published_at)
    select a.id, given.entity, a.published_at
    from unnest(${rows.map((row) => row.id)}::text[], ${rows.map((row) => row.key)}::text[]) as given (id, entity)
    join articles a on a.id = given.id
    on conflict do nothing`.execute(db);
}

/** Folds copies away from every list, or brings articles back that turned out to be none. One that was withdrawn stays away. */
export async function foldArticles(db: Db, ids: readonly string[], folded: boolean): Promise<void> {
  if (ids.length === 0) return;
  const { rows } = await sql<{ id: string }>`
    update articles set folded = ${folded} where id = ${anyOf(ids)} and (${folded} or withdrawn_at is null)
    returning id`.execute(db);
  const done = rows.map((row) => row.id);
  for (const table of ["article_sections", "article_locals"] as const)
    await db.updateTable(table).set({ folded }).where("article_id", "=", anyOf(done)).execute();
}

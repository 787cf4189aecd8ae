/**
 * Saving: drafts become articles, exactly once each, in the transaction that also finishes their jobs. Saving is
 * one publisher at a time (an advisory lock), so that two workers cannot both find that an article is new.
 */

import { sql } from "kysely";
import type { Clock } from "#base/clock.ts";
import { makeId } from "#base/ids.ts";
import { anyOf } from "#database/any-of.ts";
import type { Db } from "#database/connect.ts";
import type { Author } from "#database/tables.ts";
import { type Draft, draftHash } from "./drafts.ts";
import { holdRights, lockPublishers } from "./lock.ts";

export type Saved = {
  itemId: string;
  articleId: string;
  /**
   * new; edited: a new version; completed: the same version, fuller; joined: known from elsewhere; same: nothing new;
   * withdrawn: the operator took the article down, and it stays down whatever came.
   */
  outcome: "new" | "edited" | "completed" | "joined" | "same" | "withdrawn";
  /** Whether its lead picture is still to be fetched. */
  wantsPicture: boolean;
  /** The draft carried less than we have, so the text that stands is not the draft's: this one, to be understood. */
  keptText?: string;
  /** When it was published, as it stands: a later draft without a date of its own does not change that. */
  published: Date;
};

type Existing = {
  id: string;
  publisher_id: string;
  source_id: string;
  identity: string;
  title: string;
  excerpt: string;
  body_html: string;
  body_text: string;
  body_from: "page" | "feed";
  content_hash: string;
  version: number;
  picture_url: string | null;
  authors: Author[];
  published_at: Date;
  withdrawn_at: Date | null;
};

// A text this short may be shared by two articles by chance.
const SUBSTANTIAL_CHARS = 200;

/** Saves drafts and marks their items kept. Call inside a transaction; drafts whose item is no longer waiting are left out. */
export async function saveArticles(
  needs: { db: Db; now: Clock },
  drafts: readonly Draft[],
): Promise<Saved[]> {
  const { db } = needs;
  await lockPublishers(
    db,
    drafts.map((draft) => draft.publisherId),
  );
  await holdRights(
    db,
    drafts.map((draft) => draft.item.sourceId),
  );
  const waiting = await lockItems(db, drafts);
  const todo = drafts.filter((draft) => waiting.has(draft.item.id));
  const shelf = new Shelf(await listExisting(db, todo));
  const fresh: { draft: Draft; id: string; hash: string }[] = [];
  const saved: Saved[] = [];
  const now = needs.now();

  for (const draft of todo) {
    const hash = draftHash(draft);
    const existing = shelf.find(draft, hash, waiting.get(draft.item.id));
    if (!existing) {
      const id = makeId(now);
      fresh.push({ draft, id, hash });
      shelf.put({
        ...columnsOf(draft, hash),
        id,
        version: 1,
        picture_url: draft.picture?.url ?? null,
        authors: draft.authors,
        published_at: draft.published,
        withdrawn_at: null,
      });
      saved.push({
        itemId: draft.item.id,
        articleId: id,
        outcome: "new",
        published: draft.published,
        wantsPicture: draft.picture !== undefined,
      });
    } else {
      const isNewHere = fresh.some((one) => one.id === existing.id);
      const pictureBefore = existing.picture_url;
      const keepsBody = existing.body_from === "page" && draft.bodyFrom === "feed";
      // What its publisher changes is kept all the same: should it be restored, it is as it would be.
      const noted = isNewHere ? "joined" : await update(db, existing, draft, hash, now);
      const outcome = existing.withdrawn_at === null ? noted : "withdrawn";
      saved.push({
        itemId: draft.item.id,
        articleId: existing.id,
        outcome,
        published: existing.published_at,
        ...(keepsBody ? { keptText: existing.body_text || existing.excerpt } : {}),
        wantsPicture:
          outcome !== "joined" &&
          outcome !== "withdrawn" &&
          draft.picture !== undefined &&
          draft.picture.url !== pictureBefore,
      });
    }
  }
  await insert(db, fresh, now);
  await saveSections(db, todo, saved);
  await keepItems(db, todo, saved);
  return saved;
}

/** The articles that drafts may turn out to be, found by any of their three keys. */
class Shelf {
  readonly #byId = new Map<string, Existing>();
  readonly #byIdentity = new Map<string, Existing>();
  readonly #byContent = new Map<string, Existing>();
  constructor(existing: readonly Existing[]) {
    for (const one of existing) this.put(one);
  }
  put(one: Existing): void {
    this.#byId.set(one.id, one);
    this.#byIdentity.set(`${one.publisher_id} ${one.identity}`, one);
    if (one.body_text.length >= SUBSTANTIAL_CHARS)
      this.#byContent.set(`${one.publisher_id} ${one.content_hash}`, one);
  }
  find(draft: Draft, hash: string, articleId: string | null | undefined): Existing | undefined {
    return (
      (articleId ? this.#byId.get(articleId) : undefined) ??
      this.#byIdentity.get(`${draft.publisherId} ${draft.item.identity}`) ??
      (draft.bodyText.length >= SUBSTANTIAL_CHARS
        ? this.#byContent.get(`${draft.publisherId} ${hash}`)
        : undefined)
    );
  }
}

/**
 * Item id → the article that stands for it, for items that still wait with the payload a draft was made of. One that
 * has changed since has another job, which must find it waiting.
 */
async function lockItems(db: Db, drafts: readonly Draft[]): Promise<Map<string, string | null>> {
  const rows = await db
    .selectFrom("items")
    .select(["id", "article_id", "change_hash"])
    .where("id", "=", anyOf(drafts.map((draft) => draft.item.id)))
    .where("payload", "is not", null)
    .orderBy("id")
    .forUpdate()
    .execute();
  const hashes = new Map(drafts.map((draft) => [draft.item.id, draft.item.changeHash]));
  return new Map(
    rows.flatMap((row) => (hashes.get(row.id) === row.change_hash ? [[row.id, row.article_id]] : [])),
  );
}

const listExisting = (db: Db, drafts: readonly Draft[]): Promise<Existing[]> =>
  db
    .selectFrom("articles")
    .select([
      "id",
      "publisher_id",
      "source_id",
      "identity",
      "title",
      "excerpt",
      "body_html",
      "body_text",
      "body_from",
      "content_hash",
      "version",
      "picture_url",
      "authors",
      "published_at",
      "withdrawn_at",
    ])
    .where((where) =>
      where.or([
        // An item's own article, also when its source has been given to another publisher since.
        where("id", "=", anyOf(drafts.flatMap((draft) => draft.item.articleId ?? []))),
        where.and([
          where("publisher_id", "=", anyOf(drafts.map((draft) => draft.publisherId))),
          where.or([
            where("identity", "=", anyOf(drafts.map((draft) => draft.item.identity))),
            where("content_hash", "=", anyOf(drafts.map(draftHash))),
          ]),
        ]),
      ]),
    )
    .execute();

const columnsOf = (draft: Draft, hash: string) => ({
  publisher_id: draft.publisherId,
  source_id: draft.item.sourceId,
  identity: draft.item.identity,
  title: draft.title,
  excerpt: draft.excerpt,
  body_html: draft.bodyHtml,
  body_text: draft.bodyText,
  body_from: draft.bodyFrom,
  content_hash: hash,
});

const pictureOf = (draft: Draft) => ({
  picture_url: draft.picture?.url ?? null,
  picture_alt: draft.picture?.alt ?? null,
  picture_credit: draft.picture?.credit ?? null,
});

async function insert(
  db: Db,
  fresh: readonly { draft: Draft; id: string; hash: string }[],
  now: Date,
): Promise<void> {
  if (fresh.length === 0) return;
  const articles = fresh.map(({ draft, id, hash }) => ({
    id,
    ...columnsOf(draft, hash),
    ...pictureOf(draft),
    url: draft.url ?? null,
    authors: JSON.stringify(draft.authors),
    language: draft.language ?? null,
    given_language: draft.language ?? null,
    categories: JSON.stringify(draft.categories),
    published_at: draft.published,
    first_seen_at: now,
    version: 1,
  }));
  await db.insertInto("articles").values(articles).execute();
  await db
    .insertInto("article_versions")
    .values(fresh.map(({ draft, id, hash }) => versionOf(id, 1, draft, hash, now)))
    .execute();
}

const versionOf = (articleId: string, version: number, draft: Draft, hash: string, now: Date) => ({
  article_id: articleId,
  version,
  title: draft.title,
  authors: JSON.stringify(draft.authors),
  excerpt: draft.excerpt,
  body_html: draft.bodyHtml,
  content_hash: hash,
  seen_at: now,
});

/** An article we have is given again. Only the source it is from may change it: others often carry less of it. */
async function update(
  db: Db,
  existing: Existing,
  given: Draft,
  givenHash: string,
  now: Date,
): Promise<Saved["outcome"]> {
  if (existing.source_id !== given.item.sourceId) return "joined";
  const keepsBody = existing.body_from === "page" && given.bodyFrom === "feed";
  const draft = keepsBody ? withBodyOf(existing, given) : given;
  const hash = keepsBody ? draftHash(draft) : givenHash;
  const isFuller = existing.body_from === "feed" && draft.bodyFrom === "page";
  const isSame = hash === existing.content_hash && !isFuller;
  const version = isSame || draft.completes ? existing.version : existing.version + 1;
  const columns = {
    // The publisher and the identity stay, whatever became of the source: other feeds know the article by them.
    ...columnsOf(draft, hash),
    publisher_id: existing.publisher_id,
    identity: existing.identity,
    ...pictureColumns(existing, draft),
    ...(draft.url === undefined ? {} : { url: draft.url }),
    ...(draft.language === undefined ? {} : { given_language: draft.language }),
    categories: JSON.stringify(draft.categories),
    authors: JSON.stringify(draft.authors),
    version,
    // Until its new words are understood.
    ...(isSame ? {} : { understood: 0 }),
    ...(version > existing.version ? { edited_at: now } : {}),
  };
  await db.updateTable("articles").set(columns).where("id", "=", existing.id).execute();
  if (isSame) return "same";
  const row = versionOf(existing.id, version, draft, hash, now);
  await db
    .insertInto("article_versions")
    .values(row)
    .onConflict((conflict) => conflict.columns(["article_id", "version"]).doUpdateSet(row))
    .execute();
  Object.assign(existing, columns, { authors: draft.authors });
  return draft.completes ? "completed" : "edited";
}

/** The page was read before and cannot be now: its text stands; headline and address may still have changed. */
const withBodyOf = (existing: Existing, draft: Draft): Draft => ({
  ...draft,
  authors: existing.authors,
  bodyHtml: existing.body_html,
  bodyText: existing.body_text,
  bodyFrom: "page",
  excerpt: existing.excerpt,
});

/** A picture is replaced when there is another, and taken away when the page was read and has none any more. */
function pictureColumns(existing: Existing, draft: Draft) {
  if (draft.picture === undefined)
    return draft.bodyFrom === "page" && existing.picture_url !== null
      ? { ...pictureOf(draft), picture_key: null }
      : {};
  return draft.picture.url === existing.picture_url ? {} : { ...pictureOf(draft), picture_key: null };
}

/** Sections carry the article's own date, so that a section's list needs only their index. */
async function saveSections(db: Db, drafts: readonly Draft[], saved: readonly Saved[]): Promise<void> {
  const rows = drafts.flatMap((draft, i) =>
    draft.section === undefined ? [] : [{ id: saved[i]?.articleId ?? "", section: draft.section }],
  );
  if (rows.length === 0) return;
  await sql`
    insert into article_sections (article_id, section, score, published_at, folded, declared)
    select distinct on (a.id, given.section) a.id, given.section, 1, a.published_at, a.folded, true
    from unnest(${rows.map((row) => row.id)}::text[], ${rows.map((row) => row.section)}::text[]) as given (id, section)
    join articles a on a.id = given.id
    where not exists (select from article_corrections c
      where c.article_id = a.id and c.about = 'section/' || given.section and c.says = 'no')
    on conflict (article_id, section) do update set score = 1, declared = true`.execute(db);
}

async function keepItems(db: Db, drafts: readonly Draft[], saved: readonly Saved[]): Promise<void> {
  const rows = drafts.map((draft, i) => ({
    id: draft.item.id,
    article: saved[i]?.articleId ?? "",
    final: draft.final,
  }));
  if (rows.length === 0) return;
  await sql`
    update items set state = 'kept', article_id = given.article, payload = case when given.final then null else payload end
    from unnest(${rows.map((row) => row.id)}::text[], ${rows.map((row) => row.article)}::text[], ${rows.map((row) => row.final)}::boolean[])
      as given (id, article, final)
    where items.id = given.id`.execute(db);
}

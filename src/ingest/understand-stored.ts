/**
 * Understanding articles that are stored already: after the model has changed, or the operator's places. Goes through
 * them by id, a batch a transaction, and notes how far it is, so that it goes on where it was stopped.
 */

import { sql } from "kysely";
import { anyOf } from "#database/any-of.ts";
import type { Db } from "#database/connect.ts";
import { inTransaction } from "#database/connect.ts";
import { deleteFact, findFact, saveFact } from "#database/facts.ts";
import type { Author } from "#database/tables.ts";
import { recountLocals } from "#places/coverage.ts";
import { readPlacesVersion } from "#places/own.ts";
import { lockStories } from "#stories/lock.ts";
import { MODEL } from "#understanding/understand.ts";
import type { IngestNeeds } from "./needs.ts";
import { readGuide, relate, type Understandable, understandAll } from "./relate.ts";

const BATCH = 50;
const FACT = "understanding";

type Needs = Pick<IngestNeeds, "db" | "now" | "log" | "atlas" | "lessons" | "stories">;
/** How far a run over everything is: the last id done, how many before it, and with which model and own places. */
type Run = { after: string; done: number; model: number; places: string };
export type Stored = Understandable & {
  id: string;
  contentHash: string;
  pictureUrl: string | undefined;
  /** Whether we serve that picture. */
  hasPicture: boolean;
  isWithdrawn: boolean;
};

/**
 * Understands stored articles: `all` of them, going on where an earlier such run was stopped, or else those that
 * another model understood. Returns how many.
 */
export async function understandStored(
  needs: Needs,
  options: { all: boolean; stopped?: () => boolean; onProgress?: (done: number, total: number) => void },
): Promise<{ done: number; resumedAt: number }> {
  const places = await readPlacesVersion(needs.db);
  const run = options.all ? await findRun(needs.db, places) : undefined;
  const total = await countToUnderstand(needs.db, options.all);
  let { after, done } = run ?? { after: "", done: 0 };
  const resumedAt = done;
  for (;;) {
    if (options.stopped?.()) return { done, resumedAt };
    const articles = await listToDo(needs.db, options.all, after);
    const last = articles.at(-1);
    if (!last) break;
    const guide = await readGuide(
      needs,
      articles.map((article) => article.publisherId),
    );
    const meanings = await understandAll(needs, articles, guide);
    await needs.stories.fill(needs.db);
    after = last.id;
    done += articles.length;
    await inTransaction(needs.db, async (db) => {
      await lockStories(db);
      // One that its publisher has changed meanwhile was understood as it is now.
      const unchanged = await listUnchanged(db, articles);
      await relate(
        { ...needs, db },
        articles.flatMap((subject, i) => {
          const meaning = meanings[i];
          // Reports are counted for their publisher's coverage once, when they come in.
          return meaning && unchanged.has(subject.id)
            ? [{ articleId: subject.id, isNew: false, subject, meaning }]
            : [];
        }),
        guide,
      );
      if (options.all)
        await saveFact(db, FACT, JSON.stringify({ after, done, model: MODEL, places } satisfies Run));
    });
    options.onProgress?.(done, Math.max(total, done));
  }
  await inTransaction(needs.db, async (db) => {
    if (done > 0) {
      // Reports are counted under the same lock when they come in.
      await lockStories(db);
      await recountLocals({ ...needs, db });
    }
    if (options.all) await deleteFact(db, FACT);
  });
  return { done, resumedAt };
}

/** An unfinished run with this very model and these own places. */
async function findRun(db: Db, places: string): Promise<Run | undefined> {
  const text = await findFact(db, FACT);
  const run = text === undefined ? undefined : (JSON.parse(text) as Run);
  return run?.model === MODEL && run.places === places ? run : undefined;
}

/** How many articles `understandStored` would take: all of them, or those of another model. */
export async function countToUnderstand(db: Db, all: boolean): Promise<number> {
  const row = await db
    .selectFrom("articles")
    .select(sql<number>`count(*)::int`.as("count"))
    .where("withdrawn_at", "is", null)
    .$if(!all, (query) => query.where("understood", "<", MODEL))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** What was withdrawn means nothing until it is restored. */
async function listToDo(db: Db, all: boolean, after: string): Promise<Stored[]> {
  const rows = await selectStored(db)
    .where("articles.withdrawn_at", "is", null)
    .where("articles.id", ">", after)
    .$if(!all, (query) => query.where("understood", "<", MODEL))
    .orderBy("articles.id")
    .limit(BATCH)
    .execute();
  return rows.map(storedOf);
}

/** These articles as they are stored, withdrawn ones too. */
export async function listStored(db: Db, ids: readonly string[]): Promise<Stored[]> {
  const rows = await selectStored(db).where("articles.id", "=", anyOf(ids)).execute();
  return rows.map(storedOf);
}

const selectStored = (db: Db) =>
  db
    .selectFrom("articles")
    .innerJoin("publishers", "publishers.id", "articles.publisher_id")
    .select([
      "articles.id",
      "articles.publisher_id",
      "articles.title",
      "articles.content_hash",
      "articles.body_text",
      "articles.excerpt",
      "articles.given_language",
      "articles.categories",
      "articles.url",
      "articles.published_at",
      "articles.authors",
      "articles.picture_url",
      "articles.picture_key",
      "articles.withdrawn_at",
      "publishers.name as publisher",
    ]);

type StoredRow = Awaited<ReturnType<ReturnType<typeof selectStored>["execute"]>>[number];

const storedOf = (row: StoredRow): Stored => ({
  id: row.id,
  contentHash: row.content_hash,
  publisherId: row.publisher_id,
  title: row.title,
  text: row.body_text || row.excerpt,
  language: row.given_language ?? undefined,
  categories: row.categories,
  url: row.url ?? undefined,
  published: row.published_at,
  publisher: row.publisher,
  byline: row.authors.map((author: Author) => author.name).join(", "),
  pictureUrl: row.picture_url ?? undefined,
  hasPicture: row.picture_key !== null,
  isWithdrawn: row.withdrawn_at !== null,
});

async function listUnchanged(db: Db, articles: readonly Stored[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom("articles")
    .select(["id", "content_hash"])
    .where("id", "=", anyOf(articles.map((article) => article.id)))
    .execute();
  const hashes = new Map(rows.map((row) => [row.id, row.content_hash]));
  return new Set(articles.flatMap(({ id, contentHash }) => (hashes.get(id) === contentHash ? [id] : [])));
}

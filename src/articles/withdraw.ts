/**
 * Taking an article down and putting it back. A withdrawn article is kept, so that a visit to its feed does not bring
 * it back as new, and is shown nowhere: `selectArticles` does not give it, and every list of ids leaves it out.
 */
import { isId } from "#base/ids.ts";
import { oneLine, shorten } from "#base/text.ts";
import { parseHttpUrl } from "#base/url.ts";
import { anyOf } from "#database/any-of.ts";
import type { Db } from "#database/connect.ts";
import { foldArticles, forgetMeanings } from "./meaning.ts";

/** When and why an article was taken down: all that may be said of it. */
export type Withdrawn = { at: Date; why: string | undefined };

const MAX_WHY_CHARS = 500;

/** Whether this article was withdrawn; undefined for one that was not, or never was here. */
export async function findWithdrawn(db: Db, id: string): Promise<Withdrawn | undefined> {
  if (!isId(id)) return undefined;
  const row = await db
    .selectFrom("articles")
    .select(["withdrawn_at", "withdrawn_why"])
    .where("id", "=", id)
    .executeTakeFirst();
  return row?.withdrawn_at ? { at: row.withdrawn_at, why: row.withdrawn_why ?? undefined } : undefined;
}

/** One that a person named, and who published it. */
export type NamedArticle = {
  id: string;
  title: string;
  publisher: string;
  withdrawn: boolean;
};

/**
 * The articles that a person means by an id, by the address of their page here, or by the one at their publisher:
 * one, unless several have the same address.
 */
export async function listNamed(db: Db, words: string): Promise<NamedArticle[]> {
  const url = parseHttpUrl(words);
  const [, id] = /(?:^|\/article\/)([0-9a-z]{16})(?=$|[/?#])/.exec(words) ?? [];
  const rows = await db
    .selectFrom("articles")
    .innerJoin("publishers", "publishers.id", "articles.publisher_id")
    .select(["articles.id", "articles.title", "articles.withdrawn_at", "publishers.name"])
    .where((where) =>
      where.or([
        where("articles.id", "=", anyOf(id !== undefined && isId(id) ? [id] : [])),
        where("articles.url", "=", anyOf(url ? [words.trim(), url.href] : [])),
      ]),
    )
    .orderBy("articles.id")
    .limit(20)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    publisher: row.name,
    withdrawn: row.withdrawn_at !== null,
  }));
}

/** Takes an article down, or says anew why it is down. Call inside a transaction, with the stories' turn. */
export async function withdrawArticle(
  needs: { db: Db; now: () => Date },
  id: string,
  options: { why?: string | undefined } = {},
): Promise<void> {
  const { db } = needs;
  const why = options.why === undefined ? undefined : shorten(oneLine(options.why), MAX_WHY_CHARS);
  await db
    .updateTable("articles")
    .set((column) => ({
      withdrawn_at: column.fn.coalesce("withdrawn_at", column.val(needs.now())),
      ...(why === undefined ? {} : { withdrawn_why: why || null }),
    }))
    .where("id", "=", id)
    .execute();
  await foldArticles(db, [id], true);
  // What it was about is forgotten too: no list of places or names may count it.
  await forgetMeanings(db, [id]);
}

/** Takes the withdrawal back; the article is to be understood and placed again in the same transaction. */
export async function restoreArticle(db: Db, id: string): Promise<void> {
  await db
    .updateTable("articles")
    .set({ withdrawn_at: null, withdrawn_why: null, understood: 0 })
    .where("id", "=", id)
    .execute();
  await foldArticles(db, [id], false);
}

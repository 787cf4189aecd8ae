/**
 * Articles as editors look for them: withdrawn ones too, and with what was understood of each. Headlines alone: an
 * editor's page shows nothing of a text that its rights do not grant.
 */
import { sql } from "kysely";
import { isId } from "#base/ids.ts";
import { anyOf } from "#database/any-of.ts";
import type { Db } from "#database/connect.ts";
import { isAsked, readWords } from "./asked-words.ts";
import { makeCursor, readCursor } from "./read.ts";
import { searchArticles } from "./search.ts";
import { listNamed } from "./withdraw.ts";

/** What an editor looks for; whatever is left out is not asked about. */
export type Wanted = {
  /** Of the headline or what may be searched of the text; also an id or an address. */
  words?: string | undefined;
  /** Slugs. */
  publisher?: string | undefined;
  section?: string | undefined;
  /** Id. */
  place?: string | undefined;
  is?: "local" | "not-local" | "corrected" | "withdrawn" | undefined;
};

export type ListedArticle = {
  id: string;
  title: string;
  publisher: { slug: string; name: string };
  published: Date;
  /** Id of the place where it is local. */
  place: string | undefined;
  /** Slugs. */
  sections: readonly string[];
  isWithdrawn: boolean;
  /** A copy under its original. */
  isFolded: boolean;
  isCorrected: boolean;
};

export type ListedPage = { articles: ListedArticle[]; next: string | undefined };

/** A page of them, newest first. Two queries. */
export async function listForEditors(
  needs: { db: Db; now: () => Date },
  wanted: Wanted,
  page: { cursor?: string | undefined; limit: number },
): Promise<ListedPage> {
  const { db } = needs;
  const words = wanted.words ?? "";
  if (words !== "") {
    const named = await listNamed(db, words);
    if (named.length > 0)
      return {
        articles: await listById(
          db,
          named.map(({ id }) => id),
        ),
        next: undefined,
      };
  }
  const asked = readWords(words);
  if (isAsked(asked) && wanted.is !== "withdrawn") {
    const { section, publisher, place } = wanted;
    const filter = { section, publisher, localTo: place === undefined ? undefined : [place] };
    const found = await searchArticles(db, asked, filter, { order: "newest", now: needs.now(), ...page });
    const ids = found.articles.map(({ id }) => id);
    return { articles: (await listById(db, ids)).filter(isWanted(wanted)), next: found.next };
  }
  const after = page.cursor === undefined ? undefined : readCursor(page.cursor);
  const { rows } = await sql<{ id: string; published_at: Date }>`
    select a.id, a.published_at from articles a where ${sql.join(conditionsOf(wanted), sql` and `)}
      and ${after ? sql`(a.published_at, a.id) < (${after.at}, ${after.id})` : sql`true`}
    order by a.published_at desc, a.id desc limit ${page.limit + 1}`.execute(db);
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  return {
    articles: await listById(
      db,
      shown.map((row) => row.id),
    ),
    next: rows.length > page.limit && last ? makeCursor(last.published_at, last.id) : undefined,
  };
}

const isWanted =
  ({ is }: Wanted) =>
  (one: ListedArticle): boolean => {
    if (is === "local") return one.place !== undefined;
    if (is === "not-local") return one.place === undefined;
    return is !== "corrected" || one.isCorrected;
  };

function conditionsOf({ words = "", publisher, section, place, is }: Wanted) {
  const conditions = [
    is === "withdrawn" ? sql`a.withdrawn_at is not null` : sql`not a.folded`,
    is === "withdrawn" && words !== "" && sql`a.title ilike ${`%${words.replace(/[\\%_]/g, "\\$&")}%`}`,
    is === "local" && sql`a.local is not null`,
    is === "not-local" && sql`a.local is null`,
    is === "corrected" && sql`exists (select from article_corrections c where c.article_id = a.id)`,
    publisher !== undefined && sql`a.publisher_id = (select id from publishers where slug = ${publisher})`,
    section !== undefined &&
      sql`exists (select from article_sections s where s.article_id = a.id and s.section = ${section})`,
    place !== undefined &&
      sql`exists (select from article_locals l where l.article_id = a.id and l.place_id = ${place})`,
  ];
  return conditions.filter((condition) => condition !== false);
}

/** Newest first. */
async function listById(db: Db, ids: readonly string[]): Promise<ListedArticle[]> {
  const { rows } = await sql<{
    id: string;
    title: string;
    published_at: Date;
    slug: string;
    name: string;
    place: string | null;
    sections: string[];
    withdrawn: boolean;
    folded: boolean;
    corrected: boolean;
  }>`
    select a.id, a.title, a.published_at, p.slug, p.name, a.local ->> 'place' as place, a.folded,
      a.withdrawn_at is not null as withdrawn,
      array(select section from article_sections s where s.article_id = a.id order by score desc, section) as sections,
      exists (select from article_corrections c where c.article_id = a.id) as corrected
    from articles a join publishers p on p.id = a.publisher_id where a.id = ${anyOf(ids)}
    order by a.published_at desc, a.id desc`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    publisher: { slug: row.slug, name: row.name },
    published: row.published_at,
    place: row.place ?? undefined,
    sections: row.sections,
    isWithdrawn: row.withdrawn,
    isFolded: row.folded && !row.withdrawn,
    isCorrected: row.corrected,
  }));
}

/** One article as an editor corrects it. */
export type ForEditor = {
  id: string;
  title: string;
  publisher: { id: string; slug: string; name: string };
  published: Date;
  url: string | undefined;
  language: string | undefined;
  agency: string | undefined;
  /** By the model that is in force now, or another; 0 when none has. */
  understood: number;
  sections: readonly { slug: string; score: number; isDeclared: boolean }[];
  /** Those it names, the surest first. */
  places: readonly { id: string; score: number; mentions: number }[];
  corrections: readonly { about: string; says: string; by: string | undefined; at: Date }[];
  withdrawn: { at: Date; why: string | undefined } | undefined;
  /** The text it repeats is listed in its place. */
  isFolded: boolean;
};

type ForEditorRow = {
  title: string;
  publisher_id: string;
  slug: string;
  name: string;
  published_at: Date;
  url: string | null;
  language: string | null;
  agency: string | null;
  understood: number;
  folded: boolean;
  withdrawn_at: Date | null;
  withdrawn_why: string | null;
  sections: { slug: string; score: number; isDeclared: boolean }[] | null;
  places: { id: string; score: number; mentions: number }[] | null;
  corrections: { about: string; says: string; by: string | null; at: string }[] | null;
};

/** By its id; withdrawn or not. One query. */
export async function findForEditor(db: Db, id: string): Promise<ForEditor | undefined> {
  if (!isId(id)) return undefined;
  const { rows } = await sql<ForEditorRow>`
    select a.title, a.publisher_id, p.slug, p.name, a.published_at, a.url, a.language, a.agency, a.understood, a.folded,
      a.withdrawn_at, a.withdrawn_why,
      (select jsonb_agg(jsonb_build_object('slug', section, 'score', score, 'isDeclared', declared) order by score desc, section)
        from article_sections where article_id = a.id) as sections,
      (select jsonb_agg(jsonb_build_object('id', place_id, 'score', score, 'mentions', mentions)
        order by score desc, mentions desc, place_id) from article_places where article_id = a.id) as places,
      (select jsonb_agg(jsonb_build_object('about', about, 'says', says, 'by', w.name, 'at', corrected_at) order by about)
        from article_corrections c left join accounts w on w.id = c.account_id where article_id = a.id) as corrections
    from articles a join publishers p on p.id = a.publisher_id where a.id = ${id}`.execute(db);
  const [row] = rows;
  if (!row) return undefined;
  return {
    id,
    title: row.title,
    publisher: { id: row.publisher_id, slug: row.slug, name: row.name },
    published: row.published_at,
    url: row.url ?? undefined,
    language: row.language ?? undefined,
    agency: row.agency ?? undefined,
    understood: row.understood,
    sections: row.sections ?? [],
    places: row.places ?? [],
    corrections: (row.corrections ?? []).map(({ by, at, ...word }) => ({
      ...word,
      by: by ?? undefined,
      at: new Date(at),
    })),
    withdrawn: row.withdrawn_at ? { at: row.withdrawn_at, why: row.withdrawn_why ?? undefined } : undefined,
    isFolded: row.folded && !row.withdrawn_at,
  };
}

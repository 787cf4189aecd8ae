/**
 * Searching articles by their words, as far as those may be shown now: of a source that grants headlines only its
 * titles are searched, of one that grants excerpts those too, of one that grants everything the text. A hidden word
 * neither finds an article nor, excluded, hides one.
 *
 * An index on words knows nothing of time, and an ordinary word stands in a tenth of all articles. So the newest are
 * looked for first: the last days, then this month and the one before, then all that is older; each step runs only when
 * those before it did not fill the page. What does not fill a page in two months is so rare that all of it is little.
 */
import { type RawBuilder, sql } from "kysely";
import { isId } from "#base/ids.ts";
import type { Db } from "#database/connect.ts";
import type { AskedWords, Wanted } from "./asked-words.ts";
import { type ArticleFilter, type Cursor, makeCursor, type Page, readCursor } from "./read.ts";
import type { ShownArticle } from "./rights.ts";
import { selectArticles, shownOf } from "./rows.ts";

/** best: those with the words in their headline, then in what stands below it, then in the text; each newest first. */
export type SearchOrder = "best" | "newest";

export type SearchPage = {
  order: SearchOrder;
  cursor?: string | undefined;
  limit: number;
  now: Date;
  /** Whether to read the texts that may be shown, too. */
  bodies?: boolean;
  /** An article that this reader does not want to see; the page is filled with others. */
  hides?: ((article: ShownArticle) => boolean) | undefined;
};

/** How often more is read for a reader who hides most of what is found. */
const MAX_ROUNDS = 3;

/** One query a page; with `hides` up to three. */
export async function searchArticles(
  db: Db,
  asked: AskedWords,
  filter: ArticleFilter,
  page: SearchPage,
): Promise<Page> {
  const articles: ShownArticle[] = [];
  let after = page.cursor === undefined ? undefined : readSearchCursor(page.order, page.cursor);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const rows = await findRows(db, asked, filter, { ...page, after, limit: page.limit + 1 });
    for (const { article, place } of rows.slice(0, page.limit)) {
      after = place;
      if (page.hides?.(article)) continue;
      articles.push(article);
      if (articles.length === page.limit) break;
    }
    const isLast = rows.length <= page.limit && after === rows.at(-1)?.place;
    if (rows.length === 0 || isLast) return { articles, next: undefined };
    if (articles.length === page.limit) break;
  }
  return { articles, next: after && makeSearchCursor(page.order, after) };
}

/** Where a page ends: how well the article matches, and when it was published. */
type Place = Cursor & { tier: number };

const makeSearchCursor = (order: SearchOrder, place: Place): string =>
  order === "newest"
    ? makeCursor(place.at, place.id)
    : Buffer.from(`${place.tier} ${place.at.toISOString()} ${place.id}`).toString("base64url");

/** Undefined, which is the first page, when it is none of ours. */
export function readSearchCursor(order: SearchOrder, text: string): Place | undefined {
  if (order === "newest") {
    const cursor = readCursor(text);
    return cursor && { ...cursor, tier: 0 };
  }
  const [tier = "", time = "", id = ""] = Buffer.from(text, "base64url").toString("utf8").split(" ");
  const at = new Date(time);
  if (!/^[0-2]$/.test(tier) || !isId(id) || Number.isNaN(at.getTime()) || at.toISOString() !== time)
    return undefined;
  return { tier: Number(tier), at, id };
}

type Looking = SearchPage & { after: Place | undefined };
type Sql = RawBuilder<unknown>;

async function findRows(
  db: Db,
  asked: AskedWords,
  filter: ArticleFilter,
  looking: Looking,
): Promise<{ article: ShownArticle; place: Place }[]> {
  const steps = stepsOf(asked, filter, looking);
  if (steps.length === 0) return [];
  // Signs that are no words leave nothing to look for, and that must not find everything.
  // Steps run in the order written, and only as far as the limit asks: `search_fold` keeps the query off parallel plans.
  const found = sql<{ article_id: string; tier: number }>`(
    with asked as materialized (
      select words, exact, case when exact then words
        else regexp_replace(querytree(words), '<(-|[0-9]+)>', '&', 'g')::tsquery end as loose
      from (
        select case when querytree(words) in ('', 'T') then '''@'''::tsquery else words && ${publisherMark(filter.publisher)} end as words,
          words::text not like '%<%' as exact
        from (select ${queryOf(asked)} as words) given) safe)
    select article_id, tier from (${sql.join(steps, sql` union all `)}) steps limit ${looking.limit})`;
  const rows = await selectArticles(db, { bodies: looking.bodies ?? false })
    .innerJoin(found.as("found"), "found.article_id", "articles.id")
    .select("found.tier")
    .orderBy("found.tier")
    .orderBy("articles.published_at", "desc")
    .orderBy("articles.id", "desc")
    .execute();
  return rows.map((row) => ({
    article: shownOf(row),
    place: { tier: row.tier, at: row.published_at, id: row.id },
  }));
}

const rights = sql`(select rights from sources where id = w.source_id)`;
const words = {
  title: sql`w.title_words`,
  excerpt: sql`w.excerpt_words`,
  text: sql`w.text_words`,
};
const has = (column: Sql): Sql => sql`${column} @@ (select words from asked)`;

/** Which column finds, which rights let it, which better match must not have found it already, and what must hold at last. */
type Look = { words: Sql; when: Sql; better?: Sql; check: Sql };

/** An index does not know the order of words: where that is asked for, the words themselves are looked at. */
const inOrder = (column: Sql): Sql => sql`(select exact from asked) or ${inRow(has(column))}`;
const inRow = (condition: Sql): Sql =>
  sql`(select ${condition} from article_words w where w.article_id = c.article_id)`;
const look = (column: Sql, when: Sql, better?: Sql): Look => ({
  words: column,
  when,
  ...(better ? { better } : {}),
  check: inOrder(column),
});

/** Whatever its rights show is what decides; each look finds other articles. */
const ANYWHERE: readonly Look[] = [
  look(words.title, sql`${rights} = 'headline'`),
  look(words.excerpt, sql`${rights} = 'excerpt'`),
  look(words.text, sql`${rights} = 'full'`),
];

/** Where nothing is excluded, a match in the headline is one in all that may be shown: that need not be looked at. */
const TIERS: readonly Look[] = [
  look(words.title, sql`true`),
  look(words.excerpt, sql`${rights} <> 'headline'`, words.title),
  look(words.text, sql`${rights} = 'full'`, words.excerpt),
];

/** What is excluded must not stand in anything that may be shown. */
const EXCLUDING: readonly Look[] = TIERS.map((tier) => ({
  ...tier,
  check: inRow(sql`case ${rights} when 'headline' then ${has(words.title)}
    when 'excerpt' then ${has(words.excerpt)} else ${has(words.text)} end`),
}));

/** So many of the newest candidates of a step are looked at: a phrase of the commonest words costs no more than that. */
const MAX_CANDIDATES = 2_000;

function stepsOf(asked: AskedWords, filter: ArticleFilter, looking: Looking): Sql[] {
  if (asked.alternatives.length === 0) return [];
  const { after, order } = looking;
  const excludes = asked.alternatives.some((wanted) => wanted.some((one) => one.not));
  const tiers = order === "newest" ? [ANYWHERE] : (excludes ? EXCLUDING : TIERS).map((look) => [look]);
  return tiers.flatMap((looks, tier) => {
    if (after && tier < after.tier) return [];
    const since = after?.tier === tier ? after : undefined;
    return windowsOf(filter, since?.at ?? looking.now).map((window) => {
      const conditions = [window.when, ...conditionsOf(filter, since)];
      const newestFirst = sql`order by published_at desc, article_id desc`;
      const parts = looks.map(
        ({ words, when, better, check }) => sql`(
          select article_id, published_at from (
            select w.article_id, w.published_at from article_words w
            where ${words} @@ ((select loose from asked) && ${window.marks}::tsquery) and ${when}
              and ${better ? sql`not (${has(better)})` : sql`true`} and ${sql.join(conditions, sql` and `)}
            ${newestFirst} limit ${MAX_CANDIDATES}) c
          where ${check} ${newestFirst} limit ${looking.limit})`,
      );
      return sql`(select article_id, ${tier}::int as tier from (${sql.join(parts, sql` union all `)}) part
        ${newestFirst} limit ${looking.limit})`;
    });
  });
}

function conditionsOf(filter: ArticleFilter, since: Place | undefined): Sql[] {
  const { section, publisher, localTo, from, to } = filter;
  return [
    // A publisher's own list shows all that it published; elsewhere a copy stands under its original.
    publisher === undefined
      ? sql`not w.folded`
      : sql`exists (select from articles a where a.id = w.article_id and a.withdrawn_at is null)`,
    since && sql`(w.published_at, w.article_id) < (${since.at}, ${since.id})`,
    from && sql`w.published_at >= ${from}`,
    to && sql`w.published_at < ${to}`,
    section !== undefined &&
      sql`exists (select from article_sections s where s.article_id = w.article_id and s.section = ${section})`,
    localTo !== undefined &&
      sql`exists (select from article_locals l where l.article_id = w.article_id and l.place_id = any(${localTo}::text[]))`,
  ].filter((condition) => condition !== undefined && condition !== false);
}

type Window = { when: Sql; marks: string };

/** So many days are looked through first. */
const FIRST_DAYS = 3;
const DAY_MS = 86_400_000;

/**
 * Three stretches of time that together are all of it, newest first; those before the first date asked for are left
 * out. An article bears the marks of its day and its month, so only the last stretch has to go without.
 */
function windowsOf(filter: ArticleFilter, newest: Date): Window[] {
  const at = filter.to !== undefined && filter.to < newest ? filter.to : newest;
  const [year, month] = [at.getUTCFullYear(), at.getUTCMonth()];
  const today = Date.UTC(year, month, at.getUTCDate());
  const lately = new Date(today - (FIRST_DAYS - 1) * DAY_MS);
  const recent = new Date(Date.UTC(year, month - 1));
  // The clock of another machine may be in the next day or month already.
  const days = Array.from({ length: FIRST_DAYS + 1 }, (_, n) => new Date(today + (1 - n) * DAY_MS));
  const months = [-1, 0, 1].map((n) => new Date(Date.UTC(year, month + n)));
  const marks = (dates: readonly Date[], chars: number) =>
    dates
      .map((date) => `'@${date.toISOString().slice(0, 10).replaceAll("-", "").slice(0, chars)}'`)
      .join(" | ");
  const windows = [
    { to: undefined, when: sql`w.published_at >= ${lately}`, marks: marks(days, 8) },
    {
      to: lately,
      when: sql`w.published_at >= ${recent} and w.published_at < ${lately}`,
      marks: marks(months, 6),
    },
    { to: recent, when: sql`w.published_at < ${recent}`, marks: "" },
  ];
  return windows.filter(({ to }) => filter.from === undefined || to === undefined || filter.from < to);
}

/** What is asked for, as PostgreSQL reads it. An empty query beside another says nothing. */
const queryOf = (asked: AskedWords): Sql =>
  sql`(${sql.join(
    asked.alternatives.map((wanted) => sql`(${sql.join(wanted.map(queryOfOne), sql` && `)})`),
    sql` || `,
  )})`;

function queryOfOne({ phrases, others, not }: Wanted): Sql {
  const all = sql`(${sql.join(phrases.map(phraseQuery), sql` && `)})`;
  if (not) return sql`!!${all}`;
  if (others.length === 0) return all;
  return sql`(${all} || (select coalesce(string_agg('(' || q::text || ')', '|'), '')::tsquery
    from unnest(${others}::text[]) as given (name), phraseto_tsquery('simple', search_fold(name)) q where numnode(q) > 0))`;
}

const phraseQuery = (phrase: string): Sql => sql`phraseto_tsquery('simple', search_fold(${phrase}))`;

/** Its publisher's mark stands beside an article's words; of a publisher that does not exist nothing is found. */
const publisherMark = (slug: string | undefined): Sql =>
  slug === undefined
    ? sql`''::tsquery`
    : sql`coalesce((select ('''@p' || id || '''')::tsquery from publishers where slug = ${slug}), '''@p'''::tsquery)`;

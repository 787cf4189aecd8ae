/**
 * What is news to whom: a follow-up of the write line. In the transaction that saves an article a job is left behind
 * when anybody follows its places; the job notes what each of them is to be told. Nothing is sent here.
 */
import { sql } from "kysely";
import { listArticlesById } from "#articles/about.ts";
import { listLocalTo } from "#articles/locals.ts";
import type { ShownArticle } from "#articles/rights.ts";
import type { Clock } from "#base/clock.ts";
import { type Db, inTransaction } from "#database/connect.ts";
import type { Job, Jobs } from "#jobs/queue.ts";
import type { Atlas } from "#places/atlas.ts";
import type { Gazetteer } from "#understanding/gazetteer.ts";

/** Older news is on the pages; it is not worth a notice. */
export const FRESH_MS = 12 * 3_600_000;
/** A publisher's clock may be ahead of ours by so much. */
const AHEAD_MS = 3_600_000;

export const isFresh = (published: Date, now: Date): boolean =>
  now.getTime() - published.getTime() < FRESH_MS && published.getTime() - now.getTime() < AHEAD_MS;

/** An article that is new or has other words, with the places whose local news it is. */
export type LocalNews = { articleId: string; published: Date; placeIds: readonly string[] };

/**
 * Leaves a job for each of these articles that anybody may want to hear of. Call inside the transaction that saves
 * them. One query when there is fresh local news, none else.
 */
export async function noteNews(
  needs: { db: Db; jobs: Jobs; now: Clock },
  articles: readonly LocalNews[],
): Promise<void> {
  const now = needs.now();
  const fresh = articles.filter((one) => one.placeIds.length > 0 && isFresh(one.published, now));
  if (fresh.length === 0) return;
  const followed = await listFollowed(needs.db, [...new Set(fresh.flatMap((one) => one.placeIds))]);
  const wanted = fresh.filter((one) => one.placeIds.some((id) => followed.has(id)));
  await needs.jobs.send(
    "push",
    wanted.map(({ articleId }) => ({ articleId })),
    { db: needs.db },
  );
}

async function listFollowed(db: Db, placeIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select wanted.id from unnest(${placeIds}::text[]) as wanted (id)
    where exists (select from push_subscriptions where places @> array[wanted.id])`.execute(db);
  return new Set(rows.map((row) => row.id));
}

type Needs = { db: Db; jobs: Jobs; now: Clock; atlas: Atlas };

/** Notes for every follower of an article's places that they are to be told, once for each story. */
export async function tellFollowers(needs: Needs, job: Job<"push">): Promise<void> {
  const [article] = await listArticlesById(needs.db, [job.data.articleId]);
  const now = needs.now();
  const isNews =
    article && isFresh(article.published, now) && !article.copyOf && (await isFirst(needs.db, article));
  const placeIds = isNews
    ? placesToTell(await needs.atlas.read(), article, await listLocalTo(needs.db, article.id))
    : [];
  await inTransaction(needs.db, async (db) => {
    if (article && placeIds.length > 0) {
      await sql`
        insert into push_deliveries (subscription_id, story_id, article_id, place_id, state, due_at, changed_at)
        select s.id, ${article.story?.id ?? article.id}, ${article.id},
          (select place.id from unnest(${placeIds}::text[]) with ordinality as place (id, n)
            where place.id = any(s.places) order by n limit 1),
          'waiting', ${now}::timestamptz, ${now}::timestamptz
        from push_subscriptions s where s.places && ${placeIds}::text[]
          -- An article may have come to another story since it was told.
          and not exists (select from push_deliveries d where d.subscription_id = s.id and d.article_id = ${article.id})
        on conflict do nothing`.execute(db);
      await needs.jobs.send("notice", [{}], { db });
    }
    await needs.jobs.finish("push", [job], db);
  });
}

/** Whether nobody reported it before: a later report is no news to whoever was told of the first. */
async function isFirst(db: Db, { id, story }: ShownArticle): Promise<boolean> {
  if (!story || story.articles === 1) return true;
  const row = await db
    .selectFrom("stories")
    .select("first_article_id")
    .where("id", "=", story.id)
    .executeTakeFirst();
  return !row || row.first_article_id === id;
}

const WIDE: ReadonlySet<string> = new Set(["state", "region", "country"]);

/**
 * The places whose followers are told, the smallest first. Who follows a state hears of what concerns the state, and
 * not of every town in it.
 */
export function placesToTell(
  gazetteer: Pick<Gazetteer, "find" | "chain">,
  { local }: Pick<ShownArticle, "local">,
  localTo: readonly string[],
): string[] {
  const place = local && gazetteer.find(local.place);
  if (!place) return [];
  const chain = gazetteer.chain(place).map((one) => one.id);
  const others = localTo.filter((id) => !chain.includes(id));
  return [...chain.filter((id) => localTo.includes(id)), ...others].filter((id) => {
    const one = gazetteer.find(id);
    return one !== undefined && (one.id === place.id || !WIDE.has(one.kind));
  });
}

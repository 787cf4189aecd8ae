/**
 * Every machine address. `/api/v1` gives what the pages show, as JSON, to any origin; `/healthz`, `/readyz` and
 * `/metrics` are for whoever runs the site. What may be shown was decided before, by `showArticle`.
 */
import { type Context, Hono } from "hono";
import { sql } from "kysely";
import { listArticlesById, listBeside, listPlacesWithNews } from "#articles/about.ts";
import { readWords } from "#articles/asked-words.ts";
import { findArticle, listArticles, listChanges } from "#articles/read.ts";
import { searchArticles } from "#articles/search.ts";
import { findWithdrawn } from "#articles/withdraw.ts";
import type { Clock } from "#base/clock.ts";
import { messageOf } from "#base/errors.ts";
import type { Log } from "#base/log.ts";
import { findSection } from "#config/sections.ts";
import { isDatabaseAway } from "#database/away.ts";
import type { Db } from "#database/connect.ts";
import { type EditionNeeds, makeEdition } from "#editions/make-edition.ts";
import { makeRelated } from "#editions/make-related.ts";
import type { Subject } from "#editions/subject.ts";
import type { Jobs } from "#jobs/queue.ts";
import type { Metrics } from "#metrics/metrics.ts";
import { countWaiting } from "#newsletters/delivery-counts.ts";
import { countSubscriptions } from "#newsletters/subscriptions.ts";
import { countNotices } from "#notices/deliveries.ts";
import { type Atlas, newsPlaceOf } from "#places/atlas.ts";
import { listSources } from "#publishers/sources.ts";
import { ANYBODY } from "#readers/choices.ts";
import { NO_MUTES } from "#readers/mutes.ts";
import { findStory } from "#stories/read.ts";
import type { Gazetteer } from "#understanding/gazetteer.ts";
import { answerError, answerJson, answerMoved, readParameters } from "./answers.ts";
import { addBounceRoute, type BounceNeeds } from "./bounces.ts";
import { makeDescription } from "./openapi.ts";
import {
  type Presenting,
  presentArticle,
  presentEdition,
  presentPlace,
  presentSource,
  presentStory,
  presentWholeArticle,
} from "./present.ts";
import { honoPath, ROUTES } from "./routes.ts";
import {
  ArticleId,
  ArticleParameters,
  EditionParameters,
  EditionSubject,
  NoParameters,
  PlaceParameters,
  StoryId,
} from "./schemas.ts";

export type ApiNeeds = {
  db: Db;
  now: Clock;
  /** The gazetteer with the operator's own places. */
  atlas: Atlas;
  /** The site's own address, without a slash at the end. */
  publicUrl: string;
  /** What ranked answers are made from. */
  editions: EditionNeeds;
  jobs: Pick<Jobs, "count">;
  metrics: Pick<Metrics, "registry" | "jobs" | "noticesWaiting" | "newsletterReaders" | "newslettersWaiting">;
  log?: Pick<Log, "error">;
  /** Who may hand over what comes back of newsletters, and by what it is known; nobody when absent. */
  bounces?: Pick<BounceNeeds, "mailing" | "secret" | "metrics">;
};

const DEFAULT_LIMIT = 20;
const DEFAULT_PLACES = 10;
/** Related articles of each kind. */
const RELATED = 5;

/** Makes the API; mount it at "/" before the site, whose last route answers everything left. */
export function makeApi(needs: ApiNeeds): Hono {
  const { db, publicUrl } = needs;
  const api = new Hono();
  if (needs.bounces) addBounceRoute(api, { db, now: needs.now, ...needs.bounces });
  const description = makeDescription(publicUrl);
  const presenting = async (): Promise<Presenting> => ({ publicUrl, places: await needs.atlas.read() });

  api.get(honoPath(ROUTES.articles), async (c) => {
    const asked = readParameters(ArticleParameters, c.req.query());
    if (!asked.ok) return asked.answer;
    const { section, place: slug, publisher, q: words, cursor, limit = DEFAULT_LIMIT } = asked.value;
    const { from, to } = asked.value;
    const places = await needs.atlas.read();
    const place = slug === undefined ? undefined : places.findSlug(slug);
    if (slug !== undefined && !place)
      return answerError(400, "bad-parameter", "place must be the slug of a place: see /api/v1/places?q=.");
    const localTo = place && [newsPlaceOf(places, place).id];
    const filter = { section, publisher, localTo, from, to };
    const paging = { cursor, limit, order: "newest", now: needs.now() } as const;
    const page =
      words === undefined
        ? await listArticles(db, filter, paging)
        : await searchArticles(db, readWords(words), filter, paging);
    const articles = page.articles.map((article) => presentArticle({ publicUrl, places }, article));
    return answerJson(c, { articles, next: page.next });
  });

  api.get(honoPath(ROUTES.article), async (c) => {
    const asked = readParameters(ArticleId, { ...c.req.query(), id: c.req.param("id") ?? "" });
    if (!asked.ok) return asked.answer;
    const article = await findArticle(db, asked.value.id);
    if (!article) return answerNoArticle(db, asked.value.id);
    const changes = article.version > 1 ? await listChanges(db, article) : [];
    const beside = await listBeside(db, article, { limit: RELATED });
    const needed = { ...needs.editions, db };
    const related = await makeRelated(needed, article, ANYBODY_READS, needs.now(), RELATED);
    return answerJson(c, presentWholeArticle(await presenting(), article, changes, beside, related));
  });

  api.get(honoPath(ROUTES.story), async (c) => {
    const asked = readParameters(StoryId, { ...c.req.query(), id: c.req.param("id") ?? "" });
    if (!asked.ok) return asked.answer;
    const found = await findStory(db, asked.value.id);
    if (found?.kind === "moved") return answerMoved(ROUTES.story.path.replace("{id}", found.to));
    const articles = found
      ? await listArticlesById(
          db,
          found.story.members.map((member) => member.articleId),
        )
      : [];
    const story = found && presentStory(await presenting(), found.story, articles);
    return story ? answerJson(c, story) : answerError(404, "no-story", "There is no story with this id.");
  });

  api.get(honoPath(ROUTES.edition), async (c) => {
    const asked = readParameters(EditionSubject, { subject: c.req.param("subject") ?? "" });
    if (!asked.ok) return asked.answer;
    const how = readParameters(EditionParameters, c.req.query());
    if (!how.ok) return how.answer;
    const places = await needs.atlas.read();
    const subject = findSubject(asked.value.subject, places);
    if (!subject) return answerError(404, "no-subject", "There is no such section or place.");
    const { order, from = 0, limit = DEFAULT_LIMIT } = how.value;
    const options = { order, from, limit };
    const edition = await makeEdition(needs.editions, subject, ANYBODY_READS, needs.now(), options);
    return answerJson(c, presentEdition({ publicUrl, places }, asked.value.subject, edition));
  });

  api.get(honoPath(ROUTES.places), async (c) => {
    const asked = readParameters(PlaceParameters, c.req.query());
    if (!asked.ok) return asked.answer;
    const gazetteer = await needs.atlas.read();
    const found = gazetteer.search(asked.value.q, asked.value.limit ?? DEFAULT_PLACES);
    const news = await listPlacesWithNews(
      db,
      found.map((place) => place.id),
    );
    const places = found.map((place) =>
      presentPlace({ publicUrl, places: gazetteer }, place, news.get(place.id)),
    );
    return answerJson(c, { places });
  });

  api.get(honoPath(ROUTES.sources), async (c) => {
    const asked = readParameters(NoParameters, c.req.query());
    if (!asked.ok) return asked.answer;
    const sources = await listSources(db);
    return answerJson(c, { sources: sources.map((source) => presentSource(publicUrl, source)) });
  });

  api.get(honoPath(ROUTES.openapi), (c) => answerJson(c, description));
  api.get(honoPath(ROUTES.health), (c) => c.json({ status: "alive" }, 200, { "cache-control": "no-store" }));
  api.get(honoPath(ROUTES.ready), (c) => answerReady(needs, c));
  api.get(honoPath(ROUTES.metrics), (c) => answerMetrics(needs, c));

  api.options("/api/*", () => new Response(null, { status: 204, headers: PREFLIGHT }));
  api.get("/api/*", () => answerError(404, "no-such-address", "See /api/v1/openapi.json for what there is."));
  api.all("/api/*", () =>
    answerError(405, "read-only", "The API only answers GET.", { allow: "GET, HEAD, OPTIONS" }),
  );
  api.onError((error, c) => answerProblem(needs, c, error));
  return api;
}

/** Whether there never was one, or one that was taken down; of that one no more is said than its page says. */
async function answerNoArticle(db: Db, id: string): Promise<Response> {
  const withdrawn = await findWithdrawn(db, id);
  if (!withdrawn) return answerError(404, "no-article", "There is no article with this id.");
  const why = withdrawn.why === undefined ? "" : ` The reason given: ${withdrawn.why}`;
  return answerError(410, "withdrawn", `This article was taken down at ${withdrawn.at.toISOString()}.${why}`);
}

/** The API knows no reader. */
const ANYBODY_READS = { reader: ANYBODY, mutes: NO_MUTES };

function findSubject(slug: string, places: Gazetteer): Subject | undefined {
  if (slug === "home") return { kind: "home" };
  if (findSection(slug)) return { kind: "section", section: slug };
  const place = places.findSlug(slug);
  return place && { kind: "place", place: newsPlaceOf(places, place).id };
}

const PREFLIGHT = {
  "access-control-allow-origin": "*",
  "access-control-allow-methods": "GET, HEAD",
  "access-control-allow-headers": "*",
  "access-control-max-age": "86400",
};

async function answerReady(needs: ApiNeeds, c: Context): Promise<Response> {
  try {
    await sql`select 1`.execute(needs.db);
    return c.json({ status: "ready" }, 200, { "cache-control": "no-store" });
  } catch (error) {
    return answerError(503, "database-away", `The database does not answer (${messageOf(error)}).`, {
      "retry-after": "5",
    });
  }
}

/** Counters are there even while the database is not; the queue's are then left as they were. */
async function answerMetrics(needs: ApiNeeds, c: Context): Promise<Response> {
  const { registry, jobs, noticesWaiting, newsletterReaders, newslettersWaiting } = needs.metrics;
  try {
    for (const [state, n] of Object.entries(await needs.jobs.count())) jobs.set({ state }, n);
    noticesWaiting.set((await countNotices(needs.db)).waiting);
    newslettersWaiting.set(await countWaiting(needs.db));
    for (const [state, n] of Object.entries(await countSubscriptions(needs.db)))
      newsletterReaders.set({ state }, n);
  } catch (error) {
    if (!isDatabaseAway(error)) throw error;
  }
  return c.body(await registry.metrics(), 200, {
    "content-type": registry.contentType,
    "cache-control": "no-store",
  });
}

function answerProblem(needs: ApiNeeds, c: Context, error: unknown): Response {
  if (isDatabaseAway(error))
    return answerError(503, "database-away", "The database is away; try again in a moment.", {
      "retry-after": "10",
    });
  needs.log?.error({ error, path: c.req.path }, `an answer could not be made: ${messageOf(error)}`);
  return answerError(500, "our-mistake", "Something went wrong here; it has been noted.");
}

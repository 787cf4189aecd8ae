/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** What a reader decides: the pages and the forms of choices and saved articles. Nothing of it is kept here. */
import type { Context, Hono } from "hono";
import { listArticlesById } from "#articles/about.ts";
import { findArticle } from "#articles/read.ts";
import { noteReadTogether } from "#articles/related.ts";
import type { ShownArticle } from "#articles/rights.ts";
import { isId } from "#base/ids.ts";
import { findSection } from "#config/sections.ts";
import { newsPlaceOf } from "#places/atlas.ts";
import { findPublisher, listPublishers } from "#publishers/publishers.ts";
import { type Change, changeReader } from "#readers/change.ts";
import type { Reader } from "#readers/choices.ts";
import { signFeed, writeReader } from "#readers/cookie.ts";
import { feedPath, isSlug } from "./addresses.ts";
import { answer, answerPage, SECURITY } from "./answers.ts";
import { readAsked } from "./find-place.ts";
import { backPath, readForm } from "./forms.ts";
import { refuseForm } from "./limited.tsx";
import { followMutes } from "./notices-cookie.ts";
import { ChoicesPage } from "./pages/choices.tsx";
import { SavedPage } from "./pages/saved.tsx";
import { parseChange } from "./parse-change.ts";
import { recount } from "./unmuted.ts";
import { makeView, plainView, type SiteNeeds } from "./view.ts";
import { PERSONAL_AGE, whoOf } from "./who.ts";

/** These pages are a reader's own even while nothing is chosen: going back to one must show what was just done. */
const OWN = { headers: { "cache-control": PERSONAL_AGE } };

export function addReaderRoutes(site: Hono, needs: SiteNeeds): void {
  const { db } = needs;

  site.get("/choices", async (c) => {
    const gazetteer = await needs.atlas.read();
    const words = c.req.query("q");
    const asked = words === undefined ? undefined : readAsked(gazetteer, words);
    const found = asked?.kind === "place" ? [asked.place] : (asked?.found ?? []);
    const back = c.req.query("back");
    const { reader } = whoOf(c);
    const props = {
      view: { ...plainView(needs, whoOf(c)), places: gazetteer },
      asked: asked && { words: words ?? "", found, back: back === undefined ? undefined : backPath(back) },
      publishers: await listPublishers(db),
      feed: `${feedPath("/", "rss")}?c=${signFeed(reader.choices, needs.secret)}`,
    };
    return answerPage(c, <ChoicesPage {...props} />, OWN);
  });

  site.get("/choices/export.json", (c) => {
    const { isAnonymous: _, ...held } = whoOf(c).reader;
    const headers = { ...OWN.headers, "content-disposition": 'attachment; filename="choices.json"' };
    const body = `${JSON.stringify({ site: needs.publicUrl, ...held }, null, 2)}\n`;
    return answer(c, { body, type: "application/json", headers });
  });

  site.post("/choices", async (c) => {
    const read = await readForm(c, needs.publicUrl);
    if (read.kind === "refused")
      return refuseForm(needs, c, read.status, { why: REFUSED[read.status], back: "/choices" });
    const asked = parseChange(read.form);
    const change = asked && (await settleChange(needs, asked));
    if (!change) return refuseForm(needs, c, 400, { why: REFUSED[400], back: "/choices" });
    return answerChange(needs, c, change, backPath(read.form.get("back")));
  });

  site.get("/saved", async (c) => {
    const { reader, mutes } = whoOf(c);
    const all = new Map((await listArticlesById(db, reader.saved)).map((article) => [article.id, article]));
    const here = reader.saved.flatMap((id) => all.get(id) ?? []);
    const articles = await recount(
      { db, mutes },
      here.filter((article) => !mutes.hides(article)),
    );
    const view = await makeView(needs, whoOf(c), articles);
    const gone = reader.saved.length - here.length;
    const muted = here.length - articles.length;
    return answerPage(c, <SavedPage {...{ view, articles, gone, muted }} />, OWN);
  });

  site.post("/saved/:id", async (c) => {
    const read = await readForm(c, needs.publicUrl);
    if (read.kind === "refused")
      return refuseForm(needs, c, read.status, { why: REFUSED[read.status], back: "/choices" });
    const id = c.req.param("id");
    const isSave = read.form.get("do") !== "unsave";
    // What is no longer here can still be taken off the list.
    const isThere = isSave ? (await findArticle(db, id)) !== undefined : isId(id);
    if (!isThere)
      return refuseForm(needs, c, 404, { why: "There is no such article to save.", back: "/choices" });
    return answerChange(needs, c, { do: isSave ? "save" : "unsave", id }, backPath(read.form.get("back")));
  });
}

const REFUSED = {
  400: "We could not tell what this form asks for. Nothing was changed.",
  403: "This form was sent from another site. Nothing was changed.",
  413: "This form is too large. Nothing was changed.",
} as const;

/** The change, if what it names is there. A ZIP code's news is its town's, so that is what is followed and muted. */
async function settleChange(needs: SiteNeeds, change: Change): Promise<Change | undefined> {
  if (change.do === "place" && change.place !== undefined)
    return (await needs.atlas.read()).find(change.place) && change;
  if (change.do !== "follow" && change.do !== "mute") return change;
  switch (change.list) {
    case "words":
    case "people":
      return change;
    case "sections":
      return findSection(change.value) && change;
    case "publishers":
      return isSlug(change.value) && (await findPublisher(needs.db, change.value)) ? change : undefined;
    case "places": {
      const gazetteer = await needs.atlas.read();
      const place = gazetteer.find(change.value);
      return place && { ...change, value: newsPlaceOf(gazetteer, place).id };
    }
    default:
      return change satisfies never;
  }
}

/** Changes what the reader's browser keeps and leads back; or says why not. */
async function answerChange(needs: SiteNeeds, c: Context, change: Change, back: string): Promise<Response> {
  const before = whoOf(c).reader;
  const changed = changeReader(before, change);
  if (changed.kind === "refused") return refuseForm(needs, c, 409, { why: changed.why, back });
  const isErased = change.do === "erase";
  const headers = new Headers({ ...SECURITY, "cache-control": "no-store", location: back });
  keepReader(headers, changed.reader, needs, isErased ? undefined : before);
  await followMutes(needs, c, isErased ? "erased" : changed.reader.choices.mutes);
  // Pages that the browser fetched ahead were made for what was chosen before; what it keeps of ours goes with the rest.
  const stale = isErased ? '"cache", "storage"' : '"prefetchCache", "prerenderCache"';
  headers.set("clear-site-data", stale);
  return new Response(null, { status: 303, headers });
}

/** Of what was read before, so many articles are counted as read together with one. */
const READ_TOGETHER = 5;

/**
 * Notes that the reader opened an article, in the reader's own cookie, while the reader wants that; and counts, for
 * everybody and without the reader, which articles were read together. A page that the browser fetched ahead may never
 * be looked at, so it does not count.
 */
export async function noteOpened(
  needs: SiteNeeds,
  c: Context,
  article: ShownArticle,
  response: Response,
): Promise<Response> {
  const { reader } = whoOf(c);
  const isAhead = /prefetch|prerender/.test(c.req.header("sec-purpose") ?? c.req.header("purpose") ?? "");
  if (!reader.choices.history || isAhead) return response;
  const { id, publisher, sections } = article;
  const change = { do: "read" as const, article: { id, publisher: publisher.slug, sections } };
  const changed = changeReader(reader, change);
  if (changed.kind === "changed") keepReader(response.headers, changed.reader, needs, reader);
  const before = reader.read.slice(0, READ_TOGETHER).map((one) => one.id);
  // Once for each reading: whoever opens an article again has been counted.
  if (!reader.read.some((one) => one.id === id)) await noteReadTogether(needs.db, id, before, needs.now());
  return response;
}

/** Has the browser keep what differs from before; everything, where that is not said. */
function keepReader(headers: Headers, after: Reader, needs: SiteNeeds, before?: Reader): void {
  for (const line of writeReader(after, needs, before)) headers.append("set-cookie", line);
}

/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** A publisher: who it is, what it grants, what it reported. */
import type { Context, Env } from "hono";
import { findPublisher } from "#publishers/publishers.ts";
import { listSourcesOf } from "#publishers/sources.ts";
import { isSlug } from "../addresses.ts";
import { answerPage } from "../answers.ts";
import { tagsOf } from "../keep-pages.ts";
import { unlessMuted } from "../muted.tsx";
import { PublisherPage } from "../pages/publisher.tsx";
import { PER_PAGE } from "../parts/listing.tsx";
import { answerMissing } from "../problems.tsx";
import { listUnmuted } from "../unmuted.ts";
import { makeView, type SiteNeeds } from "../view.ts";
import { unmutedOf, whoOf } from "../who.ts";

export async function answerPublisher(
  needs: SiteNeeds,
  c: Context<Env, "/publisher/:slug">,
): Promise<Response> {
  const slug = c.req.param("slug");
  const publisher = isSlug(slug) ? await findPublisher(needs.db, slug) : undefined;
  if (!publisher) return answerMissing(needs, c);
  const muted = await unlessMuted(needs, c, { kind: "publisher", slug: publisher.slug });
  if (muted) return muted;
  const cursor = c.req.query("cursor");
  const sources = await listSourcesOf(needs.db, publisher.id);
  const page = await listUnmuted(
    unmutedOf(needs, c),
    { publisher: publisher.slug },
    { cursor, limit: PER_PAGE },
  );
  const view = await makeView(needs, whoOf(c), page.articles);
  const props = { view, publisher, sources, page, older: cursor !== undefined };
  const depends = [`publisher:${publisher.slug}`, ...tagsOf(page.articles)];
  return answerPage(c, <PublisherPage {...props} />, { depends });
}

/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** A place's news, and that of the nearest place when there is none. */
import type { Context, Env } from "hono";
import { newsPlaceOf } from "#places/atlas.ts";
import { placePath } from "../addresses.ts";
import { answerMoved, answerPage } from "../answers.ts";
import { findPlace, listAround } from "../find-place.ts";
import { tagsOf } from "../keep-pages.ts";
import { unlessMuted } from "../muted.tsx";
import { PlacePage } from "../pages/place.tsx";
import { answerNoPlace } from "../problems.tsx";
import { articlesOf, hasAny, isAllMuted, isBeginning, readListed } from "../read-listed.ts";
import { listUnmuted } from "../unmuted.ts";
import { makeView, plainView, type SiteNeeds } from "../view.ts";
import { unmutedOf, whoOf } from "../who.ts";

/** Articles of the nearest place on the page of one without news. */
const NEAREST = 6;

export async function answerPlace(needs: SiteNeeds, c: Context<Env, "/local/:place">): Promise<Response> {
  const gazetteer = await needs.atlas.read();
  const slug = c.req.param("place");
  const place = findPlace(gazetteer, slug);
  if (!place) return answerNoPlace(needs, c, slug);
  if (slug !== place.slug) return answerMoved(placePath(place));
  const newsOf = newsPlaceOf(gazetteer, place);
  const muted = await unlessMuted(needs, c, { kind: "place", place: newsOf, gazetteer });
  if (muted) return muted;
  const listed = await readListed(needs, c, { kind: "place", place: newsOf.id }, { localTo: [newsOf.id] });
  const isEmpty = !hasAny(listed) && isBeginning(listed) && !isAllMuted(listed);
  const around = await listAround(unmutedOf(needs, c), gazetteer, place, { far: isEmpty });
  const next = isEmpty ? around.neighbours[0]?.place : undefined;
  const nearest = next
    ? (await listUnmuted(unmutedOf(needs, c), { localTo: [next.id] }, { limit: NEAREST })).articles
    : [];
  // Who reprints a neighbor's news is left to the neighbor's own page.
  const view = next
    ? { ...plainView(needs, whoOf(c)), places: gazetteer }
    : await makeView(needs, whoOf(c), articlesOf(listed), gazetteer);
  const depends = [
    `place:${newsOf.id}`,
    ...(next ? [`place:${next.id}`] : []),
    ...tagsOf(articlesOf(listed)),
  ];
  return answerPage(c, <PlacePage {...{ view, place, newsOf, listed, around, nearest }} />, { depends });
}

/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** All local news, and the search for a place. */
import type { Context } from "hono";
import { placePath } from "../addresses.ts";
import { answerElsewhere, answerPage } from "../answers.ts";
import { readAsked } from "../find-place.ts";
import { unlessMuted } from "../muted.tsx";
import { FoundPlacesPage, LocalPage } from "../pages/local.tsx";
import { articlesOf, isBeginning, readListed } from "../read-listed.ts";
import { listUnmutedPlacesInNews, listUnmutedPlacesWithNews } from "../unmuted.ts";
import { makeView, plainView, type SiteNeeds } from "../view.ts";
import { unmutedOf, whoOf } from "../who.ts";

/** Of the newest articles, those whose places are in the news; and how many such places are named. */
const NEWS = 200;
const PLACES_IN_NEWS = 12;

export async function answerLocal(needs: SiteNeeds, c: Context): Promise<Response> {
  const gazetteer = await needs.atlas.read();
  const words = c.req.query("q");
  if (words !== undefined) {
    const asked = readAsked(gazetteer, words);
    if (asked.kind === "place") return answerElsewhere(placePath(asked.place));
    const ids = asked.found.map((place) => place.id);
    const news =
      ids.length > 0 ? await listUnmutedPlacesWithNews(unmutedOf(needs, c), ids) : new Map<string, Date>();
    const view = { ...plainView(needs, whoOf(c)), places: gazetteer };
    return answerPage(c, <FoundPlacesPage view={view} {...asked} news={news} />);
  }
  const muted = await unlessMuted(needs, c, { kind: "section", slug: "local" });
  if (muted) return muted;
  const listed = await readListed(needs, c, { kind: "section", section: "local" }, { section: "local" });
  const inNews = isBeginning(listed)
    ? (await listUnmutedPlacesInNews(unmutedOf(needs, c), gazetteer, NEWS)).flatMap(
        ({ place: id, newest }) => {
          const place = gazetteer.find(id);
          return place && place.kind !== "state" ? [{ place, newest }] : [];
        },
      )
    : [];
  const view = await makeView(needs, whoOf(c), articlesOf(listed), gazetteer);
  const props = { view, listed, inNews: inNews.slice(0, PLACES_IN_NEWS) };
  return answerPage(c, <LocalPage {...props} />, { depends: ["news"] });
}

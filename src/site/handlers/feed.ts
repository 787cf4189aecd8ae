/** The feed of any list, also with the choices of whoever it was made for. */
import type { Context } from "hono";
import { answer, setDepends } from "../answers.ts";
import { makeFeed, PER_FEED } from "../feeds.ts";
import { findListing } from "../find-listing.ts";
import { answerMissing } from "../problems.tsx";
import { readNewest } from "../read-listed.ts";
import { listUnmuted } from "../unmuted.ts";
import { makeView, type SiteNeeds } from "../view.ts";
import { knowFeedReader, unmutedOf, whoOf } from "../who.ts";

export async function answerFeed(needs: SiteNeeds, c: Context): Promise<Response> {
  const found = await findListing(needs, c.req.path);
  if (!found) return answerMissing(needs, c);
  const query = await knowFeedReader(needs, c);
  const articles =
    "kind" in found.of
      ? await readNewest(needs, c, found.of, PER_FEED)
      : (await listUnmuted(unmutedOf(needs, c), found.of, { limit: PER_FEED })).articles;
  setDepends(c, ["news"]);
  return answer(
    c,
    makeFeed(found.format, await makeView(needs, whoOf(c), articles), { ...found.listing, query }, articles),
  );
}

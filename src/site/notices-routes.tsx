/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/**
 * Notices of local news: the page that tells what they are, and the addresses that its element posts to. A browser
 * reads and changes its own subscription alone, by the key in its cookie.
 */
import type { Context, Hono } from "hono";
import type { QuietHours } from "#notices/quiet.ts";
import {
  changeSubscription,
  eraseSubscription,
  findWishes,
  saveMutes,
  subscribe,
  type Wishes,
} from "#notices/subscriptions.ts";
import type { Gazetteer, Place } from "#understanding/gazetteer.ts";
import { answer, answerPage } from "./answers.ts";
import { findPlace, readAsked } from "./find-place.ts";
import { readJson } from "./forms.ts";
import { keepToken, mutesOf, tokenOf } from "./notices-cookie.ts";
import { NoticesPage } from "./pages/notices.tsx";
import { followedOf, parseChanging, parseSubscribing } from "./parse-notices.ts";
import { plainView, type SiteNeeds } from "./view.ts";
import { fullNameOf } from "./where.ts";
import { PERSONAL_AGE, whoOf } from "./who.ts";

export function addNoticeRoutes(site: Hono, needs: SiteNeeds): void {
  const { db, secret, push, publicUrl } = needs;

  site.get("/notices", async (c) => {
    const gazetteer = await needs.atlas.read();
    const props = {
      view: { ...plainView(needs, whoOf(c)), places: gazetteer },
      isOffered: push !== undefined,
      ...listOffered(c, gazetteer),
    };
    return answerPage(c, <NoticesPage {...props} />, { headers: { "cache-control": PERSONAL_AGE } });
  });

  if (!push) return;
  const door = { db, secret, push, now: needs.now };

  site.get("/notices/key", async (c) => {
    return answer(c, { body: await push.readPublicKey(), type: "text/plain; charset=utf-8", age: "none" });
  });

  site.post("/notices", async (c) => {
    const posted = await readJson(c, publicUrl);
    if (posted.kind === "refused") return refuse(c, posted.status);
    const asked = parseSubscribing(posted.value, await needs.atlas.read());
    if (!asked) return refuse(c, 400);
    const subscribed = await subscribe(door, asked.address, { ...asked.wanted, mutes: mutesOfReader(c) });
    if (subscribed.kind === "refused") return refuse(c, STATUS[subscribed.why]);
    return done(c, needs, subscribed.token);
  });

  site.post("/notices/read", async (c) => {
    const posted = await readJson(c, publicUrl);
    if (posted.kind === "refused") return refuse(c, posted.status);
    const wishes = await findWishes(door, tokenOf(c));
    if (!wishes) return refuse(c, 404);
    await saveMutes(door, tokenOf(c), mutesOfReader(c));
    return answer(c, {
      body: JSON.stringify(presentWishes(await needs.atlas.read(), wishes)),
      type: "application/json",
      age: "none",
      headers: { "set-cookie": keepToken(needs, tokenOf(c)) },
    });
  });

  site.post("/notices/change", async (c) => {
    const posted = await readJson(c, publicUrl);
    if (posted.kind === "refused") return refuse(c, posted.status);
    const asked = parseChanging(posted.value, await needs.atlas.read());
    if (!asked) return refuse(c, 400);
    const wishes = asked.wanted && { ...asked.wanted, mutes: mutesOfReader(c) };
    const change = { address: asked.address, wishes };
    return (await changeSubscription(door, tokenOf(c), change)) ? done(c, needs, tokenOf(c)) : refuse(c, 404);
  });

  site.post("/notices/erase", async (c) => {
    const posted = await readJson(c, publicUrl);
    if (posted.kind === "refused") return refuse(c, posted.status);
    await eraseSubscription(door, tokenOf(c));
    return done(c, needs, undefined);
  });
}

const mutesOfReader = (c: Context): string => mutesOf(whoOf(c).reader.choices.mutes);

/** The places to choose from: those that were looked for, else those the reader follows already. */
function listOffered(c: Context, gazetteer: Gazetteer) {
  const { choices } = whoOf(c).reader;
  const words = c.req.query("q");
  const asked = words === undefined ? undefined : readAsked(gazetteer, words);
  const slug = c.req.query("place");
  const named = slug === undefined ? undefined : findPlace(gazetteer, slug);
  const own = [choices.place, ...choices.follows.places].flatMap((id) => (id && gazetteer.find(id)) || []);
  const found = asked?.kind === "place" ? [asked.place] : (asked?.found ?? []);
  const settle = (places: readonly Place[]) => [
    ...new Map(
      places.flatMap((place) => followedOf(gazetteer, place) ?? []).map((one) => [one.id, one]),
    ).values(),
  ];
  // What can be meant by the words is for the reader to say, unless it is one place alone.
  const isSure = found.length === 1;
  const chosen = settle([...(named ? [named] : []), ...(isSure ? found : []), ...own]);
  return {
    words: words ?? "",
    chosen,
    found: settle(isSure ? [] : found).filter((one) => !chosen.some(({ id }) => id === one.id)),
    isUnknown: words !== undefined && found.length === 0,
  };
}

type PresentedWishes = { places: { id: string; name: string }[]; quiet: QuietHours };

const presentWishes = (gazetteer: Gazetteer, { places, quiet }: Wishes): PresentedWishes => ({
  places: places.flatMap((id) => {
    const place = gazetteer.find(id);
    return place ? [{ id, name: fullNameOf(gazetteer, place) }] : [];
  }),
  quiet,
});

/** Nothing to say but that it is so; the browser keeps the key, or forgets it. */
const done = (c: Context, needs: SiteNeeds, token: string | undefined): Response =>
  answer(c, {
    body: "{}",
    type: "application/json",
    age: "none",
    headers: { "set-cookie": keepToken(needs, token) },
  });

const REFUSED = {
  400: "That cannot be followed from this browser.",
  403: "This came from another site, or from another browser.",
  404: "There is no subscription of this browser any more.",
  413: "This is too large.",
  503: "There are too many subscriptions already; try again another day.",
} as const;

const STATUS = { address: 400, full: 503, other: 403 } as const;

const refuse = (c: Context, status: keyof typeof REFUSED): Response =>
  answer(c, { body: `${REFUSED[status]}\n`, type: "text/plain; charset=utf-8", status, age: "none" });

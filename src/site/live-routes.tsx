/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/**
 * `GET /comments/live?thread=…&after=…`: what comes into a thread, by server-sent events. Each carries the versions known
 * with it as its id; a browser that lost the connection sends the last one back and misses nothing.
 */
import type { ServerResponse } from "node:http";
import type { Context, Hono } from "hono";
import type { OwnAccount } from "#accounts/accounts.ts";
import { messageOf } from "#base/errors.ts";
import { isNothing, presentChanged } from "#comments/changed.ts";
import { whyClosed } from "#comments/closing.ts";
import type { Live, ThreadNews } from "#comments/live.ts";
import type { Moderator } from "#comments/moderator.ts";
import { parseThread } from "#comments/threads.ts";
import { parseVersions, writeVersions } from "#comments/versions.ts";
import { SECURITY } from "./answers.ts";
import { callerOf } from "./caller.ts";
import type { Told, ToldComment } from "./client/told.ts";
import { LIVE_PATH } from "./comment-addresses.ts";
import { drawComment } from "./comment-fragment.tsx";
import { openStreams, type StreamLimits } from "./live-stream.ts";
import { countComments } from "./parts/comments.tsx";
import { answerMissing } from "./problems.tsx";
import { findPage, type PageOfThread } from "./read-thread.ts";
import { accountOf } from "./signed-in.ts";
import type { SiteNeeds } from "./view.ts";

/** Those who were cut off together do not all come back at once. */
const RETRY_MS = { least: 2000, more: 8000 };
const RETRY_AFTER = "60";

const HEADERS = {
  ...SECURITY,
  "content-type": "text/event-stream",
  // What stands between must neither keep it nor gather it before handing it on.
  "cache-control": "no-store, no-transform",
  "x-accel-buffering": "no",
};

export type LiveRouteNeeds = SiteNeeds & { moderator: Moderator; live: Live };

export function addLiveRoutes(site: Hono, needs: LiveRouteNeeds, limits?: StreamLimits): void {
  const streams = openStreams(limits);
  const draw = openDrawing(needs);

  site.get(LIVE_PATH, async (c) => {
    const subject = parseThread(c.req.query("thread") ?? "");
    const page = subject && (await findPage(needs, subject));
    if (!page) return answerMissing(needs, c);
    // Nothing comes any more: a browser that is told so does not ask again.
    if (!isOpenNow(needs, page)) return new Response(null, { status: 204, headers: { ...SECURITY } });
    if (c.req.method === "HEAD") return new Response(null, { headers: HEADERS });
    let leave = () => {};
    const stream = streams.open(callerOf(c), { onEnd: () => leave(), drop: () => outgoingOf(c)?.destroy() });
    if (!stream)
      return new Response(null, {
        status: 503,
        headers: { ...SECURITY, "cache-control": "no-store", "retry-after": RETRY_AFTER },
      });
    const account = accountOf(c);
    // A story that was merged meanwhile is followed where it went.
    const since = parseVersions(c.req.header("last-event-id") ?? c.req.query("after") ?? "");
    const retryMs = RETRY_MS.least + Math.floor(Math.random() * RETRY_MS.more);
    stream.send(encoder.encode(`retry: ${retryMs}\n\n`));
    let sending: Promise<void> = Promise.resolve();
    leave = needs.live.follow(page.subject, since, {
      viewer: account,
      // In the order in which it was told, though drawing takes a moment.
      tell(news) {
        sending = sending
          .then(async () => stream.send(await draw(news, page, account)))
          .catch((error: unknown) => {
            needs.log?.error(
              { why: messageOf(error) },
              "a comment could not be drawn for those who follow it",
            );
            stream.end();
          });
      },
      end: () => stream.end(),
    });
    return new Response(stream.body, { headers: HEADERS });
  });
}

const encoder = new TextEncoder();

const outgoingOf = (c: Context): ServerResponse | undefined =>
  (c.env as { outgoing?: ServerResponse } | undefined)?.outgoing;

const isOpenNow = (needs: LiveRouteNeeds, page: PageOfThread, closedWhy = page.topic.closedWhy): boolean =>
  whyClosed({ ...page.topic, closedWhy }, needs.moderator.known().closing, needs.now()) === undefined;

/** Draws what happened, once for all who see the same of it. */
function openDrawing(needs: LiveRouteNeeds) {
  const drawn = new WeakMap<ThreadNews, Map<string, Promise<Uint8Array>>>();
  return (news: ThreadNews, page: PageOfThread, account: OwnAccount | undefined): Promise<Uint8Array> => {
    const isOpen = isOpenNow(needs, page, news.state.closedWhy);
    const rights = account === undefined ? "" : account.role === "reader" ? "reader" : "staff";
    const own = account
      ? news.changed.map(({ account_id, votes }) => (account_id === account.id ? "own" : votes?.[account.id]))
      : [];
    const key = [rights, isOpen, ...own].join();
    const known = drawn.get(news) ?? new Map<string, Promise<Uint8Array>>();
    drawn.set(news, known);
    const bytes = known.get(key) ?? drawNews(needs, news, account, isOpen);
    known.set(key, bytes);
    return bytes;
  };
}

async function drawNews(
  needs: LiveRouteNeeds,
  news: ThreadNews,
  account: OwnAccount | undefined,
  isOpen: boolean,
): Promise<Uint8Array> {
  const comments: ToldComment[] = [];
  for (const row of news.changed) {
    const comment = presentChanged(row, account, needs.now());
    if (!comment) continue;
    comments.push(
      isNothing(row, comment)
        ? { id: comment.id, isGone: true, html: "" }
        : await drawComment(needs, account, comment, isOpen),
    );
  }
  const told: Told = {
    title: countComments(news.state.shown),
    comments,
    ...(news.isTooMuch ? { isTooMuch: true } : {}),
  };
  return encoder.encode(`id: ${writeVersions(news.versions)}\ndata: ${JSON.stringify(told)}\n\n`);
}

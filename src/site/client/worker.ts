/**
 * The service worker: articles that were opened or saved can be read offline. The network's answer always wins while
 * there is one, so what a publisher corrects or withdraws is so here too. What is posted, the desk, and whatever is
 * one reader's own never pass through a cache. Notices of local news arrive here too.
 */
import {
  checkSome,
  dropArticle,
  dropRecent,
  findCopy,
  findPicture,
  inTurn,
  isGone,
  keepOpened,
  keepSaved,
  unsaveArticle,
  unsaveOthers,
} from "./keep.ts";
import { CACHES } from "./kept.ts";
import { idIn, type Message, parseMessage } from "./messages.ts";
import { listenForNotices, type NoticeScope } from "./worker-notices.ts";
import { type FetchEvent, scope } from "./worker-scope.ts";

const { offline, styles, client } = scope.SHELL;
/** Of this program; the names in its addresses change with their content. */
const SHELL = `shell ${styles} ${client}`;
/** After this long a copy is better than waiting. */
const PATIENCE_MS = 4000;

listenForNotices(globalThis as unknown as NoticeScope);

scope.addEventListener("install", (event) => {
  event.waitUntil(keepShell().then(() => scope.skipWaiting()));
});

async function keepShell(): Promise<void> {
  const cache = await caches.open(SHELL);
  await cache.addAll([new Request(offline, { credentials: "omit", cache: "no-cache" }), styles, client]);
}

scope.addEventListener("activate", (event) => {
  event.waitUntil(dropOldCaches().then(() => scope.clients.claim()));
});

async function dropOldCaches(): Promise<void> {
  const known: readonly string[] = [SHELL, ...Object.values(CACHES)];
  for (const name of await caches.keys()) if (!known.includes(name)) await caches.delete(name);
}

scope.addEventListener("message", (event) => {
  const message = parseMessage(event.data);
  // Whatever cannot be fetched now is asked for at the next opportunity.
  if (message) event.waitUntil(inTurn(() => heed(message)).catch(() => undefined));
});

async function heed(message: Message): Promise<void> {
  switch (message.kind) {
    case "opened":
      await keepOpened(message.id, Date.now());
      return checkSome(Date.now());
    case "saved":
      return keepSaved(message.ids, Date.now());
    case "listed":
      await unsaveOthers(message.ids);
      return keepSaved(message.ids, Date.now());
    case "unsaved":
      return unsaveArticle(message.id);
  }
}

scope.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin === location.origin && pathname === "/choices" && request.method === "POST")
    event.waitUntil(forgetMuted(request.clone()).catch(() => undefined));
  if (request.method !== "GET" || origin !== location.origin || /^\/(desk|api)(\/|$)/.test(pathname)) return;
  if (request.mode === "navigate") event.respondWith(answerPage(event, pathname));
  else if (/^\/(styles|client)\//.test(pathname)) event.respondWith(answerFile(request, pathname));
  else if (pathname.startsWith("/image/"))
    event.respondWith(fetch(request).catch(async () => (await findPicture(request)) ?? Response.error()));
});

/** What is muted is nowhere: nobody knows here which copies that means, so those not saved are given up. */
async function forgetMuted(posted: Request): Promise<void> {
  if (new URLSearchParams(await posted.text()).get("do") === "mute") await inTurn(dropRecent);
}

async function answerPage(event: FetchEvent, path: string): Promise<Response> {
  const fetched = fetch(event.request);
  // It may fail while the copy is looked for.
  fetched.catch(() => undefined);
  const id = /^\/(article|kept)\//.test(path) ? idIn(path) : undefined;
  const copy = id === undefined ? undefined : await findCopy(id, Date.now()).catch(() => undefined);
  if (id === undefined || !copy) return fetched.catch(() => answerOffline());
  const noted = fetched.then(
    (answer) => {
      if (isGone(answer)) event.waitUntil(inTurn(() => dropArticle(id)).catch(() => undefined));
      return answer;
    },
    () => undefined,
  );
  event.waitUntil(noted);
  const answer = await Promise.race([noted, new Promise<undefined>((late) => setTimeout(late, PATIENCE_MS))]);
  return answer && answer.status < 500 ? answer : copy;
}

const answerOffline = async (): Promise<Response> =>
  (await (await caches.open(SHELL)).match(offline)) ?? new Response("You are offline.", { status: 503 });

/** The files of this program from the cache. An older copy asks for those of its own time: it gets these when they are gone. */
async function answerFile(request: Request, path: string): Promise<Response> {
  const cache = await caches.open(SHELL);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request).catch(() => undefined);
  if (answer?.ok) return answer;
  return (await cache.match(path.startsWith("/styles/") ? styles : client)) ?? answer ?? Response.error();
}

/**
 * Keeping copies of articles: fetched as anybody gets them, without cookies, so nothing personal lies in a cache; a
 * number and an amount at most; dropped as soon as the site says that the article is gone.
 */
import {
  CACHES,
  FACTS_HEADER,
  type KeptAs,
  type KeptCopy,
  keptPath,
  listKept,
  MAX_AGE_MS,
  packFacts,
  unpackFacts,
} from "./kept.ts";

const MAX = { saved: 200, recent: 50 } as const;
const MAX_BYTES = 40_000_000;
/** A picture larger than this is left out; the pages ask for pictures of a few hundred kilobytes. */
const MAX_PICTURE_BYTES = 2_000_000;
const MAX_PICTURES = 4;
/** Each time an article is opened, so many of the copies not asked about for so long are asked about. */
const CHECKS = 5;
const CHECK_AFTER_MS = 6 * 60 * 60 * 1000;

/** One change at a time: messages from several pages may come together. */
let turn: Promise<unknown> = Promise.resolve();
export function inTurn(work: () => Promise<void>): Promise<void> {
  const done = turn.then(work);
  // A network that went away must not stop what comes after it.
  turn = done.catch(() => undefined);
  return done;
}

/** Keeps an opened article as it is now, or drops it when it is gone. What is saved stays so. */
export const keepOpened = async (id: string, nowMs: number): Promise<void> =>
  fetchCopy({ id, as: (await isSaved(id)) ? "saved" : "recent", keptMs: nowMs }, nowMs);

/** Keeps saved articles that are not kept as such yet; the others are asked about in their turn. */
export async function keepSaved(ids: readonly string[], nowMs: number): Promise<void> {
  for (const id of ids) if (!(await isSaved(id))) await fetchCopy({ id, as: "saved", keptMs: nowMs }, nowMs);
}

const isSaved = async (id: string): Promise<boolean> =>
  (await (await caches.open(CACHES.saved)).match(keptPath(id))) !== undefined;

/** No longer saved, but kept like any other that was read. */
export async function unsaveArticle(id: string): Promise<void> {
  const saved = await caches.open(CACHES.saved);
  const copy = await saved.match(keptPath(id));
  if (copy) await (await caches.open(CACHES.recent)).put(keptPath(id), copy);
  await saved.delete(keptPath(id));
}

/** What was saved once and is not on the reader's list any more. */
export async function unsaveOthers(ids: readonly string[]): Promise<void> {
  const copies = (await listKept(Date.now())).filter((copy) => copy.as === "saved" && !ids.includes(copy.id));
  for (const { id } of copies) await unsaveArticle(id);
}

/** Everything but what is saved. */
export async function dropRecent(): Promise<void> {
  await caches.delete(CACHES.recent);
  await trim(Date.now());
}

export async function dropArticle(id: string): Promise<void> {
  for (const name of [CACHES.saved, CACHES.recent]) await (await caches.open(name)).delete(keptPath(id));
  await trim(Date.now());
}

/** Asks about the copies not asked about for longest, so that what was corrected or withdrawn does not stay. */
export async function checkSome(nowMs: number): Promise<void> {
  const due = (await listKept(nowMs))
    .filter((copy) => nowMs - copy.checkedMs > CHECK_AFTER_MS)
    .sort((a, b) => a.checkedMs - b.checkedMs);
  for (const copy of due.slice(0, CHECKS)) await fetchCopy(copy, nowMs);
}

/** The copy of an article for reading now. */
export async function findCopy(id: string, nowMs: number): Promise<Response | undefined> {
  const saved = await (await caches.open(CACHES.saved)).match(keptPath(id));
  if (saved) return saved;
  const recent = await (await caches.open(CACHES.recent)).match(keptPath(id));
  const keptMs = unpackFacts(recent?.headers.get(FACTS_HEADER) ?? null)?.keptMs ?? 0;
  return nowMs - keptMs < MAX_AGE_MS ? recent : undefined;
}

/** The kept picture of this address, in whatever width it was kept. */
export const findPicture = async (request: Request): Promise<Response | undefined> =>
  (await caches.open(CACHES.pictures)).match(request, { ignoreSearch: true, ignoreVary: true });

type Wanted = Pick<KeptCopy, "id" | "as" | "keptMs">;

async function fetchCopy({ id, as, keptMs }: Wanted, nowMs: number): Promise<void> {
  const answer = await fetch(keptPath(id), { credentials: "omit", cache: "no-cache" });
  if (isGone(answer)) return dropArticle(id);
  const given = unpackFacts(answer.headers.get(FACTS_HEADER));
  if (!answer.ok || !given) return;
  const html = await answer.text();
  const pictures = [...html.matchAll(/<img[^>]* src="(\/image\/[^"]+)"/g)]
    .map(([, path = ""]) => path.replaceAll("&amp;", "&"))
    .slice(0, MAX_PICTURES);
  let bytes = html.length;
  for (const path of pictures) bytes += await keepPicture(path);
  const { title = "", publisher = "" } = given;
  const facts = { title, publisher, keptMs, checkedMs: nowMs, bytes, pictures };
  const headers = new Headers(answer.headers);
  headers.set(FACTS_HEADER, packFacts(facts));
  // What the browser took off already.
  headers.delete("content-encoding");
  await (await caches.open(CACHES[as])).put(keptPath(id), new Response(html, { headers }));
  if (as === "saved") await (await caches.open(CACHES.recent)).delete(keptPath(id));
  await trim(nowMs);
}

/** Keeps a picture and returns its size; one that does not come is left out. */
async function keepPicture(path: string): Promise<number> {
  const answer = await fetch(path, { credentials: "omit" }).catch(() => undefined);
  if (!answer?.ok) return 0;
  const bytes = await answer.blob();
  if (bytes.size > MAX_PICTURE_BYTES) return 0;
  await (await caches.open(CACHES.pictures)).put(path, new Response(bytes, { headers: answer.headers }));
  return bytes.size;
}

/** Drops what is too old, too many or too much, the saved last, and the pictures nobody needs any more. */
async function trim(nowMs: number): Promise<void> {
  const wanted = new Set<string>();
  const left = { ...MAX } as Record<KeptAs, number>;
  let room = MAX_BYTES;
  const copies = await listKept(nowMs);
  const stays = new Set<string>();
  for (const copy of [
    ...copies.filter((one) => one.as === "saved"),
    ...copies.filter((one) => one.as === "recent"),
  ]) {
    if (left[copy.as] === 0 || copy.bytes > room) continue;
    left[copy.as]--;
    room -= copy.bytes;
    stays.add(`${copy.as} ${copy.id}`);
    for (const path of copy.pictures) wanted.add(path);
  }
  for (const as of ["saved", "recent"] as const)
    await dropOthers(CACHES[as], (path) => stays.has(`${as} ${path.slice(keptPath("").length)}`));
  await dropOthers(CACHES.pictures, (path) => wanted.has(path));
}

async function dropOthers(name: string, isWanted: (path: string) => boolean): Promise<void> {
  const cache = await caches.open(name);
  for (const request of await cache.keys()) {
    const { pathname, search } = new URL(request.url);
    if (!isWanted(pathname + search)) await cache.delete(request);
  }
}

export const isGone = (answer: Response): boolean => answer.status === 404 || answer.status === 410;

/** What a page may cost its reader and the database. */
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { saveComment } from "#comments/save.ts";
import type { Database, Db } from "#database/connect.ts";
import { type Atlas, openAtlas } from "#places/atlas.ts";
import { makeReader, NO_CHOICES } from "#readers/choices.ts";
import { writeReader } from "#readers/cookie.ts";
import { insertAccount, plainModerator } from "../../tests/setup/comments.ts";
import { openTestDatabase } from "../../tests/setup/database.ts";
import { editionsOf } from "../../tests/setup/editions.ts";
import { insertPlacesAndStories, insertTown, PAPERS } from "../../tests/setup/invented-town.ts";
import { SECRET } from "../../tests/setup/secret.ts";
import { CLIENT_PATH, PASSKEYS_PATH, QUEUE_PATH, THREAD_PATH } from "./client-bundle.ts";
import { makeSite } from "./site.ts";
import { STYLES } from "./styles.ts";

const NOW = new Date("2026-03-10T12:00:00Z");
const MAX_QUERIES = 6;
/** Lists are gone through until the page is full, and stories counted anew. */
const MAX_MUTED_QUERIES = 12;
const MAX_KB = 30;
const MAX_SCRIPT_KB = 10;
/** Of 20 requests: the document, the styles, the script, the manifest and the icon are five. */
const MAX_PICTURES = 15;

let database: Database;
let site: ReturnType<typeof makeSite>;
let queries: string[] = [];
const paths: string[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
  const needs = { now: () => NOW, publicUrl: "https://town.example", secret: SECRET };
  const ids = await insertTown({ ...needs, db: database.db }, { perSection: 40 });
  const atlas = openAtlas({ ...needs, db: database.db });
  const stories = await insertPlacesAndStories({ ...needs, db: database.db, atlas }, ids);
  const db = counting(database.db);
  const stale = openStale(db);
  const editions = await editionsOf(database, { db, atlas: stale });
  const moderator = plainModerator({ rate: { comments: 1000 } });
  const author = await insertAccount(database.db, "Ada");
  const written = { author, topic: { published: NOW, sections: [] }, text: "" };
  const threads = [
    ...ids.slice(0, 10).map((id) => `article/${id}`),
    ...Object.values(stories).map((path) => path.slice(1)),
  ];
  for (const thread of threads)
    for (const n of [1, 2, 3])
      await saveComment(
        { ...needs, db: database.db, moderator },
        { ...written, thread, text: `Words ${n} on ${thread}`, once: `${thread} ${n}` },
      );
  site = makeSite({ ...needs, db, atlas: stale, editions, moderator });
  paths.push(
    "/",
    "/local",
    "/local?q=alder",
    "/local?q=springfield",
    "/local/alder-falls-oh",
    "/local/ohio",
    "/local/cedarmoor-oh",
    "/local/honolulu-hi",
    "/local/43215",
    "/local/alder-falls-oh.rss",
    "/local/nowhere-at-all",
    ...Object.values(stories),
    "/search?q=river",
    "/publisher/the-alder-post",
    "/about",
    "/newsletter",
    "/choices",
    "/choices?q=springfield",
    "/saved",
    "/offline",
    "/moderation",
    "/share?title=Something%20else",
    "/home.rss",
    "/local.json",
    "/publisher/radio-birch.atom",
    "/nothing",
  );
  // A process reads the operator's own places once.
  await site.request("/local");
  for (const id of ids.slice(0, PAPERS.length)) {
    const { headers } = await site.request(`/article/${id}`);
    paths.push(headers.get("location") ?? "");
  }
});
afterAll(() => database.close());

/** The same handle, noting each query it runs. */
const counting = (db: Db): Db =>
  db.withPlugin({
    transformQuery(args) {
      queries.push(args.node.kind);
      return args.node;
    },
    transformResult: async ({ result }) => result,
  });

/** An atlas that asks at each request whether places have changed, as a busy process does every ten seconds. */
function openStale(db: Db): Atlas {
  let minutes = 0;
  const now = () => {
    minutes += 1;
    return new Date(NOW.getTime() + minutes * 60_000);
  };
  return openAtlas({ db, now });
}

const isPage = (path: string) => !/\.(rss|atom|json)$/.test(path);
const load = async (path: string, headers: Record<string, string> = {}) => {
  queries = [];
  const response = await site.request(path, { headers });
  return { text: await response.text(), status: response.status, queries: queries.length };
};

describe("every page", () => {
  test(`is made with ${MAX_QUERIES} queries at most`, async () => {
    const counts = new Map<string, number>();
    for (const path of paths) {
      const { queries: n, status } = await load(path);
      counts.set(path, n);
      expect([path, status]).toEqual([
        path,
        path === "/nothing" || path === "/local/nowhere-at-all" ? 404 : 200,
      ]);
    }
    expect([...counts].filter(([, n]) => n > MAX_QUERIES)).toEqual([]);
    expect(counts.get("/")).toBeGreaterThan(0); // the count counts
  });

  test(`is made with ${MAX_MUTED_QUERIES} queries at most for a reader who muted something`, async () => {
    const mutes = { ...NO_CHOICES.mutes, words: ["harvest"], publishers: ["radio-birch"], places: ["us-ca"] };
    const reader = makeReader({ choices: { ...NO_CHOICES, mutes }, saved: [], read: [] });
    const [line = ""] = writeReader(reader, { secret: SECRET, publicUrl: "https://town.example" });
    const cookie = line.split(";")[0] ?? "";
    const counts = new Map<string, number>();
    for (const path of paths) counts.set(path, (await load(path, { cookie })).queries);
    expect([...counts].filter(([, n]) => n > MAX_MUTED_QUERIES)).toEqual([]);
  });

  test("has one script of ours and no handler, and nothing from elsewhere", async () => {
    const allowed = [`<script type="module" src="${CLIENT_PATH}">`, '<script type="application/ld+json">'];
    for (const path of paths.filter(isPage)) {
      const { text } = await load(path);
      const scripts = [...text.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
      expect(scripts.filter((tag) => !allowed.includes(tag))).toEqual([]);
      expect(scripts.filter((tag) => tag === allowed[0])).toHaveLength(1);
      expect(text).not.toMatch(/<[^>]+\s(on\w+|style)=/);
      expect([...text.matchAll(/<(?:img|link|source|iframe)[^>]*\s(?:src|srcset)="(?!\/)/g)]).toEqual([]);
    }
  });

  test("gives every picture its size, and asks for 20 files at most", async () => {
    for (const path of paths.filter(isPage)) {
      const pictures = [...(await load(path)).text.matchAll(/<img [^>]*>/g)].map(([tag]) => tag);
      expect(pictures.length).toBeLessThanOrEqual(MAX_PICTURES);
      for (const tag of pictures) expect(tag).toMatch(/ width="\d+" height="\d+" /);
    }
  });

  test(`is at most ${MAX_KB} KB with its styles, compressed`, async () => {
    const kb = (text: string) => gzipSync(text).length / 1024;
    const sizes = new Map<string, number>();
    for (const path of paths.filter(isPage)) sizes.set(path, kb((await load(path)).text) + kb(STYLES));
    expect([...sizes].filter(([, size]) => size > MAX_KB)).toEqual([]);
  });
});

test(`all script together is at most ${MAX_SCRIPT_KB} KB, compressed, and none of it is needed`, async () => {
  const script = async (path: string) => {
    const answer = await site.request(path, { headers: { "accept-encoding": "gzip" } });
    expect([path, answer.headers.get("content-encoding")]).toEqual([path, "gzip"]);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    // Whatever a script loads in its turn counts too: it loads nothing.
    expect(gunzipSync(bytes).toString()).not.toMatch(/\bimport\s*\(|importScripts/);
    return bytes.length / 1024;
  };
  // No page has two of them: one signs in elsewhere than one writes, and decides elsewhere.
  const more = Math.max(await script(PASSKEYS_PATH), await script(THREAD_PATH), await script(QUEUE_PATH));
  const kb = (await script(CLIENT_PATH)) + more + (await script("/sw.js"));
  expect(kb).toBeLessThanOrEqual(MAX_SCRIPT_KB);
});

test("the home page measured is a full one", async () => {
  const { text } = await load("/");
  expect(text.match(/<article /g)?.length).toBeGreaterThanOrEqual(40);
  expect(text).toContain("<img ");
});

test("the styles lay nothing out anew when more of the page arrives", () => {
  // A page is drawn while it loads: a parent that looks at its children, and balanced columns, would move the text.
  expect(STYLES).not.toMatch(/:has\(|[{;]columns:|last-child|nth-last/);
});

/** Who gets which page: everybody the same one, unless a reader chose something. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "#database/connect.ts";
import { openAtlas } from "#places/atlas.ts";
import { makeReader, NO_CHOICES } from "#readers/choices.ts";
import { writeReader } from "#readers/cookie.ts";
import { insertArticles } from "../../tests/setup/articles.ts";
import { openTestDatabase } from "../../tests/setup/database.ts";
import { editionsOf } from "../../tests/setup/editions.ts";
import { SECRET } from "../../tests/setup/secret.ts";
import { makeSite } from "./site.ts";

const now = () => new Date("2026-03-10T12:00:00Z");
const publicUrl = "https://town.example";

let database: Database;
let site: ReturnType<typeof makeSite>;

beforeAll(async () => {
  database = await openTestDatabase();
  const needs = { db: database.db, now };
  const atlas = openAtlas(needs);
  const editions = await editionsOf(database, { atlas });
  site = makeSite({ ...needs, publicUrl, secret: SECRET, atlas, editions });
  const article = { title: "Bridge opens", section: "local", published: now() };
  await insertArticles(needs, { name: "The Gazette", rights: "full" }, [article]);
});
afterAll(() => database.close());

const cookieOf = (choices: Partial<typeof NO_CHOICES>) => {
  const reader = makeReader({ choices: { ...NO_CHOICES, ...choices }, saved: [], read: [] });
  return (writeReader(reader, { secret: SECRET, publicUrl })[0] ?? "").split(";")[0] ?? "";
};
const ages = async (path: string, cookie?: string) => {
  const { headers } = await site.request(path, cookie === undefined ? {} : { headers: { cookie } });
  return [headers.get("cache-control"), headers.get("vary")];
};

describe("a page", () => {
  const PUBLIC = ["public, max-age=20, stale-while-revalidate=40", "cookie, accept-encoding"];

  test("is everybody's, whatever cookies that are none of ours or hold nothing", async () => {
    for (const path of ["/", "/local", "/publisher/the-gazette", "/search?q=bridge", "/home.rss"])
      for (const cookie of [undefined, "a=b", "tw_choices=1forged.x", cookieOf({})])
        expect(await ages(path, cookie)).toEqual(PUBLIC);
  });

  test("made for a reader is kept by no cache between", async () => {
    for (const path of ["/", "/local", "/publisher/the-gazette", "/search?q=bridge", "/home.rss"])
      expect(await ages(path, cookieOf({ place: "us-oh" }))).toEqual([
        "private, no-cache",
        "cookie, accept-encoding",
      ]);
    const [styles] = (await (await site.request("/")).text()).match(/\/styles\/[^"]+/) ?? [];
    expect((await ages(styles ?? "", cookieOf({ place: "us-oh" })))[0]).toContain("immutable");
  });
});

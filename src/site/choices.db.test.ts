/** A reader without an account: chooses, follows, mutes, saves, takes it along and away, all by plain forms. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "#database/connect.ts";
import { openAtlas } from "#places/atlas.ts";
import { CONTROLS } from "#readers/choices.ts";
import { LIMITS } from "#readers/encoding.ts";
import { insertArticles } from "../../tests/setup/articles.ts";
import { openTestDatabase } from "../../tests/setup/database.ts";
import { editionsOf } from "../../tests/setup/editions.ts";
import { insertMeaning } from "../../tests/setup/meanings.ts";
import { SECRET } from "../../tests/setup/secret.ts";
import { makeSite } from "./site.ts";

const now = () => new Date("2026-03-10T12:00:00Z");
const publicUrl = "https://town.example";

let database: Database;
let site: ReturnType<typeof makeSite>;
let bridge = "";
let school = "";
let bridgePath = "";

/** The cookies of a browser that was just opened. */
let jar = new Map<string, string>();
beforeEach(() => {
  jar = new Map();
});

const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
function keep(response: Response): Response {
  for (const line of response.headers.getSetCookie()) {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (/Max-Age=0/.test(line)) jar.delete(name);
    else jar.set(name, value);
  }
  return response;
}
const get = async (path: string, headers: Record<string, string> = {}) =>
  keep(await site.request(path, { headers: { cookie: cookie(), ...headers } }));
const read = async (path: string) => (await get(path)).text();
const post = async (fields: Record<string, string>, path = "/choices", headers = {}) =>
  keep(
    await site.request(path, {
      method: "POST",
      headers: {
        cookie: cookie(),
        "content-type": "application/x-www-form-urlencoded",
        "sec-fetch-site": "same-origin",
        ...headers,
      },
      body: new URLSearchParams(fields).toString(),
    }),
  );
const held = async () => JSON.parse(await read("/choices/export.json"));

beforeAll(async () => {
  database = await openTestDatabase();
  const needs = { db: database.db, now };
  const atlas = openAtlas(needs);
  const editions = await editionsOf(database, { atlas });
  site = makeSite({ ...needs, publicUrl, secret: SECRET, atlas, editions });
  const paper = { name: "The Gazette", rights: "full" } as const;
  [bridge = "", school = ""] = await insertArticles(needs, paper, [
    { title: "Bridge opens", body: "<p>Cars may cross.</p>", section: "local", published: now() },
    { title: "School gets a roof", section: "education", published: now() },
  ]);
  const gazetteer = await atlas.read();
  const local = gazetteer.findSlug("columbus-oh");
  if (!local) throw new Error("Columbus is missing");
  await insertMeaning({ ...needs, gazetteer }, bridge, { local, people: ["Ann Reed"] });
  bridgePath = (await site.request(`/article/${bridge}`)).headers.get("location") ?? "";
});
afterAll(() => database.close());

describe("a newcomer", () => {
  test("chooses a place by its name or ZIP code, and forgets it", async () => {
    expect(await read("/choices?q=springfield")).toContain('Springfield</a><span class="note">, ');
    const page = await read("/choices?q=43215");
    const id =
      page.match(/name="do" value="place"\/><input type="hidden" name="place" value="([^"]+)"/)?.[1] ?? "";
    const answer = await post({ do: "place", place: id, back: "/choices#place" });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/choices#place"]);
    expect((await held()).choices.place).toBe(id);
    expect(await read("/choices")).toMatch(/href="\/local\/43215"[^>]*>43215/);
    await post({ do: "place" });
    expect(jar.size).toBe(0);
  });

  test("chooses a place from the front and from Local, and is led back to its news", async () => {
    for (const path of ["/", "/local"]) {
      const html = await read(path);
      expect(html).toContain('<form action="/choices#place" method="get">');
      expect(html).toContain(`<input type="hidden" name="back" value="${path}"/>`);
      const asked = `/choices?q=43215&back=${encodeURIComponent(path)}`;
      const found = await read(asked);
      const [form = ""] =
        found.match(/<form[^>]*>(?:(?!<\/form>).)*name="do" value="place".*?<\/form>/) ?? [];
      expect(form).toContain(`<input type="hidden" name="back" value="${path}"/>`);
      const [, id = ""] = form.match(/name="place" value="([^"]+)"/) ?? [];
      await post({ do: "place", place: id, back: path });
      // The news of a ZIP code is its town's.
      expect(await read(path)).toContain('href="/local/columbus-oh"');
      expect(await read(path)).toContain("Bridge opens");
      expect(await read(path)).not.toContain('action="/choices#place"');
      await post({ do: "place" });
    }
    const elsewhere = await read("/choices?q=43215&back=//elsewhere.example");
    expect(elsewhere).not.toContain("elsewhere");
  });

  test("follows and mutes from an article, a source, a section and a place", async () => {
    for (const path of [bridgePath, "/publisher/the-gazette", "/education", "/local/columbus-oh"]) {
      const html = await read(path);
      expect(html).toContain('<details class="mute"><summary>Mute…</summary>');
      expect(html).toContain(`<input type="hidden" name="back" value="${path}"/>`);
    }
    await post({ do: "follow", publisher: "the-gazette" });
    await post({ do: "follow", section: "education" });
    expect(await read("/education")).toContain("Following Education");
    expect(await read(bridgePath)).toContain("Following The Gazette");
    await post({ do: "mute", word: "bridge" });
    expect(await read("/")).not.toContain("Bridge opens");
    expect(await read("/choices")).toContain("“bridge”");
    await post({ do: "unmute", word: "bridge" });
    expect(await read("/")).toContain("Bridge opens");
  });

  test("follows and mutes a ZIP code by the town whose news it has", async () => {
    const [, zip = ""] = (await read("/choices?q=43215")).match(/name="place" value="(z[^"]+)"/) ?? [];
    await post({ do: "mute", place: zip });
    expect((await held()).choices.mutes.places).not.toContain(zip);
    expect(await read("/")).not.toContain("Bridge opens");
    expect(await read("/local/43215")).toContain("You muted this");
  });

  test("weighs the order", async () => {
    const html = await read("/choices");
    for (const control of CONTROLS) expect(html).toContain(`<fieldset class="weight" id="${control}">`);
    await post({ do: "weigh", near: "2", fresh: "0" });
    await post({ do: "order", order: "latest" });
    expect((await held()).choices).toMatchObject({ order: "latest", weights: { near: 2, fresh: 0 } });
    expect(await read("/choices")).toMatch(/name="near" value="2" checked/);
    expect(await read("/choices")).toMatch(/name="order" value="latest" checked/);
  });

  test("saves articles and takes them off again", async () => {
    expect(await read("/saved")).toContain("Nothing is saved yet.");
    const answer = await post({ do: "save", back: bridgePath }, `/saved/${bridge}`);
    expect([answer.status, answer.headers.get("location")]).toEqual([303, bridgePath]);
    await post({}, `/saved/${school}`);
    const html = await read("/saved");
    expect(html.indexOf("School gets a roof")).toBeLessThan(html.indexOf("Bridge opens"));
    expect(await read(bridgePath)).toMatch(/name="do" value="unsave"\/>/);
    await post({ do: "mute", word: "roof" });
    expect(await read("/saved")).not.toContain("School gets a roof");
    await post({ do: "mute", word: "bridge" });
    expect(await read("/saved")).not.toContain("Nothing is saved yet.");
    expect(await read("/saved")).toContain("Everything here is muted by you.");
    await post({ do: "unsave" }, `/saved/${bridge}`);
    expect((await held()).saved).toEqual([school]);
    expect((await post({ do: "save" }, "/saved/06edestqg0n91sde")).status).toBe(404);
    expect((await post({ do: "save" }, "/saved/__proto__")).status).toBe(404);
  });

  test("has no history until turning it on, and none after turning it off", async () => {
    await read(bridgePath);
    expect(jar.size).toBe(0);
    await post({ do: "history", history: "on" });
    await get(bridgePath, { "sec-purpose": "prefetch;prerender" });
    expect((await held()).read).toEqual([]);
    const opened = await get(bridgePath);
    expect(opened.headers.get("cache-control")).toBe("private, no-cache");
    expect((await held()).read).toEqual([{ id: bridge, publisher: "the-gazette", sections: ["local"] }]);
    await post({ do: "forget" });
    expect((await held()).read).toEqual([]);
    await read(bridgePath);
    await post({ do: "history", history: "off" });
    expect(jar.size).toBe(0);
  });

  test("takes everything along, and away", async () => {
    await post({ do: "place", place: "us-oh" });
    await post({ do: "history", history: "on" });
    await post({}, `/saved/${bridge}`);
    await read(bridgePath);
    const answer = await get("/choices/export.json");
    expect(answer.headers.get("content-disposition")).toBe('attachment; filename="choices.json"');
    expect(await answer.json()).toMatchObject({
      site: publicUrl,
      choices: { place: "us-oh", history: true },
      saved: [bridge],
      read: [{ id: bridge }],
    });
    const erased = await post({ do: "erase" });
    expect(erased.headers.get("clear-site-data")).toBe('"cache", "storage"');
    expect(jar.size).toBe(0);
  });

  test("has a feed that knows what is muted, without a cookie", async () => {
    await post({ do: "mute", word: "bridge" });
    const [, path = ""] = (await read("/choices")).match(/href="(\/home\.rss\?c=[^"]+)"/) ?? [];
    jar.clear();
    const answer = await get(path);
    expect(answer.headers.get("cache-control")).toBe("private, no-cache");
    const feed = await answer.text();
    expect(feed).toContain("School gets a roof");
    expect(feed).not.toContain("Bridge opens");
    expect(feed).toContain(`rel="self" type="application/rss+xml"`);
    expect(feed).toContain(`${publicUrl}${path}`);
    expect(await read(`${path}x`)).toContain("Bridge opens");
    expect(await read(path.replace("/home", "/education"))).toContain("School gets a roof");
  });

  test("is told when there is no room for more, and loses nothing", async () => {
    const words = Array.from({ length: LIMITS.words }, (_, n) => `a word of some length ${n}`);
    let refused: string | undefined;
    let kept = 0;
    for (const word of [...words, "the last straw"]) {
      const answer = await post({ do: "mute", word, back: "/education" });
      if (answer.status === 303) kept += 1;
      else refused ??= `${answer.status} ${await answer.text()}`;
    }
    expect(refused).toMatch(/^409 [\s\S]*That was not changed[\s\S]*first\.[\s\S]*href="\/education"/);
    expect((await held()).choices.mutes.words).toHaveLength(kept);
    expect(kept).toBeGreaterThan(50);
  });
});

describe("a form", () => {
  test("that another site sent changes nothing", async () => {
    const other = { "sec-fetch-site": "cross-site" };
    for (const path of ["/choices", `/saved/${bridge}`])
      expect((await post({ do: "mute", word: "bridge" }, path, other)).status).toBe(403);
    expect(jar.size).toBe(0);
  });

  test("that names what is not here, or nothing, is refused", async () => {
    for (const fields of [
      { do: "nothing" },
      { do: "follow", place: "nowhere" },
      { do: "follow", section: "__proto__" },
      { do: "mute", publisher: "no-such-paper" },
      { do: "mute", publisher: "\u0000" },
      { do: "place", place: "constructor" },
    ])
      expect((await post(fields as Record<string, string>)).status).toBe(400);
    expect((await post({ do: "mute", word: "!" })).status).toBe(409);
    expect(jar.size).toBe(0);
  });

  test("leads back on this site only", async () => {
    const answer = await post({ do: "order", order: "latest", back: "//evil.example" });
    expect(answer.headers.get("location")).toBe("/choices");
  });
});

test("words that look like markup stay words", async () => {
  await post({ do: "mute", word: '<script>alert(1)</script>"' });
  const html = await read("/choices");
  expect(html).not.toContain("<script>alert");
  expect(html).toContain("&lt;script&gt;alert(1)");
});

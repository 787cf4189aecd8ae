/** The addresses that the element of notices posts to, as a browser would: with its cookies, from our own pages. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "#database/connect.ts";
import type { Place } from "#understanding/gazetteer.ts";
import { openTestDatabase } from "../../tests/setup/database.ts";
import { editionsOf } from "../../tests/setup/editions.ts";
import { type NoticeTown, openNoticeTown } from "../../tests/setup/notices.ts";
import { type Browser, type PushService, startPushService } from "../../tests/setup/push-service.ts";
import { makeSite } from "./site.ts";

const NOW = new Date("2026-03-10T12:00:00Z");
const OWN = { "content-type": "application/json", "sec-fetch-site": "same-origin" };
const QUIET = { timeZone: "America/New_York", from: 1260, to: 420 };
let database: Database;
let service: PushService;
let town: NoticeTown;
let site: ReturnType<typeof makeSite>;
let bare: ReturnType<typeof makeSite>;
let columbus: Place;

beforeAll(async () => {
  database = await openTestDatabase();
  service = await startPushService();
  town = await openNoticeTown(database, NOW, service);
  const editions = await editionsOf(database, { atlas: town.atlas });
  const needs = { ...town, publicUrl: "https://town.example", editions };
  site = makeSite(needs);
  const { push: _, ...others } = needs;
  bare = makeSite(others);
  const found = (await town.atlas.read()).findSlug("columbus-oh");
  if (!found) throw new Error("Columbus is missing");
  columbus = found;
});
afterEach(() => database.db.deleteFrom("push_subscriptions").execute());
afterAll(async () => {
  await town?.close();
  await service?.close();
  await database?.close();
});

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  site.request(path, {
    method: "POST",
    headers: { ...OWN, ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
const addressOf = ({ endpoint, p256dh, auth }: Browser) => ({ endpoint, p256dh, auth });
const subscription = (more: object = {}) => ({
  address: addressOf(service.subscribe()),
  places: [columbus.id],
  quiet: QUIET,
  ...more,
});
const cookieOf = (response: Response) => response.headers.getSetCookie()[0]?.split(";")[0] ?? "";
const rows = () => database.db.selectFrom("push_subscriptions").selectAll().execute();

describe("a browser", () => {
  test("subscribes, reads what it follows, changes it, and ends it", async () => {
    const given = subscription();
    const answer = await post("/notices", given);
    expect(answer.status).toBe(200);
    expect(answer.headers.getSetCookie()[0]).toMatch(
      /^notices=[0-9a-z]{16}\.[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
    );
    const cookie = cookieOf(answer);
    const read = await post("/notices/read", {}, { cookie });
    expect(await read.json()).toEqual({
      places: [{ id: columbus.id, name: expect.stringContaining("Columbus") }],
      quiet: QUIET,
    });
    const quiet = { timeZone: "UTC", from: 0, to: 0 };
    expect((await post("/notices/change", { places: ["us-oh"], quiet }, { cookie })).status).toBe(200);
    const address = addressOf(service.subscribe());
    expect((await post("/notices/change", { address }, { cookie })).status).toBe(200);
    expect(await rows()).toMatchObject([{ ...address, places: ["us-oh"], time_zone: "UTC", quiet_to: 0 }]);
    const erased = await post("/notices/erase", {}, { cookie });
    expect(erased.headers.getSetCookie()[0]).toContain("notices=; Max-Age=0");
    expect(await rows()).toEqual([]);
    expect((await post("/notices/read", {}, { cookie })).status).toBe(404);
  });

  test("gets nothing and changes nothing without its own key", async () => {
    await post("/notices", subscription());
    for (const cookie of ["", "notices=", "notices=0000000000000000.AAAA", `notices=${"x".repeat(3000)}`]) {
      expect((await post("/notices/read", {}, { cookie })).status).toBe(404);
      expect((await post("/notices/change", { places: ["us-oh"], quiet: QUIET }, { cookie })).status).toBe(
        404,
      );
      await post("/notices/erase", {}, { cookie });
    }
    expect(await rows()).toMatchObject([{ places: [columbus.id] }]);
  });

  test("follows a ZIP code by its town, and no country", async () => {
    const zip = (await town.atlas.read()).findZip("43215");
    await post("/notices", subscription({ places: [zip?.id, columbus.id, "us", "nowhere"] }));
    expect((await rows())[0]?.places).toEqual([columbus.id]);
    expect((await post("/notices", subscription({ places: ["us"] }))).status).toBe(400);
  });

  test("that mutes something mutes it in its notices; that erases its choices ends them", async () => {
    const cookie = cookieOf(await post("/notices", subscription()));
    const form = (fields: Record<string, string>) =>
      site.request("/choices", {
        method: "POST",
        headers: {
          cookie,
          "sec-fetch-site": "same-origin",
          "content-type": "application/x-www-form-urlencoded",
        },
        body: new URLSearchParams(fields).toString(),
      });
    expect((await rows())[0]?.mutes).toBe("");
    await form({ do: "mute", word: "bridge" });
    const [row] = await rows();
    expect(Buffer.from(row?.mutes ?? "", "base64url").toString()).toContain("bridge");
    await form({ do: "erase" });
    expect(await rows()).toEqual([]);
  });

  test("is given the site's public key", async () => {
    const answer = await site.request("/notices/key");
    const key = Buffer.from(await answer.text(), "base64url");
    expect([key.length, key[0]]).toEqual([65, 4]);
  });
});

describe("what is posted", () => {
  test.each([
    ["from another site", { "sec-fetch-site": "cross-site" }, 403],
    ["from another origin of an old browser", { "sec-fetch-site": "", origin: "https://evil.example" }, 403],
    ["as a plain form", { "content-type": "text/plain" }, 400],
  ])("%s is refused", async (_how, headers, status) => {
    const kept = Object.fromEntries(Object.entries({ ...OWN, ...headers }).filter(([, value]) => value));
    const answer = await site.request("/notices", {
      method: "POST",
      headers: kept,
      body: JSON.stringify(subscription()),
    });
    expect(answer.status).toBe(status);
    expect(await rows()).toEqual([]);
  });

  test.each<[string, () => unknown, number]>([
    ["that is no JSON", () => "{", 400],
    ["that is too large", () => " ".repeat(20_000), 413],
    ["with more than it needs", () => subscription({ admin: true }), 400],
    ["without places", () => subscription({ places: [] }), 400],
    ["with too many places", () => subscription({ places: Array(21).fill("us-oh") }), 400],
    ["from no time zone", () => subscription({ quiet: { ...QUIET, timeZone: "Moon/Crater" } }), 400],
    ["with an hour that no day has", () => subscription({ quiet: { ...QUIET, to: 1440 } }), 400],
    ["with half a minute", () => subscription({ quiet: { ...QUIET, to: 0.5 } }), 400],
    [
      "with a private address",
      () => subscription({ address: { ...addressOf(service.subscribe()), endpoint: "https://10.0.0.7/x" } }),
      400,
    ],
    [
      "with an address that is none",
      () => subscription({ address: { ...addressOf(service.subscribe()), endpoint: "x" } }),
      400,
    ],
    [
      "with a key that is none",
      () => subscription({ address: { ...addressOf(service.subscribe()), p256dh: "x" } }),
      400,
    ],
    ["that is null", () => null, 400],
  ])("%s is refused", async (_what, body, status) => {
    expect((await post("/notices", body())).status).toBe(status);
    expect(await rows()).toEqual([]);
  });
});

describe("the page", () => {
  const read = async (path: string) => (await site.request(path)).text();

  test("tells what notices are, and is closed until a script opens it", async () => {
    const html = await read("/notices");
    expect(html).toContain("It is off until you turn it on");
    expect(html).toMatch(/<fieldset class="plain" disabled/);
    expect(html).not.toContain('type="checkbox"');
  });

  test("finds places without script, and ticks what can be no other", async () => {
    expect(await read("/notices?q=43215")).toMatch(/value="[^"]+" checked[^>]*\/><span dir="auto">Columbus/);
    const several = await read("/notices?q=springfield");
    expect(several.match(/type="checkbox"/g)?.length).toBeGreaterThan(5);
    expect(several).not.toContain("checked");
    expect(await read("/notices?place=columbus-oh")).toMatch(/checked[^>]*\/><span dir="auto">Columbus/);
    expect(await read("/notices?q=xyzzyville")).toContain("We know no place of that name");
    expect(await read("/notices?place=%00")).toContain("Notices");
  });

  test("says so where none are sent", async () => {
    const html = await (await bare.request("/notices")).text();
    expect(html).toContain("This site does not send notices");
    expect((await bare.request("/notices/key")).status).toBe(404);
  });
});

import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "#database/connect.ts";
import { openTestDatabase } from "../../tests/setup/database.ts";
import { makeBrowser } from "../../tests/setup/push-service.ts";
import { SECRET } from "../../tests/setup/secret.ts";
import { MAX_OF_OTHER, MAX_OF_OTHERS, serviceOf } from "./services.ts";
import {
  changeSubscription,
  eraseSubscription,
  findWishes,
  type Subscribed,
  saveMutes,
  subscribe,
  type Wishes,
} from "./subscriptions.ts";

const WISHES: Wishes = {
  places: ["g1", "g2"],
  mutes: "",
  quiet: { timeZone: "America/Chicago", from: 1260, to: 420 },
};
let database: Database;
const needs = () => ({
  db: database.db,
  now: () => new Date("2026-03-10T12:00:00Z"),
  secret: SECRET,
  push: { accepts: ({ endpoint }: { endpoint: string }) => endpoint.startsWith("https:") },
});
const tokenOf = (subscribed: Subscribed): string => {
  if (subscribed.kind !== "subscribed") throw new Error(subscribed.why);
  return subscribed.token;
};
const count = async () => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from push_subscriptions`.execute(
    database.db,
  );
  return rows[0]?.n;
};

beforeAll(async () => {
  database = await openTestDatabase();
});
afterEach(() => database.db.deleteFrom("push_subscriptions").execute());
afterAll(() => database?.close());

describe("a subscription", () => {
  test("is read, changed and ended with its key", async () => {
    const browser = makeBrowser("https://push.example/1");
    const token = tokenOf(await subscribe(needs(), browser, WISHES));
    expect(await findWishes(needs(), token)).toEqual(WISHES);
    const wishes = { ...WISHES, places: ["g3"], quiet: { timeZone: "UTC", from: 0, to: 0 } };
    expect(await changeSubscription(needs(), token, { wishes })).toBe(true);
    expect(await findWishes(needs(), token)).toEqual(wishes);
    await saveMutes(needs(), token, "eyJ9");
    expect(await findWishes(needs(), token)).toEqual({ ...wishes, mutes: "eyJ9" });
    await eraseSubscription(needs(), token);
    expect(await findWishes(needs(), token)).toBeUndefined();
    expect(await changeSubscription(needs(), token, {})).toBe(false);
    expect(await count()).toBe(0);
  });

  test("cannot be read, changed or ended with another key", async () => {
    const mine = tokenOf(await subscribe(needs(), makeBrowser("https://push.example/1"), WISHES));
    const [id = "", mac = ""] = mine.split(".");
    const other = tokenOf(
      await subscribe(
        { ...needs(), secret: "another secret" },
        makeBrowser("https://push.example/2"),
        WISHES,
      ),
    );
    for (const token of [
      id,
      `${id}.`,
      `${id}.${mac.slice(1)}x`,
      `${id}.${other.split(".")[1]}`,
      `${mine}.x`,
      other,
      "",
    ]) {
      expect(await findWishes(needs(), token)).toBeUndefined();
      expect(await changeSubscription(needs(), token, { wishes: WISHES })).toBe(false);
      await eraseSubscription(needs(), token);
    }
    expect(await count()).toBe(2);
  });

  test("made again by the same browser is the same; somebody who only knows where it leads gets no key", async () => {
    const browser = makeBrowser("https://push.example/1");
    const token = tokenOf(await subscribe(needs(), browser, WISHES));
    const wishes = { ...WISHES, places: ["g9"] };
    expect(await subscribe(needs(), browser, wishes)).toEqual({ kind: "subscribed", token });
    expect(await subscribe(needs(), makeBrowser(browser.endpoint), WISHES)).toEqual({
      kind: "refused",
      why: "other",
    });
    expect(await findWishes(needs(), token)).toEqual(wishes);
    expect(await count()).toBe(1);
  });

  test("follows its browser to another address, but not onto another's", async () => {
    const token = tokenOf(await subscribe(needs(), makeBrowser("https://push.example/1"), WISHES));
    tokenOf(await subscribe(needs(), makeBrowser("https://push.example/2"), WISHES));
    const address = makeBrowser("https://push.example/3");
    expect(await changeSubscription(needs(), token, { address })).toBe(true);
    expect(await subscribe(needs(), address, WISHES)).toEqual({ kind: "subscribed", token });
    expect(await changeSubscription(needs(), token, { address: makeBrowser("https://push.example/2") })).toBe(
      false,
    );
    expect(await changeSubscription(needs(), token, { address: makeBrowser("http://push.example/") })).toBe(
      false,
    );
  });

  test("that nothing would be sent to is refused", async () => {
    expect(await subscribe(needs(), makeBrowser("http://10.0.0.7/"), WISHES)).toEqual({
      kind: "refused",
      why: "address",
    });
  });
});

describe("so that nobody has us call a stranger", () => {
  const fill = (service: string, many: number) =>
    sql`
    insert into push_subscriptions (id, endpoint, endpoint_hash, service, p256dh, auth, places, mutes, time_zone,
      quiet_from, quiet_to, created_at, reached_at)
    select ${service} || n, '', ${service} || n, ${service}, '', '', '{}', '', 'UTC', 0, 0, now(), now()
    from generate_series(1, ${many}::int) n`.execute(database.db);

  test("a push service that no browser is known to use gets few subscriptions", async () => {
    await fill("https://victim.example", MAX_OF_OTHER);
    expect(await subscribe(needs(), makeBrowser("https://victim.example/x"), WISHES)).toEqual({
      kind: "refused",
      why: "full",
    });
    tokenOf(await subscribe(needs(), makeBrowser("https://another.example/x"), WISHES));
  });

  test("so do all of them together, however many names they have", async () => {
    await fill("https://one-of-many.example", MAX_OF_OTHERS);
    expect(await subscribe(needs(), makeBrowser("https://another.example/x"), WISHES)).toEqual({
      kind: "refused",
      why: "full",
    });
    tokenOf(await subscribe(needs(), makeBrowser("https://fcm.googleapis.com/fcm/send/x"), WISHES));
  });

  test.each([
    ["https://fcm.googleapis.com/fcm/send/x", "google"],
    ["https://updates.push.services.mozilla.com/wpush/v2/x", "mozilla"],
    ["https://web.push.apple.com/x", "apple"],
    ["https://wns2-par02p.notify.windows.com/w/?token=x", "microsoft"],
    ["https://fcm.googleapis.com.victim.example/x", "https://fcm.googleapis.com.victim.example"],
    ["https://evilnotify.windows.com/x", "https://evilnotify.windows.com"],
    ["http://fcm.googleapis.com/x", "http://fcm.googleapis.com"],
  ])("a service is known by its host: %s", (endpoint, name) => {
    expect(serviceOf(endpoint).name).toBe(name);
  });
});

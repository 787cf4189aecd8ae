import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeToken } from "#accounts/tokens.ts";
import type { Database } from "#database/connect.ts";
import { openTestDatabase } from "../../tests/setup/database.ts";
import { SECRET } from "../../tests/setup/secret.ts";
import { askToMove, askToSubscribe, confirm, findAsked, listAskable } from "./sign-up.ts";
import {
  countSubscriptions,
  endSubscription,
  eraseByEmail,
  findByEmail,
  findByLink,
  pauseSubscription,
  resumeSubscription,
  saveSubscription,
  suspendSubscription,
  sweepNewsletters,
} from "./subscriptions.ts";
import { hashOf, suppress } from "./suppressions.ts";
import { signPreferences, signUnsubscribe } from "./tokens.ts";
import type { Wishes } from "./wishes.ts";

const DAY_MS = 86_400_000;
const clock = { now: new Date("2026-03-10T12:00:00Z") };
const later = (ms: number) => {
  clock.now = new Date(clock.now.getTime() + ms);
};
const WISHES: Wishes = {
  places: ["us-oh"],
  sections: ["sports"],
  rhythm: "daily",
  weekday: 5,
  hour: 6,
  timeZone: "America/New_York",
  skipEmpty: false,
  mutes: "",
};
const ADA = "ada@mill.example";

let database: Database;
const needs = () => ({ db: database.db, now: () => clock.now, secret: SECRET });
const ask = (email = ADA, wishes = WISHES) => askToSubscribe(needs(), { email, wishes, source: "site" });
const subscribed = async (email = ADA, wishes = WISHES) => {
  const confirmed = await confirm(needs(), await ask(email, wishes));
  if (confirmed.kind !== "confirmed") throw new Error("not confirmed");
  return confirmed.subscription;
};

beforeAll(async () => {
  database = await openTestDatabase();
});
beforeEach(async () => {
  await database.db.deleteFrom("newsletter_subscriptions").execute();
  await database.db.deleteFrom("newsletter_links").execute();
});
afterAll(() => database.close());

describe("signing up", () => {
  test("subscribes nobody before the link was used, and works once", async () => {
    const token = await ask();
    expect(await findByEmail(database.db, ADA)).toBeUndefined();
    expect(await findAsked(needs(), token)).toMatchObject({ email: ADA, wishes: WISHES });
    const [one, two] = await Promise.all([confirm(needs(), token), confirm(needs(), token)]);
    expect([one.kind, two.kind].toSorted()).toEqual(["confirmed", "gone"]);
    expect(await findByEmail(database.db, ADA)).toMatchObject({
      ...WISHES,
      email: ADA,
      state: "active",
      source: "site",
      consentAt: clock.now,
      confirmedAt: clock.now,
    });
  });

  test("again changes nothing of a subscription before it is confirmed, and then all of it", async () => {
    const { id } = await subscribed();
    const token = await ask(ADA, { ...WISHES, rhythm: "weekly", hour: 20 });
    expect(await findByEmail(database.db, ADA)).toMatchObject({ rhythm: "daily", hour: 6 });
    await confirm(needs(), token);
    expect(await findByEmail(database.db, ADA)).toMatchObject({ id, rhythm: "weekly", hour: 20 });
  });

  test("ends after two days, and a token that is none opens nothing", async () => {
    const token = await ask();
    later(48 * 3_600_000);
    expect(await findAsked(needs(), token)).toBeUndefined();
    expect(await confirm(needs(), token)).toEqual({ kind: "gone" });
    for (const wrong of ["", "x", makeToken(), "\u0000", "'".repeat(43)])
      expect(await confirm(needs(), wrong)).toEqual({ kind: "gone" });
  });

  test("takes up again what was suspended", async () => {
    const { id } = await subscribed();
    await suspendSubscription(needs(), id, "Its mailbox takes nothing.");
    expect(await resumeSubscription(needs(), id)).toBe(false);
    await endSubscription(needs(), id);
    await resumeSubscription(needs(), id);
    expect(await findByEmail(database.db, ADA)).toMatchObject({
      state: "suspended",
      stateWhy: "Its mailbox takes nothing.",
    });
    expect(await subscribed()).toMatchObject({ id, state: "active", stateWhy: undefined });
  });
});

test("of a list nobody is asked who gets it, ended it, was asked, or is not to be written to", async () => {
  const of = (name: string) => `${name}@mill.example`;
  await subscribed(of("ada"));
  await endSubscription(needs(), (await subscribed(of("ben"))).id);
  await ask(of("eve"));
  const about = { kind: "complaint", why: "It was called spam.", at: clock.now } as const;
  await suppress(database.db, hashOf(of("dan"), SECRET), about);
  const all = ["ada", "ben", "carl", "dan", "eve"].map(of);
  expect(await listAskable(needs(), all)).toEqual([of("carl")]);
  later(2 * DAY_MS);
  expect(await listAskable(needs(), all)).toEqual([of("carl"), of("eve")]);
  await database.db.deleteFrom("newsletter_suppressions").execute();
});

describe("a signed link", () => {
  test("opens what it is for, until it is too old; to unsubscribe it is never too old", async () => {
    const own = await subscribed();
    const change = signPreferences(own, SECRET, clock.now);
    const leave = signUnsubscribe(own, SECRET);
    const found = async (token: string, kind: "preferences" | "unsubscribe") =>
      (await findByLink(needs(), token, kind)).kind;
    expect([await found(change, "preferences"), await found(leave, "unsubscribe")]).toEqual([
      "found",
      "found",
    ]);
    expect([await found(leave, "preferences"), await found(change, "unsubscribe")]).toEqual(["gone", "gone"]);
    later(61 * DAY_MS);
    expect([await found(change, "preferences"), await found(leave, "unsubscribe")]).toEqual([
      "expired",
      "found",
    ]);
    const [id = "", until = "", mac = ""] = change.split(".");
    const longer = `${id}.${(Number.parseInt(until, 36) + 1e8).toString(36)}.${mac}`;
    const other = signUnsubscribe({ ...own, email: "eve@mill.example" }, SECRET);
    for (const forged of [longer, other, `${id}.`, `${id}..`, id, "", `${leave}.x.y`, leave.slice(0, -1)])
      expect([await found(forged, "preferences"), await found(forged, "unsubscribe")]).toEqual([
        "gone",
        "gone",
      ]);
  });

  test("of an old mailbox opens nothing once the subscription has moved", async () => {
    const own = await subscribed();
    const before = [signPreferences(own, SECRET, clock.now), signUnsubscribe(own, SECRET)] as const;
    await subscribed("ada@new.example", { ...WISHES, hour: 9 });
    const token = await askToMove(needs(), own.id, "ada@new.example");
    expect((await findByEmail(database.db, ADA))?.id).toBe(own.id);
    expect(await confirm(needs(), token)).toMatchObject({ kind: "confirmed", movedFrom: ADA });
    expect(await findByEmail(database.db, ADA)).toBeUndefined();
    expect(await findByEmail(database.db, "ada@new.example")).toMatchObject({ id: own.id, hour: 6 });
    expect((await findByLink(needs(), before[0], "preferences")).kind).toBe("gone");
    expect((await findByLink(needs(), before[1], "unsubscribe")).kind).toBe("gone");
  });
});

describe("a subscription", () => {
  test("can be paused, ended, taken up again, and is forgotten a month after it ended", async () => {
    const { id } = await subscribed();
    expect(await pauseSubscription(needs(), id)).toBe(true);
    expect(await endSubscription(needs(), id)).toBe(true);
    expect(await resumeSubscription(needs(), id)).toBe(true);
    expect(await countSubscriptions(database.db)).toEqual({ active: 1, paused: 0, suspended: 0, ended: 0 });
    await endSubscription(needs(), id);
    later(29 * DAY_MS);
    await sweepNewsletters(needs());
    expect(await findByEmail(database.db, ADA)).toBeDefined();
    later(2 * DAY_MS);
    await sweepNewsletters(needs());
    expect(await findByEmail(database.db, ADA)).toBeUndefined();
  });

  test("is erased with the links that wait for it", async () => {
    await subscribed();
    const token = await ask();
    expect(await eraseByEmail(database.db, ADA)).toBe(true);
    expect(await confirm(needs(), token)).toEqual({ kind: "gone" });
    expect(await eraseByEmail(database.db, ADA)).toBe(false);
    // An import brings the day of the consent.
    const consentAt = new Date("2020-01-01T00:00:00Z");
    const kept = await saveSubscription(needs(), ADA, WISHES, {
      source: "import: old list",
      consentAt,
      confirmedAt: undefined,
    });
    expect(kept).toMatchObject({ consentAt, confirmedAt: undefined, state: "active" });
  });
});

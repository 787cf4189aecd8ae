import { describe, expect, test, vi } from "vitest";
import { makeTestClock, useFetching } from "../testing/servers.ts";
import { type HostBudget, openHostBudget, type Turn } from "./budget.ts";

const fetching = useFetching();
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

let names = 0;
const freshHost = () => `host-${++names}.example:80`;

function budgetWith(clock = makeTestClock()): HostBudget {
  return openHostBudget({ db: fetching.db(), now: clock.now, sleep: clock.sleep, maxWaitMs: 30_000 });
}

function finish(turn: Turn): void {
  expect(turn.kind).toBe("turn");
  if (turn.kind === "turn") turn.done();
}

describe("turns at a host", () => {
  test("come one delay apart", async () => {
    const clock = makeTestClock();
    const budget = budgetWith(clock);
    const host = freshHost();
    for (let i = 0; i < 4; i++) finish(await budget.takeTurn(host, 1000));
    expect(clock.slept).toEqual([1000, 1000, 1000]);
    clock.advance(5000);
    finish(await budget.takeTurn(host, 1000));
    expect(clock.slept.length).toBe(3);
  });

  test("are shared with the other processes on the same database", async () => {
    const clock = makeTestClock();
    const host = freshHost();
    finish(await budgetWith(clock).takeTurn(host, 1000));
    finish(await budgetWith(clock).takeTurn(host, 5000));
    finish(await budgetWith(clock).takeTurn(host, 1000));
    expect(clock.slept).toEqual([1000, 5000]);
  });

  test("are one at a time, and keep their distance after a slow one", async () => {
    const clock = makeTestClock();
    const budget = budgetWith(clock);
    const host = freshHost();
    const first = await budget.takeTurn(host, 1000);
    const order: string[] = [];
    const later = ["second", "third"].map(async (name) => {
      const turn = await budget.takeTurn(host, 1000);
      order.push(`${name} ${clock.now().getTime()}`);
      finish(turn);
    });
    // Both have slept until their turns came due, and wait for the first to end.
    await vi.waitFor(() => expect(clock.slept.length).toBe(2));
    expect(order).toEqual([]);
    clock.advance(20_000);
    const end = clock.now().getTime();
    finish(first);
    await Promise.all(later);
    expect(order).toEqual([`second ${end}`, `third ${end + 1000}`]);
  });

  test("that are too far away are not waited for", async () => {
    const clock = makeTestClock();
    const budget = budgetWith(clock);
    const host = freshHost();
    finish(await budget.takeTurn(host, 45_000));
    expect(await budget.takeTurn(host, 45_000)).toEqual({
      kind: "resting",
      retryAfterSeconds: 45,
      reason: "it has as many visits as it should have",
    });
    // Another process, which does not remember, finds the same in the table.
    expect(await budgetWith(clock).takeTurn(host, 45_000)).toMatchObject({
      kind: "resting",
      retryAfterSeconds: 45,
    });
    expect(clock.slept).toEqual([]);
    clock.advance(15_000);
    finish(await budget.takeTurn(host, 45_000));
    expect(clock.slept).toEqual([30_000]);
  });

  test("are not queued for without end at a slow host", async () => {
    const budget = budgetWith();
    const host = freshHost();
    const first = await budget.takeTurn(host, 100);
    const kinds: string[] = [];
    const others = Array.from({ length: 20 }, async () => {
      const turn = await budget.takeTurn(host, 100);
      kinds.push(turn.kind);
      if (turn.kind === "turn") turn.done();
    });
    await vi.waitFor(() => expect(kinds).toEqual(Array(12).fill("resting")));
    finish(first);
    await Promise.all(others);
    expect(kinds.slice(12)).toEqual(Array(8).fill("turn"));
    finish(await budget.takeTurn(host, 100));
  });
});

test("times from a clock that was wrong do not count", async () => {
  const host = freshHost();
  const wrong = budgetWith(makeTestClock("2031-01-01T00:00:00Z"));
  finish(await wrong.takeTurn(host, 1000));
  await wrong.noteFailure(host, "it is down");
  finish(await budgetWith().takeTurn(host, 1000));
});

describe("a host that fails", () => {
  test("rests twice as long each time, up to six hours, and starts over after a success", async () => {
    const clock = makeTestClock();
    const budget = budgetWith(clock);
    const host = freshHost();
    const rests: number[] = [];
    for (let i = 0; i < 12; i++) {
      await budget.noteFailure(host, "it is down");
      const turn = await budget.takeTurn(host, 1000);
      if (turn.kind === "resting") rests.push(turn.retryAfterSeconds / 60);
      clock.advance(6 * HOUR_MS);
    }
    expect(rests).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360, 360]);
    finish(await budget.takeTurn(host, 1000));
    budget.noteSuccess(host);
    await budget.noteFailure(host, "it is down");
    expect(await budget.takeTurn(host, 1000)).toMatchObject({ kind: "resting", retryAfterSeconds: 60 });
  });

  test("rests as long as it asked for, up to a day", async () => {
    const budget = budgetWith();
    const [polite, greedy] = [freshHost(), freshHost()];
    await budget.noteFailure(polite, "busy", 3600);
    expect(await budget.takeTurn(polite, 1000)).toMatchObject({ retryAfterSeconds: 3600, reason: "busy" });
    await budget.noteFailure(greedy, "busy", 10_000_000);
    expect(await budget.takeTurn(greedy, 1000)).toMatchObject({ retryAfterSeconds: 86_400 });
  });

  test("rests for every process, and for those already waiting", async () => {
    const clock = makeTestClock();
    const budget = budgetWith(clock);
    const host = freshHost();
    const first = await budget.takeTurn(host, 1000);
    const waiting = [budget.takeTurn(host, 1000), budget.takeTurn(host, 1000)];
    await budget.noteFailure(host, "it is down");
    finish(first);
    for (const turn of await Promise.all(waiting))
      expect(turn).toMatchObject({ kind: "resting", reason: "it is down" });
    expect(await budgetWith(clock).takeTurn(host, 1000)).toMatchObject({
      kind: "resting",
      reason: "it is down",
    });
    expect(budget.findRest(host)).toMatchObject({ kind: "resting" });
    clock.advance(2 * MINUTE_MS);
    expect(budget.findRest(host)).toBeUndefined();
    finish(await budget.takeTurn(host, 1000));
  });
});

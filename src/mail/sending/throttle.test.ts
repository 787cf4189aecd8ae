import { expect, test } from "vitest";
import { openThrottle } from "./throttle.ts";

/** A clock that stands until it is put forward, and wakes who waits then. */
function makeClock() {
  let ms = 0;
  let waiting: { at: number; wake: () => void }[] = [];
  return {
    now: () => ms,
    wait: (more: number) => new Promise<void>((wake) => void waiting.push({ at: ms + more, wake })),
    async forward(more: number) {
      for (const until = ms + more; ms < until; ms += 10) {
        const due = waiting.filter(({ at }) => at <= ms + 10);
        waiting = waiting.filter(({ at }) => at > ms + 10);
        for (const { wake } of due) wake();
        for (let turn = 0; turn < 5; turn++) await Promise.resolve();
      }
    },
  };
}

test("a domain gets so many at once and so many a second, and no other waits for it", async () => {
  const clock = makeClock();
  const throttle = openThrottle(
    { usual: { atOnce: 3, perSecond: 5 }, domains: new Map([["slow.example", { atOnce: 1, perSecond: 1 }]]) },
    clock,
  );
  const entered: string[] = [];
  const leaves: (() => void)[] = [];
  const enter = (domain: string) =>
    void throttle.enter(domain).then((leave) => {
      entered.push(domain);
      leaves.push(leave);
    });
  const count = (domain: string) => entered.filter((one) => one === domain).length;
  for (let n = 0; n < 12; n++) enter("a.example");
  for (let n = 0; n < 3; n++) enter("slow.example");
  enter("b.example");
  await clock.forward(10);
  expect([count("a.example"), count("slow.example"), count("b.example")]).toEqual([3, 1, 1]);
  // Time alone lets nobody in while as many as may be are inside.
  await clock.forward(5000);
  expect(count("a.example")).toBe(3);
  for (const leave of leaves.splice(0)) {
    leave();
    leave();
  }
  await clock.forward(10);
  expect([count("a.example"), count("slow.example")]).toEqual([6, 2]);
  for (let turn = 0; turn < 10; turn++) {
    for (const leave of leaves.splice(0)) leave();
    await clock.forward(100);
  }
  // Five a second, whoever leaves how fast.
  expect(count("a.example")).toBeGreaterThanOrEqual(11);
  expect(count("a.example")).toBeLessThanOrEqual(12);
  expect(count("slow.example")).toBe(3);
});

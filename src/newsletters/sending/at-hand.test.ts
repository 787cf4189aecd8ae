import { expect, test } from "vitest";
import { FRESH_MS, keepAtHand } from "./at-hand.ts";

function openIssues() {
  const clock = { ms: Date.UTC(2026, 2, 10) };
  const drawn: string[] = [];
  const issues = keepAtHand(
    async (key) => `${key} ${drawn.push(key)}`,
    () => new Date(clock.ms),
  );
  return { clock, drawn, issues };
}

test("an issue is drawn once for many readers, and anew after some seconds", async () => {
  const { clock, issues } = openIssues();
  expect(await Promise.all([issues("town"), issues("town")])).toEqual(["town 1", "town 1"]);
  clock.ms += FRESH_MS - 1;
  expect(await issues("town")).toBe("town 1");
  // Being asked for does not make it younger.
  clock.ms += 1;
  expect(await issues("town")).toBe("town 2");
  // A clock that was put back keeps nothing forever.
  clock.ms -= FRESH_MS;
  expect(await issues("town")).toBe("town 3");
});

test("fifty are kept, the last ones asked for", async () => {
  const { drawn, issues } = openIssues();
  for (let i = 0; i < 50; i += 1) await issues(`town ${i}`);
  await issues("town 0");
  await issues("one more");
  await issues("town 0");
  expect(drawn).toHaveLength(51);
  await issues("town 1");
  expect(drawn).toHaveLength(52);
});

import { expect, test } from "vitest";
import { explainChange } from "./versions.ts";

const version = (n: number, title: string, ...paragraphs: string[]) => ({
  version: n,
  title,
  paragraphs,
  seen: new Date(n),
});

test("a change names the title and the paragraphs that only one version has", () => {
  const before = version(1, "Two named", "First.", "Second & last.", "Again.", "Again.");
  const after = version(2, "Three named", "Second & last.", "First.", "Again.", "A third.");
  expect(explainChange(before, after)).toEqual({
    version: 2,
    seen: after.seen,
    title: { before: "Two named", after: "Three named" },
    removed: ["Again."],
    added: ["A third."],
  });
});

import { describe, expect, test } from "vitest";
import { type ShownArticle, showArticle } from "#articles/rights.ts";
import { keptArticle } from "../../tests/setup/kept-article.ts";
import { findOutlets } from "./who-reported.ts";

const NOON = Date.parse("2026-03-10T12:00:00Z");
const report = (
  id: string,
  publisher: string,
  minutes: number,
  given: { copyOf?: string; agency?: string } = {},
): ShownArticle =>
  showArticle(
    keptArticle({
      id,
      publisher: { slug: publisher.toLowerCase(), name: publisher },
      published: new Date(NOON + minutes * 60_000),
      ...given,
    }),
  );
const nobody = { hides: () => false };
const namesOf = (articles: readonly ShownArticle[] | undefined) => articles?.map((one) => one.publisher.name);

describe("who reported a story", () => {
  const own = report("2", "Radio", 130);
  const all = [report("3", "Herald", 200), own, report("1", "Gazette", 0), report("4", "Gazette", 300)];

  test("is told in the order they did, each once, and how far the first was ahead", () => {
    const outlets = findOutlets(own, all, nobody);
    expect(outlets?.first.id).toBe("1");
    expect(namesOf(outlets?.others)).toEqual(["Radio", "Herald"]);
    expect([outlets?.ahead, outlets?.more]).toEqual(["2 hours", 0]);
  });

  test("leaves copies out: who prints another's text has not reported it", () => {
    const copy = report("0", "Copyist", -10, { copyOf: "1" });
    expect(findOutlets(own, [...all, copy], nobody)?.first.id).toBe("1");
    expect(findOutlets(copy, all, nobody)?.first.id).toBe("1");
  });

  test("leaves out whatever the reader muted, as if it had not been there", () => {
    const hides = (one: ShownArticle) => one.publisher.name === "Gazette";
    const outlets = findOutlets(own, all, { hides });
    expect(outlets?.first.id).toBe("2");
    expect(namesOf(outlets?.others)).toEqual(["Herald"]);
    expect(outlets?.ahead).toBe("1 hour");
  });

  test("is not told when there is one publisher alone", () => {
    expect(findOutlets(own, [report("9", "Radio", 0)], nobody)).toBeUndefined();
    expect(findOutlets(own, [], nobody)).toBeUndefined();
  });

  test("counts those that a line cannot hold", () => {
    const many = ["A", "B", "C", "D", "E", "F"].map((name, n) => report(`a${n}`, name, n));
    const outlets = findOutlets(own, many, nobody);
    expect([namesOf(outlets?.others), outlets?.more]).toEqual([["B", "C", "D"], 3]);
  });

  test("credits an agency whose wire was first, and says nothing of a lead of seconds", () => {
    const wire = report("w", "Gazette", 0, { agency: "Associated Press" });
    const outlets = findOutlets(report("x", "Radio", 0.5), [wire], nobody);
    expect(outlets).toMatchObject({ agency: "Associated Press", ahead: undefined });
  });
});

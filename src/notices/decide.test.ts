import { describe, expect, test } from "vitest";
import { type KeptArticle, type ShownArticle, showArticle } from "#articles/rights.ts";
import { keptArticle } from "../../tests/setup/kept-article.ts";
import { type Decision, type Due, decideNotices, MAX_A_DAY, type Recipient } from "./decide.ts";

const NOW = new Date("2026-03-10T12:00:00Z");
const HOUR = 3_600_000;
const ago = (ms: number) => new Date(NOW.getTime() - ms);
const ahead = (ms: number) => new Date(NOW.getTime() + ms);
const quiet = { timeZone: "UTC", from: 21 * 60, to: 7 * 60 };
const reader: Recipient = { quiet, lastSent: undefined, sentDay: "", sentThatDay: 0 };

const due = (storyId: string, given: Partial<KeptArticle> = {}): Due => ({
  storyId,
  placeId: "g1",
  article: showArticle(keptArticle({ id: storyId, published: ago(HOUR), ...given })),
});
const decide = (
  recipient: Partial<Recipient>,
  all: readonly Due[],
  options: { hides?: (article: ShownArticle) => boolean; now?: Date } = {},
): Decision => decideNotices({ ...reader, ...recipient }, all, { hides: () => false, now: NOW, ...options });

describe("notices that are due", () => {
  test("are sent, the newest first, to be kept until the quiet hours at the most", () => {
    const decision = decide({}, [due("a", { published: ago(2 * HOUR) }), due("b")]);
    expect(decision).toMatchObject({ kind: "send", drop: [], ttlMs: 6 * HOUR, day: "2026-03-10", nth: 1 });
    expect(decision.kind === "send" && decision.tell.map((one) => one.storyId)).toEqual(["b", "a"]);
    const evening = new Date("2026-03-10T20:30:00Z");
    expect(decide({}, [due("a")], { now: evening })).toMatchObject({ kind: "send", ttlMs: HOUR / 2 });
  });

  test("wait in the quiet hours for their end", () => {
    const night = new Date("2026-03-10T22:00:00Z");
    expect(decide({}, [due("a"), due("b")], { now: night })).toEqual({
      kind: "wait",
      drop: [],
      storyIds: ["a", "b"],
      until: new Date("2026-03-11T07:00:00Z"),
    });
  });

  test("are dropped when they are a day old, cannot be shown any more, turned out to be a copy, or are muted", () => {
    const all = [
      due("old", { published: ago(24 * HOUR) }),
      { ...due("withdrawn"), article: undefined },
      due("copy", { copyOf: "06edestqg0n91sdf" }),
      due("muted", { title: "Flood again" }),
      due("told"),
    ];
    const decision = decide({}, all, { hides: (article) => article.title.includes("Flood") });
    expect(decision).toMatchObject({ kind: "send", drop: ["old", "withdrawn", "copy", "muted"] });
    expect(decision.kind === "send" && decision.tell.map((one) => one.storyId)).toEqual(["told"]);
    expect(decide({}, all.slice(0, 2))).toEqual({ kind: "nothing", drop: ["old", "withdrawn"] });
  });

  test("so soon after a message that they can be told together wait", () => {
    expect(decide({ lastSent: ago(4 * 60_000) }, [due("a")])).toMatchObject({
      kind: "wait",
      until: ahead(6 * 60_000),
    });
    expect(decide({ lastSent: ago(10 * 60_000) }, [due("a")])).toMatchObject({ kind: "send" });
    // A clock that was put back must not hold them forever.
    expect(decide({ lastSent: ahead(HOUR) }, [due("a")])).toMatchObject({ kind: "send" });
  });

  test("beyond the day's number wait for the next morning", () => {
    const full = { sentDay: "2026-03-10", sentThatDay: MAX_A_DAY };
    expect(decide(full, [due("a")])).toMatchObject({
      kind: "wait",
      until: new Date("2026-03-11T07:00:00Z"),
    });
    expect(decide({ ...full, sentThatDay: MAX_A_DAY - 1 }, [due("a")])).toMatchObject({
      kind: "send",
      nth: MAX_A_DAY,
    });
    expect(decide({ ...full, sentDay: "2026-03-09" }, [due("a")])).toMatchObject({ kind: "send", nth: 1 });
  });

  test("beyond the day's number of a reader without quiet hours are dropped", () => {
    const full = { quiet: { ...quiet, to: quiet.from }, sentDay: "2026-03-10", sentThatDay: MAX_A_DAY };
    expect(decide(full, [due("a")])).toEqual({ kind: "nothing", drop: ["a"] });
  });

  test("are counted by the reader's own day", () => {
    const tokyo = { quiet: { timeZone: "Asia/Tokyo", from: 0, to: 0 } };
    const now = new Date("2026-03-10T16:00:00Z");
    const decision = decide({ ...tokyo, sentDay: "2026-03-10", sentThatDay: 5 }, [due("a")], { now });
    expect(decision).toMatchObject({ kind: "send", day: "2026-03-11", nth: 1 });
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SECRET } from "../../tests/setup/secret.ts";
import { type Change, changeReader } from "./change.ts";
import { ANYBODY, CONTROLS, NO_CHOICES, type Reader } from "./choices.ts";
import { readReader, writeReader } from "./cookie.ts";
import { LIMITS } from "./encoding.ts";

/** The reader after these changes; throws when one is refused. */
function readerAfter(...changes: Change[]): Reader {
  return changes.reduce((reader, change) => {
    const changed = changeReader(reader, change);
    if (changed.kind === "refused") throw new Error(changed.why);
    return changed.reader;
  }, ANYBODY);
}
const idOf = (n: number) => `06edestqg0n9${String(n).padStart(4, "0")}`;

describe("a reader", () => {
  test("follows and no longer follows", () => {
    const follow: Change = { do: "follow", list: "sections", value: "sports" };
    expect(readerAfter(follow, follow).choices.follows.sections).toEqual(["sports"]);
    expect(readerAfter(follow, { ...follow, do: "unfollow" })).toBe(ANYBODY);
  });

  test("mutes, each word once however it is written, and no longer mutes", () => {
    const mute: Change = { do: "mute", list: "words", value: "  Super\n Bowl " };
    const { choices } = readerAfter(mute, { ...mute, value: "SÚPER BOWL" });
    expect(choices.mutes.words).toEqual(["Super Bowl"]);
    expect(readerAfter(mute, { do: "unmute", list: "words", value: "Super Bowl" })).toBe(ANYBODY);
  });

  test("does not mute what would hide almost everything", () => {
    for (const value of ["", " ", "a", "É", "C++", "!!!", "x".repeat(LIMITS.wordChars + 1)])
      expect(changeReader(ANYBODY, { do: "mute", list: "words", value }).kind).toBe("refused");
    expect(changeReader(ANYBODY, { do: "mute", list: "words", value: "雨" }).kind).toBe("changed");
  });

  test("who follows what was muted, or the other way round, means the later", () => {
    const value = "gazette";
    const follow: Change = { do: "follow", list: "publishers", value };
    const mute: Change = { do: "mute", list: "publishers", value };
    expect(readerAfter(follow, mute).choices).toMatchObject({
      follows: { publishers: [] },
      mutes: { publishers: [value] },
    });
    expect(readerAfter(mute, follow).choices).toMatchObject({
      follows: { publishers: [value] },
      mutes: { publishers: [] },
    });
    const home = readerAfter({ do: "mute", list: "places", value: "us-oh" }, { do: "place", place: "us-oh" });
    expect(home.choices).toMatchObject({ place: "us-oh", mutes: { places: [] } });
  });

  test("weighs the order, and what is as usual is not kept", () => {
    const { choices } = readerAfter(
      { do: "order", order: "latest" },
      { do: "weigh", weights: { near: 2, fresh: 0, coverage: 1 } },
      { do: "weigh", weights: { fresh: 1, quality: 0.5 } },
    );
    expect(choices).toMatchObject({ order: "latest", weights: { near: 2, quality: 0.5 } });
    expect(Object.keys(choices.weights).sort()).toEqual(["near", "quality"]);
  });

  test("has no history until wanting one, and none of it after", () => {
    const read = (n: number): Change => ({
      do: "read",
      article: { id: idOf(n), publisher: "gazette", sections: ["local"] },
    });
    const on: Change = { do: "history", on: true };
    expect(readerAfter(read(1))).toBe(ANYBODY);
    expect(readerAfter(on, read(1), read(2), read(1)).read.map((one) => one.id)).toEqual([idOf(1), idOf(2)]);
    const many = Array.from({ length: 60 }, (_, n) => read(n));
    expect(readerAfter(on, ...many).read).toHaveLength(LIMITS.read);
    expect(readerAfter(on, ...many).read[0]?.id).toBe(idOf(59));
    expect(readerAfter(on, read(1), { do: "forget" }).read).toEqual([]);
    expect(readerAfter(on, read(1), { do: "history", on: false })).toBe(ANYBODY);
  });

  test("saves articles, the newest first, and is told when there is no room", () => {
    const saves = Array.from({ length: LIMITS.saved }, (_, n): Change => ({ do: "save", id: idOf(n) }));
    const full = readerAfter(...saves);
    expect(full.saved[0]).toBe(idOf(LIMITS.saved - 1));
    expect(changeReader(full, { do: "save", id: idOf(0) })).toEqual({ kind: "changed", reader: full });
    expect(changeReader(full, { do: "save", id: idOf(9000) })).toMatchObject({
      kind: "refused",
      why: expect.stringContaining("Take one away first"),
    });
    expect(readerAfter(...saves, { do: "unsave", id: idOf(3) }).saved).not.toContain(idOf(3));
  });

  test("who erases is nobody in particular", () => {
    expect(readerAfter({ do: "save", id: idOf(1) }, { do: "place", place: "us-oh" }, { do: "erase" })).toBe(
      ANYBODY,
    );
  });
});

test("whatever is changed, nothing that was said yes to is lost on the way through the cookie", () => {
  const word = fc.string({ unit: "binary", maxLength: 90 });
  const value = fc.stringMatching(/^[a-z0-9-]{1,90}$/);
  const change: fc.Arbitrary<Change> = fc.oneof(
    fc.record({
      do: fc.constantFrom("follow" as const, "unfollow" as const),
      list: fc.constantFrom("places" as const, "sections" as const, "publishers" as const),
      value,
    }),
    fc.record({
      do: fc.constantFrom("mute" as const, "unmute" as const),
      list: fc.constantFrom("places" as const, "sections" as const, "publishers" as const),
      value,
    }),
    fc.record({
      do: fc.constant("mute" as const),
      list: fc.constantFrom("words" as const, "people" as const),
      value: word,
    }),
    fc.record({ do: fc.constant("place" as const), place: fc.option(value, { nil: undefined }) }),
    fc.record({
      do: fc.constant("order" as const),
      order: fc.constantFrom("ranked" as const, "latest" as const),
    }),
    fc.record({
      do: fc.constant("weigh" as const),
      weights: fc.record(
        Object.fromEntries(CONTROLS.map((control) => [control, fc.constantFrom(0, 0.5, 1, 2)])),
        { requiredKeys: [], noNullPrototype: true },
      ),
    }),
    fc.record({ do: fc.constant("history" as const), on: fc.boolean() }),
    fc.record({ do: fc.constantFrom("save" as const, "unsave" as const), id: fc.nat(9999).map(idOf) }),
    fc.record({
      do: fc.constant("read" as const),
      article: fc.record({ id: fc.nat(9999).map(idOf), publisher: value, sections: fc.array(value) }),
    }),
  );
  const needs = { secret: SECRET, publicUrl: "https://town.example" };
  fc.assert(
    fc.property(fc.array(change, { maxLength: 120, size: "max" }), (changes) => {
      let reader = ANYBODY;
      for (const one of changes) {
        const changed = changeReader(reader, one);
        if (changed.kind === "refused") expect(changed.why).toMatch(/\.$/);
        else reader = changed.reader;
      }
      const lines = writeReader(reader, needs);
      for (const line of lines) expect(line.length).toBeLessThan(3_600);
      const again = readReader(lines.map((line) => line.split(";")[0]).join("; "), SECRET);
      expect({ ...again, read: [] }).toEqual({ ...reader, read: [] });
      expect(again.read).toEqual(reader.read.slice(0, again.read.length));
    }),
    { numRuns: 60 },
  );
  expect(NO_CHOICES.weights).toEqual({});
});

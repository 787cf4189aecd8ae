import fc from "fast-check";
import { expect, test } from "vitest";
import { makeId } from "#base/ids.ts";
import { packFacts, unpackFacts } from "./kept.ts";
import { idIn, parseMessage } from "./messages.ts";

const id = makeId(new Date("2026-03-10T12:00:00Z"));

test("the worker reads what pages tell it, and nothing else", () => {
  expect(parseMessage({ kind: "opened", id, more: 1 })).toEqual({ kind: "opened", id });
  expect(parseMessage({ kind: "saved", ids: [id, "../desk", 7] })).toEqual({ kind: "saved", ids: [id] });
  fc.assert(
    fc.property(fc.anything(), (data) => {
      expect(parseMessage(data)).toBeUndefined();
    }),
  );
});

test("an article's id is found in its addresses and in no other", () => {
  for (const path of [`/article/${id}/some-words`, `/article/${id}`, `/saved/${id}`, `/kept/${id}`])
    expect(idIn(path)).toBe(id);
  for (const path of [`/story/${id}`, `/x/article/${id}`, `/article/${id}x/y`, "/saved"])
    expect(idIn(path)).toBeUndefined();
});

test("facts of a copy survive a header, whatever the title", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (title) => {
      const header = new Headers({ x: packFacts({ title: title.toWellFormed() }) }).get("x");
      expect(unpackFacts(header)).toEqual({ title: title.toWellFormed() });
    }),
  );
  expect(unpackFacts("%")).toBeUndefined();
});

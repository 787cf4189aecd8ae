import { describe, expect, test } from "vitest";
import { findSame, findTelling, type Known, type Marks } from "./sameness.ts";

const marks = (guid?: string, urlKey?: string, contentHash = "content"): Marks => ({
  guid,
  urlKey,
  contentHash,
  substantial: contentHash !== "Traffic update",
});
const known = (value: string, ...given: Parameters<typeof marks>): Known<string> => ({
  value,
  marks: marks(...given),
});
const same = (item: Marks, list: Known<string>[], others: Marks[] = []) =>
  findSame(item, list, findTelling([item, ...others]))?.value;

describe("an item is one we know", () => {
  const old = known("old", "guid-1", "paper.example/a", "text-1");

  test("when guid and address agree, though the text was edited", () => {
    expect(same(marks("guid-1", "paper.example/a", "text-2"), [old])).toBe("old");
  });
  test("when only the guid changed", () => {
    expect(same(marks("guid-2", "paper.example/a", "text-2"), [old])).toBe("old");
  });
  test("when only the address changed", () => {
    expect(same(marks("guid-1", "paper.example/b", "text-2"), [old])).toBe("old");
  });
  test("when guid and address both changed and the text did not", () => {
    expect(same(marks("guid-2", "paper.example/b", "text-1"), [old])).toBe("old");
  });
  test("when it has neither guid nor address but the same text", () => {
    expect(same(marks(undefined, undefined, "text-1"), [old])).toBe("old");
  });
});

describe("an item is new", () => {
  test("when nothing agrees", () => {
    expect(same(marks("g", "u", "t"), [known("old", "guid", "url", "text")])).toBeUndefined();
  });
  test("when two items of one document share the guid and differ in address and text", () => {
    const sibling = marks("shared", "paper.example/a", "text-a");
    const list = [known("a", "shared", "paper.example/a", "text-a")];
    expect(same(marks("shared", "paper.example/b", "text-b"), list, [sibling])).toBeUndefined();
  });
  test("when two items of one document share guid and address and only their texts differ", () => {
    const sibling = marks("shared", "paper.example/today", "text-a");
    const list = [known("a", "shared", "paper.example/today", "text-a")];
    expect(same(marks("shared", "paper.example/today", "text-b"), list, [sibling])).toBeUndefined();
  });
  test("when every item of the document links to one page", () => {
    const sibling = marks("1", "paper.example/today", "text-a");
    const list = [known("a", "1", "paper.example/today", "text-a")];
    expect(same(marks("2", "paper.example/today", "text-b"), list, [sibling])).toBeUndefined();
  });
  test("when it repeats a few words under another guid and address", () => {
    expect(
      same(marks("g2", "u2", "Traffic update"), [known("a", "g1", "u1", "Traffic update")]),
    ).toBeUndefined();
  });
  test("when several known items have its guid and nothing else agrees", () => {
    const list = [known("a", "g", "u1", "t1"), known("b", "g", "u2", "t2")];
    expect(same(marks("g", "u3", "t3"), list)).toBeUndefined();
  });
});

test("of several known items, the one with most in common is chosen", () => {
  const list = [
    known("content", "x", "y", "t"),
    known("address", "z", "u", "s"),
    known("both", "g", "u", "r"),
  ];
  expect(same(marks("g", "u", "t"), list)).toBe("both");
});

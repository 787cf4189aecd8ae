import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  compareFingerprints,
  compareTexts,
  fingerprint,
  packFingerprint,
  unpackFingerprint,
} from "./fingerprint.ts";

/** Sentences of made-up words, the same for the same seed. */
function makeText(seed: number, words: number): string {
  const out: string[] = [];
  let state = seed * 2_654_435_761;
  for (let i = 0; i < words; i++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    out.push(`w${(state >>> 8) % 5_000}`);
  }
  return out.join(" ");
}
const print = (text: string, title = "") => fingerprint({ title, text });

describe("two prints of a text are the same", () => {
  test("whatever the case, quotes, accents, punctuation and white space", () => {
    const one = "“We can’t wait,” the café’s owner said — not for the third year in a row.";
    const other = "\"WE CAN'T WAIT\" the cafe's owner said:\n\n not for   the third year in a row";
    expect(compareTexts(one, other).jaccard).toBe(1);
  });
  test("under another byline, dateline, credit and legal line", () => {
    const report =
      "The dam above the lower mill was closed on Friday after rain had fallen for nine days. No one was hurt.";
    const wire = `BRINDLE FALLS, Ohio (AP) — ${report}\n\nCopyright 2031 The Lantern. All rights reserved.`;
    const paper = `By Ada Fennimore\n\n${report}`;
    expect(compareTexts(wire, paper).jaccard).toBe(1);
    expect(compareTexts(wire, report).jaccard).toBe(1);
  });
  test("in a script without spaces", () => {
    const text = "水坝在连续九天降雨后于星期五关闭没有人受伤";
    expect(compareTexts(text, `${text}。`).jaccard).toBe(1);
    expect(compareTexts(text, "完全不同的另一篇报道讲的是学校的新图书馆开放").jaccard).toBe(0);
  });
});

test("a text that only begins with a dash or a name keeps its beginning", () => {
  const text = "Jane Roe - a dentist from the lower town - won the race on Sunday by more than two minutes.";
  expect(compareTexts(text, text.slice(11)).aInB).toBeLessThan(1);
});

test("shares are counted exactly: an excerpt lies in its text, and the text in part in the excerpt", () => {
  const text = makeText(1, 104);
  const excerpt = text.split(" ").slice(0, 54).join(" ");
  expect(compareTexts(excerpt, text)).toEqual({
    jaccard: 0.5,
    aInB: 1,
    bInA: 0.5,
    doubt: { jaccard: 0, within: 0 },
  });
});

test("short texts are compared exactly by their fingerprints, long ones within the doubt stated", () => {
  for (let seed = 1; seed <= 200; seed++) {
    const length = 20 + seed * 13;
    const start = makeText(seed, length);
    const one = `${start} ${makeText(seed + 1_000, Math.floor((length * (seed % 7)) / 7))}`;
    const other = `${start} ${makeText(seed + 2_000, Math.floor((length * (seed % 5)) / 5))}`;
    const truth = compareTexts(one, other);
    const estimate = compareFingerprints(print(one), print(other));
    expect(Math.abs(estimate.jaccard - truth.jaccard)).toBeLessThanOrEqual(estimate.doubt.jaccard + 1e-9);
    expect(Math.abs(estimate.aInB - truth.aInB)).toBeLessThanOrEqual(estimate.doubt.within + 1e-9);
    if (print(one).cut === 2 ** 32 && print(other).cut === 2 ** 32)
      expect(estimate.jaccard).toBe(truth.jaccard);
  }
});

describe("a fingerprint", () => {
  test("comes back from its bytes, 600 at most for an article of 1,000 words", () => {
    for (const words of [0, 3, 5, 60, 68, 69, 80, 300, 1_000, 5_000]) {
      const one = print(makeText(words + 1, words), "A headline of five words");
      const bytes = packFingerprint(one);
      expect(unpackFingerprint(bytes)).toEqual(one);
      if (words <= 1_000) expect(bytes.length).toBeLessThanOrEqual(600);
    }
  });
  test("is not read from damaged or foreign bytes", () => {
    const bytes = packFingerprint(print(makeText(1, 300)));
    expect(unpackFingerprint(bytes.subarray(0, 21))).toBeUndefined();
    expect(unpackFingerprint(Buffer.concat([Buffer.from([99]), bytes.subarray(1)]))).toBeUndefined();
    expect(unpackFingerprint(Buffer.alloc(0))).toBeUndefined();
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (any) => void unpackFingerprint(any)));
  });
  test("keeps the headline only when it has words enough to tell something", () => {
    expect(print("text", "Police log").title).toBe(0);
    expect(print("text", "Dam closed after nine days").title).not.toBe(0);
    expect(print("", "Dam closed after nine days").title).toBe(
      print("", "DAM closed, after nine days!").title,
    );
  });
  test("of strangers' texts is sorted, without doubles, below its cut, and comes back from its bytes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), fc.nat(6), (text, times) => {
        const one = print(`${text} `.repeat(times));
        expect([...one.hashes]).toEqual([...new Set(one.hashes)].sort((a, b) => a - b));
        expect(one.hashes.every((hash) => hash < one.cut)).toBe(true);
        expect(unpackFingerprint(packFingerprint(one))).toEqual(one);
      }),
    );
  });
  test.each([
    ["nothing", ""],
    ["one long word", "a".repeat(1_000_000)],
    ["emoji", "🎉👩‍👩‍👧".repeat(100_000)],
    ["brackets", "(((\n".repeat(250_000)],
    ["capitals and dots", "AB. (".repeat(200_000)],
    ["right to left", "قال الرئيس في القاهرة ".repeat(40_000)],
    ["bylines", "By Ada\n".repeat(140_000)],
    ["characters that are words", "水".repeat(1_000_000)],
    ["one sentence again and again", "all work and no play makes a dull paper ".repeat(25_000)],
  ])("of a million characters of %s is small, and like itself", (_, text) => {
    const one = print(text);
    expect(packFingerprint(one).length).toBeLessThan(30_000);
    expect(compareFingerprints(one, one).jaccard).toBe(one.hashes.length > 0 ? 1 : 0);
  });
});

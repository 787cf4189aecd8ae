import fc from "fast-check";
import { expect, test } from "vitest";
import { parseShare } from "./share.ts";

const OURS = "https://town.example";

test("the address is found wherever the other app put it, and the words are without it", () => {
  const found = { kind: "other", url: new URL("https://gazette.example/bridge") };
  const address = "https://gazette.example/bridge";
  expect(parseShare({ url: address, title: "Bridge opens" }, OURS)).toEqual({
    ...found,
    words: "Bridge opens",
  });
  expect(parseShare({ text: `Bridge opens ${address}` }, OURS)).toEqual({ ...found, words: "Bridge opens" });
  expect(parseShare({ text: address }, OURS)).toEqual({ ...found, words: "" });
});

test("a page of ours leads to itself, and never anywhere else", () => {
  expect(parseShare({ url: `${OURS}/story/1?a=b#c` }, OURS)).toEqual({ kind: "own", path: "/story/1?a=b" });
  expect(parseShare({ url: `${OURS}//elsewhere.example/` }, OURS)).toEqual({
    kind: "own",
    path: "/elsewhere.example/",
  });
  fc.assert(
    fc.property(fc.webPath(), fc.string({ maxLength: 10 }), (path, noise) => {
      const share = parseShare({ text: `${OURS}/${noise}${path}` }, OURS);
      if (share.kind === "own") expect(new URL(share.path, OURS).origin).toBe(OURS);
    }),
  );
});

test("whatever is shared comes back bounded and without a script for an address", () => {
  const text = fc.oneof(fc.string({ unit: "binary" }), fc.webUrl(), fc.constant("javascript:alert(1)"));
  fc.assert(
    fc.property(fc.record({ title: text, text, url: text }), (given) => {
      const share = parseShare(given, OURS);
      if (share.kind === "own") return;
      expect(share.words.length).toBeLessThanOrEqual(200);
      expect(["https:", "http:", undefined]).toContain(share.url?.protocol);
    }),
  );
});

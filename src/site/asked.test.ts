import { Hono } from "hono";
import { describe, expect, test } from "vitest";
import { cutPage, doneIn, readId } from "./asked.ts";

const SAID = { saved: "It is saved." };
const site = new Hono();
site.get("/", (c) => c.json([readId(c, "before") ?? null, doneIn(c, SAID) ?? null]));
const ask = async (query: string) => (await site.request(`/?${query}`)).json();

describe("what an address asks for", () => {
  test("an id is one, or nothing", async () => {
    expect(await ask("before=06edestqg0n91sde")).toEqual(["06edestqg0n91sde", null]);
    for (const wrong of ["", "x", "06edestqg0n91sd'", "constructor"])
      expect(await ask(`before=${wrong}`)).toEqual([null, null]);
  });

  test("only what is there to be said is said", async () => {
    expect(await ask("done=saved")).toEqual([null, "It is saved."]);
    for (const wrong of ["", "gone", "constructor", "__proto__", "toString"])
      expect(await ask(`done=${wrong}`)).toEqual([null, null]);
  });
});

test("a page tells where the list goes on, if it does", () => {
  expect(cutPage([1, 2, 3], 2)).toEqual({ shown: [1, 2], last: 2 });
  expect(cutPage([1, 2], 2)).toEqual({ shown: [1, 2], last: undefined });
  expect(cutPage([], 2)).toEqual({ shown: [], last: undefined });
});

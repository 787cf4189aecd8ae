import fc from "fast-check";
import { Hono } from "hono";
import { describe, expect, test } from "vitest";
import { CONTROLS } from "#readers/choices.ts";
import { backPath, readForm } from "./forms.ts";
import { parseChange } from "./parse-change.ts";

const FORM = { "content-type": "application/x-www-form-urlencoded" };

async function send(headers: Record<string, string>, body = "do=forget"): Promise<unknown> {
  const app = new Hono();
  app.post("/", async (c) => {
    const read = await readForm(c, "https://town.example");
    return c.json(read.kind === "form" ? Object.fromEntries(read.form) : read.status);
  });
  const request = { method: "POST", headers: { host: "10.0.0.7:8080", ...FORM, ...headers }, body };
  return (await app.request("http://10.0.0.7:8080/", request)).json();
}

describe("a form", () => {
  test.each([
    [{}, true],
    [{ "sec-fetch-site": "same-origin" }, true],
    [{ "sec-fetch-site": "none" }, true],
    [{ "sec-fetch-site": "cross-site" }, false],
    [{ "sec-fetch-site": "same-site" }, false],
    [{ "sec-fetch-site": "cross-site", origin: "https://town.example" }, false],
    [{ origin: "https://town.example" }, true],
    [{ origin: "http://10.0.0.7:8080" }, true],
    [{ origin: "https://town.example.evil.example" }, false],
    [{ origin: "http://town.example" }, false],
    [{ origin: "null" }, false],
    [{ origin: "https://evil.example", referer: "https://town.example/" }, false],
    [{ referer: "https://town.example/article/1/x" }, true],
    [{ referer: "https://evil.example/town.example" }, false],
    [{ referer: "nonsense" }, false],
  ])("with %j is taken: %j", async (headers, isTaken) => {
    expect(await send(headers as Record<string, string>)).toEqual(isTaken ? { do: "forget" } : 403);
  });

  test("is a plain form of 16 KB at most, whatever its length is said to be", async () => {
    expect(await send({ "content-type": "application/json" })).toBe(400);
    expect(await send({ "content-type": "multipart/form-data; boundary=x" })).toBe(400);
    expect(await send({}, `do=${"x".repeat(16 * 1024)}`)).toBe(413);
    expect(await send({ "content-length": "3" }, `do=${"x".repeat(1_000_000)}`)).toBe(413);
    expect(await send({}, "do=%E4%BD%A0&do=%FF%00")).toEqual({ do: "\ufffd\u0000" });
  });
});

describe("the way back", () => {
  test.each(["/", "/choices#mute", "/article/1/x?muted=show", "/search?q=%22a%22", "/a//b"])(
    "leads to %s",
    (path) => {
      expect(backPath(path)).toBe(path);
    },
  );

  test("never leads to another site, whatever is asked for", () => {
    const hostile = [
      "//evil.example",
      "/\\evil.example",
      "/\t/evil.example",
      "https://evil.example",
      "\\\\evil",
    ];
    for (const path of [
      ...hostile,
      "javascript:1",
      "",
      "a",
      "/ä",
      `/${"x".repeat(2000)}`,
      "/a\r\nset-cookie:b",
    ])
      expect(backPath(path)).toBe("/choices");
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."/\\.:@?#%ae \t\r\n\u0000ä") }), (text) => {
        const path = backPath(`/${text}`);
        expect(new URL(path, "https://town.example/x/y").origin).toBe("https://town.example");
        expect(path).toMatch(/^\/[\x21-\x7e]*$/);
      }),
    );
  });
});

describe("what a form asks to change", () => {
  const parse = (fields: Record<string, string>) => parseChange(new URLSearchParams(fields));

  test("is told by its fields", () => {
    expect(parse({ do: "follow", section: "sports" })).toEqual({
      do: "follow",
      list: "sections",
      value: "sports",
    });
    expect(parse({ do: "mute", person: "Ann Reed" })).toEqual({
      do: "mute",
      list: "people",
      value: "Ann Reed",
    });
    expect(parse({ do: "place", place: "us-oh" })).toEqual({ do: "place", place: "us-oh" });
    expect(parse({ do: "place" })).toEqual({ do: "place", place: undefined });
    expect(parse({ do: "weigh", near: "2", fresh: "0", original: "7", toString: "1" })).toEqual({
      do: "weigh",
      weights: { near: 2, fresh: 0 },
    });
    expect(parse({ do: "history", history: "on" })).toEqual({ do: "history", on: true });
  });

  test("is nothing for a form that is none of ours", () => {
    for (const fields of [{}, { do: "follow" }, { do: "follow", word: "x" }, { do: "order", order: "best" }])
      expect(parse(fields as Record<string, string>)).toBeUndefined();
    for (const name of ["__proto__", "constructor", "save", "read"])
      expect(parse({ do: name })).toBeUndefined();
    const any = fc.dictionary(
      fc.constantFrom("do", "place", "word", "order", "__proto__", ...CONTROLS),
      fc.oneof(fc.constantFrom("follow", "mute", "weigh", "0.5", "ranked"), fc.string({ unit: "binary" })),
    );
    fc.assert(
      fc.property(any, (fields) => {
        const change = parse(fields);
        if (change?.do === "weigh")
          for (const [control, weight] of Object.entries(change.weights)) {
            expect(CONTROLS).toContain(control);
            expect([0, 0.5, 1, 2]).toContain(weight);
          }
      }),
    );
  });
});

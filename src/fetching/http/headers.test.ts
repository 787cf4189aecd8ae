import { describe, expect, test } from "vitest";
import {
  foldHeaders,
  locationOf,
  maxAgeSeconds,
  requestHeaders,
  retryAfterSeconds,
  userAgentOf,
} from "./headers.ts";

const NOW = new Date("2026-03-01T12:00:00Z");

describe("what we say", () => {
  test("names product, version and contact, and lets nothing into the header that ends it", () => {
    const agent = { product: "Townwire", version: "1.2.3", contact: "desk@town.example)\r\nx: y" };
    expect(userAgentOf(agent)).toBe("Townwire/1.2.3 (+desk@town.examplex:y)");
  });

  test("sends validators back only when a request may hold them", () => {
    const headers = (etag: string) => requestHeaders({ userAgent: "T", accept: "feed", etag });
    expect(headers('W/"1"')["if-none-match"]).toBe('W/"1"');
    expect(headers('"a\r\nx: y"')).not.toHaveProperty("if-none-match");
    expect(headers('"caf\u00e9"')).not.toHaveProperty("if-none-match");
    expect(headers(`"${"a".repeat(2000)}"`)).not.toHaveProperty("if-none-match");
  });
});

describe("what servers say", () => {
  test("folds repeated headers and leaves cookies out", () => {
    expect({ ...foldHeaders({ Vary: ["a", "b"], "Set-Cookie": "x=1", etag: "1", age: undefined }) }).toEqual({
      vary: "a, b",
      etag: "1",
    });
  });

  test.each([
    ["120", 120],
    ["0", 0],
    ["1.5", 2],
    ["Sun, 01 Mar 2026 12:05:00 GMT", 300],
    ["Sun, 01 Mar 2026 11:00:00 GMT", 0],
    ["99999999", 86_400],
    ["soon", undefined],
    ["", undefined],
  ])("reads Retry-After %j as %s seconds", (value, expected) => {
    expect(retryAfterSeconds({ "retry-after": value }, NOW)).toBe(expected);
  });

  test.each([
    [{ "cache-control": "public, max-age=600" }, 600],
    [{ "cache-control": 'max-age="60"' }, 60],
    [{ "cache-control": "s-maxage=900" }, undefined],
    [{ "cache-control": "max-age=600", age: "100" }, 500],
    [{ "cache-control": "max-age=60", age: "100" }, 0],
    [{ "cache-control": "no-cache, max-age=600" }, 0],
    [{ expires: "Sun, 01 Mar 2026 13:00:00 GMT" }, 3600],
    [{ expires: "Sun, 01 Mar 2026 13:00:00 GMT", date: "Sun, 01 Mar 2026 12:30:00 GMT" }, 1800],
    [{ expires: "0" }, 0],
    [{ expires: "never" }, undefined],
    [{}, undefined],
  ])("reads freshness from %j as %s seconds", (headers, expected) => {
    expect(maxAgeSeconds(headers, NOW)).toBe(expected);
  });

  test("resolves a Location, also one in raw UTF-8", () => {
    const base = new URL("https://news.example/a/b");
    expect(locationOf({ location: "../c" }, base)?.href).toBe("https://news.example/c");
    expect(locationOf({ location: "//other.example/x" }, base)?.href).toBe("https://other.example/x");
    const sent = Buffer.from("/caf\u00e9").toString("latin1");
    expect(locationOf({ location: sent }, base)?.pathname).toBe("/caf%C3%A9");
    expect(locationOf({ location: "http://[" }, base)).toBeUndefined();
    expect(locationOf({}, base)).toBeUndefined();
  });
});

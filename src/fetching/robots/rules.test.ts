import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isAllowed, parseRobots } from "./rules.ts";

const allows = (text: string, path: string) =>
  isAllowed(parseRobots(text, "townwire"), new URL(path, "https://news.example"));

describe("which rules are ours", () => {
  test.each([
    [
      "our own group over everyone's",
      "User-agent: *\nDisallow: /\n\nUser-agent: Townwire\nDisallow: /desk",
      true,
    ],
    ["everyone's when we are not named", "User-agent: other\nAllow: /\n\nUser-agent: *\nDisallow: /", false],
    ["none when only others are named", "User-agent: other\nDisallow: /", true],
    ["our token whatever its case and version", "User-agent: TOWNWIRE/1.0 (news)\nDisallow: /", false],
    ["not those of a longer name", "User-agent: townwire-archive\nDisallow: /", true],
    ["those of a group with several names", "User-agent: other\nUser-agent: townwire\nDisallow: /", false],
    [
      "groups that name us twice, joined",
      "User-agent: townwire\nDisallow: /b\n\nUser-agent: x\nDisallow: /\n\nUser-agent: townwire\nDisallow: /a",
      false,
    ],
    [
      "a group that another record interrupts",
      "User-agent: townwire\nSitemap: https://news.example/map\nUser-agent: x\nDisallow: /",
      false,
    ],
    ["no rule before the first name", "Disallow: /\nUser-agent: x\nDisallow: /b", true],
    ["an empty group of our own", "User-agent: *\nDisallow: /\nUser-agent: townwire\nDisallow:", true],
    ["a file with a byte order mark", "\ufeffUser-agent: *\nDisallow: /", false],
    ["lines that end in a carriage return", "User-agent: *\rDisallow: /\r", false],
    ["rules with comments", "User-agent: * # all\nDisallow: /a # not this", false],
    ["common misspellings", "Useragent: *\nDissalow: /a", false],
    ["nothing in a page of HTML", "<!DOCTYPE html>\n<title>Not found</title><p>Disallow: /a", true],
  ])("takes %s", (_what, text, expected) => {
    expect(allows(text, "/a")).toBe(expected);
  });
});

describe("which rule decides", () => {
  test.each([
    ["", "/a", true],
    ["Disallow:", "/a", true],
    ["Disallow: /", "/a", false],
    ["Disallow: /", "/robots.txt", true],
    ["Disallow: /fish", "/fish.html", false],
    ["Disallow: /fish", "/Fish.html", true],
    ["Disallow: /fish/", "/fish", true],
    ["Disallow: fish", "/fish", false],
    ["Disallow: /a\nAllow: /a/b", "/a/b/c", true],
    ["Disallow: /a/b\nAllow: /a", "/a/b/c", false],
    ["Disallow: /page\nAllow: /page", "/page", true],
    ["Allow: /page\nDisallow: /*.htm", "/page.htm", false],
    ["Allow: /\nDisallow: /p", "/page", false],
    ["Disallow: /*.php", "/a/index.php?x=1", false],
    ["Disallow: /*.php$", "/index.php?x=1", true],
    ["Disallow: /*.php$", "/a/index.php", false],
    ["Disallow: /*.php$", "/a.php/b.php", false],
    ["Disallow: /fish*.php", "/fishheads/catfish.php?parameters", false],
    ["Disallow: /fish*.php", "/Fish.PHP", true],
    ["Disallow: /$", "/", false],
    ["Disallow: /$", "/a", true],
    ["Disallow: /a$b", "/a$b", false],
    ["Disallow: /a%24", "/a$", false],
    ["Disallow: /a-%2A.html", "/a-*.html", false],
    ["Disallow: /a-%2A.html", "/a-b.html", true],
    ["Disallow: /a*b*b$", "/axb", true],
    ["Disallow: /*?", "/a?b", false],
    ["Disallow: /*?", "/a", true],
    ["Disallow: /foo/bar?baz=quz", "/foo/bar?baz=quz", false],
    ["Disallow: /caf\u00e9", "/caf%c3%a9/menu", false],
    ["Disallow: /caf%c3%A9", "/caf\u00e9", false],
    ["Disallow: /%62%61%72", "/bar", false],
    ["Disallow: /a%2fb", "/a%2Fb", false],
    ["Disallow: /a%2fb", "/a/b", true],
    ["Disallow /a", "/a", false],
  ])("with %j, %s is allowed: %s", (rules, path, expected) => {
    expect(allows(`User-agent: *\n${rules}`, path)).toBe(expected);
  });
});

describe("strangers' robots.txt", () => {
  test("gives the crawl delay in milliseconds and ignores nonsense in it", () => {
    const delayOf = (value: string) =>
      parseRobots(`User-agent: *\nCrawl-delay: ${value}`, "townwire").crawlDelayMs;
    expect(delayOf("2.5")).toBe(2500);
    expect(delayOf("-1")).toBeUndefined();
    expect(delayOf("often")).toBeUndefined();
    expect(delayOf("")).toBeUndefined();
  });

  test("never fails, whatever is in it", () => {
    const line = fc.tuple(
      fc.constantFrom("User-agent", "Allow", "Disallow", "Crawl-delay", "", "x"),
      fc.constantFrom(":", " ", ""),
      fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^[/*$%a-c]{0,20}$/), fc.constant("*")),
    );
    fc.assert(
      fc.property(fc.array(line), fc.webPath(), (lines, tail) => {
        const path = `/x${tail}`;
        const text = lines.map((parts) => parts.join("")).join("\n");
        expect(typeof allows(text, path)).toBe("boolean");
      }),
    );
  });

  test("matches as a regular expression of the same meaning would", () => {
    const pattern = fc.stringMatching(/^\/[ab*]{0,8}\$?$/);
    const path = fc.stringMatching(/^\/[ab]{0,10}$/);
    fc.assert(
      fc.property(pattern, path, (rule, address) => {
        const meaning = new RegExp(`^${rule.replaceAll("*", ".*")}`);
        expect(allows(`User-agent: *\nDisallow: ${rule}`, address)).toBe(!meaning.test(address));
      }),
      { numRuns: 1000 },
    );
  });

  test("is decided in steps that grow with its size and no faster", () => {
    const stars = `User-agent: *\nDisallow: /${"*a".repeat(100_000)}b`;
    const path = `/${"a".repeat(3000)}`;
    expect(allows(stars, path)).toBe(true);
    expect(allows(`User-agent: *\n${"Disallow: /*a*a*a*b\n".repeat(10_000)}`, path)).toBe(true);
  });
});

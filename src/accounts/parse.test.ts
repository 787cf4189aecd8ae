import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describeAgent } from "./agent.ts";
import { parseEmail, parseName } from "./parse.ts";
import { partyOf } from "./party.ts";

describe("a name", () => {
  test.each([
    ["  Ada \t Mill ", "Ada Mill"],
    ["Zoë", "Zoë"],
    ["Zoe\u0308", "Zoë"],
    ["محمد", "محمد"],
    ["می\u200cخواهم", "می\u200cخواهم"],
    ["李小龙", "李小龙"],
    ["\u202eadmin", "admin"],
    ["A\u200bd\u0000a\u2060", "Ada"],
    [`Z${"\u0337".repeat(20)}algo`, `Z${"\u0337".repeat(3)}algo`],
    ["A", undefined],
    ["  ", undefined],
    ["--", undefined],
    ["\u200b\u200b\u200b", undefined],
    ["x".repeat(41), undefined],
    ["🦊🦊", undefined],
  ])("%j is %j", (given, name) => expect(parseName(given)).toBe(name));

  test("that was read once stays as it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (given) => {
        const name = parseName(given);
        if (name === undefined) return;
        expect(parseName(name)).toBe(name);
        expect(name).toMatch(/^\S.*\S$/u);
      }),
    );
  });
});

describe("an address", () => {
  test.each([
    [" Ada@Mill.Example ", "ada@mill.example"],
    ["a.d+a@mill.example", "a.d+a@mill.example"],
    ["ada@MÜHLE.example", "ada@xn--mhle-0ra.example"],
    ["ada@mill", undefined],
    ["ada@127.0.0.1", undefined],
    ["ada@mill.example, bob@mill.example", undefined],
    ["ada@mill.example\nBcc: bob@mill.example", undefined],
    ["<ada@mill.example>", undefined],
    ['"a b"@mill.example', undefined],
    ["a..da@mill.example", undefined],
    [".ada@mill.example", undefined],
    ["ada@-mill.example", undefined],
    ["adа@mill.example", undefined], // a Cyrillic letter
    [`${"a".repeat(65)}@mill.example`, undefined],
    [`ada@${"a.".repeat(125)}example`, undefined],
    ["", undefined],
  ])("%j is %j", (given, email) => expect(parseEmail(given)).toBe(email));

  test("that was read once stays as it is, and is one alone", () => {
    const given = fc.oneof(fc.emailAddress(), fc.string({ unit: "binary", maxLength: 80 }));
    fc.assert(
      fc.property(given, (text) => {
        const email = parseEmail(text);
        if (email === undefined) return;
        expect(parseEmail(email)).toBe(email);
        expect(email).toMatch(/^[\x21-\x7e]+$/);
        expect(email).toBe(email.toLowerCase());
        expect(email).not.toMatch(/[,;:<>()"\\[\]]/);
      }),
    );
  });
});

test.each([
  ["https://town.example", { id: "town.example", origin: "https://town.example" }],
  ["https://town.example:8443", { id: "town.example", origin: "https://town.example:8443" }],
  ["http://127.0.0.1:8080", { id: "localhost", origin: "http://localhost:8080" }],
  ["http://localhost:8080", { id: "localhost", origin: "http://localhost:8080" }],
  ["http://town.localhost", { id: "town.localhost", origin: "http://town.localhost" }],
  ["http://town.example", undefined],
  ["https://192.0.2.7", undefined],
])("passkeys of %s belong to %o", (publicUrl, party) => expect(partyOf(publicUrl)).toEqual(party));

test.each([
  ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux"],
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0",
    "Edge on Windows",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
    "Safari on iPhone",
  ],
  [
    "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36",
    "Chrome on Android",
  ],
  ["<script>", "A browser"],
  [undefined, "A browser"],
])("%s is told as %s", (line, words) => expect(describeAgent(line)).toBe(words));

import fc from "fast-check";
import { simpleParser } from "mailparser";
import { expect, test } from "vitest";
import { oneLine } from "#base/text.ts";
import { buildLetter, type Letter } from "./letter.ts";

const LETTER: Letter = {
  to: "ada@mill.example",
  from: { name: "The Town", address: "news@town.example" },
  subject: "News",
  text: "x",
  html: "<p>x</p>",
  headers: {},
  messageId: "1@town.example",
  date: new Date("2026-03-01T12:00:00Z"),
};
const HEADERS = ["from", "to", "subject", "date", "message-id", "list-id", "mime-version", "content-type"];
/** Text with line ends, whole and broken, where headers are begun with. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "\r\n",
        "\n",
        "\r",
        "\0",
        "\u2028",
        "=",
        "=?utf-8?q?x?=",
        ".",
        "From ",
        "Bcc: x@y.example",
      ),
      fc.string({ unit: "binary", maxLength: 30 }),
    ),
    { maxLength: 12 },
  )
  .map((all) => all.join(""));

test("whatever subject and name hold, there are no more headers than were given, and both are read back", async () => {
  await fc.assert(
    fc.asyncProperty(hostile, hostile, async (words, name) => {
      const subject = `News ${words}`;
      const raw = buildLetter({
        ...LETTER,
        subject,
        from: { name, address: LETTER.from.address },
        headers: { "list-id": `<x.${subject}>` },
      });
      const mail = await simpleParser(raw);
      expect([...mail.headers.keys()].filter((key) => key !== "list").sort()).toEqual(
        [...HEADERS].filter((key) => key !== "list-id").sort(),
      );
      expect(mail.headerLines.map(({ key }) => key).sort()).toEqual([...HEADERS].sort());
      expect(oneLine(mail.subject ?? "").replace(/\s/g, "")).toBe(oneLine(subject).replace(/\s/g, ""));
      expect(mail.from?.value[0]?.address).toBe("news@town.example");
    }),
    { numRuns: 150 },
  );
});

test("whatever the bodies hold comes out as it went in, in short lines of ASCII", async () => {
  const bodies = fc.oneof(hostile, fc.string({ unit: "grapheme", maxLength: 400 }));
  await fc.assert(
    fc.asyncProperty(bodies, bodies, async (text, html) => {
      // mailparser gives an empty text as a line end.
      const raw = buildLetter({ ...LETTER, text: `a${text}`, html: `b${html}` });
      const mail = await simpleParser(raw, {
        skipHtmlToText: true,
        skipTextToHtml: true,
        skipTextLinks: true,
      });
      const whole = (given: string) => given.toWellFormed().replace(/\r\n?/g, "\n");
      expect([mail.text ?? "", mail.html || ""]).toEqual([whole(`a${text}`), whole(`b${html}`)]);
      expect(raw.toString("latin1")).toMatch(/^(?:[\x00-\x7f]{0,76}\r\n)*$/);
    }),
    { numRuns: 150 },
  );
});

test("an address or the name of a header that is none is not built in", () => {
  for (const to of [
    "ada",
    "ada@mill.example, bob@mill.example",
    "a@b.example>\r\nBcc: c",
    "",
    "<a@b.example>",
  ])
    expect(() => buildLetter({ ...LETTER, to })).toThrow("not an address");
  expect(() => buildLetter({ ...LETTER, headers: { "x\r\nbcc": "y" } })).toThrow("name of a header");
});

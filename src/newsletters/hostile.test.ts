import fc from "fast-check";
import { simpleParser } from "mailparser";
import { createTransport } from "nodemailer";
import { expect, test } from "vitest";
import { listAddressesOf, readHtmlWords, readTextWords } from "../../tests/setup/letters.ts";
import { drawHtml } from "./drawing/html.tsx";
import { drawText } from "./drawing/text.ts";
import { fillIssue } from "./fill.ts";
import { decideSubject, type IssueShown } from "./show-issue.ts";

const MARKS = {
  preferences: "preferences-0123456789abcdef01234567",
  unsubscribe: "unsubscribe-0123456789abcdef01234567",
};
const LINKS = {
  preferences: "https://town.example/newsletter/p",
  unsubscribe: "https://town.example/newsletter/u/t",
};
const OURS = ["https://town.example", "https://gazette.example/"];

const nasty = fc.constantFrom(
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "</style><style>*{display:none}",
  "]]><!--",
  "&lt;b&gt; &amp; 'x'",
  "\r\nBcc: eve@mill.example",
  "\n\nhttps://eve.example/",
  "\u202egnp.exe",
  "\u0000\u0007",
  "javascript:alert(1)",
  "=?utf-8?B?QmNjOg==?=",
  "{{preferences}}",
  "<mailto:eve@mill.example>",
  "--- ",
  "\ud800",
  "村🏔️",
);
const words = fc
  .array(fc.oneof(nasty, fc.string({ maxLength: 20 }), fc.string({ unit: "grapheme", maxLength: 20 })), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.join(" "));

const story = fc.record({
  title: words,
  url: fc.constant("https://town.example/article/0123456789abcdef/x"),
  publisher: words,
  authors: words,
  original: fc.constantFrom(undefined, "https://gazette.example/x?a=1&b='2'"),
  when: fc.constant("Mon, Mar 9, 3:00 AM"),
  excerpt: words,
  why: words,
  outlets: fc.nat(5),
  comments: fc.nat(5),
  language: fc.constantFrom(undefined, "es"),
  picture: fc.option(
    fc.record({
      url: fc.constant("https://town.example/image/k?w=640&f=jpeg"),
      thumbUrl: fc.constant("https://town.example/image/k?card=320&f=jpeg"),
      alt: words,
      credit: fc.option(words, { nil: undefined }),
      width: fc.constant(640),
      height: fc.constant(400),
    }),
    { nil: undefined },
  ),
});

test("nothing that strangers wrote becomes markup, a header, or a link of ours", async () => {
  const sender = createTransport({ streamTransport: true, buffer: true });
  await fc.assert(
    fc.asyncProperty(story, story, words, async (lead, other, title) => {
      const line = { title: other.title, url: other.url, publisher: other.publisher, language: undefined };
      const issue: IssueShown = {
        ...{ town: title, title, day: "Monday, March 9, 2026", covers: "The last 24 hours" },
        subject: decideSubject(title, lead.title),
        preheader: other.title,
        ...{ webUrl: "https://town.example/newsletter/issues/k", siteUrl: "https://town.example/" },
        lead,
        blocks: [{ heading: title, url: undefined, note: other.why, stories: [other] }],
        cut: 3,
        discussed: [{ ...line, comments: 2 }],
        corrections: [{ ...line, sent: "Sunday, March 8, 2026" }],
        ...{ withdrawn: 1, isEmpty: false, articles: [] },
      };
      const drawn = {
        key: "k",
        subject: issue.subject,
        html: await drawHtml(issue, MARKS),
        text: drawText(issue, MARKS),
        marks: MARKS,
      };
      const letter = fillIssue(drawn, LINKS, {
        publicUrl: "https://town.example",
        mailto: "stop@town.example",
      });
      expect(letter.subject).not.toMatch(/[\p{Cc}\u202e]/u);
      expect(letter.html).not.toMatch(/<(script|img src=x)|<\/style><style/i);
      for (const url of listAddressesOf(letter.html))
        expect(OURS.some((own) => url.startsWith(own))).toBe(true);
      const [web, original] = [
        letter.html.match(/<a /g)?.length,
        [lead, other].filter((one) => one.original).length,
      ];
      const pictures = [lead, other].filter((one) => one.picture).length;
      expect(web).toBe(1 + 2 + original + pictures + 1 + 2 + 3);
      const sent = await sender.sendMail({
        from: "desk@town.example",
        to: "ada@mill.example",
        ...letter,
        headers: { ...letter.headers },
      });
      const parsed = await simpleParser(sent.message as Buffer);
      const names = parsed.headerLines.map(({ key }) => key);
      expect(names.filter((name) => !KNOWN.has(name))).toEqual([]);
      expect(new Set(names).size).toBe(names.length);
      expect([parsed.bcc, parsed.cc]).toEqual([undefined, undefined]);
      expect(parsed.attachments).toEqual([]);
      expect(readTextWords(parsed.text ?? "").length).toBeGreaterThan(20);
      expect(readHtmlWords(parsed.html || "").join(" ")).toContain("Unsubscribe");
    }),
    { numRuns: 60 },
  );
});

const KNOWN = new Set([
  ...["from", "to", "subject", "message-id", "date", "mime-version", "content-type"],
  ...["list-unsubscribe", "list-unsubscribe-post", "list-id", "list-archive", "precedence", "auto-submitted"],
]);

import fc from "fast-check";
import { expect, test } from "vitest";
import { makeId } from "#base/ids.ts";
import { splitMbox } from "./mbox.ts";
import { MAX_REPORT_BYTES, parseReport } from "./reports.ts";
import { makeReturnPath, parseReturnPath } from "./return-path.ts";

const lines = (...all: string[]) => Buffer.from(all.join("\r\n"));

/** RFC 3464, as Postfix writes it. */
const dsn = (action: string, status: string, said: string) =>
  lines(
    "From: MAILER-DAEMON@mx.mill.example (Mail Delivery System)",
    "To: bounce+16-0123456789ab@town.example",
    "Subject: Undelivered Mail Returned to Sender",
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    "",
    "--b",
    "Content-Type: text/plain",
    "",
    "I'm sorry to have to inform you.",
    "--b",
    "Content-Type: message/delivery-status",
    "",
    "Reporting-MTA: dns; mx.mill.example",
    "",
    "Final-Recipient: rfc822; Ada@mill.example",
    `Action: ${action}`,
    `Status: ${status}`,
    `Diagnostic-Code: smtp; ${said}`,
    "",
    "--b",
    "Content-Type: text/rfc822-headers",
    "",
    "Subject: News",
    "--b--",
    "",
  );

const arf = (kind: string) =>
  lines(
    "From: <feedback@mail.example>",
    "To: <abuse@town.example>",
    'Content-Type: multipart/report; report-type=feedback-report; boundary="b"',
    "",
    "--b",
    "Content-Type: text/plain",
    "",
    "This is an email abuse report.",
    "--b",
    "Content-Type: message/feedback-report",
    "",
    `Feedback-Type: ${kind}`,
    "Version: 1",
    "Original-Rcpt-To: <ada@mill.example>",
    "",
    "--b",
    "Content-Type: message/rfc822",
    "",
    "Return-Path: <bounce+16-0123456789ab@town.example>",
    "Subject: News",
    "",
    "Hello",
    "--b--",
    "",
  );

test.each([
  ["failed", "5.1.1", "550 5.1.1 No such user", { kind: "bounce", hard: true, status: "5.1.1" }],
  ["failed", "5.0.0", "550 5.1.10 no such domain", { kind: "bounce", hard: true, status: "5.1.10" }],
  ["failed", "5.0.0", "550 user unknown", { kind: "bounce", hard: true, status: "5.0.0" }],
  ["failed", "5.2.2", "552 5.2.2 mailbox full", { kind: "bounce", hard: false, status: "5.2.2" }],
  ["failed", "5.7.1", "550 5.7.1 user unknown to our filter", { kind: "bounce", hard: false }],
  ["failed", "5.1.8", "550 5.1.8 bad sender", { kind: "bounce", hard: false }],
  ["failed", "4.4.7", "expired", { kind: "bounce", hard: false, status: "4.4.7" }],
  ["delayed", "4.4.1", "timed out", { kind: "none" }],
  ["delivered", "2.0.0", "250 ok", { kind: "none" }],
])("a report says %s, %s, %s", async (action, status, said, expected) => {
  expect(await parseReport(dsn(action, status, said))).toMatchObject({
    ...expected,
    recipient: "ada@mill.example",
    named: ["bounce+16-0123456789ab@town.example"],
  });
});

test("a reader's complaint is read with the message that it is about; that something is no spam is none", async () => {
  expect(await parseReport(arf("abuse"))).toMatchObject({
    kind: "complaint",
    recipient: "ada@mill.example",
    named: ["bounce+16-0123456789ab@town.example"],
    why: "reported as abuse",
  });
  expect(await parseReport(arf("not-spam"))).toMatchObject({ kind: "none" });
});

test("reports that keep to no standard are read by their words; what people write back is none", async () => {
  const odd = lines(
    "From: MAILER-DAEMON@old.example",
    "To: bounce+16-0123456789ab@town.example",
    "Subject: failure notice",
    "",
    "<ada@mill.example>:",
    "Remote host said: 550 5.1.1 sorry, no mailbox here by that name",
  );
  expect(await parseReport(odd)).toMatchObject({
    kind: "bounce",
    hard: true,
    recipient: "ada@mill.example",
    status: "5.1.1",
  });
  const away = lines(
    "From: ada@mill.example",
    "Subject: I am away",
    "",
    "Call 555 1.1.1, mail delivery failed",
  );
  expect(await parseReport(away)).toMatchObject({ kind: "none" });
});

test("whatever the bytes are, an answer comes", async () => {
  expect(await parseReport(Buffer.alloc(MAX_REPORT_BYTES + 1, "a"))).toMatchObject({ kind: "none" });
  const nested = `${'Content-Type: multipart/mixed; boundary="a"\r\n\r\n--a\r\n'.repeat(2000)}`;
  expect((await parseReport(Buffer.from(nested))).kind).toBe("none");
  const whole = dsn("failed", "5.1.1", "550 5.1.1 gone").toString();
  await fc.assert(
    fc.asyncProperty(
      fc.nat(whole.length),
      fc.nat(40),
      fc.uint8Array({ maxLength: 20 }),
      async (at, cut, put) => {
        const bytes = Buffer.concat([
          Buffer.from(whole.slice(0, at)),
          put,
          Buffer.from(whole.slice(at + cut)),
        ]);
        expect(["bounce", "complaint", "none"]).toContain((await parseReport(bytes)).kind);
      },
    ),
    { numRuns: 100 },
  );
});

test("a return path names its delivery, in any case of letters, and nobody else can make one", () => {
  const base = "bounce@town.example";
  fc.assert(
    fc.property(fc.date({ min: new Date(0), noInvalidDate: true }), fc.nat(), (now, at) => {
      const id = makeId(now);
      const path = makeReturnPath(base, id, "s".repeat(32));
      expect(path.indexOf("@")).toBeLessThanOrEqual(64);
      expect(parseReturnPath(path, base, "s".repeat(32))).toBe(id);
      expect(parseReturnPath(`<${path.toUpperCase()}>`, base, "s".repeat(32))).toBe(id);
      expect(parseReturnPath(path, base, "t".repeat(32))).toBeUndefined();
      const place = "bounce+".length + (at % (path.indexOf("@") - "bounce+".length));
      const other = path[place] === "1" ? "2" : "1";
      const changed = path.slice(0, place) + other + path.slice(place + 1);
      expect(parseReturnPath(changed, base, "s".repeat(32))).toBeUndefined();
    }),
    { numRuns: 200 },
  );
  for (const none of [
    "",
    "bounce@town.example",
    "bounce+x@town.example",
    "bounce+06edestqg0n91sdf-0123456789ab@else.example",
  ])
    expect(parseReturnPath(none, base, "s".repeat(32))).toBeUndefined();
});

test("a file of many messages is taken apart, one message is left whole", () => {
  const mbox = "From a@b Mon\nSubject: 1\n\nx\n>From here\n\nFrom c@d Tue\nSubject: 2\n\ny\n";
  expect(splitMbox(Buffer.from(mbox)).map(String)).toEqual([
    "Subject: 1\n\nx\nFrom here\n\n",
    "Subject: 2\n\ny\n",
  ]);
  expect(splitMbox(Buffer.from("Subject: 1\n\nFrom x\n")).map(String)).toEqual(["Subject: 1\n\nFrom x\n"]);
  expect(splitMbox(Buffer.alloc(0))).toEqual([]);
});

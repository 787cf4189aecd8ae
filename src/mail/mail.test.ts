import { pino } from "pino";
import { afterEach, expect, test } from "vitest";
import { silentLog } from "#base/log.ts";
import { closedPort, type MailServer, startMailServer } from "../../tests/setup/mail-server.ts";
import { openMail } from "./mail.ts";

const SITE = "https://town.example";
const MESSAGE = {
  to: "ada@mill.example",
  subject: "Your link, für Sie",
  text: "Open this:\nhttps://town.example/x",
};
let server: MailServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

test("a message goes to the mail server, as plain text to one address", async () => {
  server = await startMailServer();
  const mail = openMail({
    smtpUrl: server.url,
    mailFrom: "The Town <desk@town.example>",
    publicUrl: SITE,
    log: silentLog,
  });
  expect(mail.way).toBe("smtp");
  expect(await mail.send(MESSAGE)).toEqual({ kind: "sent" });
  expect(server.received).toMatchObject([{ from: "desk@town.example", to: ["ada@mill.example"] }]);
  expect(server.received[0]?.text).toContain("Open this:\nhttps://town.example/x");
  expect(server.received[0]?.head).toMatch(/^auto-submitted: auto-generated/im);
});

test("what looks like several addresses is never sent to several", async () => {
  server = await startMailServer();
  const mail = openMail({ smtpUrl: server.url, publicUrl: SITE, log: silentLog });
  await mail.send({ ...MESSAGE, to: "ada@mill.example, bob@mill.example" });
  for (const { to } of server.received) expect(to.length).toBeLessThan(2);
});

test("a refusal and a server that is not there are values", async () => {
  server = await startMailServer();
  server.refuse = "There is no such mailbox";
  const refused = openMail({ smtpUrl: server.url, publicUrl: SITE, log: silentLog });
  expect(await refused.send(MESSAGE)).toMatchObject({
    kind: "refused",
    why: expect.stringContaining("mailbox"),
  });
  const away = openMail({
    smtpUrl: `smtp://127.0.0.1:${await closedPort()}`,
    publicUrl: SITE,
    log: silentLog,
  });
  expect(await away.send(MESSAGE)).toMatchObject({ kind: "refused" });
});

test("without a mail server it is printed on this machine's own site, and off anywhere else", async () => {
  const lines: string[] = [];
  const log = pino({}, { write: (line: string) => void lines.push(line) });
  const own = openMail({ publicUrl: "http://127.0.0.1:8080", log });
  expect([own.way, await own.send(MESSAGE)]).toEqual(["log", { kind: "sent" }]);
  expect(lines.join()).toContain("https://town.example/x");
  lines.length = 0;
  const off = openMail({ publicUrl: SITE, log });
  expect([off.way, await off.send(MESSAGE)]).toEqual(["off", { kind: "off" }]);
  expect(lines).toEqual([]);
});

test("a password is not sent over an open line", async () => {
  server = await startMailServer();
  const open = server.url.replace("127.0.0.1", "0.0.0.0").replace("smtp://", "smtp://user:word@");
  const mail = openMail({ smtpUrl: open, publicUrl: SITE, log: silentLog });
  expect(await mail.send(MESSAGE)).toMatchObject({ kind: "refused" });
  expect(server.received).toEqual([]);
});

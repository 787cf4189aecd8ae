/** The operator's own program, as a real server that is asked over HTTP. */
import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Account } from "#accounts/accounts.ts";
import { silentLog } from "#base/log.ts";
import type { Database } from "#database/connect.ts";
import { type Fetcher, openFetcher } from "#fetching/fetcher.ts";
import { insertAccount, openThreads, TOPIC } from "../../tests/setup/comments.ts";
import { openTestDatabase } from "../../tests/setup/database.ts";
import { editComment } from "./change.ts";
import { saveComment } from "./save.ts";
import { openWebhook, type Webhook } from "./webhook.ts";

const SECRET = "a secret of the town";
const NOW = new Date("2026-03-10T12:00:00Z");
let database: Database;
let server: Server;
let fetcher: Fetcher;
let webhook: Webhook;
let threads: ReturnType<typeof openThreads>;
let ada: Account;
let eve: Account;
let asked: { body: string; signature: string }[] = [];
let answer: (request: IncomingMessage, response: ServerResponse) => void;

const say = (value: unknown, status = 200) => {
  answer = (_, response) => response.writeHead(status).end(JSON.stringify(value));
};

beforeAll(async () => {
  database = await openTestDatabase();
  threads = openThreads(database.db);
  ada = await insertAccount(database.db, "Ada");
  eve = await insertAccount(database.db, "Eve", "editor");
  server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts).toString("utf8");
    asked.push({ body, signature: String(request.headers["townwire-signature"]) });
    answer(request, response);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  fetcher = openFetcher({
    db: database.db,
    now: () => NOW,
    log: silentLog,
    userAgent: { product: "Townwire", version: "1", contact: "desk@town.example" },
    allow: () => [`127.0.0.1:${port}`],
  });
  const settings = { url: `http://127.0.0.1:${port}/judge`, secret: SECRET };
  webhook = openWebhook({ fetcher, now: () => NOW }, settings);
});
afterEach(() => {
  asked = [];
});
afterAll(async () => {
  await fetcher?.close();
  server?.closeAllConnections();
  await new Promise((closed) => server?.close(closed));
  await database?.close();
});

let forms = 0;
function post(text: string, { by = ada, policy = {}, confirmed = false, thread = "" } = {}) {
  forms += 1;
  const needs = { ...threads.needs(policy), webhook };
  const posted = { author: by, thread: thread || threads.newThread(), topic: TOPIC, text };
  return saveComment(needs, { ...posted, once: `webhook-${forms}`, confirmed });
}

describe("the operator's own program", () => {
  test("is told the words and the thread, signed, and nothing of who wrote", async () => {
    say({ verdict: "pass" });
    expect(await post("The weir is open.")).toMatchObject({ kind: "saved", state: "shown" });
    const [{ body, signature } = { body: "", signature: "" }] = asked;
    const seconds = NOW.getTime() / 1000;
    const mac = createHmac("sha256", SECRET).update(`${seconds}.${body}`).digest("hex");
    expect(signature).toBe(`t=${seconds},sha256=${mac}`);
    expect(JSON.parse(body)).toMatchObject({ text: "The weir is open.", shown: 0 });
    expect(body).not.toMatch(new RegExp(`Ada|${ada.id}`));
  });

  test.each([
    ["wait", { kind: "saved", state: "waiting", reason: "A street is named." }],
    ["refuse", { kind: "refused", why: "A street is named." }],
    ["ask", { kind: "ask", why: "A street is named." }],
    ["note", { kind: "saved", state: "shown" }],
  ])("can say “%s”", async (verdict, saved) => {
    say({ verdict, reason: "A street is named." });
    expect(await post(`Words of ${verdict}.`)).toMatchObject(saved);
  });

  test("asks once: what its writer wants to post so is noted for the editors", async () => {
    say({ verdict: "ask", reason: "Look again." });
    const saved = await post("It was so.", { confirmed: true });
    expect(saved).toMatchObject({ kind: "saved", state: "shown" });
    const noted = await database.db
      .selectFrom("comment_decisions")
      .select(["phase", "reason"])
      .where("comment_id", "=", saved.kind === "saved" ? saved.id : "")
      .execute();
    expect(noted).toEqual([{ phase: "webhook", reason: "Look again." }]);
  });

  test("is asked again when a comment is changed", async () => {
    say({ verdict: "pass" });
    const saved = await post("The first words.");
    if (saved.kind !== "saved") throw new Error(saved.why);
    say({ verdict: "refuse", reason: "Not like this." });
    const needs = { ...threads.needs(), webhook };
    const changed = await editComment(needs, {
      author: ada,
      id: saved.id,
      topic: TOPIC,
      text: "Other words.",
    });
    expect(changed).toEqual({ kind: "refused", why: "Not like this." });
    expect(asked).toHaveLength(2);
  });

  test("is not asked about what another phase holds back, nor about editors", async () => {
    say({ verdict: "refuse" });
    expect(await post("A weir.", { policy: { words: ["weir"] } })).toMatchObject({ state: "waiting" });
    expect(await post("A word of the desk.", { by: eve })).toMatchObject({ state: "shown" });
    expect(asked).toEqual([]);
  });

  test.each<[string, typeof answer]>([
    ["answers with an error", (_, response) => response.writeHead(500).end("{}")],
    ["answers no JSON", (_, response) => response.end("fine")],
    ["says a word that is none", (_, response) => response.end('{"verdict":"show"}')],
    ["says far too much", (_, response) => response.end(`{"verdict":"pass","reason":"${"x".repeat(9000)}"}`)],
    ["hangs up", (request) => request.socket.destroy()],
    ["leads elsewhere", (_, response) => response.writeHead(302, { location: "/other" }).end()],
  ])("when it %s, the policy decides", async (what, how) => {
    answer = how;
    expect(await post(`First, ${what}.`)).toMatchObject({ kind: "saved", state: "waiting" });
    const passing = { policy: { webhook: { silent: "pass" } } };
    expect(await post(`Then, ${what}.`, passing)).toMatchObject({ kind: "saved", state: "shown" });
  });
});

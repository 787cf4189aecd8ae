import { Hono } from "hono";
import { expect, test } from "vitest";
import { MAX_REPORT_BYTES } from "#mail/reports.ts";
import { makeMetrics } from "#metrics/metrics.ts";
import { SECRET } from "../../tests/setup/secret.ts";
import { addBounceRoute } from "./bounces.ts";

const SHOWN = "a secret for mail servers";

const ask = async (given: { shown?: string; type?: string; body?: string; isClosed?: boolean }) => {
  const api = new Hono();
  addBounceRoute(api, {
    // Nothing here is asked of the database: no delivery is named.
    db: undefined as never,
    now: () => new Date(0),
    secret: SECRET,
    metrics: makeMetrics(),
    mailing: { bounce: "bounce@town.example", bounceSecret: given.isClosed ? undefined : SHOWN },
  });
  const headers = {
    authorization: `Bearer ${given.shown ?? SHOWN}`,
    "content-type": given.type ?? "message/rfc822",
  };
  const answer = await api.request("/mail/bounces", { method: "POST", headers, body: given.body ?? "" });
  return [answer.status, await answer.json()];
};

test("what a mail server hands over is read, when it shows the secret and there is one", async () => {
  const body =
    "From: MAILER-DAEMON@mx.example\r\nTo: bounce+x@town.example\r\nSubject: failure notice\r\n\r\n550 5.1.1 <ada@mill.example> no";
  expect(await ask({ body })).toEqual([200, { taken: "unknown" }]);
  expect(await ask({ body: "Subject: hello\r\n\r\nhello", type: "text/plain; charset=utf-8" })).toEqual([
    200,
    { taken: "none" },
  ]);
  expect(await ask({ body, isClosed: true })).toEqual([404, { taken: "not-open" }]);
  for (const shown of ["", "another", `${SHOWN}x`]) expect((await ask({ body, shown }))[0]).toBe(401);
  expect((await ask({ body, type: "application/json" }))[0]).toBe(415);
  expect((await ask({ body: "x".repeat(MAX_REPORT_BYTES + 1) }))[0]).toBe(413);
});

/**
 * The door for mail servers that hand over what comes back of newsletters by HTTP: one raw message for each request, with the
 * secret of MAIL_BOUNCE_SECRET. Closed without that setting.
 */
import { createHash, timingSafeEqual } from "node:crypto";
import type { Context, Hono } from "hono";
import { readAtMost } from "#base/bytes.ts";
import type { MailConfig } from "#config/mail.ts";
import { MAX_REPORT_BYTES } from "#mail/reports.ts";
import { type ReturnNeeds, takeReport } from "#newsletters/returns.ts";

export type BounceNeeds = ReturnNeeds & { mailing: Pick<MailConfig, "bounce" | "bounceSecret"> };

export function addBounceRoute(api: Hono, needs: BounceNeeds): void {
  api.post("/mail/bounces", async (c) => {
    const { bounce, bounceSecret } = needs.mailing;
    if (bounceSecret === undefined) return say(c, 404, "not-open");
    if (!isSame(c.req.header("authorization") ?? "", `Bearer ${bounceSecret}`)) return say(c, 401, "not-you");
    const type = (c.req.header("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
    if (type !== "message/rfc822" && type !== "text/plain") return say(c, 415, "not-a-message");
    const bytes = await readAtMost(c.req.raw.body, MAX_REPORT_BYTES);
    return bytes ? say(c, 200, await takeReport({ ...needs, bounce }, bytes)) : say(c, 413, "too-long");
  });
}

/** `taken`: what it was, so that an operator can see that it works; nothing of whom it was about. */
const say = (c: Context, status: 200 | 401 | 404 | 413 | 415, taken: string) =>
  c.json({ taken }, status, { "cache-control": "no-store" });

/** In the same time whatever is given, and however long. */
const isSame = (one: string, other: string): boolean => timingSafeEqual(hash(one), hash(other));
const hash = (text: string): Buffer => createHash("sha256").update(text).digest();

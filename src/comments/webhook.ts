/**
 * The operator's own program as a phase of moderation: it is sent what is about to be posted and says what it thinks. Asked
 * before anything is written, and for a short time; what it says is a stranger's word until it was parsed here.
 */
import { createHmac } from "node:crypto";
import { z } from "zod";
import type { Fetcher } from "#fetching/fetcher.ts";
import type { Opinion } from "./phase.ts";

/** What it is told. No name and no address: who wrote is not what it judges. */
export type Question = {
  thread: string;
  text: string;
  /** Comments of this writer that are shown. */
  shown: number;
  scores: { spam: number; toxicity: number };
};

export type Webhook = { ask(question: Question): Promise<Opinion> };

export type WebhookSettings = { url: string; secret: string };

/** A writer waits for the page meanwhile. */
const DEADLINE_MS = 3000;
const MAX_ANSWER_BYTES = 4096;

const ANSWER = z.object({
  verdict: z.enum(["pass", "note", "wait", "ask", "refuse"]),
  reason: z.string().trim().max(300).default(""),
});

type Needs = { fetcher: Pick<Fetcher, "sendGuarded">; now: () => Date };

/**
 * `Townwire-Signature: t=<Unix seconds>,sha256=<hex>` is the HMAC-SHA256 of `<seconds>.<body>` under the secret, so that the
 * program can tell us from others and an old message from a new one.
 */
export function openWebhook({ fetcher, now }: Needs, { url, secret }: WebhookSettings): Webhook {
  return {
    async ask(question) {
      const body = JSON.stringify(question);
      const seconds = Math.floor(now().getTime() / 1000);
      const mac = createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex");
      const sent = await fetcher.sendGuarded({
        url,
        headers: { "content-type": "application/json", "townwire-signature": `t=${seconds},sha256=${mac}` },
        body: Buffer.from(body),
        deadlineMs: DEADLINE_MS,
        maxAnswerBytes: MAX_ANSWER_BYTES,
      });
      if (sent.kind !== "answered") return { verdict: "silent", reason: sent.message };
      if (sent.status !== 200)
        return { verdict: "silent", reason: `It answered with status ${sent.status}.` };
      return parseAnswer(sent.body);
    },
  };
}

function parseAnswer(body: string): Opinion {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return { verdict: "silent", reason: "Its answer was no JSON." };
  }
  const read = ANSWER.safeParse(value);
  return read.success ? read.data : { verdict: "silent", reason: z.prettifyError(read.error) };
}

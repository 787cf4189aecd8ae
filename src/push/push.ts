/**
 * One message, one transport: a Web Push message (RFC 8030) to one browser, encrypted for it alone (RFC 8291) and
 * signed by the site (RFC 8292), through the guarded connection. What a push service answers comes back as a value.
 */
import { ECDH } from "node:crypto";
import webPush from "web-push";
import { messageOf } from "#base/errors.ts";
import type { Db } from "#database/connect.ts";
import type { Fetcher } from "#fetching/fetcher.ts";
import type { Sent } from "#fetching/send.ts";
import { settleVapidKeys, subjectOf, type VapidKeys } from "./vapid.ts";

/** Where a browser's messages go, and the keys that only it can read with. */
export type PushAddress = { endpoint: string; p256dh: string; auth: string };

export type PushMessage = {
  /** What the service worker is given, as JSON. */
  payload: object;
  /** Seconds that the push service may keep it for a device that is off. */
  ttlSeconds: number;
};

export type PushResult =
  /** Taken by the push service. */
  | { kind: "sent" }
  /** The browser's subscription has ended; forget it. */
  | { kind: "gone" }
  /** Certainly not taken; another try may succeed. */
  | { kind: "retry"; afterSeconds: number | undefined; message: string }
  /** Certainly not taken, and it will not be. */
  | { kind: "refused"; message: string }
  /** The connection broke when it was under way. */
  | { kind: "unknown"; message: string }
  /** This program is ending; not sent. */
  | { kind: "stopping" };

export type Push = {
  /** What browsers subscribe with: base64url of the uncompressed P-256 point. */
  readPublicKey(): Promise<string>;
  /** Whether a message would be sent to this address at all, and can be encrypted for it. */
  accepts(address: PushAddress): boolean;
  /** @throws what the database throws when it is away. */
  send(to: PushAddress, message: PushMessage): Promise<PushResult>;
};

/** Encrypted it stays under the 4,096 bytes that every push service takes (RFC 8030, 7.2). */
export const MAX_PAYLOAD_BYTES = 3072;
/** Messages are filled up to a multiple of this: their length must not tell the push service which one it is. */
const BLOCK_BYTES = 512;

/** Browsers of before 2018, whose push service takes only keys that it gave out itself. */
const LEGACY = /^https:\/\/android\.googleapis\.com\/gcm\//i;

type Needs = {
  db: Db;
  fetcher: Pick<Fetcher, "sendGuarded" | "maySendTo">;
  contact: string;
  publicUrl: string;
};

export function openPush(needs: Needs): Push {
  const subject = subjectOf(needs);
  let keys: VapidKeys | undefined;
  const readKeys = async () => (keys ??= await settleVapidKeys(needs.db));
  return {
    readPublicKey: async () => (await readKeys()).publicKey,
    accepts: (address) =>
      !LEGACY.test(address.endpoint) && needs.fetcher.maySendTo(address.endpoint) && hasKeys(address),
    async send(to, message) {
      const packed = pack(to, message, { subject, ...(await readKeys()) });
      if (packed.kind === "refused") return packed;
      return resultOf(await needs.fetcher.sendGuarded(packed.parcel));
    },
  };
}

/** A point of the curve (uncompressed) and a secret of 16 bytes: RFC 8291, 2. */
function hasKeys({ p256dh, auth }: PushAddress): boolean {
  if (!/^[\w-]{87}$/.test(p256dh) || !/^[\w-]{22}$/.test(auth)) return false;
  try {
    ECDH.convertKey(p256dh, "prime256v1", "base64url");
    return true;
  } catch {
    return false;
  }
}

function pack(to: PushAddress, message: PushMessage, vapidDetails: VapidKeys & { subject: string }) {
  const json = Buffer.from(JSON.stringify(message.payload));
  if (json.length > MAX_PAYLOAD_BYTES)
    return { kind: "refused", message: `The message has ${json.length} bytes.` } as const;
  const filled = Buffer.alloc(Math.ceil(json.length / BLOCK_BYTES) * BLOCK_BYTES, " ");
  json.copy(filled);
  try {
    const { headers, body } = webPush.generateRequestDetails(
      { endpoint: to.endpoint, keys: { p256dh: to.p256dh, auth: to.auth } },
      filled,
      { vapidDetails, TTL: Math.max(0, Math.floor(message.ttlSeconds)), contentEncoding: "aes128gcm" },
    );
    const { "Content-Length": _, ...others } = headers;
    const texts = Object.fromEntries(Object.entries(others).map(([name, value]) => [name, String(value)]));
    return { kind: "packed", parcel: { url: to.endpoint, headers: texts, body } } as const;
  } catch (error) {
    // Keys that are no point of the curve, and the like: nothing of ours can be read with them.
    return { kind: "refused", message: messageOf(error) } as const;
  }
}

function resultOf(sent: Sent): PushResult {
  switch (sent.kind) {
    case "answered":
      return resultOfStatus(sent.status, sent.retryAfterSeconds);
    case "refused":
      return { kind: "refused", message: sent.message };
    case "failed":
      if (sent.why === "stopping") return { kind: "stopping" };
      return sent.mayHaveArrived
        ? { kind: "unknown", message: sent.message }
        : { kind: "retry", afterSeconds: sent.retryAfterSeconds, message: sent.message };
    default:
      return sent satisfies never;
  }
}

/** RFC 8030, 5 and 7.3. A redirect is no answer that a push service has to give. */
function resultOfStatus(status: number, afterSeconds: number | undefined): PushResult {
  const message = `The push service answered ${status}.`;
  if (status >= 200 && status < 300) return { kind: "sent" };
  if (status === 404 || status === 410) return { kind: "gone" };
  if (status === 429 || status >= 500) return { kind: "retry", afterSeconds, message };
  return { kind: "refused", message };
}

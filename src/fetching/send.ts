/**
 * Sending to an address that a stranger gave us: one POST through the address guard, no redirects, little read of the
 * answer. A failure says whether the other side can have got it, so that nothing need be sent twice.
 */
import type { Dispatcher } from "undici";
import { readAtMost } from "#base/bytes.ts";
import { codeOf } from "#base/errors.ts";
import { parseHttpUrl } from "#base/url.ts";
import { type Failed, failed, type Refused, refused } from "./fetched.ts";
import { hostAndPort, isPublicAddress } from "./guard/address.ts";
import { outcomeOfError } from "./http/failures.ts";
import { foldHeaders, retryAfterSeconds } from "./http/headers.ts";
import { objectionTo, type VisitNeeds } from "./visit.ts";

export type Parcel = {
  url: string;
  headers: Readonly<Record<string, string>>;
  body: Uint8Array;
  /** The limits' own where absent. */
  deadlineMs?: number;
  /** So much of the answer's body is wanted; none where absent. An answer with more is given as empty. */
  maxAnswerBytes?: number;
};

export type Sent =
  /** `body`: as UTF-8; empty where none was wanted, or more came than that. */
  | { kind: "answered"; status: number; retryAfterSeconds: number | undefined; body: string }
  | Refused
  /** `mayHaveArrived`: the request was under way when it failed. */
  | (Failed & { mayHaveArrived: boolean });

type Needs = Pick<VisitNeeds, "now" | "limits" | "connections" | "network" | "allow"> & { userAgent: string };

/** Of a body that is not wanted, only to keep the connection. */
const MAX_ANSWER_BYTES = 2048;

export async function sendGuarded(needs: Needs, parcel: Parcel): Promise<Sent> {
  const target = findTarget(needs, parcel.url);
  if (target.kind === "refused") return target;
  const { url, ours } = target;
  const { posts } = needs.connections;
  const deadline = new AbortController();
  const deadlineMs = parcel.deadlineMs ?? needs.limits.postDeadlineMs;
  const timer = setTimeout(() => deadline.abort(), deadlineMs);
  try {
    const { statusCode, headers, body } = await (ours ? posts.allowed : posts.strangers).request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: "POST",
      headers: { ...parcel.headers, "user-agent": needs.userAgent },
      body: parcel.body,
      signal: deadline.signal,
    });
    const wanted = parcel.maxAnswerBytes;
    const text = wanted === undefined ? "" : ((await readAtMost(body, wanted))?.toString("utf8") ?? "");
    await readLittle(body, deadline.signal);
    const after = retryAfterSeconds(foldHeaders(headers), needs.now());
    return { kind: "answered", status: statusCode, retryAfterSeconds: after, body: text };
  } catch (error) {
    if (deadline.signal.aborted) {
      const seconds = Math.round(deadlineMs / 1000);
      return {
        ...failed("timeout", `${url.host} did not answer within ${seconds} s.`),
        mayHaveArrived: true,
      };
    }
    const outcome = outcomeOfError(url, error);
    return outcome.kind === "refused" ? outcome : { ...outcome, mayHaveArrived: !neverLeft(outcome, error) };
  } finally {
    clearTimeout(timer);
  }
}

/** The address as one that may be sent to, or why not. The socket is checked again once it is connected. */
export function findTarget(
  needs: Pick<Needs, "allow" | "network">,
  text: string,
): { kind: "target"; url: URL; ours: boolean } | Refused {
  const url = parseHttpUrl(text);
  if (!url) return refused("bad-address", "That is no https address.");
  const ours = needs.allow().includes(hostAndPort(url));
  if (ours) return { kind: "target", url, ours };
  if (url.protocol !== "https:") return refused("bad-address", `${url.host} was not called without TLS.`);
  return objectionTo(url, needs.network.isPublic ?? isPublicAddress) ?? { kind: "target", url, ours };
}

async function readLittle(body: Dispatcher.ResponseData["body"], signal: AbortSignal): Promise<void> {
  // The status has been said: whatever becomes of the rest changes nothing.
  await body.dump({ limit: MAX_ANSWER_BYTES, signal }).catch(() => undefined);
}

const BEFORE_SENDING = /^(ECONNREFUSED|ENETUNREACH|EHOSTUNREACH|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT)$/;

function neverLeft(outcome: Failed, error: unknown): boolean {
  if (outcome.why === "no-such-host" || outcome.why === "tls" || outcome.why === "stopping") return true;
  const errors: readonly unknown[] = error instanceof AggregateError ? error.errors : [error];
  return errors.every((one) => BEFORE_SENDING.test(codeOf(one) ?? ""));
}

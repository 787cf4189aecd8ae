/**
 * One request with everything that manners and safety ask for around it: is the address one we may reach, do the
 * robots rules allow it, is it our turn at the host. Redirects are not followed here.
 */
import type { Clock } from "#base/clock.ts";
import { type Fetched, failed, type Refused, refused } from "./fetched.ts";
import { hostAndPort, isLocalhostName, isPublicAddress, literalAddress } from "./guard/address.ts";
import type { Connections, Network } from "./guard/connections.ts";
import { isBlockedPort } from "./guard/ports.ts";
import type { HostBudget, Turn } from "./hosts/budget.ts";
import type { Crowd } from "./hosts/crowd.ts";
import { type Answer, type ExchangeRequest, exchange } from "./http/exchange.ts";
import { outcomeOfError, refusedAddress } from "./http/failures.ts";
import { retryAfterSeconds } from "./http/headers.ts";
import type { FetchLimits } from "./limits.ts";
import type { Robots, RobotsVerdict } from "./robots/robots.ts";

export type VisitNeeds = {
  now: Clock;
  limits: FetchLimits;
  connections: Connections;
  network: Network;
  budget: HostBudget;
  crowd: Crowd;
  allow: () => readonly string[];
};

/** Visits an address. `robots` is left out for the one file that needs no permission, robots.txt itself. */
export async function visit(
  needs: VisitNeeds,
  request: ExchangeRequest,
  robots: Robots | undefined,
): Promise<Answer | Fetched> {
  const { url } = request;
  const ours = needs.allow().includes(hostAndPort(url));
  const objection = ours ? undefined : objectionTo(url, needs.network.isPublic ?? isPublicAddress);
  if (objection) return objection;
  // Before the rules are read, so that what is left of a dead host's addresses costs no query.
  const rest = ours ? undefined : needs.budget.findRest(hostAndPort(url));
  if (rest?.kind === "resting") return leftAlone(url, rest);
  const verdict = robots ? await robots.decide(url) : { kind: "allowed" as const, crawlDelayMs: 0 };
  if (verdict.kind === "disallowed")
    return refused(
      "robots",
      `The robots.txt of ${url.host} asks us not to fetch ${url.pathname}; ask the publisher to allow it, or leave it.`,
    );
  if (verdict.kind === "unknown") return asReasonOf(verdict, url);
  return ours ? visitOurs(needs, request) : visitStranger(needs, request, verdict.crawlDelayMs);
}

async function visitOurs(needs: VisitNeeds, request: ExchangeRequest): Promise<Answer | Fetched> {
  const leave = await needs.crowd.enter(hostAndPort(request.url));
  try {
    const result = await exchange(needs.connections.allowed, request);
    if (result.kind === "answer") return result;
    return result.kind === "timeout" ? timedOut(request) : outcomeOfError(request.url, result.error);
  } finally {
    leave();
  }
}

async function visitStranger(
  needs: VisitNeeds,
  request: ExchangeRequest,
  crawlDelayMs: number,
): Promise<Answer | Fetched> {
  const { url } = request;
  const { limits, budget } = needs;
  const host = hostAndPort(url);
  const delayMs = Math.max(limits.delayMs, Math.min(crawlDelayMs, limits.maxCrawlDelayMs));
  const turn = await budget.takeTurn(host, delayMs);
  if (turn.kind === "resting") return leftAlone(url, turn);
  try {
    const result = await exchange(needs.connections.strangers, request);
    if (result.kind === "answer") {
      await noteAnswer(needs, host, result);
      return result;
    }
    const outcome = result.kind === "timeout" ? timedOut(request) : outcomeOfError(url, result.error);
    // A refused address, nonsense in the answer or our own stopping is no sign that the host is down.
    const sign = outcome.kind === "failed" && outcome.why !== "broken-answer" && outcome.why !== "stopping";
    if (sign) await budget.noteFailure(host, outcome.message.replace(/\.$/, ""));
    return outcome;
  } finally {
    turn.done();
  }
}

async function noteAnswer(needs: VisitNeeds, host: string, answer: Answer): Promise<void> {
  const { status } = answer;
  if (status < 500 && status !== 429) return needs.budget.noteSuccess(host);
  const asked = retryAfterSeconds(answer.headers, needs.now());
  await needs.budget.noteFailure(host, `it answered ${status}`, asked);
}

/** Why an address is not even tried; undefined when it may be. The socket is checked again once it is connected. */
export function objectionTo(url: URL, isPublic: (address: string) => boolean): Refused | undefined {
  if (isLocalhostName(url.hostname)) return refusedAddress(url.host, "it is this machine");
  const literal = literalAddress(url);
  if (literal && !isPublic(literal)) return refusedAddress(url.host, `it is ${literal}`);
  if (isBlockedPort(url))
    return refused("bad-address", `${url.href} is on a port that no web server uses; check the address.`);
  return undefined;
}

function leftAlone(url: URL, rest: Extract<Turn, { kind: "resting" }>): Fetched {
  const { retryAfterSeconds, reason } = rest;
  const next =
    retryAfterSeconds < 120 ? `${retryAfterSeconds} s` : `${Math.ceil(retryAfterSeconds / 60)} min`;
  return failed("host-resting", `${url.host} is left alone for the next ${next}: ${reason}.`, {
    retryAfterSeconds,
  });
}

const timedOut = ({ url, deadlineMs }: ExchangeRequest) =>
  failed(
    "timeout",
    `${url.host} did not finish its answer within ${Math.max(1, Math.round(deadlineMs / 1000))} s; we try again later.`,
  );

/** Robots rules that could not be read: the host's own failure says it best, anything else means to stay away. */
function asReasonOf(verdict: Extract<RobotsVerdict, { kind: "unknown" }>, url: URL): Fetched {
  const { because, retryAfterSeconds } = verdict;
  if (because.kind === "failed" && because.why !== "status") return because;
  if (because.kind === "refused" && because.why === "address") return because;
  const status = because.kind === "failed" ? because.status : undefined;
  return failed(
    "robots",
    `The robots.txt of ${url.host} cannot be read${status ? ` (${status})` : ""}, which by RFC 9309 means to stay away; we look again later.`,
    { ...(status ? { status } : {}), retryAfterSeconds },
  );
}

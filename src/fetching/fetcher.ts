/**
 * The polite client: the only way out to other people's servers. It says who it is, keeps to robots.txt, takes its
 * turn at each host, reaches nothing but the public internet and the operator's own hosts, and reads no more and no
 * longer than its limits. What a server does comes back as a value; only our own database can make it throw.
 */
import { setTimeout as systemSleep } from "node:timers/promises";
import type { Clock } from "#base/clock.ts";
import type { Log } from "#base/log.ts";
import { parseHttpUrl } from "#base/url.ts";
import type { Db } from "#database/connect.ts";
import { type Fetched, type FetchSubject, failed, refused, type Wanted } from "./fetched.ts";
import { type Network, openConnections } from "./guard/connections.ts";
import { openHostBudget, type Sleep } from "./hosts/budget.ts";
import { openCrowd } from "./hosts/crowd.ts";
import { locationOf, requestHeaders, userAgentOf } from "./http/headers.ts";
import { outcomeOfAnswer, wantsBody } from "./http/outcome.ts";
import { DEFAULT_LIMITS, type FetchLimits } from "./limits.ts";
import { openRobots, type Robots } from "./robots/robots.ts";
import { MAX_ROBOTS_BYTES } from "./robots/rules.ts";
import { findTarget, type Parcel, type Sent, sendGuarded } from "./send.ts";
import { type VisitNeeds, visit } from "./visit.ts";

export type FetcherNeeds = {
  db: Db;
  now: Clock;
  log: Log;
  userAgent: { product: string; version: string; contact: string };
  /** `host:port` pairs of the operator's own machines; asked at every request. */
  allow: () => readonly string[];
  limits?: Partial<FetchLimits> | undefined;
  /** For tests: names of their own, and loopback passing for a stranger's address. */
  network?: Network | undefined;
  /** For tests: waiting that takes no time. */
  sleep?: Sleep | undefined;
};

export type FetchOptions = { maxBytes?: number | undefined; deadlineMs?: number | undefined };

export type Fetcher = {
  /**
   * Fetches an address, following its redirects. Never throws for what another server does.
   * @throws what the database throws when it is away.
   */
  fetchPolitely(subject: FetchSubject, options?: FetchOptions): Promise<Fetched>;
  /**
   * Posts to an address that a stranger gave us: the same guard, https alone but for the operator's own hosts, no
   * redirects. No robots and no turn at the host: it is a service that waits to be called. Never throws.
   */
  sendGuarded(parcel: Parcel): Promise<Sent>;
  /** Whether `sendGuarded` would try this address at all; a name's address shows only when it is called. */
  maySendTo(url: string): boolean;
  /** Breaks off what is being fetched, and waits for what is being sent. */
  close(): Promise<void>;
};

type Journey = {
  accept: Wanted | "robots";
  etag?: string | null | undefined;
  lastModified?: string | null | undefined;
  maxBytes: number;
  deadlineMs: number;
  maxRedirects: number;
};

const ROBOTS_REDIRECTS = 5;

export function openFetcher(needs: FetcherNeeds): Fetcher {
  const limits = { ...DEFAULT_LIMITS, ...needs.limits };
  const network = needs.network ?? {};
  const connections = openConnections(limits, network);
  const sleep: Sleep = needs.sleep ?? ((ms) => systemSleep(ms));
  const { db, now } = needs;
  const visitNeeds: VisitNeeds = {
    now,
    limits,
    connections,
    network,
    allow: needs.allow,
    budget: openHostBudget({ db, now, sleep, maxWaitMs: limits.maxWaitMs }),
    crowd: openCrowd(limits.allowedConcurrency),
  };
  const userAgent = userAgentOf(needs.userAgent);
  const go = (url: URL, journey: Journey, robots: Robots | undefined) =>
    follow({ ...visitNeeds, userAgent, log: needs.log }, url, journey, robots);
  const robots = openRobots({
    db,
    now,
    token: needs.userAgent.product.toLowerCase(),
    fetchRobots: (url) =>
      go(
        url,
        {
          accept: "robots",
          maxBytes: MAX_ROBOTS_BYTES,
          deadlineMs: limits.deadlineMs.page,
          maxRedirects: ROBOTS_REDIRECTS,
        },
        undefined,
      ),
  });
  return {
    async fetchPolitely(subject, options = {}) {
      const url = parseHttpUrl(subject.url);
      if (!url) return refusedUrl(subject.url);
      const journey: Journey = {
        accept: subject.accept,
        etag: subject.etag,
        lastModified: subject.lastModified,
        maxBytes: options.maxBytes ?? limits.maxBytes[subject.accept],
        deadlineMs: options.deadlineMs ?? limits.deadlineMs[subject.accept],
        maxRedirects: limits.maxRedirects,
      };
      return go(url, journey, robots);
    },
    sendGuarded: (parcel) => sendGuarded({ ...visitNeeds, userAgent }, parcel),
    maySendTo: (url) => findTarget(visitNeeds, url).kind === "target",
    close: () => connections.close(),
  };
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Goes from redirect to redirect, each with the checks of a first request, all under one deadline. */
async function follow(
  needs: VisitNeeds & { userAgent: string; log: Log },
  start: URL,
  journey: Journey,
  robots: Robots | undefined,
): Promise<Fetched> {
  const seen = new Set<string>();
  let url = start;
  let permanent = true;
  let downgraded = false;
  let leftMs = journey.deadlineMs;
  for (;;) {
    url.hash = "";
    seen.add(url.href);
    const answer = await visit(
      needs,
      {
        url,
        headers: requestHeaders({ ...journey, userAgent: needs.userAgent }),
        maxBytes: journey.maxBytes,
        deadlineMs: leftMs,
        wantsBody: wantsBody(journey.accept, journey.maxBytes),
      },
      robots,
    );
    if (answer.kind !== "answer") return answer;
    leftMs -= answer.elapsedMs;
    if (!REDIRECTS.has(answer.status)) {
      const movedTo = seen.size > 1 && permanent && !downgraded ? url.href : undefined;
      const { accept, maxBytes } = journey;
      const conditional = !!journey.etag || !!journey.lastModified;
      const asked = { accept, maxBytes, conditional, url, movedTo, downgraded };
      return outcomeOfAnswer(answer, asked, needs.now());
    }
    const target = locationOf(answer.headers, url);
    if (!target) return failed("broken-answer", `${url.href} redirects without saying where to.`);
    const next = parseHttpUrl(target.href);
    if (!next) return refusedUrl(target.href, url);
    next.hash = "";
    if (seen.has(next.href))
      return refused("redirects", `${start.href} redirects in a circle, by ${next.href}; check the address.`);
    if (seen.size > journey.maxRedirects)
      return refused("redirects", `${start.href} redirects more than ${journey.maxRedirects} times.`);
    if (leftMs <= 0) return failed("timeout", `${start.href} took too long to redirect; we try again later.`);
    if (url.protocol === "https:" && next.protocol === "http:") {
      downgraded = true;
      needs.log.debug({ from: url.href, to: next.href }, "a redirect leads from https to http");
    }
    permanent &&= answer.status === 301 || answer.status === 308;
    url = next;
  }
}

function refusedUrl(text: string, from?: URL): Fetched {
  const shown = text.length > 200 ? `${text.slice(0, 200)}…` : text;
  return refused(
    "bad-address",
    from
      ? `${from.href} redirects to ${shown}, which is no http or https address.`
      : `"${shown}" is no http or https address that can be fetched (a user name in it is not allowed either).`,
  );
}

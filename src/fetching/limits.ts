/** The limits of one fetcher. The defaults are meant for a town; tests and benches pass their own. */
import type { Wanted } from "./fetched.ts";

export type FetchLimits = {
  /** Decompressed bytes of a body; the compressed ones are held to the same number. */
  maxBytes: Readonly<Record<Wanted, number>>;
  /** Total time of a fetch on the network, over all redirects; waiting for one's turn does not count. */
  deadlineMs: Readonly<Record<Wanted, number>>;
  connectTimeoutMs: number;
  maxHeaderBytes: number;
  maxRedirects: number;
  /** Between the starts of two requests to a stranger's host. */
  delayMs: number;
  /** A longer Crawl-delay is held to this. */
  maxCrawlDelayMs: number;
  /** A turn further away than this is not waited for: the fetch fails with `host-resting`. */
  maxWaitMs: number;
  /** Requests at once to a host of the allow list. */
  allowedConcurrency: number;
  /** Total time of a sending, and how many go to one host at once. */
  postDeadlineMs: number;
  postConcurrency: number;
};

const MB = 1024 * 1024;

export const DEFAULT_LIMITS: FetchLimits = {
  maxBytes: { feed: 50 * MB, page: 8 * MB, picture: 24 * MB },
  deadlineMs: { feed: 30_000, page: 30_000, picture: 60_000 },
  connectTimeoutMs: 10_000,
  maxHeaderBytes: 32 * 1024,
  maxRedirects: 10,
  delayMs: 1_000,
  maxCrawlDelayMs: 60_000,
  maxWaitMs: 30_000,
  allowedConcurrency: 8,
  postDeadlineMs: 20_000,
  postConcurrency: 8,
};

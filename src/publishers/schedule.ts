/**
 * When to visit next: pure. A source is visited about as often as it publishes, never more often than it asks for
 * (`ttl`, `max-age`, Retry-After), and ever more rarely while it fails.
 */
const MINUTE = 60_000;
const SHORTEST_MS = 10 * MINUTE;
const LONGEST_MS = 12 * 60 * MINUTE;
/** Without any history. */
const UNKNOWN_MS = 30 * MINUTE;
const LONGEST_AFTER_FAILURE_MS = 24 * 60 * MINUTE;
/** What a publisher asks for is honoured up to a day; a longer wish is more often a mistake than meant. */
const LONGEST_WISH_MS = 24 * 60 * MINUTE;

export type Pace = {
  now: Date;
  /** Tells sources apart, so that many added together do not stay together. */
  sourceId: string;
  /** When its newest articles were published, any order. */
  published: readonly Date[];
  /** The wishes of its publisher, the longest of which counts. */
  ttlMinutes?: number | undefined;
  maxAgeSeconds?: number | undefined;
};

/** The next visit after one that worked. */
export function planNextVisit(pace: Pace): Date {
  const wishMs = Math.max((pace.ttlMinutes ?? 0) * MINUTE, (pace.maxAgeSeconds ?? 0) * 1000);
  const own = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, paceOf(pace)));
  const waitMs = Math.max(own, Math.min(wishMs, LONGEST_WISH_MS));
  return new Date(pace.now.getTime() + waitMs * jitter(pace.sourceId));
}

/**
 * Half the usual gap between the last 20 articles, and never less than a quarter of the silence since the newest:
 * a source that has gone quiet is asked more rarely.
 */
function paceOf(pace: Pace): number {
  const now = pace.now.getTime();
  const times = pace.published.map((date) => date.getTime()).filter((time) => time <= now);
  const newest = times.sort((a, b) => b - a).slice(0, 20);
  const first = newest[0];
  if (first === undefined) return UNKNOWN_MS;
  const gaps = newest
    .slice(1)
    .map((time, i) => (newest[i] ?? time) - time)
    .sort((a, b) => a - b);
  const usual = gaps[Math.floor(gaps.length / 2)] ?? UNKNOWN_MS;
  return Math.max(usual / 2, (now - first) / 4);
}

/** The next visit after the `failures`-th failure in a row: 10 minutes, doubling up to a day; Retry-After counts when longer. */
export function planAfterFailure(about: {
  now: Date;
  sourceId: string;
  failures: number;
  retryAfterSeconds?: number | undefined;
}): Date {
  const backOffMs = Math.min(LONGEST_AFTER_FAILURE_MS, SHORTEST_MS * 2 ** Math.min(20, about.failures - 1));
  const askedMs = Math.min(LONGEST_WISH_MS, (about.retryAfterSeconds ?? 0) * 1000);
  return new Date(about.now.getTime() + Math.max(backOffMs, askedMs) * jitter(about.sourceId));
}

/** From 1 to 1.1, always the same for one source. */
function jitter(sourceId: string): number {
  let hash = 0;
  for (const char of sourceId) hash = (hash * 31 + char.charCodeAt(0)) >>> 0;
  return 1 + (hash % 1000) / 10_000;
}

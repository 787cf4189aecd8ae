/**
 * How much one domain is given: so many messages at once, and so many a second (a token bucket that holds one second's
 * worth). Large mail providers put off or block whoever is faster than they like.
 */

export type Limit = { atOnce: number; perSecond: number };
export type Limits = { usual: Limit; domains: ReadonlyMap<string, Limit> };

export const USUAL_LIMIT: Limit = { atOnce: 5, perSecond: 50 };

export type Throttle = {
  /** Resolves when it is this domain's turn, with what says that the turn is over. */
  enter(domain: string): Promise<() => void>;
};

/** `now` in milliseconds; `wait` resolves after so many of them. */
type Needs = { now: () => number; wait: (ms: number) => Promise<void> };

type Bucket = { tokens: number; at: number; busy: number; line: (() => void)[]; isWaiting: boolean };

/** Domains remembered while nothing of theirs is under way. */
const MOST_IDLE = 10_000;

export function openThrottle(limits: Limits, { now, wait }: Needs): Throttle {
  const buckets = new Map<string, Bucket>();

  const bucketOf = (domain: string, limit: Limit): Bucket => {
    const known = buckets.get(domain);
    if (known) return known;
    if (buckets.size >= MOST_IDLE)
      for (const [name, { busy, line }] of buckets) if (busy === 0 && line.length === 0) buckets.delete(name);
    const made = { tokens: limit.perSecond, at: now(), busy: 0, line: [], isWaiting: false };
    buckets.set(domain, made);
    return made;
  };

  const admit = (bucket: Bucket, limit: Limit): void => {
    const at = now();
    const most = Math.max(1, limit.perSecond);
    bucket.tokens = Math.min(most, bucket.tokens + (Math.max(0, at - bucket.at) * limit.perSecond) / 1000);
    bucket.at = at;
    while (bucket.line.length > 0 && bucket.busy < limit.atOnce && bucket.tokens >= 1) {
      bucket.tokens -= 1;
      bucket.busy += 1;
      bucket.line.shift()?.();
    }
    if (bucket.line.length === 0 || bucket.busy >= limit.atOnce || bucket.isWaiting) return;
    bucket.isWaiting = true;
    void wait(Math.ceil(((1 - bucket.tokens) * 1000) / limit.perSecond)).then(() => {
      bucket.isWaiting = false;
      admit(bucket, limit);
    });
  };

  return {
    async enter(domain) {
      const limit = limits.domains.get(domain) ?? limits.usual;
      const bucket = bucketOf(domain, limit);
      await new Promise<void>((resolve) => {
        bucket.line.push(resolve);
        admit(bucket, limit);
      });
      let isOver = false;
      return () => {
        if (isOver) return;
        isOver = true;
        bucket.busy -= 1;
        admit(bucket, limit);
      };
    },
  };
}

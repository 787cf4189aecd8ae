/**
 * Issues drawn lately, kept at hand while many readers get the same. For some seconds only: what a publisher takes back in the
 * middle of a run is in no message that is sent a minute later.
 */
import type { Clock } from "#base/clock.ts";

/** As long as pages are believed to be as they were. */
export const FRESH_MS = 20_000;
const MAX_ISSUES = 50;

/** Draws what is not at hand, or has been for too long; two who ask at once get the same drawing. */
export function keepAtHand<Issue>(
  draw: (key: string) => Promise<Issue>,
  now: Clock,
): (key: string) => Promise<Issue> {
  const known = new Map<string, { issue: Promise<Issue>; at: number }>();
  return (key) => {
    const at = now().getTime();
    const found = known.get(key);
    const isFresh = found !== undefined && Math.abs(at - found.at) < FRESH_MS;
    const kept = isFresh ? found : { issue: draw(key), at };
    known.delete(key);
    known.set(key, kept);
    if (known.size > MAX_ISSUES) known.delete(known.keys().next().value ?? "");
    return kept.issue;
  };
}

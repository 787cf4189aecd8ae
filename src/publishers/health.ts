/** How a source is doing, in a sentence for an operator: pure. */
import type { Source } from "./sources.ts";

export function describeHealth(source: Pick<Source, "state" | "health">, now: Date): string {
  const { health } = source;
  if (source.state === "stopped") return `Stopped. ${health.failure ?? ""}`.trim();
  if (!health.lastVisit) return "Not visited yet; due now.";
  const next =
    health.nextVisit <= now
      ? "due now"
      : `next visit in ${describeSpan(health.nextVisit.getTime() - now.getTime())}`;
  const last = `${describeSpan(now.getTime() - health.lastVisit.getTime())} ago`;
  if (health.failures > 0) {
    const times = health.failures === 1 ? "The last visit" : `The last ${health.failures} visits`;
    return `${times} failed (${last}): ${health.failure ?? "no reason noted."} Now ${next}.`;
  }
  return `Visited ${last}, ${next}.${health.remark ? ` ${health.remark}` : ""}`;
}

/** "40 seconds", "5 minutes", "3 hours", "2 days". */
export function describeSpan(ms: number): string {
  const steps = [
    { unit: "second", ms: 1000 },
    { unit: "minute", ms: 60_000 },
    { unit: "hour", ms: 3_600_000 },
    { unit: "day", ms: 86_400_000 },
  ];
  const step = steps.findLast((one) => ms >= one.ms) ?? { unit: "second", ms: 1000 };
  const count = Math.max(0, Math.floor(ms / step.ms));
  return `${count} ${step.unit}${count === 1 ? "" : "s"}`;
}

/** What a visit leaves behind at its source: health for the operator, validators and plan for the next visit. */
import type { Clock } from "#base/clock.ts";
import { parseHttpUrl, urlKey } from "#base/url.ts";
import type { Db } from "#database/connect.ts";
import { planAfterFailure, planNextVisit } from "./schedule.ts";
import type { Source } from "./sources.ts";

/** A permanent redirect is adopted after it has been seen for so long; misconfigured servers send them for hours. */
const STABLE_MS = 3 * 86_400_000;

export type VisitOutcome =
  | {
      kind: "read" | "unchanged";
      /** Missing for "unchanged": what is known stays. */
      validators?: {
        etag: string | undefined;
        lastModified: string | undefined;
        bodyHash: string | undefined;
      };
      title?: string | undefined;
      /** When its newest articles were published. */
      published: readonly Date[];
      ttlMinutes?: number | undefined;
      maxAgeSeconds?: number | undefined;
      movedTo?: string | undefined;
      remark?: string | undefined;
    }
  | { kind: "gone" }
  | { kind: "failed"; why: string; message: string; retryAfterSeconds?: number | undefined };

/** Notes the outcome of a visit and plans the next. */
export async function noteVisit(
  needs: { db: Db; now: Clock },
  source: Source,
  outcome: VisitOutcome,
): Promise<void> {
  const now = needs.now();
  // Only while it is active: an operator may have removed it during the visit.
  const update = (values: Record<string, unknown>) =>
    needs.db
      .updateTable("sources")
      .set({ last_visit_at: now, ...values })
      .where("id", "=", source.id)
      .where("state", "=", "active")
      .execute();
  switch (outcome.kind) {
    case "gone":
      await update({
        state: "stopped",
        failure_kind: "gone",
        failure: "The publisher says that this address is gone for good (410), so it is no longer visited.",
      });
      return;
    case "failed": {
      const failures = source.health.failures + 1;
      const plan = { now, sourceId: source.id, failures, retryAfterSeconds: outcome.retryAfterSeconds };
      await update({
        failures,
        failure_kind: outcome.why,
        failure: outcome.message,
        next_visit_at: planAfterFailure(plan),
      });
      return;
    }
    case "read":
    case "unchanged": {
      // An unchanged feed is not read; it still asks for what it asked for.
      const ttlMinutes = outcome.kind === "read" ? outcome.ttlMinutes : source.ttlMinutes;
      await update({
        last_success_at: now,
        failures: 0,
        failure_kind: null,
        failure: null,
        remark: outcome.remark ?? (outcome.kind === "read" ? null : (source.health.remark ?? null)),
        next_visit_at: planNextVisit({ now, sourceId: source.id, ...outcome, ttlMinutes }),
        ttl_minutes: ttlMinutes ?? null,
        ...(outcome.title ? { title: outcome.title } : {}),
        ...(outcome.validators
          ? {
              etag: outcome.validators.etag ?? null,
              last_modified: outcome.validators.lastModified ?? null,
              body_hash: outcome.validators.bodyHash ?? null,
            }
          : {}),
        ...(await movedColumns(needs.db, source, outcome.movedTo, now)),
      });
      return;
    }
    default:
      outcome satisfies never;
  }
}

async function movedColumns(db: Db, source: Source, movedTo: string | undefined, now: Date) {
  const target = movedTo === undefined ? undefined : parseHttpUrl(movedTo);
  if (!target || target.href === source.url) return { moved_to: null, moved_since: null };
  if (source.movedTo !== target.href) return { moved_to: target.href, moved_since: now };
  const stable = source.movedSince && now.getTime() - source.movedSince.getTime() >= STABLE_MS;
  if (!stable) return {};
  const key = urlKey(target);
  const taken = await db
    .selectFrom("sources")
    .select("id")
    .where("url_key", "=", key)
    .where("id", "!=", source.id)
    .executeTakeFirst();
  if (taken) return {}; // the operator has added the new address as well; two sources of one address cannot be
  return { url: target.href, url_key: key, moved_to: null, moved_since: null };
}

/** The first half of the write line: a due source is visited, and what is new there waits with a job each. */
import { createHash } from "node:crypto";
import { noteItems } from "#articles/items.ts";
import { listNewestDates } from "#articles/read.ts";
import { messageOf } from "#base/errors.ts";
import { isDatabaseAway } from "#database/away.ts";
import { inTransaction } from "#database/connect.ts";
import type { Fetched } from "#fetching/fetched.ts";
import type { Job } from "#jobs/queue.ts";
import { listDueSources, readSource, type Source } from "#publishers/sources.ts";
import { noteVisit, type VisitOutcome } from "#publishers/visits.ts";
import type { Wire } from "#wire/shapes.ts";
import { parseWire } from "#wire/wire.ts";
import type { IngestNeeds } from "./needs.ts";

/** Enqueues a visit for every source that is due (or for `all` active ones); a source already queued is left alone. */
export async function enqueueVisits(
  needs: Pick<IngestNeeds, "db" | "jobs" | "now">,
  all = false,
): Promise<number> {
  const due = await listDueSources(needs.db, needs.now(), all);
  await needs.jobs.send(
    "visit",
    due.map((sourceId) => ({ sourceId })),
  );
  return due.length;
}

/** Visits one source; its items, their jobs, its health and the end of this job are one transaction. */
export async function visitSource(needs: IngestNeeds, job: Job<"visit">): Promise<void> {
  const source = await readSource(needs.db, job.data.sourceId);
  if (source.state !== "active") return needs.jobs.finish("visit", [job]);

  const fetched = await needs.fetcher.fetchPolitely({
    url: source.url,
    accept: "feed",
    ...source.validators,
  });
  // The program is ending: the visit stays in the queue, as if it had not been begun.
  if (fetched.kind === "failed" && fetched.why === "stopping") return;
  const visit = readVisit(source, fetched);
  try {
    await keepVisit(needs, job, source, visit);
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    needs.log.error({ url: source.url, why: messageOf(error) }, "what a visit gave could not be kept");
    const message = `What the address gave could not be kept (${messageOf(error)}). Please report this.`;
    await keepVisit(needs, job, source, { outcome: { kind: "failed", why: "surprise", message } });
  }
}

async function keepVisit(needs: IngestNeeds, job: Job<"visit">, source: Source, visit: Visit): Promise<void> {
  const { wire } = visit;
  const outcome = await withPace(needs.db, source, visit.outcome);
  const items = await inTransaction(needs.db, async (db) => {
    const inDb = { ...needs, db };
    const at = { id: source.id, publisherId: source.publisher.id };
    const noted = wire ? await noteItems(inDb, at, wire.entries) : { added: [], changed: [] };
    const jobs = [...noted.added, ...noted.changed].map((item) => ({ ...item, attempt: 0 }));
    await needs.jobs.send("article", jobs, { db });
    await noteVisit(inDb, source, outcome);
    await needs.jobs.finish("visit", [job], db);
    return { added: noted.added.length, changed: noted.changed.length };
  });
  needs.metrics.visits.inc({ outcome: outcome.kind });
  needs.onProgress?.({ kind: "visited", address: source.url, outcome, items });
}

/** An unchanged feed was not read, so its pace is taken from what it gave before. */
async function withPace(db: IngestNeeds["db"], source: Source, outcome: VisitOutcome): Promise<VisitOutcome> {
  if (outcome.kind !== "unchanged") return outcome;
  return { ...outcome, published: await listNewestDates(db, source.id) };
}

type Visit = { outcome: VisitOutcome; wire?: Wire };

/** What a fetch means for its source; pure. */
export function readVisit(source: Pick<Source, "validators">, fetched: Fetched): Visit {
  switch (fetched.kind) {
    case "gone":
      return { outcome: { kind: "gone" } };
    case "unchanged":
      return { outcome: { ...fetched, published: [] } };
    case "failed":
    case "refused":
      // What came before the limit, or before the server broke off, is news all the same.
      return fetched.partial
        ? readCut(fetched.partial, fetched)
        : { outcome: { ...fetched, kind: "failed" } };
    case "fetched":
      return readBody(source, fetched);
    default:
      return fetched satisfies never;
  }
}

function readCut(partial: Uint8Array, cut: Fetched & { kind: "refused" | "failed" }): Visit {
  const wire = parseWire(partial, { url: cut.url ?? "", headers: cut.headers });
  if (!wire.ok || wire.entries.length === 0) return { outcome: { ...cut, kind: "failed" } };
  // No validators: the next visit must not be told that nothing changed.
  const remark = `${cut.message} The ${wire.entries.length} items before that are kept.`;
  return { wire, outcome: { kind: "read", published: datesOf(wire), remark } };
}

const NO_VALIDATORS = { etag: undefined, lastModified: undefined, bodyHash: undefined };

function readBody(source: Pick<Source, "validators">, fetched: Fetched & { kind: "fetched" }): Visit {
  const bodyHash = createHash("sha256").update(fetched.bytes).digest("base64url");
  const common = { maxAgeSeconds: fetched.maxAgeSeconds, movedTo: fetched.movedTo };
  const validators = { etag: fetched.etag, lastModified: fetched.lastModified, bodyHash };
  if (bodyHash === source.validators.bodyHash)
    return { outcome: { kind: "unchanged", published: [], validators, ...common } };

  const wire = parseWire(fetched.bytes, { url: fetched.url, headers: fetched.headers });
  if (!wire.ok) return { outcome: { kind: "failed", why: wire.kind, message: wire.why } };
  const cutOff = "The feed ended early; what came before is kept, and the next visit reads it anew.";
  return {
    wire,
    outcome: {
      kind: "read",
      validators: wire.isCut ? NO_VALIDATORS : validators,
      title: wire.feed.title,
      published: datesOf(wire),
      ttlMinutes: wire.feed.ttl,
      remark: wire.truncated ?? (wire.isCut ? cutOff : undefined),
      ...common,
    },
  };
}

const datesOf = (wire: Wire): Date[] => wire.entries.flatMap((item) => item.published ?? item.updated ?? []);

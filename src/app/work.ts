/** The worker's role: runs the write line, plans visits, and sweeps out what has ended. */
import { sweepAccounts } from "#accounts/sweep.ts";
import { messageOf } from "#base/errors.ts";
import { demandRoom } from "#database/room.ts";
import { resumePending } from "#ingest/make-articles.ts";
import type { IngestNeeds, Progress } from "#ingest/needs.ts";
import { enqueueVisits } from "#ingest/visit-source.ts";
import { writeLine } from "#ingest/write-line.ts";
import { startWorker, type Worker, workshop } from "#jobs/work.ts";
import { newsletterLine, openPlanner } from "#newsletters/line.ts";
import { sweepDeliveries } from "#newsletters/plan-runs.ts";
import { sweepNewsletters } from "#newsletters/subscriptions.ts";
import { planNotices } from "#notices/deliver.ts";
import { deliverReplies, planReplies } from "#replies/deliver.ts";
import { newsletterNeeds } from "./newsletters.ts";
import type { Tools } from "./tools.ts";

/** How often sources and notices are looked through for those that are due. */
const PLAN_MS = 15_000;
/** How often ended sessions and links are deleted; long before, they open nothing any more. */
const SWEEP_MS = 3_600_000;

export const ingestNeeds = (tools: Tools, onProgress?: (event: Progress) => void): IngestNeeds => ({
  ...tools,
  db: tools.database.db,
  onProgress,
});

/** Starts the loops of the write line; nothing is planned by itself but what was left undone before. */
export async function startLine(tools: Tools, onProgress?: (event: Progress) => void): Promise<Worker> {
  const { config } = tools;
  const needs = ingestNeeds(tools, onProgress);
  const exclusive = tools.database.kind === "pglite";
  await resumePending(needs);
  const room = exclusive ? () => demandRoom(config.dataDir) : undefined;
  const about = { publicUrl: config.publicUrl, town: config.siteName ?? "Townwire" };
  const replies = workshop({
    queue: "reply",
    batch: 1,
    lanes: 1,
    handle: ([job]) =>
      job ? deliverReplies({ ...needs, ...about, mail: tools.mail }, job) : Promise.resolve(),
  });
  const needsOfLoops = { jobs: tools.jobs, log: tools.log, exclusive, demandRoom: room };
  return startWorker(needsOfLoops, [...writeLine(needs), replies, ...newsletterLine(newsletterNeeds(tools))]);
}

/** Starts the loops and goes on planning visits until stopped. */
export async function startWork(tools: Tools): Promise<{ stop(): Promise<void> }> {
  const worker = await startLine(tools);
  let sweptAt = Number.NEGATIVE_INFINITY;
  const sweep = async () => {
    if (performance.now() < sweptAt + SWEEP_MS) return;
    await sweepAccounts({ db: tools.database.db, now: tools.now });
    await sweepNewsletters({ db: tools.database.db, now: tools.now });
    await sweepDeliveries({ db: tools.database.db, now: tools.now });
    sweptAt = performance.now();
  };
  const planNewsletters = openPlanner(newsletterNeeds(tools));
  const plan = async () => {
    try {
      await enqueueVisits(ingestNeeds(tools));
      await planNotices(ingestNeeds(tools));
      // Without a mail server nothing is sent, and nothing is to wait for one that may come some day.
      if (tools.config.smtpUrl !== undefined) await planNewsletters();
      await planReplies(ingestNeeds(tools));
      await sweep();
    } catch (error) {
      tools.log.warn({ why: messageOf(error) }, "what is due could not be planned; tried again shortly");
    }
  };
  let planning: Promise<void> | undefined = plan();
  const timer = setInterval(() => {
    planning ??= plan().finally(() => {
      planning = undefined;
    });
  }, PLAN_MS);
  void planning.finally(() => {
    planning = undefined;
  });
  return {
    async stop() {
      clearInterval(timer);
      // First, so that nobody waits for what a publisher is sending slowly.
      await tools.fetcher.close();
      await tools.endMailing();
      await planning;
      await worker.stop();
    },
  };
}

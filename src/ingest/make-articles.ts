/** The second half of the write line: waiting items become articles, a batch at a time. */
import type { Draft } from "#articles/drafts.ts";
import { grants } from "#articles/rights.ts";
import { saveArticles } from "#articles/save.ts";
import { listWaiting, type Waiting } from "#articles/waiting.ts";
import { inTransaction } from "#database/connect.ts";
import type { Job } from "#jobs/queue.ts";
import { makeDraft, type PageResult, wantsPage } from "./draft.ts";
import type { IngestNeeds } from "./needs.ts";

/** Seconds until a page that could not be read is asked for again; then we keep what the feed carried. */
const PAGE_RETRIES_SECONDS = [300, 1800, 3 * 3600];

/** Makes the articles of a batch; saving, follow-ups and the end of the jobs are one transaction. */
export async function makeArticles(needs: IngestNeeds, jobs: readonly Job<"article">[]): Promise<void> {
  const waiting = await listWaiting(
    needs.db,
    jobs.map((job) => job.data.itemId),
  );
  const attempts = new Map(jobs.map((job) => [job.data.itemId, job.data.attempt]));
  const made = await Promise.all(waiting.map((item) => makeOne(needs, item, attempts.get(item.id) ?? 0)));

  const mayShow = new Set(
    waiting.filter((item) => grants(item.source.rights).picture).map((item) => item.id),
  );

  const saved = await inTransaction(needs.db, async (db) => {
    const saved = await saveArticles(
      { ...needs, db },
      made.map((one) => one.draft),
    );
    for (const one of made)
      if (one.again)
        await needs.jobs.send("article", [one.again.job], { db, afterSeconds: one.again.seconds });
    for (const one of saved)
      if (one.wantsPicture && mayShow.has(one.itemId))
        await needs.jobs.send("picture", [{ articleId: one.articleId }], { db, key: one.articleId });
    await needs.jobs.finish("article", jobs, db);
    return saved;
  });
  for (const one of saved) needs.metrics.articles.inc({ outcome: one.outcome });
  needs.onProgress?.({ kind: "saved", saved });
}

type Made = {
  draft: Draft;
  again: { job: { itemId: string; attempt: number }; seconds: number } | undefined;
};

async function makeOne(needs: IngestNeeds, item: Waiting, attempt: number): Promise<Made> {
  const result = wantsPage(item)
    ? await readPage(needs, item)
    : { kind: "none" as const, why: "feed", again: false };
  needs.metrics.pages.inc({ outcome: result.kind === "read" ? "page" : result.why });
  const seconds = result.kind === "none" && result.again ? PAGE_RETRIES_SECONDS[attempt] : undefined;
  const again =
    seconds === undefined ? undefined : { job: { itemId: item.id, attempt: attempt + 1 }, seconds };
  const draft = makeDraft(item, result, needs.now());
  return { draft: { ...draft, completes: attempt > 0, final: again === undefined }, again };
}

async function readPage(needs: IngestNeeds, item: Waiting): Promise<PageResult> {
  const fetched = await needs.fetcher.fetchPolitely({ url: item.payload.link ?? "", accept: "page" });
  switch (fetched.kind) {
    case "fetched": {
      const page = await needs.extractor.extract(fetched.bytes, {
        url: fetched.url,
        ...(fetched.contentType === undefined ? {} : { contentType: fetched.contentType }),
      });
      return page.ok
        ? { kind: "read", page, url: fetched.url }
        : { kind: "none", why: page.kind, again: false };
    }
    case "failed":
      return { kind: "none", why: fetched.why, again: true };
    case "refused":
      return { kind: "none", why: fetched.why, again: false };
    case "gone":
    case "unchanged":
      return { kind: "none", why: fetched.kind, again: false };
    default:
      return fetched satisfies never;
  }
}

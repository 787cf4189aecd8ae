/** The second half of the write line: waiting items become articles, a batch at a time. */
import type { Draft } from "#articles/drafts.ts";
import { grants } from "#articles/rights.ts";
import { type Saved, saveArticles } from "#articles/save.ts";
import { listPending, listUnmade, listWaiting, type Waiting } from "#articles/waiting.ts";
import { inTransaction } from "#database/connect.ts";
import type { Job } from "#jobs/queue.ts";
import { type LocalNews, noteNews } from "#notices/news.ts";
import { lockStories } from "#stories/lock.ts";
import type { Understanding } from "#understanding/understand.ts";
import { makeDraft, type PageResult, wantsPage } from "./draft.ts";
import type { IngestNeeds } from "./needs.ts";
import {
  type Guide,
  type Known,
  type Related,
  readGuide,
  relate,
  type Understandable,
  understandAll,
  understandOne,
} from "./relate.ts";

/** Seconds until a page that could not be read is asked for again; then we keep what the feed carried. */
const PAGE_RETRIES_SECONDS = [300, 1800, 3 * 3600];

/**
 * Makes the articles of a batch; saving, follow-ups and the end of the jobs are one transaction. A job whose item has
 * changed since has nothing to do: the change has a job of its own.
 */
export async function makeArticles(needs: IngestNeeds, jobs: readonly Job<"article">[]): Promise<void> {
  const wanted = new Map(jobs.map((job) => [job.data.itemId, job.data]));
  const pending = await listWaiting(needs.db, [...wanted.keys()]);
  const waiting = pending.filter((item) => jobs.some((job) => isJobOf(job, item)));
  const made = await Promise.all(
    waiting.map((item) => makeOne(needs, item, jobs.find((job) => isJobOf(job, item))?.data.attempt ?? 0)),
  );
  // The program is ending: what is in hand stays in the queue, as if it had not been begun.
  if (made.some((one) => one.stopped)) return;
  const drafts = made.map((one) => one.draft);
  const guide = await readGuide(
    needs,
    drafts.map((draft) => draft.publisherId),
  );
  const meanings = await understandAll(needs, drafts.map(subjectOf), guide);
  await needs.stories.fill(needs.db);

  const saved = await inTransaction(needs.db, async (db) => {
    await lockStories(db);
    const saved = await saveArticles({ ...needs, db }, drafts);
    const related = relatedOf(needs, drafts, meanings, saved, guide);
    const known = await relate({ ...needs, db }, related, guide);
    await noteNews({ ...needs, db }, known.map(newsOf));
    // Before their successors, which have the same keys.
    await needs.jobs.finish("article", jobs, db);
    for (const { again } of made)
      if (again) await needs.jobs.send("article", [again.job], { db, afterSeconds: again.seconds });
    const pictures = saved.filter((one) => one.wantsPicture && mayShowPicture(waiting, one.itemId));
    await needs.jobs.send(
      "picture",
      pictures.flatMap(({ itemId, articleId }) => {
        const url = made.find((one) => one.draft.item.id === itemId)?.draft.picture?.url;
        return url === undefined ? [] : [{ articleId, url }];
      }),
      { db },
    );
    // An item that changed back and forth while its page was fetched may have been left without a job.
    await needs.jobs.send("article", await listUnmade(db, [...wanted.keys()]), { db });
    return saved;
  });
  for (const one of saved) needs.metrics.articles.inc({ outcome: one.outcome });
  needs.onProgress?.({ kind: "saved", saved });
}

/** What is saved without being placed among the others. */
const UNRELATED: ReadonlySet<Saved["outcome"]> = new Set(["joined", "same", "withdrawn"]);

/** What of the saved is new or has other words, with its meaning; an article that came twice counts as it came last. */
function relatedOf(
  needs: IngestNeeds,
  drafts: readonly Draft[],
  meanings: readonly (Understanding | undefined)[],
  saved: readonly Saved[],
  guide: Guide,
): Related[] {
  const related = new Map<string, Related>();
  for (const one of saved) {
    const i = drafts.findIndex((draft) => draft.item.id === one.itemId);
    const draft = drafts[i];
    if (!draft || UNRELATED.has(one.outcome)) continue;
    // A draft may carry only the beginning of what we have: meaning is that of the text that stands.
    const subject = {
      ...subjectOf(draft),
      published: one.published,
      ...(one.keptText === undefined ? {} : { text: one.keptText }),
    };
    const meaning = one.keptText === undefined ? meanings[i] : understandOne(needs, subject, guide);
    related.set(one.articleId, { ...one, isNew: one.outcome === "new", subject, meaning });
  }
  return [...related.values()];
}

/** What an article is news of; also an earlier one that turns out to be: nobody is told twice. */
const newsOf = ({ articleId, subject: { published }, meaning }: Known): LocalNews => ({
  articleId,
  published,
  placeIds: meaning.localIn.map((place) => place.id),
});

const subjectOf = (draft: Draft): Understandable => ({
  title: draft.title,
  text: draft.bodyText || draft.excerpt,
  language: draft.language,
  categories: draft.categories,
  url: draft.url,
  published: draft.published,
  publisher: draft.publisherName,
  publisherId: draft.publisherId,
  byline: draft.authors.map((author) => author.name).join(", "),
});

/** Puts every item that waits without a job back in the queue: after a restore, or when its job was given up. */
export async function resumePending(needs: Pick<IngestNeeds, "db" | "jobs">): Promise<void> {
  const pending = await listPending(needs.db);
  await needs.jobs.send(
    "article",
    pending.map((item) => ({ ...item, attempt: 0 })),
    { db: needs.db },
  );
}

const isJobOf = (job: Job<"article">, item: Waiting): boolean =>
  job.data.itemId === item.id && job.data.contentHash === item.changeHash;

const mayShowPicture = (waiting: readonly Waiting[], itemId: string): boolean =>
  waiting.some((item) => item.id === itemId && grants(item.source.rights).picture);

type Made = {
  draft: Draft;
  again: { job: { itemId: string; contentHash: string; attempt: number }; seconds: number } | undefined;
  stopped: boolean;
};

async function makeOne(needs: IngestNeeds, item: Waiting, attempt: number): Promise<Made> {
  const result: PageResult = wantsPage(item)
    ? await readPage(needs, item)
    : { kind: "none", why: "feed", again: undefined };
  needs.metrics.pages.inc({ outcome: result.kind === "read" ? "page" : result.why });
  const again = result.kind === "none" ? planAgain(result, item, attempt) : undefined;
  return {
    draft: {
      ...makeDraft(item, result, needs.now()),
      completes: item.articleId !== undefined && item.state === "kept",
      final: again === undefined,
    },
    again,
    stopped: result.kind === "none" && result.why === "stopping",
  };
}

/** A host whose turn it was not says when it will be; that is no try. Anything else is tried again a few times. */
function planAgain(result: PageResult & { kind: "none" }, item: Waiting, attempt: number): Made["again"] {
  if (result.again === undefined) return undefined;
  const rests = result.why === "host-resting" && result.again.afterSeconds !== undefined;
  const seconds = rests ? result.again.afterSeconds : PAGE_RETRIES_SECONDS[attempt];
  if (seconds === undefined) return undefined;
  const job = { itemId: item.id, contentHash: item.changeHash, attempt: rests ? attempt : attempt + 1 };
  return { job, seconds };
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
        : { kind: "none", why: page.kind, again: undefined };
    }
    case "failed":
      return { kind: "none", why: fetched.why, again: { afterSeconds: fetched.retryAfterSeconds } };
    case "refused":
      return { kind: "none", why: fetched.why, again: undefined };
    case "gone":
    case "unchanged":
      return { kind: "none", why: fetched.kind, again: undefined };
    default:
      return fetched satisfies never;
  }
}

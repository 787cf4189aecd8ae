/**
 * Withdrawing an article and restoring it: the two that change an article from outside the write line, each one
 * transaction, so that it is gone or back on every page, in every list, count and story at once.
 */
import { restoreArticle, withdrawArticle } from "#articles/withdraw.ts";
import { inTransaction } from "#database/connect.ts";
import { lockStories } from "#stories/lock.ts";
import type { IngestNeeds } from "./needs.ts";
import { readGuide, relate, understandAll } from "./relate.ts";
import { listStored } from "./understand-stored.ts";

/** Takes an article down everywhere. Its publisher may go on changing it; it stays down. */
export async function withdraw(
  needs: Pick<IngestNeeds, "db" | "now" | "stories">,
  id: string,
  options: { why?: string | undefined } = {},
): Promise<void> {
  await needs.stories.fill(needs.db);
  await inTransaction(needs.db, async (db) => {
    await lockStories(db);
    await withdrawArticle({ ...needs, db }, id, options);
    await needs.stories.withdraw(db, id);
  });
}

/** Brings an article back as it would be had it never been taken down, with what its publisher changed meanwhile. */
export async function restore(
  needs: Pick<IngestNeeds, "db" | "now" | "log" | "atlas" | "stories" | "jobs">,
  id: string,
): Promise<void> {
  const stored = await listStored(needs.db, [id]);
  const guide = await readGuide(
    needs,
    stored.map((one) => one.publisherId),
  );
  const meanings = await understandAll(needs, stored, guide);
  await needs.stories.fill(needs.db);
  await inTransaction(needs.db, async (db) => {
    await lockStories(db);
    await restoreArticle(db, id);
    await relate(
      { ...needs, db },
      stored.map((subject, i) => ({ articleId: id, isNew: false, subject, meaning: meanings[i] })),
    );
    // Its publisher may have changed the picture while nobody fetched it.
    const missing = stored.flatMap(({ pictureUrl: url, hasPicture }) =>
      url === undefined || hasPicture ? [] : [{ articleId: id, url }],
    );
    await needs.jobs.send("picture", missing, { db });
  });
}

/**
 * Withdrawing an article and restoring it: the two that change an article from outside the write line, each one
 * transaction, so that it is gone or back on every page, in every list, count and story at once.
 */
import { restoreArticle, withdrawArticle } from "#articles/withdraw.ts";
import { type Db, inTransaction } from "#database/connect.ts";
import { lockStories } from "#stories/lock.ts";
import type { LineNeeds } from "./needs.ts";
import { readGuide, relate, understandAll } from "./relate.ts";
import { listStored } from "./understand-stored.ts";

/** What else is to be written in the same transaction: who did it, say. */
type Noting = { note?: ((db: Db) => Promise<void>) | undefined };

/** Takes an article down everywhere. Its publisher may go on changing it; it stays down. */
export async function withdraw(
  needs: Pick<LineNeeds, "db" | "now" | "stories">,
  id: string,
  options: { why?: string | undefined } & Noting = {},
): Promise<void> {
  await needs.stories.fill(needs.db);
  await inTransaction(needs.db, async (db) => {
    await lockStories(db);
    await withdrawArticle({ ...needs, db }, id, options);
    await needs.stories.withdraw(db, id);
    await options.note?.(db);
  });
}

/** Brings an article back as it would be had it never been taken down, with what its publisher changed meanwhile. */
export async function restore(needs: LineNeeds, id: string, { note }: Noting = {}): Promise<void> {
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
      guide,
    );
    // Its publisher may have changed the picture while nobody fetched it.
    const missing = stored.flatMap(({ pictureUrl: url, hasPicture }) =>
      url === undefined || hasPicture ? [] : [{ articleId: id, url }],
    );
    await needs.jobs.send("picture", missing, { db });
    await note?.(db);
  });
}

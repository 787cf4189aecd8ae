/** A follow-up of the write line: an article's lead picture is fetched and made ready to be served by us. */
import { grants } from "#articles/rights.ts";
import { findWantedPicture, notePicture } from "#articles/waiting.ts";
import { inTransaction } from "#database/connect.ts";
import { makePicture, savePicture } from "#images/pictures.ts";
import type { Job } from "#jobs/queue.ts";
import type { IngestNeeds } from "./needs.ts";

export async function fetchPicture(needs: IngestNeeds, job: Job<"picture">): Promise<void> {
  const wanted = await findWantedPicture(needs.db, job.data.articleId);
  // Another picture has taken its place: that one has a job of its own.
  if (wanted?.url !== job.data.url || !grants(wanted.rights).picture)
    return needs.jobs.finish("picture", [job]);

  const fetched = await needs.fetcher.fetchPolitely({ url: wanted.url, accept: "picture" });
  if (fetched.kind === "failed" && fetched.why === "stopping") return;
  if (fetched.kind === "failed" && fetched.why === "host-resting" && fetched.retryAfterSeconds !== undefined)
    return needs.jobs.postpone("picture", job, fetched.retryAfterSeconds);
  if (fetched.kind === "failed") {
    needs.metrics.pictures.inc({ outcome: "failed" });
    return needs.jobs.fail("picture", job, fetched.message);
  }
  const made =
    fetched.kind === "fetched"
      ? await makePicture(fetched.bytes, needs.secret)
      : { ok: false as const, why: fetched.kind };
  if (!made.ok) needs.log.debug({ url: wanted.url, why: made.why }, "a picture is left out");
  needs.metrics.pictures.inc({ outcome: made.ok ? "saved" : "refused" });

  await inTransaction(needs.db, async (db) => {
    if (made.ok) await savePicture({ ...needs, db }, made);
    await notePicture(db, job.data.articleId, wanted.url, made.ok ? made.key : null);
    await needs.jobs.finish("picture", [job], db);
  });
}

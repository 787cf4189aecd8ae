/** A follow-up of the write line: an article's lead picture is fetched and made ready to be served by us. */
import { grants } from "#articles/rights.ts";
import { findWantedPicture, notePicture } from "#articles/waiting.ts";
import { inTransaction } from "#database/connect.ts";
import { type MadePicture, makePicture, mintKey } from "#images/make-picture.ts";
import { findStanding, savePicture, stillStands } from "#images/pictures.ts";
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
  const result: Result =
    fetched.kind === "fetched"
      ? await make(needs, fetched.bytes, wanted.credit)
      : { kind: "refused", why: fetched.kind };
  if (result.kind === "refused")
    needs.log.debug({ url: wanted.url, why: result.why }, "a picture is left out");
  needs.metrics.pictures.inc({ outcome: result.kind === "refused" ? "refused" : "saved" });

  await inTransaction(needs.db, async (db) => {
    const key = await keep({ ...needs, db }, result);
    await notePicture(db, job.data.articleId, wanted.url, key);
    await needs.jobs.finish("picture", [job], db);
  });
}

type Result =
  | { kind: "made"; picture: MadePicture & { ok: true } }
  /** Another article brought the same bytes. */
  | { kind: "known"; key: string }
  | { kind: "refused"; why: string };

/** Makes the variants, unless they have been made before or the picture was taken down. */
async function make(needs: IngestNeeds, bytes: Uint8Array, credit: string | undefined): Promise<Result> {
  const key = mintKey(bytes, needs.secret);
  const standing = await findStanding(needs.db, key);
  if (standing === "removed") return { kind: "refused", why: "it was taken down" };
  if (standing === "complete") return { kind: "known", key };
  const picture = await makePicture(bytes, needs.secret, { credit });
  return picture.ok ? { kind: "made", picture } : { kind: "refused", why: picture.why };
}

/** The key to note with the article; null for none. A picture may have been taken down while it was being made. */
async function keep(needs: Pick<IngestNeeds, "db" | "now">, result: Result): Promise<string | null> {
  switch (result.kind) {
    case "made":
      return (await savePicture(needs, result.picture)) ? result.picture.key : null;
    case "known":
      return (await stillStands(needs.db, result.key)) ? result.key : null;
    case "refused":
      return null;
    default:
      return result satisfies never;
  }
}

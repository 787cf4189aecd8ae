/**
 * Pins: an editor puts the story of an article on top of a page until a time. Everybody is told so beside it, and may have
 * it count for nothing. A pin is of the article: wherever its story goes, it goes along.
 */
import { noteAudit } from "#accounts/audit.ts";
import type { Clock } from "#base/clock.ts";
import { type Db, inTransaction } from "#database/connect.ts";
import { pageOf, type Subject } from "./subject.ts";

export const MAX_PIN_HOURS = 7 * 24;
/** A page with more on top has none. */
export const MAX_PINS = 3;

/** `page`: as `pageOf` names it. */
export type Pin = { page: string; endsAt: Date; by: string | undefined };

type Needs = { db: Db; now: Clock };
type Pinning = { articleId: string; subject: Subject; by: string };

/** Pins it, or has it end at another time. Refused where the page is full or the time is none that can be. */
export async function savePin(
  needs: Needs,
  { articleId, subject, by }: Pinning,
  hours: number,
): Promise<{ kind: "pinned" } | { kind: "refused"; why: "full" | "time" }> {
  if (!(hours > 0 && hours <= MAX_PIN_HOURS)) return { kind: "refused", why: "time" };
  const now = needs.now();
  const page = pageOf(subject);
  const row = { ends_at: new Date(now.getTime() + hours * 3_600_000), account_id: by, pinned_at: now };
  return inTransaction(needs.db, async (db) => {
    await db.deleteFrom("pins").where("ends_at", "<=", now).execute();
    const others = await db
      .selectFrom("pins")
      .select("article_id")
      .where("subject", "=", page)
      .where("article_id", "<>", articleId)
      .forUpdate()
      .execute();
    if (others.length >= MAX_PINS) return { kind: "refused", why: "full" };
    await db
      .insertInto("pins")
      .values({ subject: page, article_id: articleId, ...row })
      .onConflict((conflict) => conflict.columns(["subject", "article_id"]).doUpdateSet(row))
      .execute();
    const detail = { page, ends: row.ends_at.toISOString() };
    await noteAudit(db, { by, action: "pin story", subject: `article/${articleId}`, detail, now });
    return { kind: "pinned" };
  });
}

/** Takes it from the top. `page`: as `pageOf` names it. */
export async function removePin(
  needs: Needs,
  { articleId, page, by }: { articleId: string; page: string; by: string },
): Promise<void> {
  await inTransaction(needs.db, async (db) => {
    const gone = await db
      .deleteFrom("pins")
      .where("subject", "=", page)
      .where("article_id", "=", articleId)
      .executeTakeFirst();
    if (gone.numDeletedRows === 0n) return;
    const subject = `article/${articleId}`;
    await noteAudit(db, { by, action: "unpin story", subject, detail: { page }, now: needs.now() });
  });
}

/** Where an article is pinned now. */
export async function listPins({ db, now }: Needs, articleId: string): Promise<Pin[]> {
  const rows = await db
    .selectFrom("pins")
    .leftJoin("accounts", "accounts.id", "pins.account_id")
    .select(["subject as page", "ends_at as endsAt", "accounts.name"])
    .where("article_id", "=", articleId)
    .where("ends_at", ">", now())
    .orderBy("subject")
    .execute();
  return rows.map(({ page, endsAt, name }) => ({ page, endsAt, by: name ?? undefined }));
}

/** The audit log: every action of an editor, with who did it. For the desk alone. */
import { makeId } from "#base/ids.ts";
import type { Db } from "#database/connect.ts";

export type Action = { by: string; action: string; subject: string; detail: unknown; now: Date };

/** Notes an action, in the transaction of the action. */
export async function noteAudit(db: Db, { by, action, subject, detail, now }: Action): Promise<void> {
  const row = { id: makeId(now), account_id: by, action, subject, created_at: now };
  await db
    .insertInto("audit_log")
    .values({ ...row, detail: JSON.stringify(detail) })
    .execute();
}

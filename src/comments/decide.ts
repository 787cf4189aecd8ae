/** What editors decide of comments: show or hide, with a reason that the writer is told. */

import { noteAudit } from "#accounts/audit.ts";
import { makeId } from "#base/ids.ts";
import { type Db, inTransaction } from "#database/connect.ts";
import { settleOpen } from "./change.ts";
import { cleanText } from "./markdown.ts";
import type { ReasonKind } from "./respond.ts";
import { countShown, type NoteShown } from "./save.ts";

export type Decision =
  | { verdict: "show"; statement: string }
  /** `statement`: what the writer is told beside the reason. */
  | { verdict: "hide"; reason: ReasonKind; statement: string };

const MAX_STATEMENT = 2000;

type DecideNeeds = { db: Db; now: () => Date; noteShown?: NoteShown | undefined };

/** Decides each of the comments, and returns how many were there to be decided. The same again changes nothing. */
export async function decideComments(
  needs: DecideNeeds,
  given: { by: string; ids: readonly string[]; decision: Decision },
): Promise<number> {
  let decided = 0;
  for (const id of new Set(given.ids)) if (await decideOne(needs, id, given)) decided += 1;
  return decided;
}

function decideOne(
  needs: DecideNeeds,
  id: string,
  { by, decision }: { by: string; decision: Decision },
): Promise<boolean> {
  const { verdict } = decision;
  const reason = verdict === "hide" ? decision.reason : "";
  const statement = cleanText(decision.statement).slice(0, MAX_STATEMENT);
  return inTransaction(needs.db, async (db) => {
    const now = needs.now();
    const comment = await db
      .selectFrom("comments")
      .select(["id", "thread", "parent_id", "state"])
      .where("id", "=", id)
      .where("state", "<>", "deleted")
      .forUpdate()
      .executeTakeFirst();
    if (!comment) return false;
    const last = await db
      .selectFrom("comment_decisions")
      .select(["phase", "verdict", "reason", "statement"])
      .where("comment_id", "=", id)
      .orderBy("created_at", "desc")
      .orderBy("id", "desc")
      .executeTakeFirst();
    const state = verdict === "show" ? "shown" : "hidden";
    const isSame =
      comment.state === state &&
      last?.phase === "editor" &&
      last.verdict === verdict &&
      last.reason === reason &&
      last.statement === statement;
    if (!isSame) {
      await db
        .insertInto("comment_decisions")
        .values({
          id: makeId(now),
          comment_id: id,
          by_account_id: by,
          phase: "editor",
          verdict,
          reason,
          statement,
          created_at: now,
        })
        .execute();
      await noteAudit(db, {
        by,
        action: `${verdict} comment`,
        subject: `comment/${id}`,
        detail: { reason, statement },
        now,
      });
    }
    await db.updateTable("comments").set({ state, concern: 0 }).where("id", "=", id).execute();
    await settleOpen(db, id, now, verdict === "show");
    const more = Number(state === "shown") - Number(comment.state === "shown");
    await countShown(db, comment, more as -1 | 0 | 1, now);
    if (more === 1) await needs.noteShown?.(db, id, now);
    return true;
  });
}

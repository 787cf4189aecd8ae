/** What readers do with others' comments: say that one is good or not, or report it. */
import { makeId } from "#base/ids.ts";
import { type Db, inTransaction } from "#database/connect.ts";
import type { Author } from "./author.ts";
import type { Changed } from "./change.ts";
import { cleanText } from "./markdown.ts";
import { touchThread } from "./threads.ts";

type Needs = { db: Db; now: () => Date };
type Reader = Pick<Author, "id" | "ban">;

const GONE: Changed = { kind: "refused", why: "There is no such comment." };

export type Reaction = "up" | "down" | "none";

/** Sets what this reader thinks of a comment; the same again changes nothing. */
export function reactTo(
  needs: Needs,
  given: { reader: Reader; id: string; reaction: Reaction },
): Promise<Changed> {
  const { reader, id, reaction } = given;
  return inTransaction(needs.db, async (db) => {
    const now = needs.now();
    const comment = await lockShown(db, id);
    if (!comment) return GONE;
    if (comment.account_id === reader.id) return { kind: "refused", why: "It is your own." };
    if (isBanned(reader, now)) return { kind: "refused", why: BANNED };
    const before = await db
      .deleteFrom("comment_reactions")
      .where("comment_id", "=", id)
      .where("account_id", "=", reader.id)
      .returning("kind")
      .executeTakeFirst();
    if (reaction !== "none")
      await db
        .insertInto("comment_reactions")
        .values({ comment_id: id, account_id: reader.id, kind: reaction, created_at: now })
        .execute();
    if ((before?.kind ?? "none") === reaction) return { kind: "changed" };
    const more = (kind: Reaction) => Number(reaction === kind) - Number(before?.kind === kind);
    await db
      .updateTable("comments")
      .set((set) => ({ up: set("up", "+", more("up")), down: set("down", "+", more("down")) }))
      .where("id", "=", id)
      .execute();
    await touchThread(db, comment.thread, 0, now);
    return { kind: "changed" };
  });
}

/** Why a comment may be reported, and hidden. */
export const REASONS = {
  attack: "It attacks somebody",
  spam: "It is advertising or spam",
  "off-topic": "It has nothing to do with the subject",
  private: "It tells private things of somebody",
  false: "It says something false that may do harm",
  unlawful: "It is against the law",
  other: "Something else",
} as const;
export type ReasonKind = keyof typeof REASONS;
export const isReason = (text: string): text is ReasonKind => Object.hasOwn(REASONS, text);

const MAX_WORDS = 1000;

/** Tells the editors of a comment; once for each reader, and it changes nothing by itself. */
export function reportComment(
  needs: Needs,
  given: { reader: Reader; id: string; reason: ReasonKind; words: string },
): Promise<Changed> {
  const { reader, id, reason } = given;
  return inTransaction(needs.db, async (db) => {
    const now = needs.now();
    const comment = await lockShown(db, id);
    if (!comment) return GONE;
    if (comment.account_id === reader.id)
      return { kind: "refused", why: "It is your own: you can delete it." };
    if (isBanned(reader, now)) return { kind: "refused", why: BANNED };
    await db
      .insertInto("comment_reports")
      .values({
        id: makeId(now),
        comment_id: id,
        account_id: reader.id,
        reason,
        words: cleanText(given.words).slice(0, MAX_WORDS),
        created_at: now,
      })
      .onConflict((conflict) => conflict.columns(["comment_id", "account_id"]).doNothing())
      .execute();
    return { kind: "changed" };
  });
}

const BANNED = "You cannot do this while you are banned.";
const isBanned = ({ ban }: Reader, now: Date): boolean => ban !== undefined && ban.until > now;

const lockShown = (db: Db, id: string) =>
  db
    .selectFrom("comments")
    .select(["id", "thread", "account_id"])
    .where("id", "=", id)
    .where("state", "=", "shown")
    .forUpdate()
    .executeTakeFirst();

/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** One comment as our own script puts it into a page: drawn by the same part as on the page itself. */
import type { Context } from "hono";
import type { OwnAccount } from "#accounts/accounts.ts";
import type { ShownComment } from "#comments/list.ts";
import { type Answer, answer } from "./answers.ts";
import type { Answered, ToldComment } from "./client/told.ts";
import { Comment } from "./parts/thread.tsx";
import { plainView, type SiteNeeds } from "./view.ts";
import { NOBODY } from "./who.ts";

export async function drawComment(
  needs: SiteNeeds,
  account: OwnAccount | undefined,
  comment: ShownComment,
  isOpen: boolean,
): Promise<ToldComment> {
  const view = plainView(needs, { ...NOBODY, account });
  const html = await (<Comment view={view} comment={comment} isOpen={isOpen} />).toString();
  const isGone = comment.html === "" ? { isGone: true } : {};
  return { id: comment.id, parent: comment.parentId, isOwn: comment.author.isMine, ...isGone, html };
}

/** Whether our own script sent the form, and puts the answer into the page. */
export const isFromScript = (c: Context): boolean => c.req.header("accept") === "application/json";

export const answerScript = (c: Context, said: Answered, status: Answer["status"] = 200): Response =>
  answer(c, { body: JSON.stringify(said), type: "application/json", status, age: "none" });

/** @jsxImportSource hono/jsx @jsxRuntime automatic */
import type { Context } from "hono";
import { isId } from "#base/ids.ts";
import { listLog } from "#comments/log.ts";
import { answerPage } from "../answers.ts";
import { LOG_PATH } from "../comment-addresses.ts";
import { ModerationPage } from "../pages/moderation.tsx";
import { readThreadPages } from "../thread-pages.ts";
import { plainView, type SiteNeeds } from "../view.ts";
import { whoOf } from "../who.ts";

const PER_PAGE = 30;

/** The public log of what editors decided. */
export async function answerModeration(needs: SiteNeeds, c: Context): Promise<Response> {
  const asked = c.req.query("before");
  const before = asked !== undefined && isId(asked) ? asked : undefined;
  const found = await listLog(needs.db, { limit: PER_PAGE + 1, before });
  const decisions = found.slice(0, PER_PAGE);
  const last = decisions.at(-1);
  const older = found.length > PER_PAGE && last ? `${LOG_PATH}?before=${last.id}` : undefined;
  const pages = await readThreadPages(needs, decisions);
  const view = plainView(needs, whoOf(c));
  return answerPage(c, <ModerationPage {...{ view, decisions, pages, older }} />);
}

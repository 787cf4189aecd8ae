/** @jsxImportSource hono/jsx @jsxRuntime automatic */
import type { Context } from "hono";
import { listLog } from "#comments/log.ts";
import { answerPage } from "../answers.ts";
import { cutPage, readId } from "../asked.ts";
import { LOG_PATH } from "../comment-addresses.ts";
import { ModerationPage } from "../pages/moderation.tsx";
import { readThreadPages } from "../thread-pages.ts";
import { plainView, type SiteNeeds } from "../view.ts";
import { whoOf } from "../who.ts";

const PER_PAGE = 30;

/** The public log of what editors decided. */
export async function answerModeration(needs: SiteNeeds, c: Context): Promise<Response> {
  const found = await listLog(needs.db, { limit: PER_PAGE + 1, before: readId(c, "before") });
  const { shown: decisions, last } = cutPage(found, PER_PAGE);
  const older = last && `${LOG_PATH}?before=${last.id}`;
  const pages = await readThreadPages(needs, decisions);
  const view = plainView(needs, whoOf(c));
  return answerPage(c, <ModerationPage {...{ view, decisions, pages, older }} />);
}

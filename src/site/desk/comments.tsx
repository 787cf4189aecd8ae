/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** Comments at the desk: what waits, what was reported, all; shown or hidden, and threads closed. */
import type { Hono } from "hono";
import { isId } from "#base/ids.ts";
import { oneLine } from "#base/text.ts";
import { type Decision, decideComments } from "#comments/decide.ts";
import { countQueues, listQueue, QUEUES, type Queue } from "#comments/queue.ts";
import { isReason } from "#comments/respond.ts";
import { closeThread, parseThread } from "#comments/threads.ts";
import { answerDone } from "../answers.ts";
import { cutPage, readId } from "../asked.ts";
import { DESK_PATH, deskPath, queuePath } from "../comment-addresses.ts";
import { backPath, readForm } from "../forms.ts";
import { readThreadPages } from "../thread-pages.ts";
import { plainView, type SiteNeeds } from "../view.ts";
import { whoOf } from "../who.ts";
import { DeskCommentsPage } from "./comments-page.tsx";
import { answerDesk, answerNot, editorOf } from "./editors.ts";

const PER_PAGE = 30;
const MAX_BYTES = 64 * 1024;
const NOTHING_CHOSEN = "Choose at least one comment, and what to do with it.";

export function addDeskComments(site: Hono, needs: SiteNeeds): void {
  const { db } = needs;

  site.get(DESK_PATH, async (c) => {
    const queue = queueOf(c.req.query("queue"));
    const only = readId(c, "id");
    const before = queue === "all" ? readId(c, "before") : undefined;
    const found = await listQueue(db, queue, { limit: PER_PAGE + 1, before, id: only });
    const { shown: comments, last } = cutPage(found, PER_PAGE);
    const older = queue === "all" && last ? `${queuePath("all")}&before=${last.id}` : undefined;
    const done = /^\d{1,4}$/.test(c.req.query("done") ?? "") ? Number(c.req.query("done")) : undefined;
    const props = { queue, only, comments, older, done, counts: await countQueues(db) };
    const pages = await readThreadPages(needs, comments);
    return answerDesk(c, <DeskCommentsPage view={plainView(needs, whoOf(c))} pages={pages} {...props} />);
  });

  site.post(DESK_PATH, async (c) => {
    const read = await readForm(c, needs.publicUrl, { maxBytes: MAX_BYTES });
    if (read.kind === "refused") return answerNot(needs, c, NOTHING_CHOSEN, DESK_PATH, read.status);
    const ids = read.form
      .getAll("id")
      .filter(isId)
      .slice(0, 2 * PER_PAGE);
    const decision = parseDecision(read.form);
    if (!decision || ids.length === 0) return answerNot(needs, c, NOTHING_CHOSEN, DESK_PATH);
    const decided = await decideComments(needs, { by: editorOf(c).id, ids, decision });
    const [only] = ids;
    const queue = queuePath(queueOf(read.form.get("queue") ?? ""));
    const back = ids.length === 1 && only ? deskPath({ id: only }) : queue;
    return answerDone(`${back}${back.includes("?") ? "&" : "?"}done=${decided}`);
  });

  site.post("/desk/threads", async (c) => {
    const read = await readForm(c, needs.publicUrl);
    if (read.kind === "refused") return answerNot(needs, c, NOTHING_CHOSEN, DESK_PATH, read.status);
    const thread = read.form.get("thread") ?? "";
    const what = read.form.get("do");
    if (!parseThread(thread) || (what !== "close" && what !== "open"))
      return answerNot(needs, c, NOTHING_CHOSEN, DESK_PATH);
    const why = what === "close" ? oneLine(read.form.get("why") ?? "").slice(0, 200) : undefined;
    await closeThread(needs, { thread, by: editorOf(c).id, why });
    return answerDone(backPath(read.form.get("back")));
  });
}

const queueOf = (given: string | undefined): Queue => QUEUES.find((one) => one === given) ?? "waiting";

function parseDecision(form: URLSearchParams): Decision | undefined {
  const statement = form.get("statement") ?? "";
  if (form.get("verdict") === "show") return { verdict: "show", statement };
  const reason = form.get("reason") ?? "";
  return form.get("verdict") === "hide" && isReason(reason)
    ? { verdict: "hide", reason, statement }
    : undefined;
}

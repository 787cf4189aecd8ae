/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** Comments at the desk, for editors alone; and the public log of what they decided there. */
import type { Context, Hono } from "hono";
import type { Account } from "#accounts/accounts.ts";
import { listCards } from "#articles/about.ts";
import { isId } from "#base/ids.ts";
import { oneLine } from "#base/text.ts";
import { type Decision, decideComments } from "#comments/decide.ts";
import { listLog } from "#comments/log.ts";
import { countQueues, listQueue, QUEUES, type Queue } from "#comments/queue.ts";
import { isReason } from "#comments/respond.ts";
import { closeThread, parseThread } from "#comments/threads.ts";
import { articlePath, signInPath, storyPath } from "./addresses.ts";
import { answerDone, answerPage } from "./answers.ts";
import { DESK_PATH, deskPath, LOG_PATH, queuePath } from "./comment-addresses.ts";
import { backPath, readForm } from "./forms.ts";
import { DeskCommentsPage } from "./pages/desk-comments.tsx";
import { ModerationPage } from "./pages/moderation.tsx";
import { RefusedPage } from "./pages/refused.tsx";
import { answerMissing } from "./problems.tsx";
import { accountOf } from "./signed-in.ts";
import { plainView, type SiteNeeds } from "./view.ts";
import { PERSONAL_AGE, whoOf } from "./who.ts";

const PER_PAGE = 30;
const MAX_BYTES = 64 * 1024;
const NOTHING_CHOSEN = "Choose at least one comment, and what to do with it.";

export function addDeskRoutes(site: Hono, needs: SiteNeeds): void {
  if (!needs.moderator) return;
  const { db } = needs;

  site.get(LOG_PATH, async (c) => {
    const before = idOf(c.req.query("before"));
    const found = await listLog(db, { limit: PER_PAGE + 1, before });
    const decisions = found.slice(0, PER_PAGE);
    const last = decisions.at(-1);
    const older = found.length > PER_PAGE && last ? `${LOG_PATH}?before=${last.id}` : undefined;
    const pages = await readPages(needs, decisions);
    const view = plainView(needs, whoOf(c));
    return answerPage(c, <ModerationPage {...{ view, decisions, pages, older }} />);
  });

  site.get(DESK_PATH, async (c) => {
    const editor = editorOf(c);
    if (editor === "nobody") return answerDone(signInPath(c.req.path));
    if (editor === "reader") return answerMissing(needs, c);
    const queue = queueOf(c.req.query("queue"));
    const only = idOf(c.req.query("id"));
    const before = queue === "all" ? idOf(c.req.query("before")) : undefined;
    const found = await listQueue(db, queue, { limit: PER_PAGE + 1, before, id: only });
    const comments = found.slice(0, PER_PAGE);
    const last = comments.at(-1);
    const older =
      queue === "all" && found.length > PER_PAGE && last
        ? `${queuePath("all")}&before=${last.id}`
        : undefined;
    const done = /^\d{1,4}$/.test(c.req.query("done") ?? "") ? Number(c.req.query("done")) : undefined;
    const props = { queue, only, comments, older, done, counts: await countQueues(db) };
    const pages = await readPages(needs, comments);
    const page = <DeskCommentsPage view={plainView(needs, whoOf(c))} pages={pages} {...props} />;
    return answerPage(c, page, { headers: { "cache-control": PERSONAL_AGE } });
  });

  site.post(DESK_PATH, async (c) => {
    const editor = editorOf(c);
    if (editor === "nobody") return answerDone(signInPath(DESK_PATH));
    if (editor === "reader") return answerMissing(needs, c);
    const read = await readForm(c, needs.publicUrl, { maxBytes: MAX_BYTES });
    if (read.kind === "refused") return answerNot(needs, c, NOTHING_CHOSEN, read.status);
    const ids = read.form
      .getAll("id")
      .filter(isId)
      .slice(0, 2 * PER_PAGE);
    const decision = parseDecision(read.form);
    if (!decision || ids.length === 0) return answerNot(needs, c, NOTHING_CHOSEN, 400);
    const decided = await decideComments(needs, { by: editor.id, ids, decision });
    const [only] = ids;
    const queue = queuePath(queueOf(read.form.get("queue") ?? ""));
    const back = ids.length === 1 && only ? deskPath({ id: only }) : queue;
    return answerDone(`${back}${back.includes("?") ? "&" : "?"}done=${decided}`);
  });

  site.post("/desk/threads", async (c) => {
    const editor = editorOf(c);
    if (editor === "nobody") return answerDone(signInPath(DESK_PATH));
    if (editor === "reader") return answerMissing(needs, c);
    const read = await readForm(c, needs.publicUrl);
    if (read.kind === "refused") return answerNot(needs, c, NOTHING_CHOSEN, read.status);
    const thread = read.form.get("thread") ?? "";
    const what = read.form.get("do");
    if (!parseThread(thread) || (what !== "close" && what !== "open"))
      return answerNot(needs, c, NOTHING_CHOSEN, 400);
    const why = what === "close" ? oneLine(read.form.get("why") ?? "").slice(0, 200) : undefined;
    await closeThread(needs, { thread, by: editor.id, why });
    return answerDone(backPath(read.form.get("back")));
  });
}

function editorOf(c: Context): Account | "nobody" | "reader" {
  const account = accountOf(c);
  if (!account) return "nobody";
  return account.role === "reader" ? "reader" : account;
}

const queueOf = (given: string | undefined): Queue => QUEUES.find((one) => one === given) ?? "waiting";
const idOf = (given: string | undefined): string | undefined =>
  given !== undefined && isId(given) ? given : undefined;

function parseDecision(form: URLSearchParams): Decision | undefined {
  const statement = form.get("statement") ?? "";
  if (form.get("verdict") === "show") return { verdict: "show", statement };
  const reason = form.get("reason") ?? "";
  return form.get("verdict") === "hide" && isReason(reason)
    ? { verdict: "hide", reason, statement }
    : undefined;
}

/** Where the threads are: articles with their headlines in one query, stories by their address. */
async function readPages(
  { db }: SiteNeeds,
  of: readonly { thread: string }[],
): Promise<ReadonlyMap<string, { path: string; title: string }>> {
  const subjects = [...new Set(of.map((one) => one.thread))].flatMap((thread) => parseThread(thread) ?? []);
  const ids = subjects.flatMap(({ kind, id }) => (kind === "article" ? [id] : []));
  const articles = await listCards(db, ids, { bodies: false });
  return new Map([
    ...articles.map((one) => [`article/${one.id}`, { path: articlePath(one), title: one.title }] as const),
    ...subjects
      .filter(({ kind }) => kind === "story")
      .map(({ id }) => [`story/${id}`, { path: storyPath({ id }), title: "a story" }] as const),
  ]);
}

function answerNot(needs: SiteNeeds, c: Context, why: string, status: 400 | 403 | 413): Promise<Response> {
  const page = <RefusedPage view={plainView(needs, whoOf(c))} why={why} back={DESK_PATH} path={c.req.path} />;
  return answerPage(c, page, { status, age: "none" });
}

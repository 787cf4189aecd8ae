/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** What a signed-in reader does with comments: plain forms that lead back to the thread, and a page for each that needs words. */
import type { Context, Hono } from "hono";
import { LIMITS } from "#accounts/limits.ts";
import { isId, makeId } from "#base/ids.ts";
import { oneLine } from "#base/text.ts";
import { appealDecision, type Changed, editComment, removeComment } from "#comments/change.ts";
import { whyClosed } from "#comments/closing.ts";
import { findAlone, findComment, type ShownComment } from "#comments/list.ts";
import type { Moderator } from "#comments/moderator.ts";
import { isReason, REASONS, reactTo, reportComment } from "#comments/respond.ts";
import { saveComment } from "#comments/save.ts";
import { parseThread } from "#comments/threads.ts";
import { signInPath } from "./addresses.ts";
import { answerDone, answerPage } from "./answers.ts";
import { anchorOf, commentPath, POST_PATH } from "./comment-addresses.ts";
import { answerScript, drawComment, isFromScript } from "./comment-fragment.tsx";
import { readForm } from "./forms.ts";
import { mayTry, type RefusedStatus, refuseForm } from "./limited.tsx";
import { addLiveRoutes } from "./live-routes.tsx";
import { CommentPage } from "./pages/comment.tsx";
import { WritePage, type WritePageProps } from "./pages/write.tsx";
import { Comment } from "./parts/thread.tsx";
import { answerMissing } from "./problems.tsx";
import { findPage, type PageOfThread } from "./read-thread.ts";
import { accountOf } from "./signed-in.ts";
import { plainView, type SiteNeeds } from "./view.ts";
import { PERSONAL_AGE, whoOf } from "./who.ts";

/** Five thousand characters of any script, as a form sends them. */
const MAX_BYTES = 128 * 1024;
const OWN = { headers: { "cache-control": PERSONAL_AGE } };
const NOTHING_SENT = "We could not tell what this form asks for. Nothing was changed.";

type One = { comment: ShownComment; above: readonly ShownComment[]; page: PageOfThread };

export function addCommentRoutes(site: Hono, given: SiteNeeds): void {
  const { moderator } = given;
  if (!moderator) return;
  const needs: SiteNeeds & { moderator: Moderator } = { ...given, moderator };
  const isOpen = (page: PageOfThread) =>
    whyClosed(page.topic, moderator.known().closing, needs.now()) === undefined;

  if (needs.live) addLiveRoutes(site, { ...needs, live: needs.live });

  site.get("/comments/:id", async (c) => {
    const one = await findOne(needs, c);
    if (!one) return answerMissing(needs, c);
    const { subject } = one.page;
    const view = plainView(needs, whoOf(c));
    const page = <CommentPage view={view} {...one} about={one.page} isOpen={isOpen(one.page)} />;
    return answerPage(c, page, { depends: [`${subject.kind}:${subject.id}`] });
  });

  site.post(POST_PATH, async (c) => {
    const read = await readForm(c, needs.publicUrl, { maxBytes: MAX_BYTES });
    if (read.kind === "refused") return refuse(needs, c, NOTHING_SENT, "/", read.status);
    const { form } = read;
    const [thread, parent, once] = [word(form, "thread"), word(form, "parent"), word(form, "once")];
    const subject = parseThread(thread);
    const page = subject && (await findPage(needs, subject));
    if (!page) return refuse(needs, c, "What you comment on is not here any more.", "/", 404);
    const text = form.get("text") ?? "";
    const title = parent ? "Your answer" : "Your comment";
    const again = { action: POST_PATH, label: title, text, button: "Post" };
    const hidden = { thread, once: isId(once) ? once : makeId(needs.now()), ...(parent ? { parent } : {}) };
    const author = accountOf(c);
    if (!author)
      return sendAgain(needs, c, {
        title,
        why: "You are not signed in.",
        back: page.path,
        form: { ...again, hidden },
      });
    const saved = await saveComment(needs, {
      author,
      thread,
      topic: page.topic,
      parentId: parent || undefined,
      text,
      once: hidden.once,
      confirmed: form.get("confirmed") === "1",
    });
    if (saved.kind === "saved")
      return isFromScript(c)
        ? show(c, saved.id, page, saved.comment)
        : answerDone(`${page.path}#${anchorOf(saved)}`);
    if (saved.kind === "refused")
      return sendAgain(needs, c, { title, why: saved.why, back: page.path, form: { ...again, hidden } });
    return sendAgain(needs, c, askAgain(saved.why, page.path, { ...again, hidden }), "ask");
  });

  form("reply", async (c, one) => ({
    title: "Your answer",
    form: {
      action: POST_PATH,
      label: "Your answer",
      hidden: { thread: one.comment.thread, parent: one.comment.id, once: makeId(needs.now()) },
      button: "Post",
    },
    children: <Comment view={plainView(needs, whoOf(c))} comment={one.comment} isOpen={false} />,
  }));

  form("edit", async (_, { comment }) =>
    comment.isEditable
      ? {
          title: "Change your comment",
          form: {
            action: commentPath(comment, "edit"),
            label: "Your comment",
            text: comment.text,
            button: "Change",
          },
        }
      : "It is too late to change this comment.",
  );
  act("edit", async (c, one, sent) => {
    const author = accountOf(c);
    const text = sent.get("text") ?? "";
    if (!author) return SIGN_IN;
    const confirmed = sent.get("confirmed") === "1";
    const changed = await editComment(needs, {
      author,
      id: one.comment.id,
      text,
      topic: one.page.topic,
      confirmed,
    });
    if (changed.kind === "changed") return changed;
    const form = { action: commentPath(one.comment, "edit"), label: "Your comment", text, button: "Change" };
    const back = one.page.path;
    if (changed.kind === "ask") return sendAgain(needs, c, askAgain(changed.why, back, form), "ask");
    return sendAgain(needs, c, { title: "Change your comment", why: changed.why, back, form });
  });

  form("delete", async (c, { comment }) =>
    comment.author.isMine
      ? {
          title: "Delete your comment?",
          why: "Its words are gone for good. Answers to it stay.",
          form: { action: commentPath(comment, "delete"), label: "", button: "Delete" },
          children: <Comment view={plainView(needs, whoOf(c))} comment={comment} isOpen={false} />,
        }
      : "It is not yours.",
  );
  act("delete", async (c, { comment }) => {
    const author = accountOf(c);
    return author ? removeComment(needs, { author, id: comment.id }) : SIGN_IN;
  });

  form("report", async (c, { comment }) => ({
    title: "Report a comment",
    form: {
      action: commentPath(comment, "report"),
      label: "What should the editors know?",
      button: "Report",
      marks: false,
      required: false,
      choice: { name: "reason", label: "What is wrong with it?", options: REASONS },
    },
    children: <Comment view={plainView(needs, whoOf(c))} comment={comment} isOpen={false} />,
  }));
  act("report", async (c, { comment }, sent) => {
    const reader = accountOf(c);
    const reason = word(sent, "reason");
    if (!reader) return SIGN_IN;
    if (!isReason(reason)) return { kind: "refused", why: NOTHING_SENT };
    return reportComment(needs, { reader, id: comment.id, reason, words: sent.get("text") ?? "" });
  });

  act("react", async (c, { comment }, sent) => {
    const reader = accountOf(c);
    const reaction = word(sent, "do");
    if (!reader) return SIGN_IN;
    if (reaction !== "up" && reaction !== "down" && reaction !== "none")
      return { kind: "refused", why: NOTHING_SENT };
    return reactTo(needs, { reader, id: comment.id, reaction });
  });

  form("appeal", async (c, { comment }) =>
    comment.author.isMine && comment.state === "hidden" && comment.appeal === undefined
      ? {
          title: "Ask the editors to look again",
          form: {
            action: commentPath(comment, "appeal"),
            label: "Why should it be shown?",
            button: "Send",
            marks: false,
          },
          children: <Comment view={plainView(needs, whoOf(c))} comment={comment} isOpen={false} />,
        }
      : "There is nothing to look at again.",
  );
  act("appeal", async (c, { comment }, sent) => {
    const author = accountOf(c);
    return author
      ? appealDecision(needs, { author, id: comment.id, words: sent.get("text") ?? "" })
      : SIGN_IN;
  });

  /** The comment as it is now, for our own script. */
  async function show(c: Context, id: string, page: PageOfThread, known?: ShownComment): Promise<Response> {
    const account = accountOf(c);
    const found = known ?? (await findAlone(needs, id, account));
    const comment = found
      ? await drawComment(needs, account, found, isOpen(page))
      : { id, isGone: true, html: "" };
    return answerScript(c, { kind: "done", comment, once: makeId(needs.now()) });
  }

  /** A page with a form about one comment, for whoever is signed in. */
  function form(
    name: "reply" | "edit" | "delete" | "report" | "appeal",
    draw: (c: Context, one: One) => Promise<Omit<WritePageProps, "view" | "path" | "back"> | string>,
  ): void {
    site.get(`/comments/:id/${name}`, async (c) => {
      if (!accountOf(c)) return answerDone(signInPath(c.req.path));
      const one = await findOne(needs, c);
      if (!one) return answerMissing(needs, c);
      const drawn = await draw(c, one);
      const back = `${one.page.path}#${anchorOf(one.comment)}`;
      if (typeof drawn === "string") return refuseForm(needs, c, 409, { why: drawn, back });
      return answerWrite(needs, c, { ...drawn, back });
    });
  }

  /** What that form, or a button, does; it leads back to the comment in its thread. */
  function act(
    name: "edit" | "delete" | "report" | "react" | "appeal",
    work: (c: Context, one: One, sent: URLSearchParams) => Promise<Changed | Response>,
  ): void {
    site.post(`/comments/:id/${name}`, async (c) => {
      const read = await readForm(c, needs.publicUrl, { maxBytes: MAX_BYTES });
      if (read.kind === "refused") return refuse(needs, c, NOTHING_SENT, "/", read.status);
      const one = await findOne(needs, c);
      if (!one) return isFromScript(c) ? refuse(needs, c, GONE, "/", 404) : answerMissing(needs, c);
      const account = accountOf(c);
      if (account && !(await mayTry(needs, [[LIMITS.respondBy, account.id]])))
        return refuse(needs, c, TOO_OFTEN, `${one.page.path}#${anchorOf(one.comment)}`, 429);
      const done = await work(c, one, read.form);
      if (done instanceof Response) return done;
      const back = `${one.page.path}#${anchorOf(one.comment)}`;
      if (done.kind === "changed")
        return isFromScript(c) ? show(c, one.comment.id, one.page) : answerDone(back);
      return done === SIGN_IN && !isFromScript(c)
        ? answerDone(signInPath(commentPath(one.comment)))
        : refuse(needs, c, done.why, back, 409);
    });
  }
}

const TOO_OFTEN = "That was too much at once. Nothing was changed; please wait some minutes.";
const GONE = "There is no such comment any more.";
const SIGN_IN: Changed & { kind: "refused" } = { kind: "refused", why: "Sign in first." };

const word = (form: URLSearchParams, name: string): string => oneLine(form.get(name) ?? "").slice(0, 100);

async function findOne(needs: SiteNeeds, c: Context): Promise<One | undefined> {
  const id = c.req.param("id") ?? "";
  const found = isId(id) ? await findComment(needs, id, accountOf(c)) : undefined;
  const subject = found && parseThread(found.comment.thread);
  const page = subject && (await findPage(needs, subject));
  return found && page && { ...found, page };
}

/** The same form once more, with what the words may do to others said above it. */
function askAgain(
  why: string,
  back: string,
  form: WritePageProps["form"],
): Omit<WritePageProps, "view" | "path"> {
  return {
    title: "Post it like this?",
    why: `${why} You can change it, or post it as it is.`,
    back,
    form: { ...form, hidden: { ...form.hidden, confirmed: "1" }, button: "Post it" },
  };
}

function answerWrite(
  needs: SiteNeeds,
  c: Context,
  props: Omit<WritePageProps, "view" | "path">,
): Promise<Response> {
  const view = plainView(needs, whoOf(c));
  const page = <WritePage view={view} path={c.req.path} {...props} />;
  // What was sent and not taken: nothing was changed by it.
  return answerPage(c, page, c.req.method === "POST" ? { status: 409, age: "none" } : OWN);
}

/** The form again, or what is said above it. Nothing was changed. */
const sendAgain = (
  needs: SiteNeeds,
  c: Context,
  props: Omit<WritePageProps, "view" | "path">,
  kind: "ask" | "refused" = "refused",
): Response | Promise<Response> =>
  isFromScript(c)
    ? answerScript(c, { kind, why: props.why ?? "", ...signInFrom(c, props.back) }, 409)
    : answerWrite(needs, c, props);

const refuse = async (
  needs: SiteNeeds,
  c: Context,
  why: string,
  back: string,
  status: RefusedStatus,
): Promise<Response> =>
  isFromScript(c)
    ? answerScript(c, { kind: "refused", why, ...signInFrom(c, back) }, status)
    : refuseForm(needs, c, status, { why, back });

const signInFrom = (c: Context, back: string) => (accountOf(c) ? {} : { signIn: signInPath(back) });

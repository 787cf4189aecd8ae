/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** Comments as they answer each other: folded from the fourth step down and past the twentieth, opened all by one control. */
import type { ShownComment } from "#comments/list.ts";
import { REASONS, type ReasonKind } from "#comments/respond.ts";
import { anchorOf, commentPath, deskPath } from "../comment-addresses.ts";
import type { View } from "../view.ts";
import { Time } from "./time.tsx";

const OPEN_ROOTS = 20;
const OPEN_STEPS = 3;

export type ThreadProps = {
  view: View;
  comments: readonly ShownComment[];
  /** Whether it can be answered. */
  isOpen: boolean;
  /** The step of the first ones. */
  step?: number;
};

/** Whether something in the thread is folded. */
export const hasThreadFolds = (comments: readonly ShownComment[]): boolean =>
  comments.length > OPEN_ROOTS || stepsOf(comments) > OPEN_STEPS;

const stepsOf = (comments: readonly ShownComment[]): number =>
  comments.reduce((most, one) => Math.max(most, 1 + stepsOf(one.replies)), 0);

const countAll = (comments: readonly ShownComment[]): number =>
  comments.reduce((sum, one) => sum + 1 + countAll(one.replies), 0);

export function Thread({ view, comments, isOpen, step = 1 }: ThreadProps) {
  const list = (some: readonly ShownComment[]) => (
    <ol class="thread">
      {some.map((comment) => (
        <li>
          <Comment view={view} comment={comment} isOpen={isOpen} />
          {comment.replies.length > 0 && (
            <Thread view={view} comments={comment.replies} isOpen={isOpen} step={step + 1} />
          )}
        </li>
      ))}
    </ol>
  );
  if (step === OPEN_STEPS + 1)
    return <Folded view={view} count={countAll(comments)} what="answer" list={list(comments)} />;
  if (step > 1 || comments.length <= OPEN_ROOTS) return list(comments);
  const rest = comments.slice(OPEN_ROOTS);
  return (
    <>
      {list(comments.slice(0, OPEN_ROOTS))}
      <Folded view={view} count={countAll(rest)} what="comment" list={list(rest)} />
    </>
  );
}

function Folded(props: { view: View; count: number; what: string; list: unknown }) {
  const { view, count, what, list } = props;
  return (
    <details class="more-comments" open={view.isExpanded === true}>
      <summary>
        {count.toLocaleString("en-US")} more {count === 1 ? what : `${what}s`}
      </summary>
      {list}
    </details>
  );
}

export function Comment({ view, comment, isOpen }: { view: View; comment: ShownComment; isOpen: boolean }) {
  const { author, state, html, createdAt, editedAt } = comment;
  if (html === "")
    return (
      <article class="comment gone" id={anchorOf(comment)}>
        <p class="note">
          {state === "hidden"
            ? hiddenWords(comment)
            : state === "deleted"
              ? "Deleted by its writer."
              : "It waits for an editor."}
        </p>
      </article>
    );
  return (
    <article class="comment" id={anchorOf(comment)}>
      <header>
        <b class="writer">
          <bdi>{author.isGone || author.name === "" ? "Somebody who left" : author.name}</bdi>
        </b>{" "}
        {author.badge && <span class="badge">Editor</span>}{" "}
        <a class="when" href={commentPath(comment)} rel="nofollow">
          <Time view={view} date={createdAt} />
        </a>
        {editedAt && <span class="note">, changed</span>}
      </header>
      {author.isMine && state !== "shown" && <OwnState comment={comment} />}
      <div class="comment-text" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
      <Acts view={view} comment={comment} isOpen={isOpen} />
    </article>
  );
}

const isKind = (reason: string): reason is ReasonKind => Object.hasOwn(REASONS, reason);

export const reasonWords = (reason: string): string => (isKind(reason) ? REASONS[reason] : reason);

const hiddenWords = ({ why }: ShownComment): string =>
  why ? `Hidden by an editor: ${lowerFirst(reasonWords(why.reason))}.` : "Hidden by an editor.";

const lowerFirst = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);

/** The true state of an own comment, and what can be done. */
function OwnState({ comment }: { comment: ShownComment }) {
  const { state, why, appeal } = comment;
  if (state === "waiting")
    return (
      <p class="own-state">
        Only you see this yet. {why?.reason || "An editor reads it before it is shown."}
      </p>
    );
  return (
    <div class="own-state">
      <p>
        Only you see this. {hiddenWords(comment)} {why?.statement}
      </p>
      {appeal === "open" ? (
        <p>You asked the editors to look again. They have not answered yet.</p>
      ) : appeal === "declined" ? (
        <p>The editors looked again, and it stays hidden.</p>
      ) : (
        <p>
          <a href={commentPath(comment, "appeal")} rel="nofollow">
            Ask the editors to look again
          </a>
        </p>
      )}
    </div>
  );
}

function Acts({ view, comment, isOpen }: { view: View; comment: ShownComment; isOpen: boolean }) {
  const { author, state } = comment;
  const { account } = view;
  const isShown = state === "shown";
  const act = (name: "reply" | "edit" | "delete" | "report", words: string) => (
    <a href={commentPath(comment, name)} rel="nofollow">
      {words}
    </a>
  );
  return (
    <footer class="comment-acts">
      {isShown && <Votes view={view} comment={comment} />}
      {isShown && isOpen && view.canSignIn && act("reply", "Answer")}
      {comment.isEditable && act("edit", "Change")}
      {author.isMine && act("delete", "Delete")}
      {isShown && !author.isMine && view.canSignIn && act("report", "Report")}
      {account && account.role !== "reader" && (
        <a href={deskPath(comment)} rel="nofollow">
          Decide
        </a>
      )}
    </footer>
  );
}

/** Whoever is signed in may press; the others see what was pressed. */
function Votes({ view, comment }: { view: View; comment: ShownComment }) {
  const { up, down, mine, author } = comment;
  if (!view.account || author.isMine) {
    if (up + down === 0) return null;
    return (
      <span class="votes">
        <span title="Good">▲ {up}</span> {down > 0 && <span title="Not good">▼ {down}</span>}
      </span>
    );
  }
  const press = (kind: "up" | "down", sign: string, words: string, count: number) => (
    <button
      type="submit"
      name="do"
      value={mine === kind ? "none" : kind}
      aria-pressed={mine === kind ? "true" : "false"}
    >
      {sign} <span class="unseen">{words}: </span>
      {count}
    </button>
  );
  return (
    <form class="votes" method="post" action={commentPath(comment, "react")}>
      {press("up", "▲", "Good", up)} {press("down", "▼", "Not good", down)}
    </form>
  );
}

export const CloseForm = (props: { thread: string; path: string; isClosed: boolean }) => (
  <form class="close-form" method="post" action="/desk/threads">
    <input type="hidden" name="thread" value={props.thread} />
    <input type="hidden" name="back" value={`${props.path}#comments`} />
    {props.isClosed ? (
      <button type="submit" name="do" value="open">
        Open the comments again
      </button>
    ) : (
      <>
        <label>
          Why no more comments <input name="why" maxlength={200} />
        </label>{" "}
        <button type="submit" name="do" value="close">
          Close the comments
        </button>
      </>
    )}
  </form>
);

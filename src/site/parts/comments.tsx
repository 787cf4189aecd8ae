/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/**
 * The comments below an article or a story: how many there are, the thread, and a form for whoever is signed in. Where
 * nobody can comment and nobody did there is nothing to say, and nothing stands here.
 */
import { whyBanned } from "#comments/author.ts";
import { ORDERS, type Order } from "#comments/best.ts";
import type { ShownComment } from "#comments/list.ts";
import { signInPath } from "../addresses.ts";
import { THREAD_PATH } from "../client-bundle.ts";
import { LOG_PATH } from "../comment-addresses.ts";
import type { View } from "../view.ts";
import { CommentForm } from "./comment-form.tsx";
import { CloseForm, Thread } from "./thread.tsx";

export type CommentState =
  | { kind: "none" }
  | {
      kind: "thread";
      /** "article/<id>" or "story/<id>". */
      thread: string;
      /** Of the page. */
      path: string;
      /** What everybody sees; the thread may hold more of a writer's own. */
      count: number;
      comments: readonly ShownComment[];
      order: Order;
      /** Why it takes no more; undefined while it is open. */
      closed: string | undefined;
      isClosedByEditor: boolean;
      /** Sent with the form. */
      once: string;
      /** What is known of it, for those who follow it; undefined where it cannot be followed. */
      versions?: string | undefined;
    };

const ORDER_NAMES: Record<Order, string> = { best: "Best", newest: "Newest", oldest: "Oldest" };

export function Comments({ view, state }: { view: View; state: CommentState }) {
  if (state.kind === "none") return null;
  const { thread, path, count, comments, order, closed } = state;
  const isStaff = view.account !== undefined && view.account.role !== "reader";
  return (
    <section class="comments" id="comments" aria-labelledby="comments-title">
      <h2 id="comments-title">{countComments(count)}</h2>
      {closed === undefined ? <Write view={view} state={state} /> : <p class="note">{closed}</p>}
      {count > 1 && (
        <nav class="comment-orders" aria-label="Order of the comments">
          <ul>
            {ORDERS.map((one) => (
              <li>
                <a
                  href={`${path}${one === "best" ? "" : `?comments=${one}`}#comments`}
                  aria-current={one === order ? "true" : undefined}
                  rel="nofollow"
                >
                  {ORDER_NAMES[one]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {comments.length > 0 && <Thread view={view} comments={comments} isOpen={closed === undefined} />}
      {state.versions !== undefined && (
        <tw-thread role="status" data-thread={thread} data-after={state.versions} data-order={order} />
      )}
      {count > MAX_SHOWN && <p class="note">These are the newest {MAX_SHOWN.toLocaleString("en-US")}.</p>}
      <p class="note">
        Editors may hide a comment, and say why. <a href={LOG_PATH}>What they decided</a>
      </p>
      {isStaff && <CloseForm thread={thread} path={path} isClosed={state.isClosedByEditor} />}
    </section>
  );
}

/** The script of a page with a thread that can be followed. */
export const scriptOf = (state: CommentState | undefined): string | undefined =>
  state?.kind === "thread" && state.versions !== undefined ? THREAD_PATH : undefined;

/** Comments of a thread that one page shows at most. */
export const MAX_SHOWN = 500;

function Write({ view, state }: { view: View; state: CommentState & { kind: "thread" } }) {
  const { account } = view;
  if (!account)
    return (
      <p>
        <a class="button" href={signInPath(`${state.path}#comments`)} rel="nofollow">
          Sign in to comment
        </a>
      </p>
    );
  if (account.ban)
    return (
      <p class="note" dir="auto">
        {whyBanned(account.ban)}
      </p>
    );
  return (
    <CommentForm
      action="/comments"
      label={state.count === 0 ? "Write the first comment" : "Add a comment"}
      name={account.name}
      hidden={{ thread: state.thread, once: state.once }}
      button="Post"
      rows={4}
    />
  );
}

/** Stays in sight on phones while the text is read; elsewhere the comments are near enough. */
export const CommentCount = ({ state }: { state: CommentState }) =>
  state.kind === "none" || state.count === 0 ? null : (
    <a class="comment-count" href="#comments">
      {countComments(state.count)}
    </a>
  );

export const countComments = (count: number): string =>
  count === 0 ? "No comments yet" : count === 1 ? "1 comment" : `${count.toLocaleString("en-US")} comments`;

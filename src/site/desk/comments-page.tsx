/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** The desk's comments: what waits, what was reported, all; shown or hidden one by one or together, also with a thumb. */
import { QUEUES, type Queue, type QueuedComment } from "#comments/queue.ts";
import { REASONS } from "#comments/respond.ts";
import { commentPath, DESK_PATH, queuePath } from "../comment-addresses.ts";
import { reasonWords } from "../parts/thread.tsx";
import { Time } from "../parts/time.tsx";
import type { View } from "../view.ts";
import { DeskFrame } from "./frame.tsx";
import { deskReaderPath } from "./paths.ts";

export type DeskCommentsProps = {
  view: View;
  queue: Queue;
  /** One comment alone. */
  only?: string | undefined;
  counts: { waiting: number; reported: number };
  comments: readonly QueuedComment[];
  pages: ReadonlyMap<string, { path: string; title: string }>;
  /** Where it goes on. */
  older: string | undefined;
  /** How many were just decided. */
  done: number | undefined;
};

const NAMES: Record<Queue, string> = { waiting: "Waiting", reported: "Reported", all: "All" };

export function DeskCommentsPage(props: DeskCommentsProps) {
  const { view, queue, only, counts, comments, pages, older, done } = props;
  const said = done === 1 ? "One comment was decided." : `${done} comments were decided.`;
  return (
    <DeskFrame view={view} title="Comments" path={DESK_PATH} done={done === undefined ? undefined : said}>
      <nav class="comment-orders" aria-label="Queues">
        <ul>
          {QUEUES.map((one) => (
            <li>
              <a href={queuePath(one)} aria-current={!only && one === queue ? "page" : undefined}>
                {NAMES[one]}
                {one !== "all" && ` (${counts[one]})`}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {comments.length === 0 ? (
        <p class="note">Nothing is here.</p>
      ) : (
        <form method="post" action={DESK_PATH}>
          <input type="hidden" name="queue" value={queue} />
          <ol class="queue">
            {comments.map((comment) => (
              <Queued
                view={view}
                comment={comment}
                about={pages.get(comment.thread)}
                isChosen={only !== undefined}
              />
            ))}
          </ol>
          <Decide />
        </form>
      )}
      {older && (
        <p>
          <a href={older}>Older comments</a>
        </p>
      )}
    </DeskFrame>
  );
}

function Queued(props: {
  view: View;
  comment: QueuedComment;
  about: { path: string; title: string } | undefined;
  isChosen: boolean;
}) {
  const { view, comment, about, isChosen } = props;
  const id = `choose-${comment.id}`;
  const name = comment.authorName || "somebody who left";
  return (
    <li>
      <input type="checkbox" name="id" value={comment.id} id={id} checked={isChosen} />
      <label for={id}>
        <span class="unseen">
          Choose the comment of <bdi>{name}</bdi>
        </span>
      </label>
      {comment.authorId === undefined ? (
        <b dir="auto">{name}</b>
      ) : (
        <a class="who" href={deskReaderPath({ id: comment.authorId })} dir="auto">
          {name}
        </a>
      )}{" "}
      <a class="when" href={commentPath(comment)}>
        <Time view={view} date={comment.createdAt} />
      </a>{" "}
      <span class={`state ${comment.state}`}>{comment.state}</span>
      {about && (
        <p class="note" dir="auto">
          on <a href={about.path}>{about.title}</a>
        </p>
      )}
      <div class="comment-text" dir="auto" dangerouslySetInnerHTML={{ __html: comment.html }} />
      {comment.appeal && (
        <p class="own-state" dir="auto">
          <b>Its writer asks to look again:</b> {comment.appeal}
        </p>
      )}
      {(comment.reports.length > 0 || comment.said.length > 0) && (
        <ul class="said">
          {comment.reports.map(({ reason, words }) => (
            <li dir="auto">
              Reported: {reasonWords(reason)}. {words}
            </li>
          ))}
          {comment.said.map(({ phase, verdict, reason, statement }) => (
            <li dir="auto">
              {phase === "editor"
                ? verdict === "hide"
                  ? "An editor hid it: "
                  : "An editor showed it. "
                : ""}
              {reasonWords(reason)} {statement}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** Short while the list is gone through; what hiding needs unfolds. */
const Decide = () => (
  <fieldset class="decide">
    <legend>The chosen ones</legend>
    <button type="submit" class="button" name="verdict" value="show">
      Show
    </button>
    <details>
      <summary>Hide…</summary>
      <label for="reason">Why it is hidden</label>
      <select id="reason" name="reason">
        {Object.entries(REASONS).map(([kind, words]) => (
          <option value={kind}>{words}</option>
        ))}
      </select>
      <label for="statement">What the writer is told beside it</label>
      <textarea id="statement" name="statement" rows={2} maxlength={2000} dir="auto" />
      <button type="submit" class="button" name="verdict" value="hide">
        Hide
      </button>
    </details>
  </fieldset>
);

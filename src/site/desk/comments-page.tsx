/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** The desk's comments: what waits, what was reported, all; shown or hidden one by one or together, also with a thumb. */
import { QUEUES, type Queue, type QueuedComment } from "#comments/queue.ts";
import { REASONS } from "#comments/respond.ts";
import { QUEUE_PATH } from "../client-bundle.ts";
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
    <DeskFrame
      view={view}
      title="Comments"
      path={DESK_PATH}
      done={done === undefined ? undefined : said}
      script={QUEUE_PATH}
    >
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
        <tw-queue data-stays={only !== undefined || queue === "all" ? "" : undefined}>
          <Tools />
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
            <p data-more hidden>
              <a href={queuePath(queue)}>Load the queue again</a>
            </p>
            <Decide />
          </form>
        </tw-queue>
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

const KEYS = [
  ["j", "the next comment"],
  ["k", "the one before"],
  ["x", "choose it, or not"],
  ["a", "choose all on this page, or none"],
  ["s", "show the chosen ones; where none is, the one you are at"],
  ["h", "hide them: asks for the reason"],
  ["1–7", "choose a reason"],
  ["Enter", "in the reason: hide"],
  ["Esc", "back to the comment"],
  ["?", "these keys"],
] as const;

/** For the script alone: the styles have it where there is one. */
const Tools = () => (
  <div class="queue-tools">
    <button type="button" class="button" data-all>
      Choose all on this page
    </button>
    <details class="keys">
      <summary>Keys</summary>
      <dl>
        {KEYS.map(([key, words]) => (
          <div>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <p>
        <input type="checkbox" id="keys-on" data-keys checked autocomplete="off" />
        <label for="keys-on">Take these keys on this device</label>
      </p>
    </details>
  </div>
);

/** Short while the list is gone through; what hiding needs unfolds. */
const Decide = () => (
  <fieldset class="decide">
    <legend>The chosen ones</legend>
    <p class="told" role="status" />
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

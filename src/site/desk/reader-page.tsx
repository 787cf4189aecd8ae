/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** One account at the desk: who it is, what it wrote, what was decided of it, and what can be. */
import type { OwnAccount } from "#accounts/accounts.ts";
import type { LoggedAction } from "#accounts/audit.ts";
import type { Reader } from "#accounts/readers.ts";
import { type Act, whyNot } from "#accounts/restrict.ts";
import type { WriterCounts, WrittenComment } from "#comments/of-writer.ts";
import { deskPath } from "../comment-addresses.ts";
import { Time } from "../parts/time.tsx";
import type { View } from "../view.ts";
import { showEnd } from "../when.ts";
import { LoggedActions } from "./audit.tsx";
import { DeskFrame } from "./frame.tsx";
import { deskReaderPath } from "./paths.ts";
import { nameOf, showEmail } from "./readers-page.tsx";

export const FOR_GOOD_DAYS = "ever";
/** How long it may last, by days. */
export const MUTE_DAYS = { "1": "a day", "7": "7 days", "30": "30 days", [FOR_GOOD_DAYS]: "for good" };
export const BAN_DAYS = {
  "1": "a day",
  "7": "7 days",
  "30": "30 days",
  "365": "a year",
  [FOR_GOOD_DAYS]: "for good",
};
/** Characters of a reason. */
export const MAX_WHY = 300;

export type DeskReaderProps = {
  view: View;
  /** Who looks. */
  editor: OwnAccount;
  /** With the number of places in which it is signed in. */
  reader: Reader & { readonly sessions: number };
  counts: WriterCounts;
  comments: readonly WrittenComment[];
  pages: ReadonlyMap<string, { path: string; title: string }>;
  actions: readonly LoggedAction[];
  done: string | undefined;
};

export function DeskReaderPage(props: DeskReaderProps) {
  const { view, reader, comments, pages, actions, done } = props;
  return (
    <DeskFrame view={view} title="A reader" path={deskReaderPath(reader)} done={done}>
      <p class="desk-subject" dir="auto">
        {nameOf(reader)}
      </p>
      <Facts {...props} />
      <Acts {...props} />
      <section aria-labelledby="reader-comments">
        <h2 id="reader-comments">The newest comments</h2>
        {comments.length === 0 ? (
          <p class="note">There are none.</p>
        ) : (
          <ul class="desk-list">
            {comments.map((comment) => (
              <Written view={view} comment={comment} about={pages.get(comment.thread)} />
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="reader-actions">
        <h2 id="reader-actions">What was decided of this account</h2>
        {actions.length === 0 ? (
          <p class="note">Nothing yet.</p>
        ) : (
          <LoggedActions view={view} actions={actions} />
        )}
      </section>
    </DeskFrame>
  );
}

function Facts({ view, editor, reader, counts }: DeskReaderProps) {
  const { shown, waiting, hidden, deleted, reports } = counts;
  const { sessions } = reader;
  return (
    <dl class="desk-facts">
      <Fact name="Here since">
        <Time view={view} date={reader.createdAt} />
      </Fact>
      <Fact name="Last signed in">
        {reader.isConfirmed ? <Time view={view} date={reader.seenAt} /> : "not yet"}
        {sessions > 0 && ` · signed in ${sessions === 1 ? "in one place" : `in ${sessions} places`}`}
      </Fact>
      <Fact name="Role">{reader.role}</Fact>
      <Fact name="E-mail">
        <bdi>{reader.email ? showEmail(reader.email, editor.role === "owner") : "none: passkeys alone"}</bdi>
      </Fact>
      <Fact name="Comments">
        {shown} shown, {waiting} waiting, {hidden} hidden{deleted > 0 && `, ${deleted} taken back`}
      </Fact>
      <Fact name="Reports of them">{reports}</Fact>
      {reader.mutedUntil && <Fact name="Muted">{showEnd(reader.mutedUntil, view.timeZone)}</Fact>}
      {reader.ban && (
        <Fact name="Banned">
          {showEnd(reader.ban.until, view.timeZone)}: <bdi>{reader.ban.reason}</bdi>
        </Fact>
      )}
    </dl>
  );
}

const Fact = ({ name, children }: { name: string; children?: unknown }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

function Acts({ editor, reader }: DeskReaderProps) {
  const may = (act: Act["act"]) => whyNot(editor, reader, act) === undefined;
  const path = deskReaderPath(reader);
  return (
    <section aria-labelledby="reader-acts">
      <h2 id="reader-acts">What can be done</h2>
      {may("ban") ? (
        <>
          <Restrict
            path={path}
            act="mute"
            name="Mute…"
            days={MUTE_DAYS}
            isOn={reader.mutedUntil !== undefined}
          >
            New comments wait for an editor, and the writer is told so.
          </Restrict>
          <Restrict path={path} act="ban" name="Ban…" days={BAN_DAYS} isOn={reader.ban !== undefined}>
            Nothing new is taken. The reader is told until when, and why.
          </Restrict>
        </>
      ) : (
        <p class="note">
          {reader.role === "owner" ? "Nobody mutes or bans an owner." : "An owner can mute or ban an editor."}
        </p>
      )}
      <div class="taps">
        {may("sign out") && <Button path={path} act="sign out" name="End all its sessions" />}
        {may("make editor") && <Button path={`${path}/role`} act="make editor" name="Make an editor" />}
        {may("take back") && (
          <Button path={`${path}/role`} act="take back" name={`Take the role of ${reader.role} back`} />
        )}
      </div>
    </section>
  );
}

function Restrict(props: {
  path: string;
  act: "mute" | "ban";
  name: string;
  days: Readonly<Record<string, string>>;
  isOn: boolean;
  children?: unknown;
}) {
  const { path, act, name, days, isOn, children } = props;
  return (
    <details>
      <summary>{name}</summary>
      <form class="desk-find" method="post" action={path}>
        <p>
          <label for={`${act}-why`}>
            {act === "mute" ? "Why, for the editors" : "Why: the reader is told it"}
          </label>
          <input id={`${act}-why`} name="why" maxlength={MAX_WHY} required={act === "ban"} dir="auto" />
        </p>
        <p>
          <label for={`${act}-days`}>How long</label>
          <select id={`${act}-days`} name="days">
            {Object.entries(days).map(([value, words]) => (
              <option value={value}>{words}</option>
            ))}
          </select>
        </p>
        <button class="button" type="submit" name="do" value={act}>
          {act === "mute" ? "Mute" : "Ban"}
        </button>
      </form>
      <p class="note">{children}</p>
      {isOn && (
        <Button path={path} act={`un${act}`} name={act === "mute" ? "Lift the mute" : "Lift the ban"} />
      )}
    </details>
  );
}

const Button = ({ path, act, name }: { path: string; act: Act["act"]; name: string }) => (
  <form method="post" action={path}>
    <button class="button" type="submit" name="do" value={act}>
      {name}
    </button>
  </form>
);

const Written = (props: {
  view: View;
  comment: WrittenComment;
  about: { path: string; title: string } | undefined;
}) => {
  const { view, comment, about } = props;
  return (
    <li>
      <a href={deskPath(comment)}>
        <span class="unseen">At the desk: </span>
        <Time view={view} date={comment.createdAt} />
      </a>{" "}
      <span class={`state ${comment.state}`}>{comment.state}</span>
      {about && (
        <p class="note" dir="auto">
          on <a href={about.path}>{about.title}</a>
        </p>
      )}
      <div class="comment-text" dir="auto" dangerouslySetInnerHTML={{ __html: comment.html }} />
    </li>
  );
};

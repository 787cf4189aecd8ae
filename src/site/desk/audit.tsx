/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** The audit log at the desk: who did what, newest first. */
import type { Hono } from "hono";
import { BY_COMMAND_LINE, type LoggedAction, listAudit, listAuditChoices } from "#accounts/audit.ts";
import { isId } from "#base/ids.ts";
import { cutPage, readId } from "../asked.ts";
import { deskPath } from "../comment-addresses.ts";
import { Time } from "../parts/time.tsx";
import { plainView, type SiteNeeds, type View } from "../view.ts";
import { whoOf } from "../who.ts";
import { answerDesk } from "./editors.ts";
import { DeskFrame } from "./frame.tsx";
import { AUDIT_PATH, deskArticlePath, deskReaderPath, deskSourcePath, deskStoryPath } from "./paths.ts";

const PER_PAGE = 50;
const MAX_ACTION_CHARS = 60;

export function addDeskAudit(site: Hono, { db, ...needs }: SiteNeeds): void {
  site.get(AUDIT_PATH, async (c) => {
    const by = c.req.query("by") === BY_COMMAND_LINE ? BY_COMMAND_LINE : readId(c, "by");
    const action = (c.req.query("action") ?? "").slice(0, MAX_ACTION_CHARS) || undefined;
    const page = { limit: PER_PAGE + 1, before: readId(c, "before") };
    const { shown: actions, last } = cutPage(await listAudit(db, { by, action }, page), PER_PAGE);
    const older = last && pathOf({ by, action, before: last.id });
    const choices = await listAuditChoices(db);
    const view = plainView({ db, ...needs }, whoOf(c));
    return answerDesk(c, <AuditPage {...{ view, actions, older, choices, by, action }} />);
  });
}

function pathOf(query: Record<string, string | undefined>): string {
  const given = Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]));
  return `${AUDIT_PATH}?${new URLSearchParams(given as [string, string][])}`;
}

type AuditProps = {
  view: View;
  actions: readonly LoggedAction[];
  older: string | undefined;
  choices: Awaited<ReturnType<typeof listAuditChoices>>;
  by: string | undefined;
  action: string | undefined;
};

export const AuditPage = ({ view, actions, older, choices, by, action }: AuditProps) => (
  <DeskFrame view={view} title="Audit" path={AUDIT_PATH}>
    <p class="note">Every action at the desk, and what the command line did.</p>
    <form class="desk-find" method="get" action={AUDIT_PATH}>
      <p>
        <label for="by">Who</label>
        <select id="by" name="by">
          <option value="">Everybody</option>
          <option value={BY_COMMAND_LINE} selected={by === BY_COMMAND_LINE}>
            The command line
          </option>
          {choices.people.map((one) => (
            <option value={one.id} selected={one.id === by}>
              {one.name || "Not signed in yet"}
            </option>
          ))}
        </select>
      </p>
      <p>
        <label for="action">What</label>
        <select id="action" name="action">
          <option value="">Everything</option>
          {choices.actions.map((one) => (
            <option value={one} selected={one === action}>
              {one}
            </option>
          ))}
        </select>
      </p>
      <button class="button" type="submit">
        Show
      </button>
    </form>
    {actions.length === 0 ? (
      <p class="note">Nothing is here.</p>
    ) : (
      <LoggedActions view={view} actions={actions} />
    )}
    {older && (
      <p>
        <a href={older}>Older actions</a>
      </p>
    )}
  </DeskFrame>
);

/** Also of one subject alone, on its own page. */
export const LoggedActions = ({ view, actions }: Pick<AuditProps, "view" | "actions">) => (
  <ul class="desk-list">
    {actions.map((one) => (
      <li>
        <b>{one.action}</b> <Subject subject={one.subject} />
        <p class="note">
          <Time view={view} date={one.at} />, by <bdi>{nameOf(one.by)}</bdi>
          {Object.keys(one.detail).length > 0 && <Detail detail={one.detail} />}
        </p>
      </li>
    ))}
  </ul>
);

const nameOf = (by: LoggedAction["by"]): string => {
  if (by === "command line") return "the command line";
  return by === "gone" ? "somebody whose account is gone" : by.name || "somebody who has not signed in yet";
};

/** Leads to where it is looked at. */
function Subject({ subject }: { subject: string }) {
  const [kind = "", id = ""] = subject.split("/");
  const path = isId(id) ? pathOfSubject(kind, id) : undefined;
  return path === undefined ? <bdi>{subject}</bdi> : <a href={path}>{subject}</a>;
}

function pathOfSubject(kind: string, id: string): string | undefined {
  switch (kind) {
    case "comment":
      return deskPath({ id });
    case "source":
      return deskSourcePath({ id });
    case "article":
      return deskArticlePath({ id });
    case "story":
      return deskStoryPath({ id });
    case "account":
      return deskReaderPath({ id });
    default:
      return undefined;
  }
}

const MAX_DETAIL_CHARS = 600;

const Detail = ({ detail }: { detail: Readonly<Record<string, unknown>> }) => {
  const text = JSON.stringify(detail);
  return (
    <>
      {" · "}
      <code dir="auto">{text.length > MAX_DETAIL_CHARS ? `${text.slice(0, MAX_DETAIL_CHARS)}…` : text}</code>
    </>
  );
};

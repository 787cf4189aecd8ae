/** The audit log: every action of an editor, with who did it, and what the command line did. For the desk alone. */
import { sql } from "kysely";
import { makeId } from "#base/ids.ts";
import type { Db } from "#database/connect.ts";

/** `by`: an account; null for the command line. */
export type Action = { by: string | null; action: string; subject: string; detail: unknown; now: Date };

/** Notes an action, in the transaction of the action. */
export async function noteAudit(db: Db, { by, action, subject, detail, now }: Action): Promise<void> {
  const row = { id: makeId(now), account_id: by, action, subject, created_at: now };
  await db
    .insertInto("audit_log")
    .values({ ...row, detail: JSON.stringify({ ...(detail as object), ...(by === null && COMMAND_LINE) }) })
    .execute();
}

/** So that it is told from the action of an account that is gone. */
const COMMAND_LINE = { commandLine: true };

export type LoggedAction = {
  id: string;
  /** gone: the account was deleted since. */
  by: { id: string; name: string } | "command line" | "gone";
  action: string;
  subject: string;
  detail: Readonly<Record<string, unknown>>;
  at: Date;
};

export const BY_COMMAND_LINE = "command-line";

export type AuditFilter = {
  /** An account's id, or the command line. */
  by?: string | undefined;
  action?: string | undefined;
  subject?: string | undefined;
};

/** Newest first; `before`: the id of the last one on the page before. One query. */
export async function listAudit(
  db: Db,
  { by, action, subject: about }: AuditFilter,
  { limit, before }: { limit: number; before?: string | undefined },
): Promise<LoggedAction[]> {
  const rows = await db
    .selectFrom("audit_log")
    .leftJoin("accounts", "accounts.id", "audit_log.account_id")
    .select([
      "audit_log.id",
      "action",
      "subject",
      "detail",
      "audit_log.created_at",
      "account_id",
      "accounts.name",
    ])
    .$if(by === BY_COMMAND_LINE, (query) => query.where(sql<boolean>`detail ? 'commandLine'`))
    .$if(by !== undefined && by !== BY_COMMAND_LINE, (query) => query.where("account_id", "=", by ?? ""))
    .$if(action !== undefined, (query) => query.where("action", "=", action ?? ""))
    .$if(about !== undefined, (query) => query.where("subject", "=", about ?? ""))
    .$if(before !== undefined, (query) => query.where("audit_log.id", "<", before ?? ""))
    .orderBy("audit_log.id", "desc")
    .limit(limit)
    .execute();
  return rows.map(({ id, account_id, name, action, subject, detail, created_at }) => {
    const { commandLine, ...more } = detail as Record<string, unknown>;
    const gone = commandLine === true ? "command line" : "gone";
    return {
      id,
      by: account_id === null ? gone : { id: account_id, name: name ?? "" },
      action,
      subject,
      detail: more,
      at: created_at,
    };
  });
}

/** Who is in the log and what was done, to choose from. */
export async function listAuditChoices(
  db: Db,
): Promise<{ actions: string[]; people: { id: string; name: string }[] }> {
  const { rows } = await sql<{ actions: string[] | null; people: { id: string; name: string }[] | null }>`
    select (select array_agg(distinct action order by action) from audit_log) as actions,
      (select jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name) order by a.name, a.id) from accounts a
        where a.id in (select account_id from audit_log)) as people`.execute(db);
  return { actions: rows[0]?.actions ?? [], people: rows[0]?.people ?? [] };
}

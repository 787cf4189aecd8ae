/**
 * What editors and owners do with accounts: mute, ban, sign out, make an editor. Who may is asked in the transaction that does it,
 * of both accounts as they are then, and each is noted in the audit log.
 */
import { type Db, inTransaction } from "#database/connect.ts";
import { type Account, type AccountNeeds, saveBan, saveMute } from "./accounts.ts";
import { noteAudit } from "./audit.ts";
import { endAllSessions } from "./sessions.ts";
import { saveRole } from "./staff.ts";

export type Act =
  /** `why`: for the log alone. */
  | { act: "mute"; until: Date; why: string }
  /** `reason`: the reader is told it. */
  | { act: "ban"; until: Date; reason: string }
  | { act: "unmute" | "unban" | "sign out" }
  | { act: "make editor" | "take back" };

export type Refused = "gone" | "own role" | "not yours" | "an owner" | "so already";
/** forgotten: nobody had signed in to it, and it was taken back. */
export type Acted = { kind: "done" | "forgotten" } | { kind: "refused"; why: Refused };

type Person = Pick<Account, "id" | "role"> & { confirmed: boolean };

export function actOnAccount(
  needs: AccountNeeds,
  given: { by: string; id: string; what: Act },
): Promise<Acted> {
  return inTransaction(needs.db, async (db) => {
    const { by, id, what } = given;
    const people = await lockPeople(db, [by, id]);
    const actor = people.find((one) => one.id === by);
    const subject = people.find((one) => one.id === id);
    if (!actor || !subject) return { kind: "refused", why: "gone" };
    const why = whyNot(actor, subject, what.act);
    if (why) return { kind: "refused", why };
    // Before: an account that is forgotten takes nothing of the log along, which knows it by its subject.
    await noteAudit(db, { by, ...noteOf(what), subject: `account/${id}`, now: needs.now() });
    return { kind: await carryOut(db, subject, what) };
  });
}

/** For this transaction alone, always in the same order: no two owners take each other back at once, so one remains. */
const lockPeople = (db: Db, ids: readonly string[]): Promise<Person[]> =>
  db
    .selectFrom("accounts")
    .select(["id", "role", "confirmed"])
    .where("id", "in", ids)
    .orderBy("id")
    .forNoKeyUpdate()
    .execute();

/** Why this one may not do it to that one; undefined when nothing speaks against it. */
export function whyNot(
  actor: Pick<Person, "id" | "role">,
  subject: Pick<Person, "id" | "role">,
  act: Act["act"],
): Refused | undefined {
  if (actor.role === "reader") return "not yours";
  switch (act) {
    case "make editor":
    case "take back":
      if (actor.role !== "owner") return "not yours";
      // With it, who takes a role back is an owner who stays one: the last owner cannot be taken back.
      if (actor.id === subject.id) return "own role";
      return (act === "take back") === (subject.role === "reader") ? "so already" : undefined;
    case "mute":
    case "ban":
    case "unmute":
    case "unban":
      if (subject.role === "owner") return "an owner";
      return subject.role === "editor" && actor.role !== "owner" ? "not yours" : undefined;
    case "sign out":
      return subject.role !== "reader" && actor.role !== "owner" ? "not yours" : undefined;
  }
}

function noteOf(what: Act): { action: string; detail: object } {
  switch (what.act) {
    case "mute":
      return { action: "mute account", detail: { until: what.until, reason: what.why } };
    case "ban":
      return { action: "ban account", detail: { until: what.until, reason: what.reason } };
    case "unmute":
      return { action: "lift mute", detail: {} };
    case "unban":
      return { action: "lift ban", detail: {} };
    case "sign out":
      return { action: "end sessions", detail: {} };
    case "make editor":
      return { action: "make editor", detail: {} };
    case "take back":
      return { action: "take back role", detail: {} };
  }
}

async function carryOut(db: Db, { id, confirmed }: Person, what: Act): Promise<"done" | "forgotten"> {
  switch (what.act) {
    case "mute":
      await saveMute(db, id, what.until);
      return "done";
    case "unmute":
      await saveMute(db, id, undefined);
      return "done";
    case "ban":
      await saveBan(db, id, { reason: what.reason, until: what.until });
      return "done";
    case "unban":
      await saveBan(db, id, undefined);
      return "done";
    case "sign out":
      await endAllSessions(db, id);
      return "done";
    case "make editor":
      await saveRole(db, { id, confirmed }, "editor");
      return "done";
    case "take back":
      return (await saveRole(db, { id, confirmed }, "reader")) ? "done" : "forgotten";
  }
}

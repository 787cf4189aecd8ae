/** What the command line changed stands in the audit log too, so that the desk can tell who took something down. */
import { noteAudit } from "#accounts/audit.ts";
import type { Tools } from "#app/tools.ts";
import { type Db, inTransaction } from "#database/connect.ts";

type What = { action: string; subject: string; detail?: object };

type Needs = { database: Pick<Tools["database"], "db">; now: Tools["now"] };

/** Notes it with nobody's account: whoever has the command line has the whole site. In the transaction of the action. */
export const noteCommand = (
  db: Db,
  now: Tools["now"],
  { action, subject, detail = {} }: What,
): Promise<void> => noteAudit(db, { by: null, action, subject, detail, now: now() });

/** Does something and notes it, or neither. */
export const andNote = <T>(
  { database, now }: Needs,
  work: (db: Db) => Promise<T>,
  what: (done: T) => What | undefined | Promise<What | undefined>,
): Promise<T> =>
  inTransaction(database.db, async (db) => {
    const done = await work(db);
    const noted = await what(done);
    if (noted) await noteCommand(db, now, noted);
    return done;
  });

/** Editors and owners: named by their e-mail address by whoever has the command line. */
import { makeId } from "#base/ids.ts";
import type { Db } from "#database/connect.ts";
import type { AccountNeeds, Role } from "./accounts.ts";

export type Staff = {
  email: string | undefined;
  name: string;
  role: Role;
  /** Undefined until somebody signed in. */
  seenAt: Date | undefined;
};

/** Gives an address a role. Where nobody has signed in with it, the account waits for its first sign-in. */
export async function saveStaff(
  { db, now }: AccountNeeds,
  email: string,
  role: Exclude<Role, "reader">,
): Promise<void> {
  const at = now();
  await db
    .insertInto("accounts")
    .values({
      id: makeId(at),
      name: "",
      email,
      role,
      created_at: at,
      seen_at: at,
      banned_until: null,
      ban_reason: null,
      confirmed: false,
    })
    .onConflict((conflict) => conflict.column("email").doUpdateSet({ role }))
    .execute();
}

/** Makes an editor a reader again; one who never signed in is forgotten. False when there was none. */
export async function removeStaff({ db }: Pick<AccountNeeds, "db">, email: string): Promise<boolean> {
  const isStaff = (role: Role) => role !== "reader";
  const row = await db
    .selectFrom("accounts")
    .select(["id", "role", "confirmed"])
    .where("email", "=", email)
    .executeTakeFirst();
  if (!row || !isStaff(row.role)) return false;
  await saveRole(db, row, "reader");
  return true;
}

/**
 * Gives an account that is known by its id a role. One that nobody ever signed in to is forgotten when it becomes a
 * reader's: false.
 */
export async function saveRole(
  db: Db,
  { id, confirmed }: { id: string; confirmed: boolean },
  role: Exclude<Role, "owner">,
): Promise<boolean> {
  if (role === "reader" && !confirmed) {
    await db.deleteFrom("accounts").where("id", "=", id).where("confirmed", "=", false).execute();
    return false;
  }
  await db.updateTable("accounts").set({ role }).where("id", "=", id).execute();
  return true;
}

/** Owners first, then by address. */
export async function listStaff({ db }: Pick<AccountNeeds, "db">): Promise<Staff[]> {
  const rows = await db
    .selectFrom("accounts")
    .select(["email", "name", "role", "seen_at", "confirmed"])
    .where("role", "<>", "reader")
    .orderBy("role", "desc")
    .orderBy("email")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    email: row.email ?? undefined,
    name: row.name,
    role: row.role,
    seenAt: row.confirmed ? row.seen_at : undefined,
  }));
}

/** Who wants to be told of answers, and how: by mail, and on which devices. Nobody is told who did not ask. */
import { createHash } from "node:crypto";
import type { Clock } from "#base/clock.ts";
import { type Db, inTransaction } from "#database/connect.ts";
import type { Push, PushAddress } from "#push/push.ts";

export type Wishes = {
  byMail: boolean;
  devices: readonly { id: string; agent: string; createdAt: Date }[];
};

const MAX_DEVICES = 10;

/** Two queries. */
export async function readWishes(db: Db, accountId: string): Promise<Wishes> {
  const wish = await db
    .selectFrom("reply_wishes")
    .select("by_mail")
    .where("account_id", "=", accountId)
    .executeTakeFirst();
  const devices = await db
    .selectFrom("reply_devices")
    .select(["id", "agent", "created_at"])
    .where("account_id", "=", accountId)
    .orderBy("created_at")
    .execute();
  return {
    byMail: wish?.by_mail ?? false,
    devices: devices.map((row) => ({ id: row.id, agent: row.agent, createdAt: row.created_at })),
  };
}

/** False when the account is gone. What waited to be mailed is not mailed any more once it is off. */
export async function saveMailWish(db: Db, accountId: string, byMail: boolean): Promise<boolean> {
  return inTransaction(db, async (db) => {
    const account = await db
      .selectFrom("accounts")
      .select("id")
      .where("id", "=", accountId)
      .forKeyShare()
      .executeTakeFirst();
    if (!account) return false;
    await db
      .insertInto("reply_wishes")
      .values({ account_id: accountId, by_mail: byMail })
      .onConflict((conflict) => conflict.column("account_id").doUpdateSet({ by_mail: byMail }))
      .execute();
    if (!byMail)
      await db
        .deleteFrom("reply_deliveries")
        .where("account_id", "=", accountId)
        .where("way", "=", "mail")
        .where("state", "=", "waiting")
        .execute();
    return true;
  });
}

type DeviceNeeds = { db: Db; now: Clock; push: Pick<Push, "accepts"> };

/** A browser that was another account's is this one's from now on. */
export async function saveDevice(
  { db, now, push }: DeviceNeeds,
  given: { accountId: string; address: PushAddress; agent: string },
): Promise<"saved" | "address" | "full"> {
  const { accountId, address, agent } = given;
  if (!push.accepts(address)) return "address";
  const id = createHash("sha256").update(address.endpoint).digest("base64url");
  return inTransaction(db, async (db) => {
    const account = await db
      .selectFrom("accounts")
      .select("id")
      .where("id", "=", accountId)
      .forUpdate()
      .executeTakeFirst();
    if (!account) return "full";
    const others = await db
      .selectFrom("reply_devices")
      .select("id")
      .where("account_id", "=", accountId)
      .where("id", "<>", id)
      .execute();
    if (others.length >= MAX_DEVICES) return "full";
    const { endpoint, p256dh, auth } = address;
    const row = { account_id: accountId, endpoint, p256dh, auth, agent, created_at: now() };
    await db
      .insertInto("reply_devices")
      .values({ id, ...row })
      .onConflict((conflict) => conflict.column("id").doUpdateSet(row))
      .execute();
    await db
      .insertInto("reply_wishes")
      .values({ account_id: accountId })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return "saved";
  });
}

export async function removeDevice(db: Db, accountId: string, id: string): Promise<void> {
  await db.deleteFrom("reply_devices").where("account_id", "=", accountId).where("id", "=", id).execute();
}

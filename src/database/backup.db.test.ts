import { mkdtempSync, rmSync, statSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestDatabase } from "../../tests/setup/database.ts";
import { readBackup, writeBackup } from "./backup.ts";
import { type Database, inTransaction } from "./connect.ts";
import { findFact, saveFact } from "./facts.ts";

const now = () => new Date("2026-03-01T12:00:00Z");
let from: Database;
let to: Database;
let folder = "";
beforeAll(async () => {
  [from, to] = await Promise.all([openTestDatabase(), openTestDatabase()]);
  folder = mkdtempSync(join(tmpdir(), "townwire-backup-"));
  await saveFact(from.db, "secret", "kept");
  await from.db
    .insertInto("pictures")
    .values(
      Array.from({ length: 450 }, (_, i) => ({
        key: `k${i}`,
        width: 1,
        height: 1,
        whole: "[1]",
        card: "[]",
        complete: true,
        created_at: now(),
      })),
    )
    .execute();
  await from.db
    .insertInto("picture_variants")
    .values(
      Array.from({ length: 450 }, (_, i) => ({
        key: `k${i}`,
        shape: "whole",
        format: "webp",
        width: 1,
        height: 1,
        bytes: new Uint8Array([0, i % 256, 255]),
      })),
    )
    .execute();
  await from.db
    .insertInto("picture_removals")
    .values({ key: "gone", why: "The photographer asked.", removed_at: now() })
    .execute();
  const seen = { created_at: now(), seen_at: now() };
  await from.db
    .insertInto("accounts")
    .values({
      id: "a",
      name: "Ada",
      email: "ada@mill.example",
      ...seen,
      banned_until: null,
      ban_reason: null,
    })
    .execute();
  await from.db
    .insertInto("passkeys")
    .values({
      id: "p",
      account_id: "a",
      public_key: new Uint8Array([0, 255]),
      counter: 3,
      transports: ["usb", "nfc"],
      label: "A key",
      created_at: now(),
      used_at: null,
    })
    .execute();
  await from.db
    .insertInto("sessions")
    .values({ token_hash: "s", account_id: "a", ...seen, expires_at: now(), agent: "Firefox" })
    .execute();
});
afterAll(async () => {
  await Promise.all([from.close(), to.close()]);
  rmSync(folder, { recursive: true });
});

test("a cut backup changes nothing, a whole one brings every row back, and neither overwrites an installation", async () => {
  const file = join(folder, "town.backup");
  expect(await writeBackup({ db: from.db, now }, file)).toBe(904);
  const cut = join(folder, "cut.backup");
  await writeBackup({ db: from.db, now }, cut);
  truncateSync(cut, statSync(cut).size - 20);
  const restore = (path: string) => inTransaction(to.db, (db) => readBackup(db, path));

  await expect(restore(cut)).rejects.toThrow("cannot be restored");
  await expect(restore(join(folder, "none"))).rejects.toThrow("cannot be restored");
  expect(await findFact(to.db, "secret")).toBeUndefined();
  expect(await restore(file)).toBe(904);
  expect(await findFact(to.db, "secret")).toBe("kept");
  const picture = await to.db
    .selectFrom("picture_variants")
    .selectAll()
    .where("key", "=", "k255")
    .executeTakeFirstOrThrow();
  expect([...picture.bytes]).toEqual([0, 255, 255]);
  expect(await to.db.selectFrom("picture_removals").select("key").execute()).toEqual([{ key: "gone" }]);
  // Who somebody is comes back; where they were signed in does not.
  const passkeys = await to.db.selectFrom("passkeys").selectAll().execute();
  expect(passkeys).toMatchObject([{ account_id: "a", transports: ["usb", "nfc"] }]);
  expect([...(passkeys[0]?.public_key ?? [])]).toEqual([0, 255]);
  expect(await to.db.selectFrom("sessions").selectAll().execute()).toEqual([]);
  await expect(restore(file)).rejects.toThrow("not empty");
});

/** The tables of pictures: what was made of each, once, and how it is found again by its key. */
import type { Clock } from "#base/clock.ts";
import type { Db } from "#database/connect.ts";
import type { Shape } from "./ladder.ts";
import { lockPicture } from "./lock.ts";
import type { MadePicture, Variant } from "./make-picture.ts";
import { isRemoved } from "./removals.ts";

/** What is known of a key before anything is made: removed for good, made with the whole ladder, or to be made. */
export async function findStanding(db: Db, key: string): Promise<"removed" | "complete" | "wanting"> {
  if (await isRemoved(db, key)) return "removed";
  const row = await db.selectFrom("pictures").select("complete").where("key", "=", key).executeTakeFirst();
  return row?.complete ? "complete" : "wanting";
}

/** Whether a picture that was complete still is, and stays so until this transaction ends. */
export async function stillStands(db: Db, key: string): Promise<boolean> {
  await lockPicture(db, key);
  return (await findStanding(db, key)) === "complete";
}

/**
 * Saves a picture with its variants, in place of what an older version made of it. Call it inside a transaction. False
 * when its key has been taken down: then nothing is saved.
 */
export async function savePicture(
  needs: { db: Db; now: Clock },
  picture: MadePicture & { ok: true },
): Promise<boolean> {
  const { db } = needs;
  const { key, width, height, tint, credit, variants } = picture;
  await lockPicture(db, key);
  const standing = await findStanding(db, key);
  if (standing !== "wanting") return standing === "complete";
  const row = {
    width,
    height,
    whole: JSON.stringify(widthsOf(variants, "whole")),
    card: JSON.stringify(widthsOf(variants, "card")),
    tint: tint ?? null,
    credit: credit.credit ?? null,
    licence: credit.licence ?? null,
    complete: true,
  };
  await db
    .insertInto("pictures")
    .values({ key, ...row, created_at: needs.now() })
    .onConflict((conflict) => conflict.column("key").doUpdateSet(row))
    .execute();
  await db.deleteFrom("picture_variants").where("key", "=", key).execute();
  await db
    .insertInto("picture_variants")
    .values(variants.map((variant) => ({ key, ...variant })))
    .execute();
  return true;
}

const widthsOf = (variants: readonly Variant[], shape: Shape): number[] => [
  ...new Set(variants.filter((variant) => variant.shape === shape).map((variant) => variant.width)),
];

export type PictureFacts = {
  width: number;
  height: number;
  tint: string | undefined;
  credit: string | undefined;
  licence: string | undefined;
  variants: (Omit<Variant, "bytes"> & { size: number })[];
};

/** What a picture is, without its bytes; its variants by shape, width and size. */
export async function findPictureFacts(db: Db, key: string): Promise<PictureFacts | undefined> {
  const rows = await db
    .selectFrom("pictures")
    .innerJoin("picture_variants", "picture_variants.key", "pictures.key")
    .select(["pictures.width", "pictures.height", "tint", "credit", "licence"])
    .select((select) => [
      "shape",
      "format",
      "picture_variants.width as variant_width",
      "picture_variants.height as variant_height",
      select.fn<number>("octet_length", ["bytes"]).as("size"),
    ])
    .where("pictures.key", "=", key)
    .orderBy("shape", "desc")
    .orderBy("variant_width")
    .orderBy("size")
    .execute();
  const [first] = rows;
  return (
    first && {
      width: first.width,
      height: first.height,
      tint: first.tint ?? undefined,
      credit: first.credit ?? undefined,
      licence: first.licence ?? undefined,
      variants: rows.map(({ shape, format, variant_width, variant_height, size }) => ({
        shape,
        format,
        width: variant_width,
        height: variant_height,
        size,
      })),
    }
  );
}

/** The bytes of one variant; undefined when it is gone. */
export async function findBytes(
  db: Db,
  key: string,
  variant: Omit<Variant, "bytes" | "height">,
): Promise<Uint8Array | undefined> {
  const row = await db
    .selectFrom("picture_variants")
    .select("bytes")
    .where("key", "=", key)
    .where("shape", "=", variant.shape)
    .where("width", "=", variant.width)
    .where("format", "=", variant.format)
    .executeTakeFirst();
  return row?.bytes;
}

/**
 * Pictures of articles: fetched once, turned into a few widths of WebP, and served under a key that says nothing
 * about where they came from. What does not decode as a picture within the limits is not kept.
 */
import { createHmac } from "node:crypto";
import { sql } from "kysely";
import sharp from "sharp";
import type { Clock } from "#base/clock.ts";
import { messageOf } from "#base/errors.ts";
import type { Db } from "#database/connect.ts";

/** Widths in CSS pixels of the pictures made; a picture is never enlarged. */
export const WIDTHS = [320, 640, 1280] as const;

// One picture at a time and none kept: the lanes of the queue already work side by side, and a town has little memory.
sharp.cache(false);
sharp.concurrency(1);

const MAX_PIXELS = 60_000_000;
/** Smaller ones are icons, trackers and spacers. */
const MIN_WIDTH = 120;
const MIN_HEIGHT = 80;
const FORMATS = new Set(["jpeg", "png", "webp", "gif", "heif", "avif", "tiff"]);

export type Variant = { width: number; height: number; bytes: Uint8Array };
export type MadePicture = { ok: true; key: string; variants: Variant[] } | { ok: false; why: string };

/** Decodes a stranger's bytes and makes the variants. Never throws for what the bytes hold. */
export async function makePicture(bytes: Uint8Array, secret: string): Promise<MadePicture> {
  try {
    const options = { limitInputPixels: MAX_PIXELS, failOn: "error", animated: false } as const;
    const { format, autoOrient } = await sharp(bytes, options).metadata();
    if (!FORMATS.has(format)) return { ok: false, why: `pictures of type ${format} are not shown` };
    const { width, height } = autoOrient;
    if (width < MIN_WIDTH || height < MIN_HEIGHT)
      return { ok: false, why: `it measures only ${width} × ${height}` };
    const widths = [...new Set(WIDTHS.map((wanted) => Math.min(wanted, width)))];
    const variants: Variant[] = [];
    for (const wanted of widths) {
      const { data, info } = await sharp(bytes, options)
        .autoOrient()
        .resize({ width: wanted, withoutEnlargement: true })
        .webp({ quality: 78, effort: 2 })
        .timeout({ seconds: 20 })
        .toBuffer({ resolveWithObject: true });
      variants.push({ width: info.width, height: info.height, bytes: data });
    }
    return { ok: true, key: mintKey(bytes, secret), variants };
  } catch (error) {
    return { ok: false, why: `it does not decode (${messageOf(error)})` };
  }
}

/** 130 bits from the picture itself and the site's secret: the same picture has one key, which nobody can guess. */
function mintKey(bytes: Uint8Array, secret: string): string {
  const digest = createHmac("sha256", secret).update("picture").update(bytes).digest();
  let bits = BigInt(`0x${digest.subarray(0, 17).toString("hex")}`);
  let key = "";
  for (let i = 0; i < 26; i++) {
    key += "0123456789abcdefghjkmnpqrstvwxyz"[Number(bits & 31n)];
    bits >>= 5n;
  }
  return key;
}

export async function savePicture(
  needs: { db: Db; now: Clock },
  picture: MadePicture & { ok: true },
): Promise<void> {
  const rows = picture.variants.map((variant) => ({
    key: picture.key,
    ...variant,
    content_type: "image/webp",
    created_at: needs.now(),
  }));
  await needs.db
    .insertInto("pictures")
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export type ServedPicture = { contentType: string; bytes: Uint8Array; width: number; height: number };

/** The narrowest variant at least as wide as `width`, or the widest there is. */
export async function findPicture(db: Db, key: string, width: number): Promise<ServedPicture | undefined> {
  if (!/^[0-9a-z]{26}$/.test(key)) return undefined;
  const row = await db
    .selectFrom("pictures")
    .selectAll()
    .where("key", "=", key)
    .orderBy(sql`case when width >= ${width} then 0 else 1 end`)
    .orderBy(sql`abs(width - ${width})`)
    .limit(1)
    .executeTakeFirst();
  return row && { contentType: row.content_type, bytes: row.bytes, width: row.width, height: row.height };
}

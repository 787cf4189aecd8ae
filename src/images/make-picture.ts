/**
 * A stranger's bytes become the variants of the ladder: decoded once, turned the right way up, and encoded in every
 * shape, width and format. What does not decode within the limits is refused in words; nothing is ever thrown for what
 * the bytes hold. Pure but for the work of it: the same bytes give the same variants.
 */
import { createHmac } from "node:crypto";
import sharp, { type Metadata, type Sharp } from "sharp";
import { messageOf } from "#base/errors.ts";
import { type Credit, readCredit, writeXmp } from "./credit.ts";
import { decideKind } from "./kinds.ts";
import { decideCrop, type Format, listWidths, MAX_HEIGHT, MAX_WIDTH, type Rung } from "./ladder.ts";
import { tintOf } from "./tint.ts";

// One picture at a time and none kept: the lanes of the queue already work side by side, and a town has little memory.
sharp.cache(false);
sharp.concurrency(1);

const MAX_PIXELS = 60_000_000;
/** Only the first frame is shown; a file with more than this was not made to illustrate an article. */
const MAX_FRAMES = 500;
/** Smaller ones are icons, trackers and spacers. */
const MIN_WIDTH = 120;
const MIN_HEIGHT = 80;
/** For everything together, decoding and all encodings. A large photograph takes one second. */
const DEADLINE_MS = 30_000;
/** A variant larger than this would cost readers more than it shows them. */
const MAX_VARIANT_BYTES = 2_000_000;

export type Variant = Rung & { height: number; bytes: Uint8Array };
export type MadePicture =
  | {
      ok: true;
      key: string;
      /** Of the largest whole variant. */
      width: number;
      height: number;
      /** "#rrggbb"; undefined when one can see through it. */
      tint: string | undefined;
      credit: Credit;
      variants: Variant[];
    }
  | { ok: false; why: string };

export type MakeOptions = {
  /** Who is credited where the picture is shown: stands in every variant, before what the file itself says. */
  credit?: string | undefined;
  deadlineMs?: number;
};

/** Decodes a stranger's bytes and makes the variants. */
export async function makePicture(
  bytes: Uint8Array,
  secret: string,
  options: MakeOptions = {},
): Promise<MadePicture> {
  const until = performance.now() + (options.deadlineMs ?? DEADLINE_MS);
  const kind = decideKind(bytes);
  if (!kind.ok) return kind;
  try {
    const input = { limitInputPixels: MAX_PIXELS, failOn: "error", animated: false } as const;
    const metadata = await sharp(bytes, input).metadata();
    const why = refuse(metadata);
    if (why) return { ok: false, why };
    const noted = readCredit(metadata);
    const credit = { ...noted, credit: options.credit || noted.credit };
    const xmp = writeXmp(credit);
    const finish = (image: Sharp) => (xmp ? image.withXmp(xmp) : image);
    const base = await withoutIdleAlpha(
      await readPixels(
        within(until, sharp(bytes, input))
          .autoOrient()
          .resize({ width: MAX_WIDTH, height: MAX_HEIGHT, fit: "inside", withoutEnlargement: true }),
      ),
    );
    if (base.width < MIN_WIDTH) return { ok: false, why: "it is much higher than wide" };
    const whole = await makeShape("whole", base, finish, until);
    const size = decideCrop(base);
    const card = size
      ? await makeShape(
          "card",
          await readPixels(
            within(until, open(base)).resize({ ...size, fit: "cover", position: sharp.strategy.attention }),
          ),
          finish,
          until,
        )
      : { variants: [] };
    const largest = whole.variants.at(-1);
    if (!largest) return { ok: false, why: "it does not become small enough" };
    const { width, height } = largest;
    const variants = [...whole.variants, ...card.variants];
    return { ok: true, key: mintKey(bytes, secret), width, height, tint: whole.tint, credit, variants };
  } catch (error) {
    return { ok: false, why: explain(error) };
  }
}

/** Why a picture is refused for what its header says; undefined when it is not. */
function refuse({ format, compression, pages, autoOrient: { width, height } }: Metadata): string | undefined {
  if (format === "heif" && compression !== "av1") return "pictures of type HEIC are not shown";
  if ((pages ?? 1) > MAX_FRAMES) return `it has ${pages} frames`;
  if (width < MIN_WIDTH || height < MIN_HEIGHT) return `it measures only ${width} × ${height}`;
  return undefined;
}

type Pixels = { data: Buffer; width: number; height: number; channels: 3 | 4 };

const open = ({ data, ...raw }: Pixels): Sharp => sharp(data, { raw });

/** Eight bits a channel in sRGB, whatever the picture came in. */
async function readPixels(image: Sharp): Promise<Pixels> {
  const { data, info } = await image
    .toColourspace("srgb")
    .raw({ depth: "uchar" })
    .toBuffer({ resolveWithObject: true });
  if (info.channels !== 3 && info.channels !== 4) throw new Error(`${info.channels} channels`);
  return { data, width: info.width, height: info.height, channels: info.channels };
}

/** Many a PNG has an alpha channel and nothing to see through. */
async function withoutIdleAlpha(pixels: Pixels): Promise<Pixels> {
  if (pixels.channels === 3) return pixels;
  for (let i = 3; i < pixels.data.length; i += 4) if (pixels.data[i] !== 255) return pixels;
  return readPixels(open(pixels).removeAlpha());
}

/** Every width of one shape, smallest first, each in every format that is worth having. */
async function makeShape(
  shape: Rung["shape"],
  base: Pixels,
  finish: (image: Sharp) => Sharp,
  until: number,
): Promise<{ variants: Variant[]; tint: string | undefined }> {
  const variants: Variant[] = [];
  let tint: string | undefined;
  for (const width of listWidths(shape, base.width)) {
    const pixels =
      width === base.width ? base : await readPixels(within(until, open(base)).resize({ width }));
    if (pixels.channels === 3) tint ??= tintOf(pixels.data, pixels.channels);
    const encode = async (format: Format): Promise<Variant> => {
      const bytes = await ENCODERS[format](finish(within(until, open(pixels)))).toBuffer();
      return { shape, format, width, height: pixels.height, bytes };
    };
    const [jpeg, webp, avif] = [await encode("jpeg"), await encode("webp"), await encode("avif")];
    variants.push(...worthHaving({ jpeg, webp, avif }, pixels.channels === 4));
  }
  return { variants, tint };
}

/** The settings: AVIF at effort 0 costs a thirtieth of effort 4 and is a seventh larger (docs/measurements.md). */
const ENCODERS: Record<Format, (image: Sharp) => Sharp> = {
  // White is what a page was before it was dark.
  jpeg: (image) => image.flatten({ background: "#ffffff" }).jpeg({ quality: 76 }),
  webp: (image) => image.webp({ quality: 75, effort: 2 }),
  avif: (image) => image.avif({ quality: 50, effort: 0, chromaSubsampling: "4:2:0" }),
};

/** A newer format that is not smaller than the older one earns no place; only JPEG cannot be seen through. */
function worthHaving(made: Record<Format, Variant>, transparent: boolean): Variant[] {
  const size = (format: Format) => made[format].bytes.byteLength;
  const webp = transparent || size("webp") < size("jpeg");
  const avif = size("avif") < Math.min(size("webp"), transparent ? Number.POSITIVE_INFINITY : size("jpeg"));
  return [...(avif ? [made.avif] : []), ...(webp ? [made.webp] : []), made.jpeg].filter(
    (variant) => variant.bytes.byteLength <= MAX_VARIANT_BYTES,
  );
}

/** What went wrong in words; libvips may say more in further lines. */
function explain(error: unknown): string {
  const [said = ""] = messageOf(error).split("\n");
  if (error instanceof TooLong || /^timeout/i.test(said)) return "it takes too long to read";
  return /exceeds pixel limit/.test(said) ? "it has too many pixels" : `it does not decode (${said})`;
}

class TooLong extends Error {}

/** Gives an operation what is left of the time. @throws TooLong when nothing is. */
function within(until: number, image: Sharp): Sharp {
  const left = until - performance.now();
  if (left <= 0) throw new TooLong();
  return image.timeout({ seconds: Math.ceil(left / 1000) });
}

/** 130 bits from the picture itself and the site's secret: the same picture has one key, which nobody can guess. */
export function mintKey(bytes: Uint8Array, secret: string): string {
  const digest = createHmac("sha256", secret).update("picture").update(bytes).digest();
  let bits = BigInt(`0x${digest.subarray(0, 17).toString("hex")}`);
  let key = "";
  for (let i = 0; i < 26; i++) {
    key += "0123456789abcdefghjkmnpqrstvwxyz"[Number(bits & 31n)];
    bits >>= 5n;
  }
  return key;
}

/** Whether a text can be a key at all. */
export const isKey = (text: string): boolean => /^[0-9a-hjkmnp-tv-z]{26}$/.test(text);

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { crc32, deflateSync } from "node:zlib";
import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { drawPhotograph } from "../../tests/setup/photograph.ts";
import { type MadePicture, makePicture } from "./make-picture.ts";

const SECRET = "a secret for tests";
const SHARED = "../shared/data/images";

type Made = MadePicture & { ok: true };
const make = async (bytes: Uint8Array, options = {}): Promise<Made> => {
  const made = await makePicture(bytes, SECRET, options);
  if (!made.ok) throw new Error(made.why);
  return made;
};
const whyNot = async (bytes: Uint8Array, options = {}): Promise<string> => {
  const made = await makePicture(bytes, SECRET, options);
  return made.ok ? "it was made" : made.why;
};
const variantOf = (made: Made, shape: string, format: string, width?: number) => {
  const found = made.variants.filter((one) => one.shape === shape && one.format === format);
  const variant = width === undefined ? found.at(-1) : found.find((one) => one.width === width);
  if (!variant) throw new Error(`no ${shape} ${format}`);
  return variant;
};

/** The mean colour in the middle of each quarter, to the nearest of the four. */
async function corners(bytes: Uint8Array): Promise<string> {
  const { data, info } = await sharp(bytes)
    .removeAlpha()
    .resize(2, 2, { fit: "fill" })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return Array.from({ length: 4 }, (_, i) => {
    const [r = 0, g = 0, b = 0] = data.subarray(i * info.channels, i * info.channels + 3);
    return Math.min(r, g, b) > 120 ? "white" : r > g && r > b ? "red" : g > b ? "green" : "blue";
  }).join(" ");
}

describe("a picture", () => {
  test("is made in two shapes, three widths and three formats, and never enlarged", async () => {
    const made = await make(await (await drawPhotograph(1600, 900, { grain: 24 })).jpeg().toBuffer());
    const listed = (shape: string, format: string) =>
      made.variants.filter((one) => one.shape === shape && one.format === format).map((one) => one.width);
    for (const format of ["avif", "webp", "jpeg"]) {
      expect([format, listed("whole", format)]).toEqual([format, [320, 640, 1280]]);
      expect([format, listed("card", format)]).toEqual([format, [320, 640, 960]]);
    }
    expect([made.width, made.height]).toEqual([1280, 720]);
    for (const variant of made.variants) {
      const { format, width, height, space } = await sharp(variant.bytes).metadata();
      expect([
        variant.format === "avif" ? "heif" : variant.format,
        variant.width,
        variant.height,
        "srgb",
      ]).toEqual([format, width, height, space]);
      if (variant.shape === "card") expect(Math.abs(width / height - 1.5)).toBeLessThan(0.01);
    }
    const small = await make(await (await drawPhotograph(400, 300)).jpeg().toBuffer());
    expect(Math.max(...small.variants.map((one) => one.width))).toBe(400);
  });

  test("that has the shape of a card is not made twice, and one that is very high becomes narrower", async () => {
    const card = await make(await (await drawPhotograph(900, 600)).jpeg().toBuffer());
    expect(card.variants.filter((one) => one.shape === "card")).toEqual([]);
    const high = await make(await (await drawPhotograph(800, 5000)).jpeg().toBuffer());
    expect([high.width, high.height]).toEqual([614, 3840]);
    expect(await whyNot(await (await drawPhotograph(130, 9000)).jpeg().toBuffer())).toBe(
      "it is much higher than wide",
    );
  });

  test("keeps a newer format only where it is smaller", async () => {
    for (const source of [
      await drawPhotograph(1600, 900),
      sharp({ create: { width: 900, height: 700, channels: 3, background: "#357" } }),
    ]) {
      const made = await make(await source.png().toBuffer());
      for (const { shape, width, bytes } of made.variants.filter((one) => one.format === "jpeg"))
        for (const newer of made.variants.filter(
          (one) => one.shape === shape && one.width === width && one.format !== "jpeg",
        ))
          expect(newer.bytes.byteLength).toBeLessThan(bytes.byteLength);
    }
  });

  test("keeps what one can see through in the formats that can, and is white behind it in JPEG", async () => {
    const hole = await sharp({
      create: { width: 640, height: 480, channels: 4, background: { r: 0, g: 0, b: 200, alpha: 0 } },
    })
      .composite([{ input: await (await drawPhotograph(300, 300)).png().toBuffer(), left: 20, top: 20 }])
      .png()
      .toBuffer();
    const made = await make(hole);
    expect(made.tint).toBeUndefined();
    const pixel = async (format: string) => {
      const { data, info } = await sharp(variantOf(made, "whole", format).bytes)
        .raw()
        .toBuffer({ resolveWithObject: true });
      return [...data.subarray(-info.channels)];
    };
    expect((await pixel("webp"))[3]).toBe(0);
    expect((await pixel("avif"))[3]).toBe(0);
    expect(await pixel("jpeg")).toEqual([255, 255, 255]);
    const idle = await make(await (await drawPhotograph(640, 480)).ensureAlpha().png().toBuffer());
    expect((await sharp(variantOf(idle, "whole", "webp").bytes).metadata()).hasAlpha).toBe(false);
    expect(idle.tint).toMatch(/^#[0-9a-f]{6}$/);
  });

  test("has one key for the same bytes and secret, and no other has it", async () => {
    const bytes = await (await drawPhotograph(200, 150)).png().toBuffer();
    const { key } = await make(bytes);
    expect(key).toMatch(/^[0-9a-hjkmnp-tv-z]{26}$/);
    expect((await make(bytes)).key).toBe(key);
    const elsewhere = await makePicture(bytes, "another secret");
    expect(elsewhere.ok && elsewhere.key).not.toBe(key);
    expect((await make(await (await drawPhotograph(200, 151)).png().toBuffer())).key).not.toBe(key);
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    "taken with the camera turned (EXIF orientation %i) stands upright",
    async (orientation) => {
      const upright = await (await drawPhotograph(300, 200)).png().toBuffer();
      // What the camera stored is the inverse of what a viewer is told to do.
      const stored = sharp(upright);
      if ([2, 4, 5, 7].includes(orientation)) stored.flop();
      const angle = { 3: 180, 4: 180, 5: 270, 6: 270, 7: 90, 8: 90 }[orientation] ?? 0;
      const turned = await sharp(await stored.png().toBuffer())
        .rotate(angle)
        .withMetadata({ orientation })
        .jpeg({ quality: 95 })
        .toBuffer();
      expect((await sharp(turned).metadata()).orientation).toBe(orientation);
      const made = await make(turned);
      expect([made.width, made.height]).toEqual([300, 200]);
      for (const { bytes } of made.variants) {
        expect(await corners(bytes)).toBe("red green blue white");
        expect((await sharp(bytes).metadata()).orientation ?? 1).toBe(1);
      }
    },
  );

  test("loses where and with what it was taken, and keeps who made it and under which licence", async () => {
    const bytes = await (await drawPhotograph(640, 480))
      .withExif({
        IFD0: {
          Make: "CameraMaker",
          Artist: "Ann Reed",
          Copyright: "2026 Ann Reed, CC BY 4.0",
          Software: "Retoucher",
        },
        IFD3: { GPSLatitudeRef: "N", GPSLatitude: "51/1 30/1 3230/100" },
      })
      .jpeg()
      .toBuffer();
    expect(Buffer.from(bytes).includes("CameraMaker")).toBe(true);
    const made = await make(bytes);
    expect(made.credit).toEqual({ credit: "Ann Reed", licence: "2026 Ann Reed, CC BY 4.0" });
    const told = await make(bytes, { credit: "Photo: Żaneta Łoś & Söhne" });
    expect(told.credit.credit).toBe("Photo: Żaneta Łoś & Söhne");
    for (const { bytes, format } of [...made.variants, ...told.variants]) {
      const metadata = await sharp(bytes).metadata();
      expect([format, metadata.exif, metadata.iptc, metadata.icc]).toEqual([
        format,
        undefined,
        undefined,
        undefined,
      ]);
      expect(metadata.xmp?.toString()).toContain("2026 Ann Reed, CC BY 4.0");
      for (const word of ["CameraMaker", "Retoucher", "GPS"])
        expect(Buffer.from(bytes).includes(word)).toBe(false);
    }
    expect((await sharp(variantOf(told, "card", "avif").bytes).metadata()).xmp?.toString()).toContain(
      "Photo: Żaneta Łoś &amp; Söhne",
    );
    // What we write is what we read.
    expect((await make(variantOf(told, "whole", "jpeg").bytes)).credit).toEqual(told.credit);
  });

  test("without a note gets none", async () => {
    const made = await make(await (await drawPhotograph(400, 300)).jpeg().toBuffer());
    for (const { bytes } of made.variants) expect((await sharp(bytes).metadata()).xmp).toBeUndefined();
  });
});

describe("refused in words is", () => {
  /** A PNG that says it measures so much and holds almost nothing. */
  function bomb(width: number, height: number): Uint8Array {
    const chunk = (name: string, data: Uint8Array) => {
      const bytes = Buffer.concat([Buffer.alloc(4), Buffer.from(name, "latin1"), data, Buffer.alloc(4)]);
      bytes.writeUInt32BE(data.length, 0);
      bytes.writeUInt32BE(crc32(bytes.subarray(4, -4)), bytes.length - 4);
      return bytes;
    };
    const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 6, 0, 0, 0]);
    header.writeUInt32BE(width, 0);
    header.writeUInt32BE(height, 4);
    const pixels = deflateSync(Buffer.alloc(1_000_000));
    return Buffer.concat([
      Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
      chunk("IHDR", header),
      chunk("IDAT", pixels),
      chunk("IEND", Buffer.alloc(0)),
    ]);
  }

  test("a picture of more pixels than it has bytes to show", async () => {
    expect(await whyNot(bomb(50_000, 50_000))).toBe("it has too many pixels");
    expect(await whyNot(bomb(7000, 7000))).toMatch(/does not decode/);
    expect(await whyNot(bomb(2 ** 31 - 1, 2 ** 31 - 1))).toMatch(/does not decode|too many pixels/);
  });

  test("a file of too many frames, and a moving one shows its first", async () => {
    const frame = Buffer.from("2c0000000001000100000202440100", "hex");
    const gif = (count: number) =>
      Buffer.concat([
        Buffer.from("GIF89a\xc8\0\xc8\0\x80\0\0\xff\0\0\0\0\xff", "latin1"),
        ...Array.from({ length: count }, () => frame),
        Buffer.from(";"),
      ]);
    expect(await whyNot(gif(10_000))).toBe("it has 10000 frames");
    const frames = await Promise.all(
      ["#f00", "#00f"].map((background) =>
        sharp({ create: { width: 200, height: 150, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    const moving = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    expect((await sharp(moving).metadata()).pages).toBe(2);
    expect((await make(moving)).tint).toBe("#ff0000");
  });

  test("what is cut off, empty, or something else", async () => {
    const whole = await (await drawPhotograph(600, 400)).jpeg().toBuffer();
    expect(await whyNot(whole.subarray(0, whole.length / 2))).toMatch(/does not decode/);
    expect(await whyNot((await (await drawPhotograph(600, 400)).png().toBuffer()).subarray(0, 300))).toMatch(
      /does not decode/,
    );
    expect(await whyNot(new Uint8Array(0))).toBe("it is empty");
    expect(await whyNot(Buffer.from("<!doctype html><title>Not found</title>"))).toBe(
      "it is a text and not a picture",
    );
    expect(await whyNot(Buffer.from("%PDF-1.7"))).toBe("it is a PDF document");
    expect(await whyNot(Buffer.from("\0\0\0\x18ftypmp42\0\0\0\0mp42isom", "latin1"))).toMatch(/a film/);
  });

  test.each([
    '<svg xmlns="http://www.w3.org/2000/svg" width="10000000" height="10000000"/>',
    '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><svg>&b;</svg>',
    '\ufeff<!-- a comment --><svg xmlns="http://www.w3.org/2000/svg"><use href="#a" id="a"/></svg>',
  ])("a drawing that could keep a decoder busy: %s", async (svg) => {
    expect(await whyNot(Buffer.from(svg))).toBe("drawings (SVG) are not shown");
  });

  test("whatever takes too long", async () => {
    expect(await whyNot(await (await drawPhotograph(600, 400)).jpeg().toBuffer(), { deadlineMs: 0 })).toBe(
      "it takes too long to read",
    );
  });

  test("an icon or a spacer", async () => {
    expect(await whyNot(await (await drawPhotograph(100, 100)).png().toBuffer())).toBe(
      "it measures only 100 × 100",
    );
  });
});

describe("whatever a stranger sends", () => {
  const HEADS = [
    "\xff\xd8\xff\xe1",
    "\x89PNG\r\n\x1a\n",
    "GIF89a",
    "RIFF\x40\0\0\0WEBPVP8 ",
    "II*\0\x08\0\0\0",
    "MM\0*",
    "\0\0\0\x1cftypavif\0\0\0\0mif1avif",
    "<svg>",
    "",
  ];

  test("never throws", async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...HEADS), fc.uint8Array({ maxLength: 2000 }), async (head, tail) => {
        const made = await makePicture(Buffer.concat([Buffer.from(head, "latin1"), tail]), SECRET);
        expect(made.ok || made.why.length > 5).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test("never throws when a real picture is damaged anywhere", async () => {
    const real = await Promise.all(
      (["jpeg", "png", "webp", "gif", "tiff", "avif"] as const).map(async (format) =>
        (await drawPhotograph(160, 120))
          .withExif({ IFD0: { Artist: "Ann" } })
          .toFormat(format)
          .toBuffer(),
      ),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...real),
        fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255)), {
          minLength: 1,
          maxLength: 20,
        }),
        async (bytes, damage) => {
          const hurt = new Uint8Array(bytes);
          for (const [where, byte] of damage) hurt[Math.floor(where * (hurt.length - 1))] = byte;
          const made = await makePicture(hurt, SECRET);
          expect(made.ok ? made.variants.length > 0 : made.why.length > 5).toBe(true);
        },
      ),
      { numRuns: 80 },
    );
  });
});

describe.runIf(existsSync(SHARED))("of the difficult pictures that are shared", () => {
  const files = existsSync(SHARED) ? readdirSync(SHARED).filter((name) => name !== "LICENSE") : [];
  const REFUSED: Record<string, RegExp> = {
    "1024-pages.gif": /1024 frames/,
    "1x1.png": /only 1 × 1/,
    "2x2_fdcce6.png": /only 2 × 2/,
    "84y2.hdr": /no kind of picture/,
    "MultipleFormats.tif": /only 600 × 75/,
    "basn3p08.png": /only 32 × 32/,
    "check.svg": /drawings/,
    "favicon.ico": /no kind of picture/,
    "giant.svg": /drawings/,
    "sizes.pdf": /PDF/,
    "tbgn2c16.png": /only 32 × 32/,
    "tv-test-pattern-146649.svg": /drawings/,
    "winter_1440x960.heic": /HEIC/,
  };

  test.each(files)("%s is shown upright within the limits, or refused in words", async (file) => {
    const made = await makePicture(readFileSync(`${SHARED}/${file}`), SECRET);
    if (!made.ok) return expect(made.why).toMatch(REFUSED[file] ?? /^$/);
    expect(REFUSED[file]).toBeUndefined();
    expect(made.variants.some((one) => one.format === "jpeg")).toBe(true);
    for (const variant of made.variants) {
      expect(variant.width).toBeLessThanOrEqual(1280);
      expect(variant.bytes.byteLength).toBeLessThan(2_000_000);
    }
    const [, shape] = file.match(/^(Landscape|Portrait)_/) ?? [];
    if (shape) expect([file, made.width > made.height]).toEqual([file, shape === "Landscape"]);
  });

  test.each(["Landscape", "Portrait"])(
    "the eight turned ones are all the same picture: %s",
    async (shape) => {
      const small = async (n: number) => {
        const made = await make(readFileSync(`${SHARED}/${shape}_${n}.jpg`));
        return sharp(variantOf(made, "whole", "jpeg").bytes)
          .resize(16, 16, { fit: "fill" })
          .raw()
          .toBuffer();
      };
      const first = await small(1);
      for (let n = 2; n <= 8; n++) {
        const other = await small(n);
        const apart =
          first.reduce((sum, value, i) => sum + Math.abs(value - (other[i] ?? 0)), 0) / first.length;
        expect(apart).toBeLessThan(4);
      }
    },
  );
});

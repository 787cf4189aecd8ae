/** The drawn pictures as any reader of pictures sees them. */
import { createHash } from "node:crypto";
import sharp from "sharp";
import { expect, it } from "vitest";
import { makeChance } from "./chance.ts";
import { listPictures, PICTURE_HEIGHT, PICTURE_WIDTH, renderPicture } from "./pictures.ts";
import { drawScene } from "./scenes/scene.ts";

it("decodes every picture at its size, and no two are alike", async () => {
  const pictures = listPictures();
  const seen = new Set<string>();
  for (const picture of pictures) {
    const bytes = await renderPicture(picture);
    const { format, width, height } = await sharp(bytes).metadata();
    expect({ format, width, height }, picture.name).toEqual({
      format: picture.format,
      width: PICTURE_WIDTH,
      height: PICTURE_HEIGHT,
    });
    const { entropy } = await sharp(bytes).stats();
    expect(entropy, picture.name).toBeGreaterThan(2);
    seen.add(createHash("sha256").update(bytes).digest("hex"));
  }
  expect(pictures.length).toBeGreaterThanOrEqual(40);
  expect(seen.size).toBe(pictures.length);
}, 60_000);

it("draws the same scene from the same seed, and another from another", () => {
  expect(drawScene("river", "dawn", makeChance(7))).toBe(drawScene("river", "dawn", makeChance(7)));
  expect(drawScene("river", "dawn", makeChance(7))).not.toBe(drawScene("river", "dawn", makeChance(8)));
});

it("leaves no number undefined in a drawing", () => {
  for (const { scene, light, seed } of listPictures()) {
    expect(drawScene(scene, light, makeChance(seed))).not.toMatch(/NaN|undefined|Infinity/);
  }
});

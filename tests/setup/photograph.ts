/** A picture that takes compression as a photograph does: four quarters (red, green; blue, white) under soft clouds. */
import sharp, { type Sharp } from "sharp";

/** `grain`: how wide the clouds are; `seed`: which clouds. */
export async function drawPhotograph(
  width: number,
  height: number,
  { grain = 6, seed = 1 }: { grain?: number; seed?: number } = {},
): Promise<Sharp> {
  const across = Math.ceil(width / grain);
  const down = Math.ceil(height / grain);
  let chance = seed;
  const clouds = Uint8Array.from({ length: across * down }, () => {
    // The constants of Numerical Recipes.
    chance = (Math.imul(chance, 1664525) + 1013904223) >>> 0;
    return 96 + (chance >>> 25);
  });
  const over = await sharp(clouds, { raw: { width: across, height: down, channels: 1 } })
    .resize(width, height, { fit: "fill", kernel: "cubic" })
    .toColourspace("srgb")
    .png()
    .toBuffer();
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="100%" height="100%" fill="#fff"/>
    <rect width="50%" height="50%" fill="#f00"/><rect x="50%" width="50%" height="50%" fill="#0f0"/>
    <rect y="50%" width="50%" height="50%" fill="#00f"/></svg>`;
  const drawn = sharp(Buffer.from(svg)).composite([{ input: over, blend: "multiply" }]);
  return sharp(await drawn.flatten().png().toBuffer());
}

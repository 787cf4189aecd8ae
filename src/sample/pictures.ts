/**
 * The pictures of the sample town: scenes drawn as SVG by the sample's own code from a seed, then rendered once, on
 * first request, to JPEG or PNG of 1200 by 800 pixels. Nobody's photograph is needed, so nobody's rights are touched.
 */
import sharp from "sharp";
import { makeChance } from "./chance.ts";
import { ALBUM, type Picture } from "./scenes/album.ts";
import { drawScene } from "./scenes/scene.ts";
import { PICTURE_HEIGHT, PICTURE_WIDTH } from "./scenes/stage.ts";

export type { Picture } from "./scenes/album.ts";
export { PICTURE_HEIGHT, PICTURE_WIDTH };

const byName = new Map(ALBUM.map((picture) => [picture.name, picture]));

export const findPicture = (name: string): Picture | undefined => byName.get(name);

export const listPictures = (): readonly Picture[] => ALBUM;

const rendered = new Map<string, Promise<Buffer>>();

/** The bytes of a picture; rendered once in a process, however often and at once it is asked for. */
export function renderPicture(picture: Picture): Promise<Buffer> {
  const known = rendered.get(picture.name);
  if (known) return known;
  const svg = drawScene(picture.scene, picture.light, makeChance(picture.seed));
  const image = sharp(Buffer.from(svg));
  const bytes =
    picture.format === "png"
      ? image.png({ palette: true, effort: 4 }).toBuffer()
      : image.jpeg({ quality: 82 }).toBuffer();
  rendered.set(picture.name, bytes);
  return bytes;
}

/**
 * The fixed ladder of variants: two shapes, a few widths each, three formats. What is made and what pages name is
 * decided here and nowhere else.
 */

/** whole: all of the picture; card: a crop of three to two around what draws the eye. */
export const SHAPES = ["whole", "card"] as const;
export type Shape = (typeof SHAPES)[number];

/** Smallest first, as they come out: whoever takes an earlier one is given it. */
export const FORMATS = ["avif", "webp", "jpeg"] as const;
export type Format = (typeof FORMATS)[number];

const WIDTHS: Record<Shape, readonly number[]> = { whole: [320, 640, 1280], card: [320, 640, 960] };

/** Nothing is made wider or higher than this; a picture that is very high becomes narrower. */
export const MAX_WIDTH = 1280;
export const MAX_HEIGHT = 3840;

export const CARD_RATIO = 3 / 2;

/** The widths to make of pixels that are `width` wide: never enlarged, and none that hardly differs from the next. */
export function listWidths(shape: Shape, width: number): number[] {
  const widest = Math.min(width, WIDTHS[shape].at(-1) ?? width);
  return [...WIDTHS[shape].filter((wanted) => wanted * 1.2 <= widest), widest];
}

/** The size of the widest card that fits into a picture; undefined when the picture has the shape of a card already. */
export function decideCrop(picture: {
  width: number;
  height: number;
}): { width: number; height: number } | undefined {
  if (Math.abs(picture.width / picture.height / CARD_RATIO - 1) < 0.02) return undefined;
  const widest = Math.min(picture.width, Math.floor(picture.height * CARD_RATIO), WIDTHS.card.at(-1) ?? 0);
  return { width: widest, height: Math.round(widest / CARD_RATIO) };
}

export type Rung = { shape: Shape; format: Format; width: number };

/**
 * Of what there is: the wanted shape (else the whole picture), the narrowest at least as wide as `width` (else the
 * widest), and there the first of the formats that are taken. A format nobody asked for is better than no picture.
 */
export function chooseRung<R extends Rung>(
  rungs: readonly R[],
  wanted: { shape: Shape; width: number; formats: readonly Format[] },
): R | undefined {
  const shaped = rungs.filter((rung) => rung.shape === wanted.shape);
  const all = shaped.length > 0 ? shaped : rungs.filter((rung) => rung.shape === "whole");
  const widths = all.map((rung) => rung.width).sort((a, b) => a - b);
  const width = widths.find((one) => one >= wanted.width) ?? widths.at(-1);
  const here = all.filter((rung) => rung.width === width);
  const order = [
    ...wanted.formats,
    ...FORMATS.filter((format) => !wanted.formats.includes(format)).reverse(),
  ];
  return order.flatMap((format) => here.find((rung) => rung.format === format) ?? [])[0];
}

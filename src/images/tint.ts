/**
 * The colour that stands in a picture's place until it arrives. Pages may not carry styles of their own, so a colour
 * becomes two class names, one for how light it is and one for its hue: eighteen rules stand for eighty-one colours.
 */

/** The mean colour of pixels (3 or 4 bytes each), as "#rrggbb". */
export function tintOf(pixels: Uint8Array, channels: number): string {
  const sums = [0, 0, 0];
  for (let i = 0; i + 2 < pixels.length; i += channels)
    for (let channel = 0; channel < 3; channel++)
      sums[channel] = (sums[channel] ?? 0) + (pixels[i + channel] ?? 0);
  const count = Math.max(1, Math.floor(pixels.length / channels));
  return `#${sums.map((sum) => hex(Math.round(sum / count))).join("")}`;
}

const hex = (byte: number): string => byte.toString(16).padStart(2, "0");

const LIGHTS = [0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.95];
/** Hues every 45 degrees, as pale as the mean of a photograph is; the first is gray. */
const HUES = [22, 67, 112, 157, 202, 247, 292, 337];
const CHROMA = 0.06;
const GRAY_BELOW = 0.02;

/** The class names for a colour written "#rrggbb"; undefined when it is none. */
export function tintClasses(tint: string): string | undefined {
  const [, digits] = tint.match(/^#([0-9a-f]{6})$/) ?? [];
  if (digits === undefined) return undefined;
  const { light, chroma, hue } = oklchOf(Number.parseInt(digits, 16));
  const level = nearest(LIGHTS, (one) => Math.abs(one - light));
  const turn = nearest(HUES, (one) => Math.min(Math.abs(one - hue), 360 - Math.abs(one - hue)));
  return `tl${level} th${chroma < GRAY_BELOW ? 0 : turn + 1}`;
}

/** The rules behind the class names; a browser that does not know oklch() keeps the page's own wash. */
export const TINT_STYLES: string = [
  "@supports (color: oklch(0.5 0 0)) { img[class^=tl] { background: oklch(var(--tl) var(--th)); } }",
  ...LIGHTS.map((light, i) => `.tl${i} { --tl: ${light}; }`),
  ".th0 { --th: 0 0; }",
  ...HUES.map((hue, i) => `.th${i + 1} { --th: ${CHROMA} ${hue}; }`),
].join("\n");

const nearest = (values: readonly number[], distance: (value: number) => number): number =>
  values.reduce((best, value, i) => (distance(value) < distance(values[best] ?? 0) ? i : best), 0);

/** sRGB to OKLCH: Björn Ottosson, "A perceptual color space for image processing" (2020). */
function oklchOf(rgb: number): { light: number; chroma: number; hue: number } {
  const linear = (byte: number) => {
    const value = byte / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  const [r, g, b] = [linear(rgb >> 16), linear((rgb >> 8) & 255), linear(rgb & 255)];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const light = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s;
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const bb = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return {
    light,
    chroma: Math.hypot(a, bb),
    hue: ((Math.atan2(bb, a) * 180) / Math.PI + 360) % 360,
  };
}

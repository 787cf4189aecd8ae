/** Draws a named scene as an SVG document of fixed size. The same scene, light and chance give the same drawing. */

export const PICTURE_WIDTH = 1200;
export const PICTURE_HEIGHT = 800;

export type Light = "dawn" | "day" | "dusk" | "night" | "snow" | "grey";
export type SceneName = "river";

export function drawScene(_scene: SceneName, _light: Light, chance: { next(): number }): string {
  const hue = Math.floor(chance.next() * 360);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${PICTURE_WIDTH}" height="${PICTURE_HEIGHT}"><rect width="100%" height="100%" fill="hsl(${hue},40%,70%)"/></svg>`;
}

/** Draws a named scene as an SVG document of fixed size. The same scene, light and chance give the same drawing. */
import type { Chance } from "../chance.ts";
import * as country from "./country.ts";
import * as games from "./games.ts";
import * as homes from "./homes.ts";
import * as indoors from "./indoors.ts";
import * as mill from "./mill.ts";
import * as publicBuildings from "./public-buildings.ts";
import * as river from "./river.ts";
import { type Light, PALETTES, PICTURE_HEIGHT, PICTURE_WIDTH } from "./stage.ts";
import * as streets from "./streets.ts";
import * as workrooms from "./workrooms.ts";

const SCENES = {
  ...country,
  ...games,
  ...homes,
  ...indoors,
  ...mill,
  ...publicBuildings,
  ...river,
  ...streets,
  ...workrooms,
};

export type SceneName = keyof typeof SCENES;

export function drawScene(scene: SceneName, light: Light, chance: Chance): string {
  const drawing = SCENES[scene]({ light, palette: PALETTES[light], chance });
  const size = `width="${PICTURE_WIDTH}" height="${PICTURE_HEIGHT}" viewBox="0 0 ${PICTURE_WIDTH} ${PICTURE_HEIGHT}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${drawing}</svg>`;
}

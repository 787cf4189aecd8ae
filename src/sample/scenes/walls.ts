/** Walls, floors and windows that the scenes indoors share. */
import { shade } from "./land.ts";
import { gradient, polygon, rect, type Stage } from "./stage.ts";

/** A wall in a gradient, and a floor from `floorY` down. */
export const hall = (top: string, bottom: string, floor: string, floorY: number): string =>
  `<defs>${gradient("wall", top, bottom)}</defs>${rect(0, 0, 1200, 800, "url(#wall)")}${rect(0, floorY, 1200, 800 - floorY, floor)}${rect(0, floorY - 14, 1200, 14, shade(floor, 0.7))}`;

/** A window with a frame and a bar each way, through which hills and a lawn are seen. */
export const pane = (stage: Stage, x: number, y: number, width: number, height: number): string =>
  rect(x - 12, y - 12, width + 24, height + 24, "#f4eee1", 4) +
  rect(x, y, width, height, stage.palette.sky[1]) +
  polygon(
    [
      [x, y + height],
      [x, y + height * 0.72],
      [x + width * 0.35, y + height * 0.6],
      [x + width * 0.7, y + height * 0.74],
      [x + width, y + height * 0.66],
      [x + width, y + height],
    ],
    stage.palette.hills[1],
  ) +
  rect(x, y + height * 0.86, width, height * 0.14, stage.palette.ground) +
  rect(x + width / 2 - 4, y, 8, height, "#f4eee1") +
  rect(x, y + height / 2 - 4, width, 8, "#f4eee1");

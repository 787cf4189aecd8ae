/** Buildings, vehicles, people and street furniture, simple enough to be put into any scene. */
import { shade } from "./land.ts";
import { circle, ellipse, line, many, path, polygon, rect, type Stage } from "./stage.ts";

export const BRICK = "#9c5443";

export type Box = { x: number /** The foot. */; y: number; width: number; height: number };

/** Rows of windows over a wall; after dark some are lit. */
export function windows(stage: Stage, box: Box, columns: number, rows: number): string {
  const { palette, chance, light } = stage;
  const isDark = light === "night" || light === "dusk";
  const cellWide = box.width / columns;
  const cellHigh = box.height / rows;
  return many(columns * rows, (index) => {
    const x = box.x + (index % columns) * cellWide + cellWide * 0.25;
    const y = box.y - box.height + Math.floor(index / columns) * cellHigh + cellHigh * 0.22;
    const glass = isDark && chance.next() < 0.45 ? shade(palette.ink, 1.4) : palette.glass;
    const wide = cellWide * 0.5;
    const high = cellHigh * 0.56;
    return (
      rect(x - 3, y - 3, wide + 6, high + 6, "#f4efe6") +
      rect(x, y, wide, high, glass) +
      rect(x + wide / 2 - 1.5, y, 3, high, "#f4efe6")
    );
  });
}

/** A house with a pitched roof, a door, windows and a chimney. */
export function house(stage: Stage, box: Box, wall: string = stage.chance.pick(stage.palette.walls)): string {
  const { palette, light, chance } = stage;
  const { x, y, width, height } = box;
  const eaves = y - height;
  const peak = eaves - height * chance.between(0.42, 0.6);
  const roof = light === "snow" ? "#f4f7f9" : shade(palette.roof, chance.between(0.85, 1.25));
  const chimney = rect(x + width * 0.72, peak - 4, width * 0.09, height * 0.45, shade(wall, 0.7));
  const door =
    rect(x + width * 0.43, y - height * 0.42, width * 0.16, height * 0.42, shade(palette.roof, 1.2), 3) +
    circle(x + width * 0.56, y - height * 0.2, 2.4, "#f2d98c");
  return (
    chimney +
    rect(x, eaves, width, height, wall) +
    rect(x, eaves, width, 10, shade(wall, 0.8)) +
    polygon(
      [
        [x - width * 0.07, eaves + 4],
        [x + width / 2, peak],
        [x + width * 1.07, eaves + 4],
      ],
      roof,
    ) +
    circle(x + width / 2, eaves - height * 0.14, height * 0.07, palette.glass) +
    windows(
      stage,
      { x: x + width * 0.02, y: y - height * 0.08, width: width * 0.38, height: height * 0.76 },
      1,
      2,
    ) +
    windows(
      stage,
      { x: x + width * 0.6, y: y - height * 0.08, width: width * 0.38, height: height * 0.76 },
      1,
      2,
    ) +
    door
  );
}

/** A flat-roofed block with a cornice and, for shops, an awning. */
export function block(
  stage: Stage,
  box: Box,
  wall: string,
  columns: number,
  rows: number,
  awning?: string,
): string {
  const { x, y, width, height } = box;
  const shop = awning === undefined ? 0 : height * 0.3;
  const stripes =
    awning === undefined
      ? ""
      : rect(x + 10, y - shop + 26, width - 20, shop - 26, shade(stage.palette.glass, 0.92)) +
        rect(x + width * 0.42, y - shop + 26, width * 0.16, shop - 26, shade(wall, 0.5)) +
        many(8, (index) =>
          rect(
            x + (width / 8) * index,
            y - shop,
            width / 8 + 0.5,
            34,
            index % 2 === 0 ? awning : "#fdf8ee",
            4,
          ),
        );
  return (
    rect(x, y - height, width, height, wall) +
    rect(x - 6, y - height - 8, width + 12, 18, shade(wall, 0.75)) +
    windows(
      stage,
      { x: x + 8, y: y - shop - 6, width: width - 16, height: height - shop - 20 },
      columns,
      rows,
    ) +
    stripes
  );
}

/** Columns under a pediment: town halls, court houses, the state house. */
export function temple(stage: Stage, box: Box, wall: string): string {
  const { x, y, width, height } = box;
  const base = height * 0.12;
  const columns = 6;
  const gap = width / columns;
  const pale = shade(wall, 1.12);
  return (
    rect(x, y - height, width, height, shade(wall, 0.72)) +
    many(
      columns,
      (index) =>
        rect(x + gap * index + gap * 0.3, y - height, gap * 0.4, height - base, pale, 4) +
        rect(x + gap * index + gap * 0.22, y - base - 12, gap * 0.56, 12, shade(pale, 0.9)),
    ) +
    many(columns - 1, (index) =>
      rect(
        x + gap * (index + 1) - gap * 0.16,
        y - height * 0.72,
        gap * 0.32,
        height * 0.4,
        stage.palette.glass,
        3,
      ),
    ) +
    many(3, (step) =>
      rect(
        x - 12 - step * 14,
        y - base + step * (base / 3),
        width + 24 + step * 28,
        base / 3 + 1,
        shade(pale, 1 - step * 0.07),
      ),
    ) +
    rect(x - 12, y - height - 16, width + 24, 22, pale) +
    polygon(
      [
        [x - 18, y - height - 14],
        [x + width / 2, y - height - height * 0.42],
        [x + width + 18, y - height - 14],
      ],
      pale,
    ) +
    polygon(
      [
        [x + 40, y - height - 22],
        [x + width / 2, y - height - height * 0.34],
        [x + width - 40, y - height - 22],
      ],
      shade(wall, 0.85),
    )
  );
}

/** A standing figure, seen from behind or afar. */
export function person(
  stage: Stage,
  x: number,
  y: number,
  height: number,
  coat: string = stage.chance.pick(["#a83f39", "#2f5d7c", "#5a7a45", "#c98a2d", "#6d4c7d", "#39424d"]),
): string {
  const { chance } = stage;
  const skin = chance.pick(["#f0c8a0", "#c68e63", "#8a5a3c", "#e0ac7e", "#5d3a26"]);
  const leg = "#2b303c";
  return (
    line(x - height * 0.06, y - height * 0.42, x - height * 0.09, y, leg, height * 0.09) +
    line(x + height * 0.06, y - height * 0.42, x + height * 0.09, y, leg, height * 0.09) +
    rect(x - height * 0.14, y - height * 0.82, height * 0.28, height * 0.44, coat, height * 0.08) +
    line(
      x - height * 0.15,
      y - height * 0.74,
      x - height * 0.19,
      y - height * 0.44,
      shade(coat, 0.85),
      height * 0.08,
    ) +
    line(
      x + height * 0.15,
      y - height * 0.74,
      x + height * 0.19,
      y - height * 0.44,
      shade(coat, 0.85),
      height * 0.08,
    ) +
    circle(x, y - height * 0.91, height * 0.1, skin) +
    path(
      `M${Math.round(x - height * 0.1)} ${Math.round(y - height * 0.92)}a${Math.round(height * 0.1)} ${Math.round(height * 0.1)} 0 0 1 ${Math.round(height * 0.2)} 0z`,
      chance.pick(["#3a2a20", "#15151c", "#8a5a2b", "#cfc8bd"]),
    )
  );
}

/** A bus or truck body on two wheels, with windows along its side. */
export function bus(stage: Stage, x: number, y: number, width: number, paint: string): string {
  const height = width * 0.36;
  const wheel = (at: number): string =>
    circle(x + width * at, y, width * 0.06, "#22252c") + circle(x + width * at, y, width * 0.026, "#a9adb5");
  return (
    rect(x, y - height, width, height * 0.92, paint, 16) +
    rect(x + width * 0.88, y - height * 0.5, width * 0.17, height * 0.42, paint, 12) +
    many(7, (index) =>
      rect(
        x + width * (0.05 + index * 0.118),
        y - height * 0.86,
        width * 0.09,
        height * 0.3,
        stage.palette.glass,
        5,
      ),
    ) +
    rect(x + width * 0.02, y - height * 0.46, width * 0.86, 8, shade(paint, 0.5)) +
    rect(x + width * 0.02, y - height * 0.3, width * 0.86, 5, shade(paint, 0.5)) +
    ellipse(x + width * 1.03, y - height * 0.24, 7, 9, "#fff4c4") +
    wheel(0.2) +
    wheel(0.82)
  );
}

/** A lamp on a post; after dark it has a halo. */
export function lamp(stage: Stage, x: number, y: number, height: number): string {
  const isLit = stage.light === "night" || stage.light === "dusk" || stage.light === "snow";
  const halo = isLit
    ? many(3, (ring) => circle(x, y - height, 22 + ring * 26, "#ffdf8e", 0.22 - ring * 0.06))
    : "";
  return (
    line(x, y, x, y - height, stage.palette.ink, 6) +
    halo +
    circle(x, y - height, 12, isLit ? "#fff0c2" : "#e8e6dd")
  );
}

/** A sidewalk, a curb and the street before it, from `y` to the foot of the sheet. */
export const pavement = (stage: Stage, y: number): string =>
  rect(0, y, 1200, 800 - y, stage.light === "snow" ? "#dfe5ea" : shade(stage.palette.path, 0.92)) +
  rect(
    0,
    y + 70,
    1200,
    800 - y - 70,
    stage.light === "snow" ? "#c2cbd2" : stage.light === "night" ? "#23273a" : "#6f6c6a",
  ) +
  rect(0, y + 66, 1200, 8, shade(stage.palette.path, 0.75));

/** Scenes of shops, stalls and streets. */
import { BRICK, block, lamp, pavement, person } from "./built.ts";
import { ground, hills, rainfall, ridge, shade, sky, snowfall, treeLine } from "./land.ts";
import { circle, curve, ellipse, line, many, path, polygon, rect, type Scene } from "./stage.ts";

const AWNINGS = ["#a63d35", "#2f6b62", "#c98f2b", "#36567d"] as const;

export const marketStreet: Scene = (stage) => {
  const shops = many(5, (index) =>
    block(
      stage,
      { x: 10 + index * 240, y: 620, width: 222, height: 290 + ((index * 53) % 90) },
      stage.palette.walls[index % 4] ?? BRICK,
      3,
      2,
      AWNINGS[index % 4],
    ),
  );
  return (
    sky(stage) +
    hills(stage, 360) +
    shops +
    pavement(stage, 618) +
    many(3, (index) => lamp(stage, 230 + index * 370, 690, 250)) +
    many(7, (index) =>
      person(stage, 90 + index * 165 + stage.chance.between(-30, 30), 680 + (index % 2) * 8, 104),
    ) +
    (stage.light === "snow" ? snowfall(stage, 260) : "")
  );
};

export const bakery: Scene = (stage) => {
  const loaf = (x: number, y: number): string =>
    ellipse(x, y, 40, 21, "#b9722f") +
    ellipse(x, y - 5, 36, 15, "#d1904a") +
    many(3, (index) => line(x - 18 + index * 16, y - 14, x - 10 + index * 16, y - 2, "#f0cf9a", 4));
  return (
    rect(0, 0, 1200, 800, shade(BRICK, 0.85)) +
    many(190, () =>
      rect(
        Math.floor(stage.chance.next() * 20) * 62,
        Math.floor(stage.chance.next() * 26) * 24,
        56,
        19,
        shade(BRICK, stage.chance.between(0.78, 1.05)),
        2,
      ),
    ) +
    rect(110, 170, 700, 430, "#3f2f28", 8) +
    rect(130, 190, 660, 390, "#ffe2a1") +
    many(
      3,
      (row) =>
        rect(130, 300 + row * 118, 660, 14, "#7d5632") +
        many(7, (index) => loaf(185 + index * 92, 286 + row * 118)),
    ) +
    rect(130, 190, 660, 390, "#ffffff14") +
    many(12, (index) =>
      path(`M${100 + index * 60} 110h60v62q-30 34 -60 0z`, index % 2 === 0 ? "#2f6b62" : "#fbf4e4"),
    ) +
    rect(880, 220, 220, 440, "#2f6b62", 8) +
    rect(905, 250, 170, 250, "#ffe2a1", 4) +
    circle(1070, 470, 10, "#e5c25b") +
    pavement(stage, 650) +
    many(4, (index) => person(stage, 420 + index * 105, 730, 190)) +
    lamp(stage, 60, 700, 420)
  );
};

export const marketStall: Scene = (stage) => {
  const stall = (x: number, awning: string, fruit: readonly [string, string]): string =>
    rect(x + 10, 330, 10, 320, "#7a5a3c") +
    rect(x + 300, 330, 10, 320, "#7a5a3c") +
    many(8, (index) =>
      path(`M${x - 10 + index * 42} 270h42v70q-21 26 -42 0z`, index % 2 === 0 ? awning : "#fdf7e8"),
    ) +
    rect(x, 540, 320, 110, "#9b6b3f") +
    many(
      3,
      (index) =>
        rect(x + 8 + index * 104, 500, 96, 52, "#c08d55", 4) +
        many(14, (fruitIndex) =>
          circle(
            x + 20 + index * 104 + (fruitIndex % 7) * 12,
            500 - Math.floor(fruitIndex / 7) * 14,
            10,
            fruit[index % 2] ?? fruit[0],
          ),
        ),
    );
  return (
    sky(stage) +
    hills(stage, 340) +
    treeLine(stage, 520, 10, 150) +
    ground(stage, 560) +
    stall(70, "#b53d34", ["#c9302c", "#7fa53a"]) +
    stall(450, "#2f6f8f", ["#e28a1f", "#d9b32c"]) +
    stall(830, "#3d7a4e", ["#6a3d7c", "#c9302c"]) +
    ridge(stage, 700, 6, stage.palette.path) +
    many(6, (index) => person(stage, 150 + index * 185, 750 + (index % 2) * 20, 165))
  );
};

export const roadWorks: Scene = (stage) => {
  const cone = (x: number, y: number, high: number): string =>
    polygon(
      [
        [x - high * 0.28, y],
        [x - high * 0.06, y - high],
        [x + high * 0.06, y - high],
        [x + high * 0.28, y],
      ],
      "#f0722a",
    ) +
    polygon(
      [
        [x - high * 0.19, y - high * 0.35],
        [x - high * 0.13, y - high * 0.6],
        [x + high * 0.13, y - high * 0.6],
        [x + high * 0.19, y - high * 0.35],
      ],
      "#fff",
    ) +
    rect(x - high * 0.36, y - 6, high * 0.72, 12, "#d9601f", 3);
  const digger =
    rect(660, 520, 190, 90, "#f0b32a", 8) +
    rect(690, 430, 96, 100, "#f0b32a", 8) +
    rect(704, 444, 66, 54, stage.palette.glass, 4) +
    line(680, 520, 560, 400, "#d99a1c", 26) +
    line(560, 400, 480, 560, "#d99a1c", 20) +
    polygon(
      [
        [440, 560],
        [510, 560],
        [500, 625],
        [455, 620],
      ],
      "#6b6f76",
    ) +
    rect(640, 610, 240, 52, "#33363d", 26) +
    many(5, (index) => circle(668 + index * 46, 636, 17, "#70757d"));
  return (
    sky(stage) +
    many(4, (index) =>
      block(
        stage,
        { x: 20 + index * 300, y: 560, width: 270, height: 220 + (index % 2) * 50 },
        stage.palette.walls[index % 4] ?? BRICK,
        4,
        2,
        AWNINGS[index % 4],
      ),
    ) +
    rect(0, 556, 1200, 244, "#77736f") +
    ellipse(430, 690, 220, 60, "#4a3a2e") +
    ellipse(430, 700, 180, 40, stage.palette.water[1]) +
    curve("M430 690q-20 -90 -50 -110M435 690q0 -100 10 -130M440 690q30 -80 70 -90", "#d7ecf5", 9, 0.8) +
    digger +
    many(7, (index) => cone(110 + index * 165, 765 - (index % 2) * 14, 90)) +
    person(stage, 960, 720, 150, "#e8dc3a") +
    person(stage, 1040, 725, 146, "#f0722a") +
    rainfall(stage, stage.light === "grey" ? 40 : 0)
  );
};

/** Scenes of houses, old, new and unfinished, and of the lawns before them. */
import { house, pavement, person, windows } from "./built.ts";
import { ground, hills, ridge, shade, sky, snowfall, tree, treeLine } from "./land.ts";
import { circle, line, many, polygon, rect, type Scene } from "./stage.ts";

export const houseRow: Scene = (stage) => {
  const walls = stage.palette.walls;
  return (
    sky(stage) +
    hills(stage, 400) +
    treeLine(stage, 560, 10, 170) +
    many(5, (index) =>
      house(
        stage,
        { x: 30 + index * 235, y: 610, width: 180, height: 190 + (index % 2) * 24 },
        walls[index % 4] ?? walls[0],
      ),
    ) +
    rect(0, 606, 1200, 60, stage.palette.ground) +
    many(44, (index) => rect(8 + index * 27, 632, 13, 44, "#f6f1e6", 3)) +
    rect(0, 644, 1200, 7, "#f6f1e6") +
    pavement(stage, 674) +
    tree(stage, 240, 690, 180) +
    tree(stage, 945, 690, 190) +
    person(stage, 610, 725, 92) +
    (stage.light === "snow" ? snowfall(stage, 240) : "")
  );
};

/** One old house with a porch and a tower. */
export const oldHouse: Scene = (stage) => {
  const { palette, chance } = stage;
  const wall = chance.pick(palette.walls);
  const tower =
    rect(690, 240, 150, 370, shade(wall, 0.93)) +
    polygon(
      [
        [674, 246],
        [765, 110],
        [856, 246],
      ],
      palette.roof,
    ) +
    windows(stage, { x: 705, y: 470, width: 120, height: 210 }, 2, 2);
  const porch =
    rect(330, 592, 540, 20, "#efe8da") +
    polygon(
      [
        [320, 480],
        [360, 446],
        [690, 446],
        [700, 480],
      ],
      shade(palette.roof, 1.15),
    ) +
    many(5, (index) => rect(345 + index * 82, 478, 12, 116, "#f5efe2")) +
    many(26, (index) => rect(348 + index * 13.4, 552, 4, 42, "#f5efe2"));
  return (
    sky(stage) +
    hills(stage, 420) +
    tree(stage, 180, 640, 400) +
    tree(stage, 1040, 650, 360) +
    house(stage, { x: 340, y: 610, width: 360, height: 270 }, wall) +
    tower +
    porch +
    ground(stage, 606) +
    polygon(
      [
        [470, 612],
        [560, 612],
        [680, 800],
        [380, 800],
      ],
      palette.path,
    ) +
    many(26, () =>
      circle(
        chance.between(180, 1020),
        chance.between(650, 790),
        chance.between(4, 9),
        chance.pick(["#d8587a", "#f0c04a", "#ffffff", "#9b7fc4"]),
      ),
    ) +
    person(stage, 420, 594, 88)
  );
};

export const newHouses: Scene = (stage) => {
  const wood = "#d9b27a";
  const frame = (x: number, wide: number): string =>
    many(6, (index) => rect(x + (wide / 5) * index - 4, 430, 9, 180, wood)) +
    rect(x - 6, 426, wide + 12, 11, wood) +
    rect(x - 6, 515, wide + 12, 8, wood) +
    many(5, (index) =>
      line(
        x + (wide / 4) * index - (wide / 4) * index * 0.5 + wide * 0.25,
        335,
        x + (wide / 4) * index,
        428,
        wood,
        8,
      ),
    ) +
    line(x - 12, 430, x + wide / 2, 320, wood, 10) +
    line(x + wide + 12, 430, x + wide / 2, 320, wood, 10);
  return (
    sky(stage) +
    hills(stage, 400) +
    treeLine(stage, 560, 12, 100) +
    ground(stage, 600) +
    house(stage, { x: 40, y: 612, width: 210, height: 160 }, "#e8ddc6") +
    frame(350, 230) +
    frame(690, 230) +
    rect(990, 560, 150, 50, "#c79e63") +
    many(4, (index) => rect(990, 566 + index * 12, 150, 3, "#a67f47")) +
    ridge(stage, 690, 14, "#a98b66") +
    person(stage, 460, 690, 110, "#e08a2c") +
    person(stage, 640, 720, 120, "#e08a2c") +
    person(stage, 880, 700, 112, "#d9cf3a")
  );
};

/** Lawn signs without words: news pictures of a campaign that takes no side. */
export const yardSigns: Scene = (stage) => {
  const sign = (x: number, y: number, size: number, paint: string): string =>
    line(x - size * 0.5, y, x - size * 0.5, y - size * 0.9, "#8b8f96", 5) +
    line(x + size * 0.5, y, x + size * 0.5, y - size * 0.9, "#8b8f96", 5) +
    rect(x - size * 0.7, y - size * 1.4, size * 1.4, size * 0.85, paint, 6) +
    rect(x - size * 0.52, y - size * 1.22, size * 1.04, size * 0.16, "#ffffff") +
    rect(x - size * 0.36, y - size * 0.96, size * 0.72, size * 0.1, "#ffffffbb") +
    polygon(
      [
        [x - 8, y - size * 0.8],
        [x, y - size * 0.86],
        [x + 8, y - size * 0.8],
        [x, y - size * 0.74],
      ],
      "#ffffff",
    );
  return (
    sky(stage) +
    hills(stage, 370) +
    house(stage, { x: 120, y: 540, width: 200, height: 140 }) +
    house(stage, { x: 860, y: 540, width: 210, height: 145 }) +
    treeLine(stage, 548, 9, 120) +
    ground(stage, 540) +
    many(4, (index) => sign(190 + index * 250, 620, 62, index % 2 === 0 ? "#b5453c" : "#2f5d8f")) +
    many(4, (index) => sign(130 + index * 310, 770, 110, index % 2 === 0 ? "#2f5d8f" : "#b5453c"))
  );
};

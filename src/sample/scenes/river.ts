/** Scenes of the Osmer River: mist, flood, barges, the Stone Bridge and the island. */
import { house, person } from "./built.ts";
import { hills, rainfall, ridge, shade, sky, tree, treeLine, water } from "./land.ts";
import { circle, curve, ellipse, line, many, path, polygon, rect, type Scene, type Stage } from "./stage.ts";

export const river: Scene = (stage) => {
  const mist = many(9, () =>
    ellipse(
      stage.chance.between(0, 1200),
      stage.chance.between(455, 560),
      stage.chance.between(140, 300),
      stage.chance.between(8, 22),
      "#ffffff",
      0.22,
    ),
  );
  return (
    sky(stage) +
    hills(stage, 330) +
    treeLine(stage, 480, 16, 80) +
    water(stage, 480, 320) +
    mist +
    ridge(stage, 745, 16, stage.palette.ground) +
    reeds(stage, 755) +
    tree(stage, 110, 770, 330) +
    tree(stage, 1110, 785, 260)
  );
};

function reeds({ chance, palette }: Stage, y: number): string {
  return many(40, () => {
    const x = chance.between(180, 1020);
    const high = chance.between(30, 95);
    const lean = chance.between(-14, 14);
    return curve(
      `M${Math.round(x)} ${y + 30}q${Math.round(lean / 3)} ${-Math.round(high / 2)} ${Math.round(lean)} ${-Math.round(high)}`,
      shade(palette.leaves[1], 0.8),
      3,
    );
  });
}

/** High water: the river over its banks, a wall of sandbags, people looking on. */
export const flood: Scene = (stage) => {
  const { chance } = stage;
  const bag = (x: number, y: number): string =>
    ellipse(x, y, 38, 17, chance.pick(["#c9b48c", "#bda67d", "#d5c39d"])) +
    line(x + 30, y - 6, x + 38, y - 10, "#8a764f", 3);
  const wall = many(3, (row) => many(24, (index) => bag(index * 56 + (row % 2) * 28 - 20, 735 - row * 25)));
  const drowned = many(5, (index) =>
    tree(stage, 150 + index * 215 + chance.between(-40, 40), 575 + chance.between(-20, 20), 150),
  );
  return (
    sky(stage) +
    hills(stage, 340) +
    many(4, (index) => house(stage, { x: 90 + index * 280, y: 500, width: 130, height: 84 })) +
    water(stage, 492, 308) +
    drowned +
    curve("M0 610Q300 590 620 620T1200 600", "#ffffff", 3, 0.35) +
    wall +
    person(stage, 380, 700, 170) +
    person(stage, 470, 705, 155) +
    person(stage, 850, 702, 165) +
    rainfall(stage, 130)
  );
};

export const barges: Scene = (stage) => {
  const barge = (x: number, y: number, wide: number, load: string): string =>
    many(4, (index) => ellipse(x + wide * (0.16 + index * 0.22), y - 40, wide * 0.12, 26, load)) +
    polygon(
      [
        [x, y - 40],
        [x + wide, y - 40],
        [x + wide - 26, y],
        [x + 18, y],
      ],
      "#5a4740",
    );
  const tug =
    rect(905, 505, 90, 70, "#f0ece2", 4) +
    rect(925, 455, 50, 52, "#f0ece2", 4) +
    rect(932, 465, 36, 20, stage.palette.glass) +
    rect(985, 440, 14, 66, "#a5352d") +
    polygon(
      [
        [870, 572],
        [1050, 572],
        [1030, 610],
        [885, 610],
      ],
      "#8c2f2a",
    );
  return (
    sky(stage) +
    hills(stage, 370) +
    treeLine(stage, 500, 22, 60) +
    water(stage, 505, 295) +
    ellipse(330, 775, 480, 60, shade(stage.palette.path, 1.08)) +
    ellipse(240, 765, 260, 22, shade(stage.palette.path, 1.16)) +
    barge(100, 610, 380, "#d0a54a") +
    barge(490, 612, 380, "#3b3a3c") +
    tug
  );
};

/** Three stone arches over the river. */
export const stoneBridge: Scene = (stage) => {
  const stone = "#b3a694";
  const arch = (x: number): string =>
    path(`M${x} 640V560a120 105 0 0 1 240 0V640z`, shade(stage.palette.water[1], 0.95)) +
    path(`M${x} 560a120 105 0 0 1 240 0h-18a102 88 0 0 0 -204 0z`, shade(stone, 0.72));
  const stones = many(150, () =>
    rect(
      stage.chance.between(0, 1180),
      stage.chance.between(405, 560),
      stage.chance.between(22, 54),
      stage.chance.between(9, 17),
      shade(stone, stage.chance.between(0.86, 1.1)),
      3,
    ),
  );
  return (
    sky(stage) +
    hills(stage, 300) +
    treeLine(stage, 430, 14, 110) +
    path("M0 420Q600 350 1200 420V640H0Z", stone) +
    stones +
    arch(80) +
    arch(480) +
    arch(880) +
    many(2, (index) =>
      polygon(
        [
          [345 + index * 400, 640],
          [375 + index * 400, 470],
          [425 + index * 400, 470],
          [455 + index * 400, 640],
        ],
        shade(stone, 0.84),
      ),
    ) +
    path("M0 408Q600 338 1200 408V426Q600 356 0 426Z", shade(stone, 1.16)) +
    water(stage, 610, 190) +
    tree(stage, 60, 700, 260) +
    tree(stage, 1150, 720, 290)
  );
};

export const island: Scene = (stage) => {
  const heron = (x: number, y: number): string =>
    line(x, y, x - 4, y + 62, "#4a4a52", 3) +
    line(x + 12, y, x + 14, y + 62, "#4a4a52", 3) +
    ellipse(x + 8, y - 14, 36, 19, "#7f93a8") +
    curve(`M${x - 22} ${y - 20}q-30 -26 -10 -56`, "#8fa2b5", 9) +
    circle(x - 30, y - 80, 11, "#e8ecee") +
    polygon(
      [
        [x - 38, y - 84],
        [x - 78, y - 76],
        [x - 38, y - 74],
      ],
      "#d9a441",
    );
  const bench = (x: number, y: number): string =>
    rect(x, y - 40, 120, 10, "#7b5233", 3) +
    rect(x, y - 72, 120, 9, "#7b5233", 3) +
    rect(x + 10, y - 70, 7, 70, "#3d342e") +
    rect(x + 102, y - 70, 7, 70, "#3d342e");
  return (
    sky(stage) +
    hills(stage, 370) +
    water(stage, 500, 300) +
    ellipse(700, 560, 420, 58, shade(stage.palette.ground, 0.85)) +
    ellipse(700, 548, 410, 48, stage.palette.ground) +
    many(11, (index) =>
      tree(stage, 340 + index * 70, 548 + stage.chance.between(-10, 14), stage.chance.between(150, 260)),
    ) +
    bench(560, 590) +
    ridge(stage, 760, 8, shade(stage.palette.ground, 0.7)) +
    heron(240, 680)
  );
};

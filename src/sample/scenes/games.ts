/** Scenes of high-school sport. */
import { person } from "./built.ts";
import { ground, hills, rainfall, shade, sky, treeLine } from "./land.ts";
import { circle, curve, ellipse, line, many, path, polygon, rect, type Scene, type Stage } from "./stage.ts";

const HOME = "#8a1f24";
const AWAY = "#e9e6dc";

const crowd = ({ chance }: Stage, y: number, rows: number): string =>
  many(rows * 60, (index) =>
    circle(
      (index % 60) * 20.5 + (Math.floor(index / 60) % 2) * 10,
      y + Math.floor(index / 60) * 19 + chance.between(-3, 3),
      8,
      chance.pick([HOME, "#c9a24a", "#e6dccb", "#4a5a70", "#2d3138", "#b5654a"]),
    ),
  );

/** Players running: a person with bent legs and a helmet. */
function player(stage: Stage, x: number, y: number, height: number, shirt: string, step: number): string {
  const lean = height * 0.12 * step;
  return (
    line(x, y - height * 0.45, x - lean * 1.6, y - height * 0.2, shade(shirt, 0.6), height * 0.11) +
    line(x - lean * 1.6, y - height * 0.2, x - lean * 2.6, y - height * 0.06, "#f0e8da", height * 0.08) +
    line(x, y - height * 0.45, x + lean * 1.8, y - height * 0.25, shade(shirt, 0.6), height * 0.11) +
    line(x + lean * 1.8, y - height * 0.25, x + lean * 1.2, y, "#f0e8da", height * 0.08) +
    line(x, y - height * 0.46, x + lean, y - height * 0.72, shirt, height * 0.24) +
    line(x + lean, y - height * 0.74, x + lean * 3.2, y - height * 0.56, shade(shirt, 0.85), height * 0.08) +
    line(x + lean, y - height * 0.74, x - lean * 2, y - height * 0.58, shade(shirt, 0.85), height * 0.08) +
    circle(
      x + lean * 1.4,
      y - height * 0.9,
      height * 0.11,
      stage.chance.pick(["#c68e63", "#8a5a3c", "#f0c8a0"]),
    )
  );
}

const footballer = (
  stage: Stage,
  x: number,
  y: number,
  height: number,
  shirt: string,
  step: number,
): string =>
  player(stage, x, y, height, shirt, step) +
  circle(x + height * 0.168 * step, y - height * 0.91, height * 0.12, shade(shirt, 0.82)) +
  line(x + height * 0.2 * step, y - height * 0.88, x + height * 0.29 * step, y - height * 0.86, "#d8d8d8", 4);

export const football: Scene = (stage) => {
  const isNight = stage.light === "night";
  const tower = (x: number): string =>
    line(x, 420, x, 90, "#8f949c", 8) +
    rect(x - 50, 70, 100, 44, "#d9dde2", 4) +
    (isNight ? many(4, (ring) => circle(x, 92, 30 + ring * 45, "#fffbe0", 0.3 - ring * 0.07)) : "");
  const turf = many(9, (index) =>
    polygon(
      [
        [160 + index * 100, 480],
        [260 + index * 100, 480],
        [index * 240 - 380 + 140, 800],
        [index * 240 - 620 + 140, 800],
      ],
      shade(isNight ? "#2f7a43" : "#4f9a4b", index % 2 === 0 ? 1 : 0.88),
    ),
  );
  const yardLines = many(9, (index) => line(170 + index * 105, 480, index * 245 - 400, 800, "#ffffffcc", 4));
  return (
    sky(stage) +
    (isNight ? "" : hills(stage, 330)) +
    tower(140) +
    tower(1060) +
    rect(0, 330, 1200, 150, isNight ? "#20263a" : "#7c8087") +
    crowd(stage, 342, 7) +
    rect(0, 476, 1200, 324, isNight ? "#2a6d3c" : "#4a9148") +
    turf +
    yardLines +
    line(1010, 560, 1010, 420, "#f2c62e", 9) +
    line(950, 420, 1070, 420, "#f2c62e", 8) +
    line(950, 420, 950, 280, "#f2c62e", 7) +
    line(1070, 420, 1070, 280, "#f2c62e", 7) +
    footballer(stage, 360, 690, 190, AWAY, 1) +
    footballer(stage, 560, 740, 220, HOME, 1) +
    footballer(stage, 250, 770, 210, HOME, -1) +
    footballer(stage, 800, 700, 180, AWAY, -1) +
    footballer(stage, 920, 660, 150, HOME, 1) +
    `<g transform="rotate(-24 690 420)">${ellipse(690, 420, 30, 17, "#7a4323")}${line(676, 420, 704, 420, "#fff", 3)}</g>`
  );
};

/** The same field by day, empty but for one who paints the lines. */
export const emptyField: Scene = (stage) =>
  sky(stage) +
  hills(stage, 340) +
  treeLine(stage, 470, 14, 120) +
  ground(stage, 470) +
  many(8, (index) =>
    polygon(
      [
        [0, 480 + index * index * 5.2],
        [1200, 480 + index * index * 5.2],
        [1200, 480 + (index + 1) ** 2 * 5.2],
        [0, 480 + (index + 1) ** 2 * 5.2],
      ],
      shade("#579f4c", index % 2 === 0 ? 1 : 0.9),
    ),
  ) +
  many(8, (index) => rect(0, 482 + index * index * 5.2, 1200, 2 + index * 0.9, "#ffffffd0")) +
  line(600, 560, 600, 420, "#f2c62e", 11) +
  line(510, 420, 690, 420, "#f2c62e", 10) +
  line(510, 420, 510, 210, "#f2c62e", 8) +
  line(690, 420, 690, 210, "#f2c62e", 8) +
  rect(60, 400, 260, 90, "#8c9096") +
  many(5, (index) => rect(60, 404 + index * 17, 260, 6, "#b5b9be")) +
  person(stage, 880, 700, 150, "#5f6f8a") +
  rect(910, 660, 70, 34, "#e8e3d6", 6) +
  circle(925, 700, 12, "#333") +
  circle(966, 700, 12, "#333");

export const runners: Scene = (stage) =>
  sky(stage) +
  hills(stage, 330) +
  treeLine(stage, 500, 13, 160) +
  ground(stage, 495) +
  path("M-20 800Q300 560 720 560T1220 500V560Q1000 610 760 620T420 800Z", stage.palette.path) +
  many(3, (index) => line(150 + index * 330, 800, 150 + index * 330, 690, "#efe9da", 5)) +
  curve("M0 730Q600 700 1200 740", "#d8442f", 4) +
  player(stage, 980, 585, 110, HOME, 1) +
  player(stage, 860, 605, 125, "#2f5d8f", 1) +
  player(stage, 700, 640, 150, HOME, 1) +
  player(stage, 520, 690, 180, HOME, 1) +
  player(stage, 370, 720, 200, "#2f5d8f", 1) +
  player(stage, 200, 780, 235, HOME, 1);

export const basketball: Scene = (stage) =>
  rect(0, 0, 1200, 800, "#c7b69b") +
  rect(0, 0, 1200, 120, "#8f7f69") +
  many(10, (index) => rect(index * 130 - 20, 20, 80, 26, "#fff5d2", 4)) +
  rect(0, 190, 1200, 230, "#5b4a44") +
  crowd(stage, 205, 11) +
  rect(0, 420, 1200, 380, "#d39a56") +
  many(24, (index) => line(600 + (index - 12) * 60, 420, 600 + (index - 12) * 150, 800, "#b9813f", 2)) +
  `<ellipse cx="600" cy="640" rx="260" ry="80" fill="none" stroke="#8a1f24" stroke-width="8"/>` +
  line(600, 420, 600, 800, "#8a1f24", 6) +
  rect(1010, 150, 24, 440, "#39404b") +
  rect(900, 130, 130, 110, "#f7f5ef", 5) +
  rect(925, 180, 62, 46, "none") +
  `<ellipse cx="905" cy="258" rx="46" ry="12" fill="none" stroke="#e0662a" stroke-width="8"/>` +
  many(6, (index) => line(864 + index * 16, 262, 876 + index * 11, 326, "#f7f5ef", 3)) +
  circle(830, 190, 34, "#e07b2c") +
  curve("M796 190h68M830 156v68", "#5a2c10", 3) +
  player(stage, 700, 690, 250, HOME, 1) +
  player(stage, 500, 720, 240, AWAY, 1) +
  player(stage, 260, 680, 210, HOME, -1) +
  player(stage, 960, 740, 240, AWAY, -1);

export const pool: Scene = (stage) => {
  const rope = (index: number): string =>
    many(30, (bead) =>
      circle(
        bead * 42 + (index % 2) * 20,
        330 + index * index * 14 + index * 22,
        6 + index * 2.4,
        bead % 2 === 0 ? "#d8442f" : "#f7f5ef",
      ),
    );
  const swimmer = (x: number, y: number, size: number, cap: string): string =>
    ellipse(x - size * 0.9, y + size * 0.3, size * 1.6, size * 0.3, "#ffffff", 0.6) +
    line(x + size * 0.2, y, x + size * 1.5, y - size * 0.5, "#c68e63", size * 0.3) +
    ellipse(x, y, size * 0.55, size * 0.42, "#c68e63") +
    path(`M${x - size * 0.55} ${y}a${size * 0.55} ${size * 0.5} 0 0 1 ${size * 1.1} 0z`, cap);
  return (
    rect(0, 0, 1200, 800, "#cfe3e6") +
    many(
      6,
      (index) =>
        rect(60 + index * 195, 40, 130, 150, "#f4fbfa", 6) +
        rect(70 + index * 195, 50, 110, 130, "#a6d3e4", 4),
    ) +
    rect(0, 230, 1200, 70, "#e8ded0") +
    `<defs><linearGradient id="pool" x1="0" y1="0" x2="0" y2="1"><stop offset="0%" stop-color="#8fdbe6"/><stop offset="100%" stop-color="#1c7fae"/></linearGradient></defs>` +
    rect(0, 300, 1200, 500, "url(#pool)") +
    many(60, () =>
      curve(
        `M${Math.round(stage.chance.between(0, 1200))} ${Math.round(stage.chance.between(310, 800))}q20 -10 40 0t40 0`,
        "#ffffff",
        3,
        0.4,
      ),
    ) +
    many(5, rope) +
    swimmer(380, 400, 34, HOME) +
    swimmer(720, 480, 44, "#2f5d8f") +
    swimmer(520, 610, 60, HOME)
  );
};

export const ballpark: Scene = (stage) =>
  sky(stage) +
  hills(stage, 320) +
  treeLine(stage, 455, 12, 120) +
  rect(0, 420, 1200, 50, "#2f6b4a") +
  ground(stage, 465) +
  polygon(
    [
      [600, 520],
      [1080, 660],
      [600, 860],
      [120, 660],
    ],
    "#bd8250",
  ) +
  polygon(
    [
      [600, 560],
      [930, 660],
      [600, 790],
      [270, 660],
    ],
    "#62a152",
  ) +
  circle(600, 660, 34, "#bd8250") +
  many(4, (index) =>
    polygon(
      [
        [
          [600, 536],
          [1030, 660],
          [600, 800],
          [170, 660],
        ][index] as [number, number],
      ].flatMap(
        ([x, y]) =>
          [
            [x - 15, y],
            [x, y - 8],
            [x + 15, y],
            [x, y + 8],
          ] as [number, number][],
      ),
      "#fff",
    ),
  ) +
  player(stage, 600, 655, 105, AWAY, 1) +
  person(stage, 890, 650, 100, AWAY) +
  person(stage, 320, 650, 100, AWAY) +
  person(stage, 520, 780, 200, HOME) +
  line(545, 660, 600, 560, "#b8864a", 10) +
  person(stage, 690, 795, 190, "#22262e");

export const soccer: Scene = (stage) =>
  sky(stage) +
  hills(stage, 340) +
  treeLine(stage, 480, 14, 110) +
  rect(0, 475, 1200, 325, shade("#4f8a48", 0.9)) +
  many(6, (index) =>
    ellipse(
      stage.chance.between(50, 1150),
      540 + index * 45,
      60 + index * 22,
      9 + index * 2,
      stage.palette.water[0],
      0.6,
    ),
  ) +
  `<path d="M330 600V340H870V600" fill="none" stroke="#f4f4f0" stroke-width="12"/>` +
  many(14, (index) => line(330 + index * 40, 345, 320 + index * 42, 590, "#ffffff88", 2)) +
  many(6, (index) => line(330, 360 + index * 44, 870, 360 + index * 44, "#ffffff77", 2)) +
  rect(0, 600, 1200, 6, "#ffffffaa") +
  person(stage, 640, 610, 190, "#d9b32c") +
  player(stage, 420, 760, 250, HOME, 1) +
  circle(560, 745, 26, "#fbfbf7") +
  circle(560, 745, 9, "#333") +
  circle(575, 733, 5, "#333") +
  circle(545, 735, 5, "#333") +
  rainfall(stage, 260);

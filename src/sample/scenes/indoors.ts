/** Scenes in halls, classrooms and the library. */
import { person } from "./built.ts";
import { shade } from "./land.ts";
import { circle, curve, ellipse, line, many, path, polygon, rect, type Scene } from "./stage.ts";
import { hall, pane } from "./walls.ts";

export const debate: Scene = (stage) => {
  const lectern = (x: number, paint: string): string =>
    person(stage, x, 600, 270, paint) +
    polygon(
      [
        [x - 70, 470],
        [x + 70, 470],
        [x + 54, 620],
        [x - 54, 620],
      ],
      "#6d4a30",
    ) +
    rect(x - 82, 456, 164, 20, "#8a6240", 4) +
    circle(x, 535, 22, "#d9b96a") +
    line(x + 20, 456, x + 6, 420, "#222", 4);
  const curtain = many(20, (index) =>
    path(`M${index * 60} 0h60v470q-30 26 -60 0z`, shade("#5b2a3c", index % 2 === 0 ? 1 : 0.82)),
  );
  return (
    hall("#3b2436", "#5b3147", "#7a5234", 600) +
    curtain +
    many(2, (index) =>
      polygon(
        [
          [300 + index * 600, 0],
          [120 + index * 560, 640],
          [520 + index * 560, 640],
        ],
        "#fff3c4",
        0.16,
      ),
    ) +
    rect(520, 70, 160, 100, "#2f5d8f", 6) +
    many(5, (index) => circle(550 + index * 25, 120, 7, "#fff")) +
    lectern(380, "#2f4a73") +
    lectern(820, "#7b2f36") +
    rect(540, 520, 120, 90, "#6d4a30", 4) +
    person(stage, 600, 600, 200, "#4c5a52") +
    rect(530, 530, 140, 90, "#7a5638", 6) +
    many(
      15,
      (index) =>
        circle(40 + index * 80, 745 + (index % 2) * 22, 38, shade("#2b2027", 1 + (index % 3) * 0.3)) +
        ellipse(40 + index * 80, 830 + (index % 2) * 22, 58, 60, shade("#241b22", 1 + (index % 4) * 0.25)),
    )
  );
};

export const ballot: Scene = (stage) =>
  hall("#e5e0d3", "#cdd6d8", "#b48f66", 600) +
  pane(stage, 120, 110, 220, 260) +
  pane(stage, 860, 110, 220, 260) +
  many(
    3,
    (index) =>
      rect(420 + index * 130, 250, 110, 210, "#f7f4ec", 4) +
      rect(420 + index * 130, 250, 110, 90, index === 1 ? "#b5453c" : "#2f5d8f", 4) +
      line(435 + index * 130, 460, 435 + index * 130, 560, "#8f949c", 6) +
      line(515 + index * 130, 460, 515 + index * 130, 560, "#8f949c", 6),
  ) +
  rect(380, 520, 440, 240, "#3f5f86", 10) +
  rect(380, 520, 440, 34, "#56779e", 10) +
  rect(500, 530, 200, 14, "#16202e", 4) +
  circle(600, 655, 56, "#f7f4ec") +
  path("M572 655l20 24l40 -48l-10 -9l-31 37l-11 -13z", "#b5453c") +
  `<g transform="rotate(-8 600 440)">${rect(530, 360, 140, 176, "#fffdf6", 3)}${many(5, (row) => ellipse(552, 388 + row * 28, 9, 6, row === 2 ? "#222" : "#cfcabd") + rect(572, 383 + row * 28, 80 - (row % 2) * 18, 9, "#cfcabd"))}</g>` +
  ellipse(690, 400, 60, 30, "#c68e63") +
  rect(710, 380, 220, 46, "#5a7a45", 20);

export const classroom: Scene = (stage) => {
  const desk = (x: number, y: number, size: number): string =>
    polygon(
      [
        [x - size, y],
        [x + size, y],
        [x + size * 1.15, y + size * 0.28],
        [x - size * 1.15, y + size * 0.28],
      ],
      "#c99558",
    ) +
    line(x - size * 0.9, y + size * 0.28, x - size * 0.95, y + size, "#6b7078", 6) +
    line(x + size * 0.9, y + size * 0.28, x + size * 0.95, y + size, "#6b7078", 6) +
    rect(x - size * 0.4, y - size * 0.06, size * 0.5, size * 0.14, "#f7f4ec") +
    rect(
      x + size * 0.25,
      y - size * 0.16,
      size * 0.2,
      size * 0.24,
      stage.chance.pick(["#b5453c", "#2f5d8f", "#d9a72f"]),
    );
  const model =
    curve("M400 300Q600 170 800 300", "#efe9da", 8) +
    many(9, (index) =>
      line(
        430 + index * 42,
        300,
        430 + index * 42,
        300 - 62 * Math.sin(((index + 0.7) / 9.4) * Math.PI),
        "#efe9da",
        3,
      ),
    ) +
    line(390, 302, 810, 302, "#efe9da", 5);
  return (
    hall("#f1e3c4", "#e6d3ae", "#b98d5c", 560) +
    rect(330, 130, 540, 260, "#7d5b3c", 6) +
    rect(344, 144, 512, 232, "#2f5548") +
    model +
    pane(stage, 60, 130, 200, 280) +
    pane(stage, 940, 130, 200, 280) +
    person(stage, 900, 600, 270, "#5a6e8c") +
    many(4, (index) => desk(220 + index * 240, 600, 80) + person(stage, 220 + index * 240, 660, 130)) +
    many(3, (index) => desk(300 + index * 300, 700, 105) + person(stage, 300 + index * 300, 800, 170))
  );
};

export const library: Scene = (stage) => {
  const shelf = (x: number, y: number, wide: number): string => {
    let at = x + 6;
    let books = "";
    while (at < x + wide - 22) {
      const thick = stage.chance.between(12, 26);
      const high = stage.chance.between(70, 104);
      books += rect(
        at,
        y - high,
        thick - 2,
        high,
        stage.chance.pick(["#8a3b34", "#2f5d6f", "#c9a24a", "#4f6f4a", "#6a4d73", "#d9cdb4", "#35425c"]),
        2,
      );
      at += thick;
    }
    return books + rect(x, y, wide, 12, "#6d4a2f");
  };
  return (
    hall("#e8d7b4", "#d3bb8e", "#8f6540", 640) +
    many(
      3,
      (column) =>
        rect(40 + column * 290, 60, 262, 580, "#54371f", 4) +
        many(4, (row) => shelf(46 + column * 290, 190 + row * 138, 250)),
    ) +
    pane(stage, 950, 120, 190, 300) +
    rect(900, 500, 280, 150, "#8a5f38", 4) +
    many(
      12,
      (index) =>
        rect(910 + (index % 4) * 67, 510 + Math.floor(index / 4) * 46, 60, 38, "#a97a4c", 3) +
        circle(940 + (index % 4) * 67, 529 + Math.floor(index / 4) * 46, 5, "#e5c25b"),
    ) +
    ellipse(420, 735, 330, 50, "#9a3f3a") +
    ellipse(420, 735, 280, 38, "#b5594c") +
    person(stage, 330, 740, 150) +
    person(stage, 510, 745, 145) +
    ellipse(420, 728, 70, 24, "#b98a55") +
    circle(360, 712, 20, "#b98a55") +
    ellipse(350, 722, 8, 18, "#8a5f38")
  );
};

/** Scenes where things are made: a robot bench, a workshop, a kitchen, a factory. */
import { person } from "./built.ts";
import { shade } from "./land.ts";
import { circle, curve, ellipse, line, many, path, polygon, rect, type Scene } from "./stage.ts";
import { hall, pane } from "./walls.ts";

export const robotLab: Scene = (stage) =>
  hall("#d5dfe3", "#bccbd2", "#8d9298", 560) +
  many(
    4,
    (index) =>
      rect(60 + index * 290, 90, 220, 150, "#efe9da", 4) +
      many(6, (tool) =>
        line(
          85 + index * 290 + tool * 33,
          110,
          85 + index * 290 + tool * 33,
          150 + ((tool * 37) % 60),
          shade("#8a6240", 0.7 + tool * 0.12),
          9,
        ),
      ),
  ) +
  rect(120, 560, 960, 30, "#b8864a") +
  rect(160, 590, 26, 170, "#7a5a3c") +
  rect(1010, 590, 26, 170, "#7a5a3c") +
  rect(500, 410, 200, 110, "#c9cdd2", 10) +
  rect(520, 425, 160, 60, "#39404b", 6) +
  circle(565, 455, 17, "#6fe0c0") +
  circle(635, 455, 17, "#6fe0c0") +
  line(600, 410, 600, 340, "#8f949c", 12) +
  line(600, 340, 720, 280, "#8f949c", 12) +
  line(720, 280, 790, 330, "#d8442f", 10) +
  line(720, 280, 775, 265, "#d8442f", 10) +
  `<circle cx="810" cy="300" r="34" fill="none" stroke="#e07b2c" stroke-width="14"/>` +
  many(
    3,
    (index) => circle(530 + index * 70, 535, 26, "#22252c") + circle(530 + index * 70, 535, 10, "#9aa0a8"),
  ) +
  person(stage, 330, 760, 360, "#2f6f8f") +
  person(stage, 900, 760, 350, "#8a1f24") +
  person(stage, 1040, 770, 340, "#5a7a45");

export const workshop: Scene = (stage) => {
  const tool = (index: number): string => {
    const x = 130 + index * 92;
    const wood = "#b8864a";
    return (
      [
        line(x, 150, x, 290, wood, 13) + rect(x - 32, 130, 64, 30, "#6b7078", 4),
        line(x, 150, x, 230, wood, 12) +
          polygon(
            [
              [x - 26, 230],
              [x + 26, 230],
              [x + 16, 330],
              [x - 16, 330],
            ],
            "#aab0b8",
          ),
        rect(x - 10, 140, 20, 60, "#c2352d", 6) + line(x, 200, x, 310, "#9aa0a8", 7),
        curve(`M${x - 26} 320V190q0 -46 26 -46t26 46V320`, "#6b7078", 9),
      ][index % 4] ?? ""
    );
  };
  return (
    hall("#cdb48d", "#b3946a", "#8a6a48", 580) +
    rect(80, 100, 1040, 260, "#9c7a50", 4) +
    many(11, tool) +
    pane(stage, 900, 410, 190, 120) +
    rect(60, 540, 1080, 34, "#c08d55") +
    rect(90, 574, 34, 226, "#8a6240") +
    rect(1070, 574, 34, 226, "#8a6240") +
    rect(250, 480, 330, 22, "#e0bd85") +
    rect(250, 502, 330, 16, "#cba469") +
    many(40, () =>
      ellipse(stage.chance.between(120, 1080), stage.chance.between(620, 790), 10, 3, "#e6cf9f", 0.8),
    ) +
    person(stage, 420, 790, 380, "#47607a") +
    person(stage, 640, 790, 330, "#a63d35") +
    line(700, 540, 760, 470, "#c2352d", 16)
  );
};

export const kitchen: Scene = (stage) => {
  const carrot = (x: number, y: number): string =>
    polygon(
      [
        [x, y - 12],
        [x + 110, y],
        [x, y + 12],
      ],
      "#e8802c",
    ) + curve(`M${x} ${y}q-30 -26 -54 -22M${x} ${y}q-34 0 -58 8`, "#4f8a3f", 6);
  const steam = many(3, (index) =>
    curve(`M${540 + index * 60} 300q-26 -44 0 -84t0 -84`, "#ffffff", 12, 0.45),
  );
  return (
    hall("#f3dfc1", "#e9c99f", "#b07b48", 500) +
    many(60, (index) =>
      rect(
        (index % 15) * 82,
        330 + Math.floor(index / 15) * 42,
        78,
        38,
        index % 3 === 0 ? "#dfe9e6" : "#edf2ee",
        2,
      ),
    ) +
    pane(stage, 110, 70, 250, 220) +
    rect(840, 90, 300, 16, "#7a5a3c") +
    many(5, (index) =>
      rect(
        860 + index * 56,
        40,
        42,
        50,
        ["#b5453c", "#d9a72f", "#5a7a45", "#8a5f38", "#2f5d6f"][index] ?? "#555",
        6,
      ),
    ) +
    rect(0, 560, 1200, 240, "#9a6638") +
    many(8, (index) => line(0, 590 + index * 30, 1200, 586 + index * 31, "#8a5a30", 2)) +
    steam +
    ellipse(600, 600, 220, 34, "#7a4c28") +
    path("M400 380h400v150q0 70 -70 70H470q-70 0 -70 -70z", "#c0392f") +
    ellipse(600, 380, 200, 40, "#8c2620") +
    ellipse(600, 384, 180, 32, "#e0b869") +
    many(16, () =>
      circle(
        stage.chance.between(450, 750),
        stage.chance.between(370, 398),
        8,
        stage.chance.pick(["#f5ead0", "#e8802c", "#7fa53a"]),
      ),
    ) +
    rect(360, 420, 44, 26, "#8c2620", 10) +
    rect(796, 420, 44, 26, "#8c2620", 10) +
    carrot(180, 680) +
    carrot(220, 720) +
    ellipse(1000, 660, 120, 70, "#b9722f") +
    ellipse(1000, 645, 108, 54, "#d1904a") +
    many(3, (index) => line(940 + index * 50, 620, 962 + index * 50, 662, "#f0cf9a", 7)) +
    line(740, 350, 830, 210, "#b8864a", 14)
  );
};

export const factory: Scene = (stage) =>
  hall("#9fb0b8", "#c3ccce", "#7f8489", 560) +
  many(
    7,
    (index) =>
      polygon(
        [
          [index * 180 - 20, 0],
          [index * 180 + 90, 90],
          [index * 180 + 160, 0],
        ],
        "#7d8c94",
      ) + rect(index * 180 + 36, 100, 70, 14, "#fff7d6", 4),
  ) +
  many(
    3,
    (index) =>
      rect(90 + index * 370, 300, 280, 270, index === 1 ? "#3f7a6c" : "#4a6a86", 10) +
      rect(120 + index * 370, 330, 150, 120, "#bfe3e0", 6) +
      circle(330 + index * 370, 350, 12, "#6fe07c") +
      circle(330 + index * 370, 385, 12, "#e0c04a") +
      rect(120 + index * 370, 480, 220, 60, "#2d343c", 4) +
      many(5, (bolt) => circle(140 + index * 370 + bolt * 45, 510, 13, "#c9a24a")),
  ) +
  rect(0, 600, 1200, 12, "#e5c22e") +
  person(stage, 420, 770, 330, "#2f5d8f") +
  person(stage, 560, 775, 340, "#8a5f38") +
  person(stage, 930, 750, 290, "#2f5d8f");

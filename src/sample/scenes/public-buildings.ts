/** Scenes of halls, schools, the depot and the hospital. */
import { block, bus, house, lamp, person, temple, windows } from "./built.ts";
import { ground, hills, shade, sky, tree, treeLine } from "./land.ts";
import { circle, line, many, path, polygon, rect, type Scene } from "./stage.ts";

export const townHall: Scene = (stage) => {
  const wall = "#c9b79a";
  const tower =
    rect(540, 130, 120, 150, wall) +
    polygon(
      [
        [528, 134],
        [600, 40],
        [672, 134],
      ],
      "#4f7b6c",
    ) +
    circle(600, 195, 36, "#faf4e4") +
    line(600, 195, 600, 170, "#222", 4) +
    line(600, 195, 618, 204, "#222", 4) +
    line(600, 40, 600, 5, "#777", 4);
  return (
    sky(stage) +
    hills(stage, 430) +
    tower +
    block(stage, { x: 230, y: 590, width: 220, height: 240 }, wall, 3, 2) +
    block(stage, { x: 750, y: 590, width: 220, height: 240 }, wall, 3, 2) +
    temple(stage, { x: 440, y: 590, width: 320, height: 230 }, wall) +
    ground(stage, 588) +
    polygon(
      [
        [540, 592],
        [660, 592],
        [860, 800],
        [340, 800],
      ],
      stage.palette.path,
    ) +
    tree(stage, 120, 680, 300) +
    tree(stage, 1080, 690, 310) +
    lamp(stage, 400, 720, 190) +
    lamp(stage, 800, 720, 190) +
    person(stage, 560, 700, 100) +
    person(stage, 640, 680, 90)
  );
};

export const courthouse: Scene = (stage) =>
  sky(stage) +
  hills(stage, 440) +
  temple(stage, { x: 260, y: 610, width: 680, height: 300 }, "#b8b2a6") +
  ground(stage, 606) +
  polygon(
    [
      [440, 612],
      [760, 612],
      [960, 800],
      [240, 800],
    ],
    shade(stage.palette.path, 1.04),
  ) +
  tree(stage, 110, 700, 330) +
  tree(stage, 1100, 710, 300) +
  person(stage, 520, 690, 96) +
  person(stage, 560, 694, 92) +
  person(stage, 700, 740, 110);

export const statehouse: Scene = (stage) => {
  const wall = "#d3cdbf";
  const drum =
    rect(480, 190, 240, 150, wall) +
    many(8, (index) => rect(492 + index * 29, 200, 12, 130, shade(wall, 0.78))) +
    path("M470 194a130 120 0 0 1 260 0z", shade(wall, 0.92)) +
    rect(585, 48, 30, 34, wall) +
    line(600, 48, 600, 8, "#777", 4) +
    polygon(
      [
        [602, 8],
        [660, 20],
        [602, 34],
      ],
      "#a63d35",
    );
  return (
    sky(stage) +
    hills(stage, 460) +
    drum +
    block(stage, { x: 120, y: 620, width: 240, height: 250 }, wall, 4, 2) +
    block(stage, { x: 840, y: 620, width: 240, height: 250 }, wall, 4, 2) +
    temple(stage, { x: 340, y: 620, width: 520, height: 280 }, wall) +
    ground(stage, 620) +
    polygon(
      [
        [470, 626],
        [730, 626],
        [900, 800],
        [300, 800],
      ],
      stage.palette.path,
    ) +
    treeLine(stage, 700, 6, 110) +
    many(5, (index) => person(stage, 440 + index * 75, 690 + (index % 2) * 40, 92))
  );
};

/** A county office at the end of a working day, with flags. */
export const countyOffice: Scene = (stage) => {
  const flag = (x: number, paint: string): string =>
    line(x, 640, x, 260, "#c9ccd1", 7) + path(`M${x + 3} 268q45 -22 90 0t90 0v96q-45 22 -90 0t-90 0z`, paint);
  return (
    sky(stage) +
    hills(stage, 430) +
    block(stage, { x: 380, y: 600, width: 640, height: 270 }, "#a88f78", 9, 3) +
    rect(640, 490, 120, 110, shade("#a88f78", 0.6)) +
    rect(650, 500, 46, 100, stage.palette.glass) +
    rect(704, 500, 46, 100, stage.palette.glass) +
    ground(stage, 596) +
    polygon(
      [
        [630, 600],
        [770, 600],
        [900, 800],
        [500, 800],
      ],
      stage.palette.path,
    ) +
    flag(150, "#2f5d7c") +
    flag(275, "#b5453c") +
    tree(stage, 1100, 690, 260) +
    lamp(stage, 520, 700, 180) +
    person(stage, 700, 690, 96)
  );
};

export const school: Scene = (stage) => {
  const brick = "#b0604a";
  const wing =
    block(stage, { x: 90, y: 590, width: 430, height: 220 }, brick, 7, 2) +
    block(stage, { x: 680, y: 590, width: 430, height: 220 }, brick, 7, 2);
  const middle =
    rect(500, 310, 200, 280, shade(brick, 1.08)) +
    polygon(
      [
        [484, 314],
        [600, 232],
        [716, 314],
      ],
      "#efe7d6",
    ) +
    rect(550, 470, 100, 120, "#5c3a34", 6) +
    rect(560, 480, 38, 110, stage.palette.glass) +
    rect(603, 480, 38, 110, stage.palette.glass) +
    circle(600, 390, 40, "#f8f1de");
  return (
    sky(stage) +
    hills(stage, 430) +
    wing +
    middle +
    ground(stage, 588) +
    polygon(
      [
        [560, 590],
        [640, 590],
        [820, 800],
        [380, 800],
      ],
      stage.palette.path,
    ) +
    tree(stage, 200, 720, 230) +
    tree(stage, 1010, 720, 240) +
    many(9, (index) => person(stage, 430 + index * 42, 650 + (index % 3) * 48, 72 + (index % 3) * 9))
  );
};

export const schoolBus: Scene = (stage) =>
  sky(stage) +
  hills(stage, 360) +
  treeLine(stage, 545, 12, 130) +
  ground(stage, 540) +
  house(stage, { x: 60, y: 560, width: 190, height: 130 }) +
  house(stage, { x: 950, y: 560, width: 180, height: 125 }) +
  rect(0, 660, 1200, 140, "#66666a") +
  rect(0, 650, 1200, 12, shade(stage.palette.path, 0.85)) +
  bus(stage, 290, 690, 560, "#f2b41d") +
  many(5, (index) => person(stage, 930 + index * 46, 676 + (index % 2) * 14, 84)) +
  many(8, (index) => rect(30 + index * 160, 752, 80, 7, "#efe3ae"));

export const depot: Scene = (stage) => {
  const wall = "#c38a4d";
  return (
    sky(stage) +
    hills(stage, 380) +
    treeLine(stage, 560, 12, 120) +
    rect(250, 420, 700, 180, wall) +
    polygon(
      [
        [180, 430],
        [290, 330],
        [910, 330],
        [1020, 430],
      ],
      "#5d4a4a",
    ) +
    windows(stage, { x: 270, y: 590, width: 660, height: 150 }, 9, 1) +
    many(7, (index) => line(210 + index * 130, 600, 210 + index * 130, 430, "#6b4a33", 9)) +
    rect(520, 250, 160, 90, wall) +
    polygon(
      [
        [500, 256],
        [600, 190],
        [700, 256],
      ],
      "#5d4a4a",
    ) +
    circle(600, 290, 28, "#fbf3df") +
    rect(150, 598, 900, 40, "#a59a8a") +
    rect(0, 636, 1200, 164, "#8b8378") +
    many(
      2,
      (track) =>
        rect(0, 670 + track * 56, 1200, 7, "#4c4f57") +
        many(40, (index) => rect(index * 31, 680 + track * 56, 17, 16, "#5c4a3d")),
    ) +
    many(4, (index) => person(stage, 300 + index * 180, 604, 90)) +
    lamp(stage, 1080, 640, 220)
  );
};

export const hospital: Scene = (stage) =>
  sky(stage) +
  hills(stage, 430) +
  block(stage, { x: 180, y: 600, width: 520, height: 360 }, "#dfe3e2", 9, 5) +
  block(stage, { x: 700, y: 600, width: 320, height: 230 }, "#c4ced1", 5, 3) +
  rect(366, 266, 94, 94, "#2f5d8f", 8) +
  rect(384, 280, 16, 66, "#ffffff") +
  rect(426, 280, 16, 66, "#ffffff") +
  rect(398, 305, 30, 16, "#ffffff") +
  rect(560, 520, 320, 18, "#5e7480") +
  many(3, (index) => rect(580 + index * 130, 536, 10, 64, "#5e7480")) +
  ground(stage, 598) +
  rect(0, 660, 1200, 140, "#6b6b6e") +
  bus(stage, 240, 710, 250, "#f7f5ef") +
  rect(330, 655, 60, 12, "#c23a36") +
  tree(stage, 90, 660, 250) +
  tree(stage, 1110, 660, 270) +
  person(stage, 640, 640, 90, "#3f8f8a") +
  person(stage, 700, 645, 92, "#3f8f8a");

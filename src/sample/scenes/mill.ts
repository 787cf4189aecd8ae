/** The old woolen mill, as it was and on the morning of the fire. */
import { BRICK, bus, person, windows } from "./built.ts";
import { ground, hills, shade, sky, smoke, treeLine, water } from "./land.ts";
import { circle, curve, line, many, path, polygon, rect, type Scene, type Stage } from "./stage.ts";

function millBuildings(stage: Stage, isBurning: boolean): string {
  const brick = stage.light === "night" || stage.light === "dawn" ? shade(BRICK, 0.72) : BRICK;
  const hall =
    rect(330, 330, 620, 250, brick) +
    windows(
      isBurning ? { ...stage, palette: { ...stage.palette, glass: "#ffb13b" } } : stage,
      { x: 345, y: 570, width: 590, height: 228 },
      12,
      3,
    );
  const roof = isBurning
    ? polygon(
        [
          [330, 332],
          [360, 290],
          [470, 322],
          [560, 276],
          [660, 326],
          [760, 288],
          [880, 330],
          [950, 332],
        ],
        shade(brick, 0.5),
      )
    : many(5, (index) =>
        polygon(
          [
            [330 + index * 124, 332],
            [330 + index * 124, 270],
            [454 + index * 124, 332],
          ],
          stage.palette.roof,
        ),
      );
  const tower =
    rect(200, 180, 130, 400, shade(brick, 0.9)) +
    polygon(
      [
        [188, 184],
        [265, 84],
        [342, 184],
      ],
      stage.palette.roof,
    ) +
    circle(265, 235, 42, "#f4ecd8") +
    line(265, 235, 265, 205, "#2b2b2b", 5) +
    line(265, 235, 288, 246, "#2b2b2b", 5) +
    windows(stage, { x: 215, y: 570, width: 100, height: 260 }, 2, 4);
  const chimney =
    polygon(
      [
        [1010, 580],
        [1022, 150],
        [1062, 150],
        [1076, 580],
      ],
      shade(brick, 0.82),
    ) + rect(1016, 144, 52, 14, shade(brick, 0.6));
  return chimney + hall + roof + tower;
}

export const mill: Scene = (stage) =>
  sky(stage) +
  hills(stage, 400) +
  millBuildings(stage, false) +
  ground(stage, 575) +
  water(stage, 640, 160) +
  treeLine(stage, 650, 7, 90) +
  person(stage, 560, 640, 60) +
  person(stage, 590, 642, 56);

export const millFire: Scene = (stage) => {
  const { chance } = stage;
  const flame = (x: number, high: number): string =>
    path(
      `M${x - 34} 345q-14 ${-high * 0.5} 30 ${-high}q-4 ${high * 0.35} 24 ${high * 0.42}q22 ${high * 0.2} 12 ${high * 0.58}z`,
      "#f26a1b",
      0.9,
    ) +
    path(
      `M${x - 18} 345q-6 ${-high * 0.3} 18 ${-high * 0.62}q0 ${high * 0.25} 18 ${high * 0.3}q8 ${high * 0.14} 2 ${high * 0.32}z`,
      "#ffd24a",
      0.95,
    );
  const engine =
    bus(stage, 800, 690, 290, "#c22f28") +
    rect(830, 570, 190, 12, "#d8dade") +
    line(830, 566, 620, 450, "#d8dade", 9) +
    curve("M620 450Q560 400 560 360", "#dfeffa", 7, 0.8);
  return (
    sky(stage) +
    many(5, (ring) => circle(640, 330, 380 - ring * 60, "#ff8a2b", 0.07)) +
    smoke(stage, 520, 280, 90, "#2a2630") +
    smoke(stage, 760, 270, 80, "#3b343c") +
    millBuildings(stage, true) +
    many(13, (index) => flame(370 + index * 45, chance.between(70, 190))) +
    rect(0, 575, 1200, 225, "#2b2b33") +
    rect(0, 600, 1200, 30, "#ff9a3d22") +
    engine +
    person(stage, 420, 700, 110, "#d9a72f") +
    person(stage, 500, 715, 115, "#d9a72f") +
    person(stage, 690, 720, 112, "#d9a72f") +
    many(40, () =>
      circle(chance.between(250, 1050), chance.between(60, 400), chance.between(1.5, 4), "#ffbe5c", 0.9),
    )
  );
};

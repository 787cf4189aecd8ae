/** Scenes of the country around the town. */
import { bus, house } from "./built.ts";
import { ground, hills, ridge, shade, sky, snowfall, tree, treeLine } from "./land.ts";
import { circle, curve, ellipse, line, many, path, polygon, rect, type Scene } from "./stage.ts";

export const farm: Scene = (stage) => {
  const { palette, chance } = stage;
  const rows = many(22, (index) =>
    line(
      600 + (index - 11) * 18,
      560,
      600 + (index - 11) * 130,
      800,
      shade(palette.ground, index % 2 === 0 ? 0.8 : 1.15),
      16,
    ),
  );
  const barn =
    rect(760, 420, 190, 130, "#9d3a30") +
    polygon(
      [
        [745, 425],
        [790, 352],
        [920, 352],
        [965, 425],
      ],
      shade(palette.roof, 0.9),
    ) +
    rect(825, 470, 60, 80, "#f1e8da") +
    line(825, 470, 885, 550, "#9d3a30", 5) +
    line(885, 470, 825, 550, "#9d3a30", 5);
  const silo =
    rect(985, 350, 62, 200, "#c8c9c6") +
    ellipse(1016, 350, 31, 26, "#a2a7aa") +
    many(5, (index) => rect(985, 380 + index * 34, 62, 4, "#a9abab"));
  const bale = (): string => {
    const x = chance.between(40, 640);
    const y = chance.between(590, 730);
    const size = (y - 480) * 0.2;
    return (
      ellipse(x + size * 0.5, y, size, size * 0.9, "#b8923f") +
      circle(x, y, size * 0.9, "#d8b65c") +
      circle(x, y, size * 0.45, "#c09a48")
    );
  };
  return (
    sky(stage) +
    hills(stage, 360) +
    ground(stage, 540) +
    rows +
    treeLine(stage, 548, 9, 90) +
    silo +
    barn +
    house(stage, { x: 560, y: 545, width: 120, height: 80 }, "#efe9dd") +
    many(7, bale)
  );
};

/** A country road with a mailbox; a deer looks out of the trees. */
export const countryRoad: Scene = (stage) => {
  const { palette } = stage;
  const road =
    polygon(
      [
        [560, 470],
        [625, 470],
        [980, 800],
        [180, 800],
      ],
      "#6d6c6b",
    ) +
    many(6, (index) =>
      polygon(
        [
          [589 - index * 2, 490 + index * index * 10],
          [596 - index, 490 + index * index * 10],
          [598 + index, 505 + index * index * 12],
          [588 - index * 3, 505 + index * index * 12],
        ],
        "#eadfa6",
      ),
    );
  const mailbox =
    rect(955, 500, 18, 260, "#7a5a3c") +
    rect(905, 430, 130, 76, "#b9c0c5", 36) +
    rect(905, 466, 130, 40, "#b9c0c5") +
    ellipse(920, 468, 15, 38, "#8f979d") +
    rect(1015, 408, 8, 50, "#b8342c") +
    rect(990, 408, 33, 20, "#b8342c");
  const deer =
    ellipse(250, 560, 62, 30, "#a3713f") +
    many(4, (index) => line(206 + index * 29, 575, 204 + index * 29, 650, "#8a5d33", 8)) +
    polygon(
      [
        [290, 560],
        [325, 482],
        [350, 490],
        [310, 575],
      ],
      "#a3713f",
    ) +
    ellipse(344, 480, 30, 16, "#ad7b48") +
    line(330, 468, 316, 430, "#6b4c2f", 5) +
    line(340, 466, 346, 426, "#6b4c2f", 5) +
    circle(352, 476, 3, "#1c1410");
  return (
    sky(stage) +
    hills(stage, 350) +
    ground(stage, 480) +
    treeLine(stage, 492, 12, 120) +
    road +
    tree(stage, 90, 680, 380) +
    deer +
    mailbox +
    many(50, () =>
      line(
        stage.chance.between(0, 1200),
        800,
        stage.chance.between(0, 1200),
        790,
        shade(palette.ground, 0.8),
        2,
      ),
    )
  );
};

export const powerLines: Scene = (stage) => {
  const pylon = (x: number, y: number, high: number): string => {
    const steel = "#454c57";
    const arms = many(3, (index) =>
      line(
        x - high * (0.2 - index * 0.03),
        y - high * (0.68 + index * 0.11),
        x + high * (0.2 - index * 0.03),
        y - high * (0.68 + index * 0.11),
        steel,
        high * 0.014,
      ),
    );
    const lattice = many(6, (index) => {
      const at = index / 6;
      const wide = high * 0.13 * (1 - at * 0.8);
      return (
        line(x - wide, y - high * at, x + wide * 0.8, y - high * (at + 0.15), steel, high * 0.008) +
        line(x + wide, y - high * at, x - wide * 0.8, y - high * (at + 0.15), steel, high * 0.008)
      );
    });
    return (
      line(x - high * 0.13, y, x, y - high, steel, high * 0.014) +
      line(x + high * 0.13, y, x, y - high, steel, high * 0.014) +
      lattice +
      arms
    );
  };
  const wires = many(6, (index) => {
    const side = index % 2 === 0 ? -1 : 1;
    const row = Math.floor(index / 2);
    return curve(
      `M${900 + side * (118 - row * 18)} ${742 - 590 * (0.68 + row * 0.11)}Q620 ${470 - row * 40} ${420 + side * (60 - row * 9)} ${640 - 300 * (0.68 + row * 0.11)}T${170 + side * 30} ${575 - 150 * (0.68 + row * 0.11)}`,
      "#39404b",
      2,
    );
  });
  return (
    sky(stage) +
    hills(stage, 440) +
    ground(stage, 580) +
    treeLine(stage, 590, 14, 70) +
    pylon(170, 595, 150) +
    pylon(420, 650, 300) +
    pylon(900, 760, 600) +
    wires +
    (stage.light === "snow" ? snowfall(stage, 160) : "")
  );
};

export const train: Scene = (stage) => {
  const car = (index: number): string => {
    const x = 395 + index * 172;
    const paint = stage.chance.pick(["#8c4a33", "#3f5d73", "#6f7a4a", "#5b5b62", "#a3692f"]);
    const ribs = many(7, (rib) => rect(x + 10 + rib * 21, 480, 5, 96, shade(paint, 0.8)));
    return (
      rect(x, 470, 160, 112, paint, 6) +
      ribs +
      many(4, (wheel) => circle(x + 24 + wheel * 36 + (wheel > 1 ? 6 : 0), 592, 15, "#23252b"))
    );
  };
  const engine =
    path("M40 582V470q0 -26 30 -30l80 -6V400h190q20 0 20 20V582z", "#c8452f") +
    rect(165, 418, 60, 46, stage.palette.glass, 6) +
    rect(40, 530, 345, 14, "#f3dfa6") +
    many(
      6,
      (wheel) => circle(80 + wheel * 52, 592, 19, "#23252b") + circle(80 + wheel * 52, 592, 8, "#7e828b"),
    ) +
    circle(58, 470, 10, "#fff3bf");
  return (
    sky(stage) +
    hills(stage, 340) +
    ground(stage, 540) +
    treeLine(stage, 545, 15, 90) +
    rect(0, 606, 1200, 34, "#8b8378") +
    many(48, (index) => rect(index * 26, 612, 14, 20, "#5c4a3d")) +
    rect(0, 606, 1200, 6, "#54575e") +
    engine +
    many(5, car) +
    ridge(stage, 700, 12, shade(stage.palette.ground, 0.8)) +
    treeLine(stage, 800, 5, 90)
  );
};

export const owl: Scene = (stage) => {
  const feather = many(9, (index) =>
    ellipse(
      560 + (index % 3) * 40,
      420 + Math.floor(index / 3) * 42,
      17,
      22,
      index % 2 === 0 ? "#8b6d4b" : "#a58660",
    ),
  );
  const eye = (x: number): string =>
    circle(x, 300, 46, "#d8c7a6") +
    circle(x, 300, 29, "#f2b632") +
    circle(x, 300, 15, "#15100b") +
    circle(x + 6, 293, 5, "#fff");
  return (
    sky(stage) +
    hills(stage, 520) +
    many(4, (index) => tree(stage, 80 + index * 340 + (index > 1 ? 60 : 0), 800, 420)) +
    curve("M-20 620Q400 560 1220 640", "#4a382b", 40) +
    curve("M760 610q120 -60 180 -150", "#4a382b", 18) +
    ellipse(600, 450, 118, 160, "#755a3c") +
    ellipse(600, 480, 84, 120, "#b39a75") +
    feather +
    ellipse(500, 450, 34, 120, "#5f482f") +
    ellipse(700, 450, 34, 120, "#5f482f") +
    ellipse(600, 300, 112, 92, "#7d6242") +
    polygon(
      [
        [500, 250],
        [505, 180],
        [560, 225],
      ],
      "#6a5236",
    ) +
    polygon(
      [
        [700, 250],
        [695, 180],
        [640, 225],
      ],
      "#6a5236",
    ) +
    eye(553) +
    eye(647) +
    polygon(
      [
        [588, 322],
        [612, 322],
        [600, 356],
      ],
      "#d99a34",
    ) +
    many(6, (index) => ellipse(540 + index * 14 + (index > 2 ? 50 : 0), 600, 8, 16, "#d9a441"))
  );
};

/** A winter street on the edge of town, with a bus making its way. */
export const winterBus: Scene = (stage) =>
  sky(stage) +
  hills(stage, 340) +
  many(5, (index) => house(stage, { x: 30 + index * 245, y: 570, width: 160, height: 116 })) +
  ground(stage, 560) +
  rect(0, 615, 1200, 110, stage.light === "snow" ? "#b9c2c9" : "#6b6b6e") +
  many(9, (index) => rect(20 + index * 140, 667, 70, 6, "#efe3ae")) +
  bus(stage, 360, 690, 400, "#2f6f8f") +
  tree(stage, 1090, 790, 260) +
  tree(stage, 90, 800, 230) +
  (stage.light === "snow" ? snowfall(stage, 220) : "");

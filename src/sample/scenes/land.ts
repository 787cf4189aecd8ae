/** Sky, hills, trees, water and snow: what most scenes begin with. */
import {
  circle,
  curve,
  ellipse,
  gradient,
  line,
  many,
  PICTURE_HEIGHT,
  PICTURE_WIDTH,
  path,
  polygon,
  rect,
  type Stage,
} from "./stage.ts";

/** The whole sheet as sky, with what hangs in it by this light. */
export function sky(stage: Stage): string {
  const { light, palette, chance } = stage;
  const x = chance.between(180, 1020);
  const y = light === "dawn" || light === "dusk" ? chance.between(300, 380) : chance.between(90, 190);
  const glow = many(4, (ring) => circle(x, y, 60 + ring * 55, palette.sun, 0.16 - ring * 0.03));
  const disc =
    light === "grey" || light === "snow" ? "" : glow + circle(x, y, light === "night" ? 38 : 46, palette.sun);
  const stars =
    light === "night"
      ? many(70, () =>
          circle(
            chance.between(0, 1200),
            chance.between(0, 420),
            chance.between(0.8, 2.2),
            "#fff",
            chance.between(0.3, 0.9),
          ),
        )
      : "";
  return `<defs>${gradient("sky", ...palette.sky)}</defs>${rect(0, 0, PICTURE_WIDTH, PICTURE_HEIGHT, "url(#sky)")}${stars}${disc}${light === "night" ? "" : many(4, () => cloud(stage))}`;
}

function cloud({ light, chance }: Stage): string {
  const x = chance.between(-40, 1240);
  const y = chance.between(60, 280);
  const size = chance.between(40, 90);
  const fill = light === "grey" ? "#8d989e" : "#ffffff";
  const opacity = light === "grey" ? 0.4 : 0.5;
  return (
    ellipse(x, y, size * 2.1, size * 0.42, fill, opacity) +
    ellipse(x - size * 0.6, y - size * 0.25, size * 0.9, size * 0.42, fill, opacity) +
    ellipse(x + size * 0.5, y - size * 0.32, size * 1.1, size * 0.5, fill, opacity)
  );
}

/** A rolling line of land from edge to edge, filled to the foot of the sheet. */
export function ridge({ chance }: Stage, y: number, swell: number, fill: string): string {
  let d = `M0 ${PICTURE_HEIGHT}L0 ${Math.round(y + chance.between(-swell, swell))}`;
  const steps = 4;
  for (let step = 1; step <= steps; step++) {
    const x = (PICTURE_WIDTH / steps) * step;
    const bend = x - PICTURE_WIDTH / steps / 2;
    d += `Q${bend} ${Math.round(y + chance.between(-swell * 2, swell * 1.5))} ${x} ${Math.round(y + chance.between(-swell, swell))}`;
  }
  return path(`${d}L${PICTURE_WIDTH} ${PICTURE_HEIGHT}Z`, fill);
}

/** Three lines of hills below `y`, each nearer and darker. */
export const hills = (stage: Stage, y: number): string =>
  stage.palette.hills.map((fill, index) => ridge(stage, y + index * 45, 34 - index * 6, fill)).join("");

export const ground = (stage: Stage, y: number): string =>
  `<defs>${gradient("ground", stage.palette.ground, shade(stage.palette.ground, 0.78))}</defs>${ridge(stage, y, 8, "url(#ground)")}`;

/** A colour made darker (below 1) or lighter (above). */
export function shade(hex: string, factor: number): string {
  const full = hex.length === 4 ? hex.replace(/[0-9a-f]/gi, "$&$&") : hex;
  const parts = [1, 3, 5].map((at) =>
    Math.min(255, Math.round(Number.parseInt(full.slice(at, at + 2), 16) * factor)),
  );
  return `#${parts.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}

/** A tree standing on `y`; in snow and grey some are bare. */
export function tree(stage: Stage, x: number, y: number, height: number): string {
  const { light, palette, chance } = stage;
  const kind = chance.next();
  const leaf = chance.pick(palette.leaves);
  if (kind < 0.3) {
    const tier = (at: number, wide: number): string =>
      polygon(
        [
          [x - wide, y - height * at],
          [x, y - height * (at + 0.42)],
          [x + wide, y - height * at],
        ],
        shade(palette.leaves[0], 0.8 + at * 0.5),
      );
    return (
      rect(x - height * 0.03, y - height * 0.15, height * 0.06, height * 0.15, palette.ink) +
      tier(0.12, height * 0.24) +
      tier(0.34, height * 0.19) +
      tier(0.56, height * 0.13)
    );
  }
  const trunk = line(x, y, x, y - height * 0.5, shade(palette.ink, 1.3), height * 0.06);
  if ((light === "snow" || light === "grey") && kind > 0.6) {
    const branch = (side: number, at: number): string =>
      line(
        x,
        y - height * at,
        x + side * height * 0.26,
        y - height * (at + 0.3),
        shade(palette.ink, 1.3),
        height * 0.025,
      );
    return (
      trunk +
      line(x, y - height * 0.5, x, y - height * 0.92, shade(palette.ink, 1.3), height * 0.03) +
      branch(1, 0.38) +
      branch(-1, 0.46) +
      branch(1, 0.58) +
      branch(-1, 0.64)
    );
  }
  return (
    trunk +
    ellipse(x - height * 0.14, y - height * 0.56, height * 0.22, height * 0.22, shade(leaf, 0.88)) +
    ellipse(x + height * 0.15, y - height * 0.6, height * 0.22, height * 0.21, leaf) +
    ellipse(x, y - height * 0.78, height * 0.24, height * 0.23, shade(leaf, 1.1))
  );
}

export const treeLine = (stage: Stage, y: number, count: number, height: number): string =>
  many(count, (index) =>
    tree(
      stage,
      (PICTURE_WIDTH / count) * (index + stage.chance.between(0.1, 0.9)),
      y + stage.chance.between(-6, 10),
      height * stage.chance.between(0.7, 1.25),
    ),
  );

/** A body of water across the sheet, with light lying on it. */
export function water({ palette, chance }: Stage, y: number, height: number): string {
  const glints = many(46, () => {
    const depth = chance.next() ** 1.4;
    const x = chance.between(-60, 1200);
    const wide = 20 + depth * 120;
    return rect(
      x,
      y + 6 + depth * (height - 12),
      wide,
      1.5 + depth * 4,
      chance.pick(["#ffffff44", "#ffffff2a", `${palette.water[1]}88`]),
      2,
    );
  });
  return `<defs>${gradient("water", ...palette.water)}</defs>${rect(0, y, PICTURE_WIDTH, height, "url(#water)")}${glints}`;
}

export const snowfall = ({ chance }: Stage, flakes: number): string =>
  many(flakes, () =>
    circle(
      chance.between(0, 1200),
      chance.between(0, 800),
      chance.between(1.5, 5),
      "#ffffff",
      chance.between(0.5, 0.95),
    ),
  );

export const rainfall = ({ chance }: Stage, drops: number): string =>
  many(drops, () => {
    const x = chance.between(-40, 1200);
    const y = chance.between(-20, 800);
    return curve(`M${Math.round(x)} ${Math.round(y)}l12 34`, "#e8f0f4", 1.6, 0.45);
  });

/** Rising smoke: ever larger and fainter puffs, leaning with the wind. */
export const smoke = ({ chance }: Stage, x: number, y: number, size: number, fill: string): string =>
  many(16, (index) =>
    circle(
      x + index * size * 0.34 + chance.between(-size, size) * 0.5,
      y - index * size * 0.62,
      size * (0.55 + index * 0.13),
      fill,
      0.5 - index * 0.026,
    ),
  );

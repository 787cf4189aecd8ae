/** What every scene is drawn with: the colours of a light, and the few shapes that all drawings are made of. */
import type { Chance } from "../chance.ts";

export const PICTURE_WIDTH = 1200;
export const PICTURE_HEIGHT = 800;

export type Light = "dawn" | "day" | "dusk" | "night" | "snow" | "grey" | "autumn";

export type Palette = {
  sky: readonly [top: string, middle: string, bottom: string];
  sun: string;
  /** Hills, from the farthest to the nearest. */
  hills: readonly [string, string, string];
  ground: string;
  path: string;
  water: readonly [string, string];
  leaves: readonly [string, string, string];
  walls: readonly [string, string, string, string];
  roof: string;
  /** Windows by this light: dark glass by day, lamp light after. */
  glass: string;
  ink: string;
};

export type Stage = { light: Light; palette: Palette; chance: Chance };
export type Scene = (stage: Stage) => string;

const WALLS_BY_DAY = ["#b5523b", "#d9b382", "#8fa3ad", "#e8e0d0"] as const;
const WALLS_BY_NIGHT = ["#4f2f35", "#5b5058", "#3d4a5c", "#5f6370"] as const;

export const PALETTES: Readonly<Record<Light, Palette>> = {
  dawn: {
    sky: ["#7f9fc6", "#f2c3b0", "#fde3bd"],
    sun: "#fff1c9",
    hills: ["#a9a9c2", "#8b93a8", "#6c7d80"],
    ground: "#7d8f63",
    path: "#cbb593",
    water: ["#f3cfb6", "#7f9db3"],
    leaves: ["#54704f", "#6d8757", "#8a9a5b"],
    walls: ["#a6503e", "#d6aa80", "#8f99a8", "#e9d7c2"],
    roof: "#594a50",
    glass: "#ffe3a3",
    ink: "#3a3a44",
  },
  day: {
    sky: ["#4f9bd9", "#9fd0ee", "#e3f3f5"],
    sun: "#fff6cf",
    hills: ["#9dbfc9", "#7fae94", "#5f9a66"],
    ground: "#6faa55",
    path: "#d9cba8",
    water: ["#a9dbe8", "#3f86ad"],
    leaves: ["#2f7347", "#4c8f4a", "#75a84d"],
    walls: WALLS_BY_DAY,
    roof: "#6b4a45",
    glass: "#a9cfe0",
    ink: "#2d3440",
  },
  dusk: {
    sky: ["#35407a", "#c96f7c", "#f9b775"],
    sun: "#ffdf9e",
    hills: ["#7a6590", "#5c4f78", "#40405f"],
    ground: "#4a5448",
    path: "#9c8478",
    water: ["#f0a380", "#4c4a7a"],
    leaves: ["#2c3f47", "#3c4d48", "#56583f"],
    walls: ["#7d4044", "#94705f", "#605f7a", "#a48c86"],
    roof: "#332c42",
    glass: "#ffd27a",
    ink: "#242338",
  },
  night: {
    sky: ["#0c1533", "#1d2b56", "#3a4775"],
    sun: "#f3efd8",
    hills: ["#25345c", "#1d2949", "#161f3a"],
    ground: "#1f3230",
    path: "#4c5060",
    water: ["#52659a", "#111d42"],
    leaves: ["#142a2e", "#1b3534", "#24403a"],
    walls: WALLS_BY_NIGHT,
    roof: "#1b1d30",
    glass: "#ffd777",
    ink: "#0b0f20",
  },
  snow: {
    sky: ["#94a8bd", "#c3d0da", "#e8edf0"],
    sun: "#ffffff",
    hills: ["#c3ced8", "#d5dde4", "#e4eaee"],
    ground: "#f3f6f8",
    path: "#d8dfe5",
    water: ["#b9cad6", "#6b8799"],
    leaves: ["#4a6460", "#5e7672", "#7d908a"],
    walls: WALLS_BY_DAY,
    roof: "#eef2f5",
    glass: "#ffe09a",
    ink: "#39424d",
  },
  grey: {
    sky: ["#77858f", "#a3aeb4", "#ccd2d2"],
    sun: "#dfe4e4",
    hills: ["#97a3a6", "#7f8e8a", "#6b7c70"],
    ground: "#74805f",
    path: "#a39b8b",
    water: ["#b0b7ae", "#6a7467"],
    leaves: ["#48594a", "#5c6b50", "#757a55"],
    walls: ["#93503f", "#b79c7a", "#7f8c94", "#c9c3b6"],
    roof: "#4f4848",
    glass: "#dcd2a4",
    ink: "#30363a",
  },
  autumn: {
    sky: ["#6fa3cf", "#b9d6e2", "#f5ead1"],
    sun: "#fff2c4",
    hills: ["#b59f86", "#b9803f", "#8f7a3c"],
    ground: "#9a9a4e",
    path: "#d3bd92",
    water: ["#d6cfa9", "#4f7f92"],
    leaves: ["#b8502a", "#d98a2b", "#e3b23c"],
    walls: WALLS_BY_DAY,
    roof: "#5d4038",
    glass: "#b7cdd2",
    ink: "#38302c",
  },
};

/** One decimal is finer than a pixel shows, and keeps drawings small. */
const n = (value: number): string => String(Math.round(value * 10) / 10);
const seeThrough = (opacity: number): string =>
  opacity >= 1 ? "" : ` opacity="${Math.max(0, Math.round(opacity * 100) / 100)}"`;

export const rect = (x: number, y: number, width: number, height: number, fill: string, radius = 0): string =>
  `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" fill="${fill}"${radius > 0 ? ` rx="${n(radius)}"` : ""}/>`;

export const ellipse = (x: number, y: number, rx: number, ry: number, fill: string, opacity = 1): string =>
  `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(rx)}" ry="${n(ry)}" fill="${fill}"${seeThrough(opacity)}/>`;

export const circle = (x: number, y: number, radius: number, fill: string, opacity = 1): string =>
  ellipse(x, y, radius, radius, fill, opacity);

export const polygon = (points: readonly (readonly [number, number])[], fill: string, opacity = 1): string =>
  `<polygon points="${points.map(([x, y]) => `${n(x)},${n(y)}`).join(" ")}" fill="${fill}"${seeThrough(opacity)}/>`;

export const path = (d: string, fill: string, opacity = 1): string =>
  `<path d="${d}" fill="${fill}"${seeThrough(opacity)}/>`;

export const line = (x1: number, y1: number, x2: number, y2: number, stroke: string, width: number): string =>
  `<line x1="${n(x1)}" y1="${n(y1)}" x2="${n(x2)}" y2="${n(y2)}" stroke="${stroke}" stroke-width="${n(width)}" stroke-linecap="round"/>`;

export const curve = (d: string, stroke: string, width: number, opacity = 1): string =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${n(width)}" stroke-linecap="round"${seeThrough(opacity)}/>`;

/** `count` drawings side by side in the text, each told its number. */
export const many = (count: number, draw: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => draw(index)).join("");

/** A gradient from top to bottom, to be named as `url(#id)`. */
export const gradient = (id: string, ...stops: string[]): string =>
  `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1">${stops
    .map((stop, index) => `<stop offset="${n((index / (stops.length - 1)) * 100)}%" stop-color="${stop}"/>`)
    .join("")}</linearGradient>`;

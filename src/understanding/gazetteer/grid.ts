// Places by one-degree cells, to find the nearest without measuring all. Built on the first question.

import { kmBetween, type Point } from "#base/distance.ts";
import { DEGREE, type Table } from "./table.ts";

const COLUMNS = 360;
const ROWS = 180;
const KM_PER_DEGREE = 111.2;

export type Near = { row: number; km: number };
export type Grid = (
  point: Point,
  limit: number,
  withinKm: number,
  wanted: (row: number) => boolean,
) => Near[];

export function makeGrid(table: Table): Grid {
  const cellOf = (row: number): number => {
    const y = clamp(Math.floor((table.lat[row] ?? 0) / DEGREE) + 90, ROWS);
    return y * COLUMNS + clamp(Math.floor((table.lon[row] ?? 0) / DEGREE) + 180, COLUMNS);
  };
  const starts = new Uint32Array(ROWS * COLUMNS + 1);
  for (let row = 0; row < table.size; row++) starts[cellOf(row) + 1] = (starts[cellOf(row) + 1] ?? 0) + 1;
  for (let cell = 0; cell < ROWS * COLUMNS; cell++)
    starts[cell + 1] = (starts[cell + 1] ?? 0) + (starts[cell] ?? 0);
  const rows = new Uint32Array(table.size);
  const next = starts.slice();
  for (let row = 0; row < table.size; row++) {
    const cell = cellOf(row);
    const to = next[cell] ?? 0;
    rows[to] = row;
    next[cell] = to + 1;
  }

  return (point, limit, withinKm, wanted) => {
    const best: Near[] = [];
    let far = false;
    const y = clamp(Math.floor(point.lat) + 90, ROWS);
    const x = Math.floor(point.lon) + 180;
    const look = (row: number): void => {
      if (!wanted(row)) return;
      // The ring at the other side of the earth meets itself.
      if (far && best.some((known) => known.row === row)) return;
      const km = kmBetween(point, {
        lat: (table.lat[row] ?? 0) / DEGREE,
        lon: (table.lon[row] ?? 0) / DEGREE,
      });
      if (km > withinKm || (best.length === limit && km >= (best[limit - 1]?.km ?? 0))) return;
      let at = best.length;
      while (at > 0 && (best[at - 1]?.km ?? 0) > km) at--;
      best.splice(at, 0, { row, km });
      if (best.length > limit) best.pop();
    };
    const lookCell = (dy: number, dx: number): void => {
      const cy = y + dy;
      if (cy < 0 || cy >= ROWS) return;
      const cell = cy * COLUMNS + ((((x + dx) % COLUMNS) + COLUMNS) % COLUMNS);
      for (let i = starts[cell] ?? 0; i < (starts[cell + 1] ?? 0); i++) look(rows[i] ?? 0);
    };
    for (let ring = 0; ring <= COLUMNS / 2; ring++) {
      // Everything in this ring is at least so far; meridians draw together towards the poles.
      const edge = Math.min(90, Math.abs(point.lat) + ring);
      const least = Math.max(0, ring - 1) * KM_PER_DEGREE * Math.max(0, Math.cos((edge * Math.PI) / 180));
      if (least > withinKm || (best.length === limit && least > (best[limit - 1]?.km ?? 0))) break;
      far = ring === COLUMNS / 2;
      for (let dx = -ring; dx <= ring; dx++) {
        lookCell(-ring, dx);
        if (ring > 0) lookCell(ring, dx);
      }
      for (let dy = 1 - ring; dy < ring; dy++) {
        lookCell(dy, -ring);
        lookCell(dy, ring);
      }
    }
    return best;
  };
}

const clamp = (value: number, size: number): number => Math.max(0, Math.min(size - 1, value));

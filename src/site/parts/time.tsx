/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** A time in words, with the exact one for machines and on hover. */
import type { View } from "../view.ts";
import { showAge, showMoment } from "../when.ts";

export const Time = ({ view, date }: { view: View; date: Date }) => (
  <time datetime={date.toISOString()} title={showMoment(date, view.timeZone)}>
    {view.isKept ? showMoment(date, view.timeZone) : showAge(date, view.now, view.timeZone)}
  </time>
);

/** Days and times as an issue tells them: by the clock of its readers. Pure. */
import { makeFormat } from "#base/time-zone.ts";

const dayOf = makeFormat({ weekday: "long", year: "numeric", month: "long", day: "numeric" });
const timeOf = makeFormat({
  weekday: "short",
  month: "short",
  day: "numeric",
  hour: "numeric",
  minute: "2-digit",
});

/** "Thursday, November 26, 2026" */
export const sayDay = (at: Date, timeZone: string): string => dayOf(timeZone).format(at);

/** "Wed, Nov 25, 5:10 PM": an issue is read hours or days after it was made, so no "2 hours ago". */
export const sayTime = (at: Date, timeZone: string): string => timeOf(timeZone).format(at);

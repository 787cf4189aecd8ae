/** From the parts of a date to an instant: only days and times that a calendar and a clock show. */

export interface DateParts {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  /** May have a fraction. */
  second: number;
  /** Minutes east of Greenwich. */
  offset: number;
}

const MAX_OFFSET = 26 * 60;

/** Milliseconds since 1970; undefined for what cannot be. A leap second counts as the end of the second before. */
export function instantOf({ year, month, day, hour, minute, second, offset }: DateParts): number | undefined {
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  if (hour > 24 || minute > 59 || second >= 61 || (hour === 24 && minute + second > 0)) return undefined;
  if (Math.abs(offset) > MAX_OFFSET || year < 1 || year > 9999) return undefined;
  // 8.04 * 1000 is 8039.999…: a microsecond keeps the milliseconds whole.
  const ms = Math.floor(Math.min(second * 1000 + 0.001, 59_999));
  if (year >= 100) return Date.UTC(year, month - 1, day, hour, minute, 0, ms) - offset * 60_000;
  // Date.UTC takes years below 100 for those of the last century.
  return new Date(0).setUTCFullYear(year, month - 1, day) + (hour * 60 + minute - offset) * 60_000 + ms;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Two digits are read as RFC 2822 section 4.3 does, with the turn at 70. */
export const fullYear = (digits: string): number =>
  digits.length > 2 ? Number(digits) : Number(digits) + (Number(digits) < 70 ? 2000 : 1900);

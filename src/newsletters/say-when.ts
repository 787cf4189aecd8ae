/** Days and times as an issue tells them: by the clock of its readers. Pure. */

/** "Thursday, November 26, 2026" */
export const sayDay = (at: Date, timeZone: string): string =>
  formatOf(timeZone, { weekday: "long", year: "numeric", month: "long", day: "numeric" }).format(at);

/** "Wed, Nov 25, 5:10 PM": an issue is read hours or days after it was made, so no "2 hours ago". */
export const sayTime = (at: Date, timeZone: string): string =>
  formatOf(timeZone, {
    weekday: "short",
    month: "short",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
  }).format(at);

// Making a format costs more than a hundred uses of it.
const formats = new Map<string, Intl.DateTimeFormat>();
function formatOf(timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${timeZone} ${Object.keys(options).join()}`;
  const known = formats.get(name);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US", { timeZone, ...options });
  formats.set(name, made);
  return made;
}

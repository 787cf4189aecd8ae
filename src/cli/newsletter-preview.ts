/** `townwire newsletter preview`: what an issue of any place, section and day would be; nothing is kept or sent. */
import { writeFile } from "node:fs/promises";
import { TownwireError } from "#base/errors.ts";
import { readClock } from "#base/time-zone.ts";
import { findSection } from "#config/sections.ts";
import { openEditions } from "#editions/open-editions.ts";
import { previewIssue } from "#newsletters/compose.ts";
import { parseDay, slotOn } from "#newsletters/slots.ts";
import { timeZoneAt } from "#newsletters/time-zone.ts";
import { USUAL } from "#newsletters/wishes.ts";
import { readAsked } from "#site/find-place.ts";
import type { Gazetteer, Place } from "#understanding/gazetteer.ts";
import { type Command, parseArguments, readConfig, usageError, withTools } from "./command.ts";

const OPTIONS = {
  place: { type: "string", multiple: true },
  section: { type: "string", multiple: true },
  weekly: { type: "boolean" },
  date: { type: "string" },
  hour: { type: "string" },
  out: { type: "string" },
} as const;

export const command: Command = {
  words: "newsletter preview",
  usage:
    '--place "Springfield, IL" [--section SLUG] [--weekly] [--date 2026-11-26] [--hour 0-23] [--out FILE.html]',
  summary: "Shows what an issue would be, without sending it",
  async run(args, { stdout }) {
    const { values, positionals } = parseArguments(command, args, OPTIONS);
    const { place: names = [], section: sections = [], weekly, date, out } = values;
    if (positionals.length > 0) throw usageError(command, "Name places with --place");
    const strange = sections.find((slug) => !findSection(slug));
    if (strange !== undefined) throw usageError(command, `There is no section "${strange}"`);
    const day = date === undefined ? undefined : parseDay(date);
    if (date !== undefined && !day) throw usageError(command, "--date takes a day such as 2026-11-26");
    const hour = values.hour === undefined ? undefined : Number(values.hour);
    if (hour !== undefined && !(Number.isInteger(hour) && hour >= 0 && hour <= 23))
      throw usageError(command, "--hour takes an hour from 0 to 23");
    return withTools(readConfig(), async (tools) => {
      const { database, atlas, now, config } = tools;
      const gazetteer = await atlas.read();
      const places = names.map((name) => placeNamed(gazetteer, name));
      const [first] = places;
      const timeZone = (first && timeZoneAt(first)) ?? config.timeZone;
      const clock = readClock(now(), timeZone);
      // Without a day it is what would be sent now.
      const slot = day
        ? slotOn(day, hour ?? USUAL.hour, timeZone)
        : slotOn(clock, hour ?? clock.hour, timeZone);
      const editions = await openEditions({ db: database.db, listen: database.listen, atlas });
      try {
        const needs = {
          db: database.db,
          now,
          atlas,
          editions,
          publicUrl: config.publicUrl,
          townName: config.siteName ?? "Townwire",
        };
        const rhythm = weekly ? ("weekly" as const) : ("daily" as const);
        const selection = { places: places.map(({ id }) => id), sections, rhythm, mutes: "" };
        const issue = await previewIssue(
          needs,
          selection,
          day || hour !== undefined ? slot : { ...slot, at: now() },
        );
        const fill = (text: string): string =>
          text
            .replaceAll(issue.marks.preferences, `${config.publicUrl}/newsletter`)
            .replaceAll(issue.marks.unsubscribe, `${config.publicUrl}/newsletter`);
        if (out === undefined) stdout.write(`Subject: ${issue.subject}\n\n${fill(issue.text)}`);
        else {
          await writeFile(out, fill(issue.html));
          stdout.write(
            `Wrote ${out}: "${issue.subject}", ${issue.articleIds.length} reports, ${Math.ceil(Buffer.byteLength(issue.html) / 1024)} KB.\n`,
          );
        }
        return 0;
      } finally {
        await editions.close();
      }
    });
  },
};

function placeNamed(gazetteer: Gazetteer, name: string): Place {
  const asked = readAsked(gazetteer, name);
  if (asked.kind === "place") return asked.place;
  const [some] = asked.found;
  throw new TownwireError(
    "no-place",
    some ? `"${name}" may be several places.` : `There is no place "${name}".`,
    some ? `Say which: "${some.name}, ${some.admin1 ?? some.country}".` : "Try its ZIP code.",
  );
}

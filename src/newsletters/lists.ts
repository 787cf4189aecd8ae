/**
 * Subscriptions as a CSV file, out and in, with the dates of consent. A line that brings date and source of a consent is
 * subscribed as it is; one without is to be asked by a link; one that makes no sense is told by its number, and loses no other.
 */
import { readCsv, writeCsvRow } from "#base/csv.ts";
import { oneLine, shorten } from "#base/text.ts";
import { isTimeZone } from "#base/time-zone.ts";
import { findSection } from "#config/sections.ts";
import type { Db } from "#database/connect.ts";
import type { Gazetteer } from "#understanding/gazetteer.ts";
import { parseAddress } from "./address.ts";
import { type Subscription, subscriptionOf } from "./subscriptions.ts";
import { timeZoneAt } from "./time-zone.ts";
import { MAX_PLACES, USUAL, WEEKDAYS, type Wishes } from "./wishes.ts";

export const COLUMNS = [
  "email",
  "places",
  "sections",
  "rhythm",
  "weekday",
  "hour",
  "time_zone",
  "skip_empty",
  "state",
  "consent_at",
  "consent_source",
  "confirmed_at",
] as const;

export const MAX_LINES = 200_000;
export const MAX_LIST_BYTES = 64 * 1024 * 1024;
const PAGE = 5000;

/** The whole list in pieces of text, in the order of the ids. */
export async function* exportList(db: Db, gazetteer: Gazetteer): AsyncGenerator<string> {
  yield writeCsvRow(COLUMNS);
  for (let after = ""; ; ) {
    const rows = await db
      .selectFrom("newsletter_subscriptions")
      .selectAll()
      .where("id", ">", after)
      .orderBy("id")
      .limit(PAGE)
      .execute();
    yield rows.map((row) => writeCsvRow(cellsOf(subscriptionOf(row), gazetteer))).join("");
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.id;
  }
}

const cellsOf = (one: Subscription, gazetteer: Gazetteer): string[] => [
  one.email,
  one.places.map((id) => gazetteer.find(id)?.slug ?? id).join(";"),
  one.sections.join(";"),
  one.rhythm,
  WEEKDAYS[one.weekday - 1] ?? "",
  String(one.hour),
  one.timeZone,
  one.skipEmpty ? "yes" : "no",
  one.state,
  one.consentAt.toISOString(),
  one.source,
  one.confirmedAt?.toISOString() ?? "",
];

/** What a line asks for; without a consent its address has to be asked first. */
export type ListedLine = {
  line: number;
  email: string;
  wishes: Wishes;
  consent: { source: string; consentAt: Date } | undefined;
};
export type WrongLine = { line: number; why: string };
export type ReadList = { lines: ListedLine[]; wrong: WrongLine[] };

/** Reads a list. `whole`: why none of it can be read. */
export function readList(
  text: string,
  given: { gazetteer: Gazetteer; now: Date; ownZone: string },
): ReadList | { whole: string } {
  const [head, ...rows] = readCsv(text.replace(/^\ufeff/, ""));
  const names = (head?.cells ?? []).map((name) =>
    name
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, "_"),
  );
  if (!names.includes("email")) return { whole: 'its first line names no column "email"' };
  if (rows.length > MAX_LINES)
    return { whole: `it has more than ${MAX_LINES.toLocaleString("en-US")} lines` };
  const lines: ListedLine[] = [];
  const wrong: WrongLine[] = [];
  const seen = new Map<string, number>();
  for (const { line, cells } of rows) {
    const cell = (name: string): string =>
      oneLine(cells[names.indexOf(name)] ?? "").replace(/^'(?=[=+\-@])/, "");
    const read = readLine(cell, given);
    if (typeof read === "string") wrong.push({ line, why: read });
    else if (seen.has(read.email))
      wrong.push({ line, why: `its address stands on line ${seen.get(read.email)} already` });
    else {
      seen.set(read.email, line);
      lines.push({ line, ...read });
    }
  }
  return { lines, wrong };
}

function readLine(
  cell: (name: string) => string,
  { gazetteer, now, ownZone }: { gazetteer: Gazetteer; now: Date; ownZone: string },
): Omit<ListedLine, "line"> | string {
  const address = parseAddress(cell("email"));
  if (address.kind === "refused") return address.why;
  const slugs = listOf(cell("places"));
  const places = slugs.map((slug) => gazetteer.findSlug(slug) ?? gazetteer.find(slug));
  const unknown = slugs.find((_, n) => places[n] === undefined);
  if (unknown !== undefined) return `there is no place "${shorten(unknown, 60)}"`;
  if (slugs.length > MAX_PLACES) return `it has more than ${MAX_PLACES} places`;
  const sections = listOf(cell("sections"));
  const strange = sections.find((slug) => !findSection(slug));
  if (strange !== undefined) return `there is no section "${shorten(strange, 60)}"`;
  if (slugs.length + sections.length === 0) return "it names neither places nor sections";
  const state = cell("state");
  if (state !== "" && state !== "active")
    return `its state is "${shorten(state, 20)}", and only active ones are taken`;
  const hour = cell("hour") === "" ? USUAL.hour : Number(cell("hour"));
  if (!Number.isInteger(hour) || hour < 0 || hour > 23) return "its hour is none of 0 to 23";
  const rhythm = cell("rhythm") || USUAL.rhythm;
  if (rhythm !== "daily" && rhythm !== "weekly") return 'its rhythm is neither "daily" nor "weekly"';
  const named = cell("weekday");
  const weekday =
    named === "" ? USUAL.weekday : WEEKDAYS.findIndex((day) => day.toLowerCase() === named.toLowerCase()) + 1;
  if (weekday === 0) return "its weekday is none";
  const zone = cell("time_zone");
  if (zone !== "" && !isTimeZone(zone)) return "its time zone is none, such as America/New_York";
  const consent = readConsent(cell("consent_at"), cell("consent_source"), now);
  if (typeof consent === "string") return consent;
  const [first] = places;
  return {
    email: address.email,
    wishes: {
      places: [...new Set(places.flatMap((place) => place?.id ?? []))],
      sections: [...new Set(sections)],
      rhythm,
      weekday,
      hour,
      timeZone: zone || (first && timeZoneAt(first)) || ownZone,
      skipEmpty: /^(yes|true|1)$/i.test(cell("skip_empty")),
      mutes: "",
    },
    consent,
  };
}

/** Both or neither: a date without a source proves nothing. */
function readConsent(at: string, source: string, now: Date): ListedLine["consent"] | string {
  if (at === "") return undefined;
  const consentAt = new Date(at);
  if (!/^\d{4}-\d{2}-\d{2}/.test(at) || Number.isNaN(consentAt.getTime()))
    return "its date of consent is none, such as 2024-05-31";
  if (consentAt > now) return "its date of consent lies ahead";
  if (source === "") return "its consent has a date and no source";
  return { consentAt, source: `import: ${shorten(source, 200)}` };
}

const listOf = (text: string): string[] =>
  text
    .split(";")
    .map((part) => part.trim())
    .filter(Boolean);

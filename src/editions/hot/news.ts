/** The newest articles as they stand in memory: columns to rank, who tells which story, what is on which page. */
import { SECTIONS } from "#config/sections.ts";
import { newsPlaceOf } from "#places/atlas.ts";
import { type Candidates, FLAG, type RankedPlace } from "#ranking/candidates.ts";
import type { Gazetteer } from "#understanding/gazetteer.ts";
import { openColumns } from "./columns.ts";
import { openMembers } from "./members.ts";
import { openPins } from "./pins.ts";
import { openPostings } from "./postings.ts";
import type { HotRow } from "./rows.ts";

/** Rows published so shortly before the newest are the newest rows, if there are so many. */
const NEWEST_MS = 48 * 3_600_000;
const LEAST_NEWEST = 300;

/** The site's own place is looked for again when so large a share of the news is new. */
const RECOUNT_SHARE = 0.05;

export type HotNews = ReturnType<typeof openNews>["news"];

export function openNews(first: Gazetteer) {
  let gazetteer = first;
  let version = 0;
  const placeOf = (id: string): RankedPlace => {
    const place = gazetteer.find(id);
    // A place that is no more is nowhere: the middle of the sea is near to nobody.
    if (!place) return { id, lat: 0, lon: 0, within: [] };
    const [, ...around] = gazetteer.chain(place);
    return { id, lat: place.lat, lon: place.lon, within: around.map((one) => one.id) };
  };
  const columns = openColumns(
    SECTIONS.map((section) => section.slug),
    placeOf,
  );
  const members = openMembers(columns);
  const placePages = openPostings();
  const sectionPages = openPostings();
  const pins = openPins();
  let newest: { rows: Int32Array | undefined; version: number } | undefined;
  let common: { place: RankedPlace | undefined; counted: number } | undefined;

  function countCommon(): RankedPlace | undefined {
    let best: { id: string; count: number } | undefined;
    for (const [number, count] of placePages.sizes()) {
      const id = columns.placeNumbers.texts[number] ?? "";
      if (gazetteer.find(id)?.kind !== "town") continue;
      if (!best || count > best.count || (count === best.count && id < best.id)) best = { id, count };
    }
    return best && placeOf(best.id);
  }

  /** Numbers of the sections that a row is in. */
  const sectionsOf = (row: number): number[] => {
    const bits = columns.read().sections[row] ?? 0;
    return SECTIONS.map((_, n) => n).filter((n) => (bits & (1 << n)) !== 0);
  };
  const join = (row: number) => {
    members.join(row);
    placePages.add(row, columns.locals[row] ?? []);
    sectionPages.add(row, sectionsOf(row));
  };
  const leave = (row: number) => {
    members.leave(row);
    placePages.remove(row, columns.locals[row] ?? []);
    sectionPages.remove(row, sectionsOf(row));
  };

  const news = {
    get candidates(): Candidates {
      return { ...columns.read(), rowsOfStory: members.rowsOf };
    },
    /** Grows with every change. */
    get version(): number {
      return version;
    },
    /** Row of an article; undefined when it is not among the newest. */
    rowOf: (id: string): number | undefined => columns.rows.get(id),
    /** Rows of the articles that stand on a place's page. */
    rowsOfPlace: (id: string): Int32Array => placePages.read(columns.placeNumbers.find(id)),
    /** Rows of the articles in a section; none where there is no such section. */
    rowsOfSection: (slug: string): Int32Array =>
      sectionPages.read(SECTIONS.findIndex((section) => section.slug === slug)),
    /** Rows of the newest articles, enough for any list of the latest; undefined where all are needed for that. */
    newestRows(): Int32Array | undefined {
      if (newest?.version !== version) newest = { rows: findNewest(columns.read()), version };
      return newest.rows;
    },
    /** Ids of the articles that tell the same story as this row, itself too, copies left out. */
    membersOf(row: number): string[] {
      const { stories, ids } = columns.read();
      return members.list(stories[row] ?? -1).flatMap((one) => ids[one] ?? []);
    },
    /** How many they are. */
    countOf(row: number): number {
      return members.list(columns.read().stories[row] ?? -1).length;
    },
    /** Stories on top of a page (`pageOf`), each with when that ends. */
    pinsOf(page: string, nowMs: number): ReadonlyMap<number, number> | undefined {
      const { stories } = columns.read();
      return pins.read(page, nowMs, (id) => stories[columns.rows.get(id) ?? -1]);
    },
    /** The town that most of the site's local news is about; undefined when there is no local news. */
    commonPlace(): RankedPlace | undefined {
      const { live } = columns;
      if (!common || Math.abs(live - common.counted) > live * RECOUNT_SHARE)
        common = { place: countCommon(), counted: live };
      return common.place;
    },
    placeOf,
    /** The place whose news is that of this one: of a ZIP code its town. */
    newsPlaceOf(id: string): RankedPlace {
      const place = gazetteer.find(id);
      return placeOf(place ? newsPlaceOf(gazetteer, place).id : id);
    },
  };

  return {
    news,
    put(row: HotRow): void {
      const before = columns.rows.get(row.id);
      if (before !== undefined) leave(before);
      join(columns.put(row));
      pins.put(row.id, row.hidden ? [] : row.pins);
    },
    remove(id: string): void {
      const row = columns.rows.get(id);
      if (row === undefined) return;
      leave(row);
      columns.remove(id);
      pins.put(id, []);
    },
    /** What depends on an article as it stands here now. */
    tagsOf(id: string): string[] {
      const row = columns.rows.get(id);
      if (row === undefined) return [];
      const { publishers, publisherTable, sections, sectionTable, stories } = columns.read();
      const bits = sections[row] ?? 0;
      return [
        `publisher:${publisherTable[publishers[row] ?? -1]}`,
        `story:${columns.storyNumbers.texts[stories[row] ?? -1]}`,
        ...sectionTable.filter((_, n) => (bits & (1 << n)) !== 0).map((slug) => `section:${slug}`),
        ...[...(columns.locals[row] ?? [])].map((place) => `place:${columns.placeNumbers.texts[place]}`),
      ];
    },
    /** Brings stories up to date after changes; returns the articles whose story changed. */
    settle(): string[] {
      const { ids } = columns.read();
      version += 1;
      return members.settle().flatMap((row) => ids[row] ?? []);
    },
    /** Lets the oldest go when there are more than `most` and some. */
    trim(most: number): void {
      if (columns.live <= most * 1.02) return;
      const { published, ids } = columns.read();
      const rows = [...columns.rows.values()].sort((a, b) => (published[b] ?? 0) - (published[a] ?? 0));
      for (const row of rows.slice(most)) this.remove(ids[row] ?? "");
      this.settle();
    },
    setGazetteer(given: Gazetteer): void {
      if (given === gazetteer) return;
      gazetteer = given;
      common = undefined;
      columns.placeAgain();
      version += 1;
    },
  };
}

function findNewest({ published, flags, size }: Candidates): Int32Array | undefined {
  let last = 0;
  for (let row = 0; row < size; row++)
    if (((flags[row] ?? 0) & FLAG.hidden) === 0) last = Math.max(last, published[row] ?? 0);
  const rows: number[] = [];
  for (let row = 0; row < size; row++) if ((published[row] ?? 0) > last - NEWEST_MS) rows.push(row);
  return rows.length < LEAST_NEWEST ? undefined : Int32Array.from(rows);
}

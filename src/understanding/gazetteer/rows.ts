// Turns rows of the table into Place values, on demand: only what somebody asks for becomes an object.

import type { Place } from "./place.ts";
import { slugForms, US_LIKE } from "./slugs.ts";
import { DEGREE, showZip, type Table, ZIP_ID_BASE } from "./table.ts";

export type Rows = {
  place(row: number): Place;
  /** Row of an id, or -1. */
  rowOfId(id: string): number;
  rowOfZip(zip: string): number;
  rowOfSlug(slug: string): number;
};

// Places asked for lately are kept; the bound keeps a crawl over every place from filling the memory.
const MAX_KEPT = 20_000;

export function makeRows(table: Table): Rows {
  const kept = new Map<number, Place>();
  const areas = new Map<string, number>();
  let townSlots: Int32Array | undefined;

  const idOf = (row: number): string => {
    const kind = table.kindOf(row);
    if (kind === "zip") return `z${table.nameOf(row)}`;
    if (kind !== "town") return table.codeOf(row);
    const id = table.townId[row - table.first.town] ?? 0;
    return id >= ZIP_ID_BASE ? `t${showZip(id - ZIP_ID_BASE)}` : `g${id}`;
  };

  function makePlace(row: number): Place {
    const kind = table.kindOf(row);
    const id = idOf(row);
    const name = table.nameOf(row);
    const holder = table.parent[row] ?? -1;
    let county = -1;
    let state = kind === "state" ? row : -1;
    let country = kind === "country" ? row : -1;
    for (let area = holder; area >= 0; area = table.parent[area] ?? -1) {
      const areaKind = table.kindOf(area);
      if (areaKind === "county") county = area;
      else if (areaKind === "state") state = area;
      else if (areaKind === "country") country = area;
    }
    const stateCode = state >= 0 ? table.codeOf(state).slice(3).toUpperCase() : undefined;
    const countryCode =
      stateCode !== undefined &&
      stateCode !== "US" &&
      US_LIKE.has(stateCode) &&
      table.codeOf(state).startsWith("us-")
        ? stateCode
        : country >= 0
          ? table.codeOf(country).toUpperCase()
          : "";
    const slug =
      slugForms({
        kind,
        id,
        name,
        country: countryCode,
        admin1: stateCode ?? "",
        countryName: country >= 0 ? table.nameOf(country) : "",
        stateName: state >= 0 ? table.nameOf(state) : "",
        countyName: county >= 0 ? table.nameOf(county) : "",
      })[table.slugForm[row] ?? 0] ?? id;
    return {
      id,
      slug,
      name,
      kind,
      country: countryCode,
      ...(stateCode === undefined ? {} : { admin1: stateCode }),
      lat: (table.lat[row] ?? 0) / DEGREE,
      lon: (table.lon[row] ?? 0) / DEGREE,
      population: table.population[row] ?? 0,
      ...(holder < 0 ? {} : { within: idOf(holder) }),
    };
  }

  const place = (row: number): Place => {
    let made = kept.get(row);
    if (made === undefined) {
      if (kept.size >= MAX_KEPT) kept.clear();
      made = makePlace(row);
      kept.set(row, made);
    }
    return made;
  };

  function rowOfTownId(id: number): number {
    if (townSlots === undefined) {
      townSlots = new Int32Array(1 << (32 - Math.clz32(table.count.town * 2)));
      for (let town = 0; town < table.count.town; town++) {
        let slot = slotOf(table.townId[town] ?? 0, townSlots.length);
        while (townSlots[slot] !== 0) slot = (slot + 1) & (townSlots.length - 1);
        townSlots[slot] = town + 1;
      }
    }
    for (
      let slot = slotOf(id, townSlots.length);
      townSlots[slot] !== 0;
      slot = (slot + 1) & (townSlots.length - 1)
    ) {
      const town = (townSlots[slot] ?? 0) - 1;
      if (table.townId[town] === id) return table.first.town + town;
    }
    return -1;
  }

  // The areas around what is asked for come again and again; there are thirty thousand at most.
  function rowOfCode(code: string): number {
    const known = areas.get(code) ?? findCode(code);
    if (known >= 0) areas.set(code, known);
    return known;
  }

  // Areas stand in the order of their codes, kind by kind.
  function findCode(code: string): number {
    for (const kind of ["region", "country", "state", "county"] as const) {
      let low = table.first[kind];
      let high = low + table.count[kind];
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (table.codeOf(middle) < code) low = middle + 1;
        else high = middle;
      }
      if (low < table.first[kind] + table.count[kind] && table.codeOf(low) === code) return low;
    }
    return -1;
  }

  function rowOfZip(zip: string): number {
    if (!/^\d{5}$/.test(zip)) return -1;
    const wanted = Number(zip);
    let low = 0;
    let high = table.count.zip;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((table.zip[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return low < table.count.zip && table.zip[low] === wanted ? table.first.zip + low : -1;
  }

  function rowOfId(id: string): number {
    if (/^g\d{1,8}$/.test(id)) return rowOfTownId(Number(id.slice(1)));
    if (/^t\d{5}$/.test(id)) return rowOfTownId(ZIP_ID_BASE + Number(id.slice(1)));
    if (/^z\d{5}$/.test(id)) return rowOfZip(id.slice(1));
    return /^[a-z][\da-z-]{1,40}$/.test(id) ? rowOfCode(id) : -1;
  }

  // A slug begins with the name, so the names that its first words spell are the only ones to compare.
  function rowOfSlug(slug: string): number {
    if (slug.length > 200) return -1;
    const zip = rowOfZip(slug);
    if (zip >= 0) return zip;
    const words = slug.split("-");
    for (let length = words.length; length > 0; length--) {
      const key = table.names.find(words.slice(0, length).join(" "));
      if (key < 0) continue;
      const [from, to] = table.names.span(key);
      for (let i = from; i < to; i++) {
        const posting = table.names.postings[i] ?? 0;
        if ((posting & 1) === 0 && place(posting >>> 1).slug === slug) return posting >>> 1;
      }
    }
    const byId = rowOfId(slug);
    return byId >= 0 && place(byId).slug === slug ? byId : -1;
  }

  return { place, rowOfId, rowOfZip, rowOfSlug };
}

const slotOf = (id: number, slots: number): number => (Math.imul(id, 0x9e3779b1) >>> 7) & (slots - 1);

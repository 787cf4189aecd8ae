/** The columns of the hot set: they grow as articles come, and a row that was let go is used again. */
import { type Candidates, FLAG, type RankedPlace, REACHES, TOPICS } from "#ranking/candidates.ts";
import type { HotRow } from "./rows.ts";

const FIRST_CAPACITY = 1024;

/** Texts as numbers. */
function makeTable() {
  const numbers = new Map<string, number>();
  const texts: string[] = [];
  return {
    texts,
    find: (text: string) => numbers.get(text),
    numberOf(text: string): number {
      let number = numbers.get(text);
      if (number === undefined) {
        number = texts.push(text) - 1;
        numbers.set(text, number);
      }
      return number;
    },
  };
}

export type Columns = ReturnType<typeof openColumns>;

export function openColumns(sectionTable: readonly string[], placeOf: (id: string) => RankedPlace) {
  let capacity = 0;
  let published = new Float64Array(0);
  let stories = new Int32Array(0);
  let publishers = new Int32Array(0);
  let places = new Int32Array(0);
  let reach = new Uint8Array(0);
  let sections = new Uint32Array(0);
  let outlets = new Uint8Array(0);
  let flags = new Uint8Array(0);
  let topics = new Uint32Array(0);
  let size = 0;
  const ids: string[] = [];
  /** For each row the numbers of the places on whose pages it stands. */
  const locals: Int32Array[] = [];
  const free: number[] = [];
  const rows = new Map<string, number>();
  const placeNumbers = makeTable();
  const publisherNumbers = makeTable();
  const storyNumbers = makeTable();
  let placeTable: RankedPlace[] = [];

  function grow(): void {
    capacity = Math.max(FIRST_CAPACITY, capacity * 2);
    const wider = <A extends Float64Array | Int32Array | Uint32Array | Uint8Array>(made: A, old: A): A => {
      made.set(old);
      return made;
    };
    published = wider(new Float64Array(capacity), published);
    stories = wider(new Int32Array(capacity), stories);
    publishers = wider(new Int32Array(capacity), publishers);
    places = wider(new Int32Array(capacity), places);
    reach = wider(new Uint8Array(capacity), reach);
    sections = wider(new Uint32Array(capacity), sections);
    outlets = wider(new Uint8Array(capacity), outlets);
    flags = wider(new Uint8Array(capacity), flags);
    topics = wider(new Uint32Array(capacity * TOPICS), topics);
  }

  function placeNumber(id: string): number {
    const number = placeNumbers.numberOf(id);
    placeTable[number] ??= placeOf(id);
    return number;
  }

  return {
    rows,
    locals,
    get live(): number {
      return rows.size;
    },
    placeNumbers,
    storyNumbers,
    /** Writes an article down, in the row it has or in a new one. `outlets` and FLAG.first are set by its story. */
    put(given: HotRow): number {
      let row = rows.get(given.id);
      if (row === undefined) {
        row = free.pop() ?? size++;
        if (row >= capacity) grow();
        rows.set(given.id, row);
        ids[row] = given.id;
      }
      published[row] = given.published_at.getTime();
      // One that nobody but its author tells of is a story of its own.
      stories[row] = storyNumbers.numberOf(given.story ?? given.id);
      publishers[row] = publisherNumbers.numberOf(given.publisher);
      places[row] = given.place === null ? -1 : placeNumber(given.place);
      reach[row] = Math.max(0, REACHES.indexOf((given.reach ?? "none") as (typeof REACHES)[number]));
      let bits = 0;
      for (const section of given.sections) {
        const n = sectionTable.indexOf(section);
        if (n >= 0 && n < 32) bits |= 1 << n;
      }
      sections[row] = bits >>> 0;
      outlets[row] = 1;
      flags[row] =
        (given.agency ? FLAG.wire : 0) |
        (given.pictured && given.rights !== "headline" ? FLAG.picture : 0) |
        (given.rights === "full" ? FLAG.whole : 0) |
        (given.signed ? FLAG.signed : 0) |
        (given.hidden ? FLAG.hidden : 0);
      for (let i = 0; i < TOPICS; i++) topics[row * TOPICS + i] = hashOf(given.names[i] ?? "");
      locals[row] = Int32Array.from(given.locals, placeNumber);
      return row;
    },
    remove(id: string): void {
      const row = rows.get(id);
      if (row === undefined) return;
      rows.delete(id);
      flags[row] = FLAG.hidden;
      locals[row] = new Int32Array(0);
      free.push(row);
    },
    setStory(row: number, given: { outlets: number; isFirst: boolean }): void {
      outlets[row] = Math.min(255, given.outlets);
      const others = (flags[row] ?? 0) & ~FLAG.first;
      flags[row] = given.isFirst ? others | FLAG.first : others;
    },
    /** Looks every place up again: the operator's own may have moved. */
    placeAgain(): void {
      placeTable = placeNumbers.texts.map(placeOf);
    },
    /** As the ranking takes them; valid until the next change. */
    read: (): Candidates => ({
      size,
      ids,
      published,
      stories,
      publishers,
      places,
      reach,
      sections,
      outlets,
      flags,
      topics,
      placeTable,
      publisherTable: publisherNumbers.texts,
      sectionTable,
    }),
  };
}

/** FNV-1a, 32 bits; 0 stands for no text. */
function hashOf(text: string): number {
  if (text === "") return 0;
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0 || 1;
}

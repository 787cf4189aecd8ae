/**
 * What is ranked: articles as columns, so that 200,000 are scored in milliseconds. Row numbers mean nothing outside;
 * the order of the rows changes nothing in the result.
 */

/** A place as geography needs it. */
export type RankedPlace = {
  id: string;
  lat: number;
  lon: number;
  /** Ids of what contains it, without itself: neighborhoods' towns, counties, states, countries. */
  within: readonly string[];
  /** Id of its county, or its own when it is one; left out where there is none. */
  county?: string | undefined;
  /** Id of its state, or its own when it is one; left out where there is none. */
  state?: string | undefined;
};

/** How far news reaches; the column holds the number. */
export const REACHES = ["none", "street", "town", "county", "state"] as const;

/** Bits of `flags`. */
export const FLAG = {
  /** The first report of its story. */
  first: 1,
  /** An agency's wire carried by a publisher. */
  wire: 2,
  picture: 4,
  /** Its rights let us show the whole text. */
  whole: 8,
  /** Has an author's name. */
  signed: 16,
  /** Not to be ranked: a copy folded under its original, withdrawn, or removed. */
  hidden: 128,
} as const;

/** Up to so many hashes of names and terms an article has, for telling how alike two are; 0 stands for none. */
export const TOPICS = 4;

export type Candidates = {
  /** Rows in use; the columns may be longer. */
  readonly size: number;
  /** Ids of articles; they sort by age as text. */
  readonly ids: readonly string[];
  /** Milliseconds since 1970. */
  readonly published: Float64Array;
  /** Number of the story; two rows of one story have the same. */
  readonly stories: Int32Array;
  /** Rows of a story, hidden ones too; where it is left out, all rows are gone through for them. */
  readonly rowsOfStory?: ((story: number) => readonly number[]) | undefined;
  /** Row in `publisherTable`. */
  readonly publishers: Int32Array;
  /** Row in `placeTable` of the place where it is local; -1 where it is not. */
  readonly places: Int32Array;
  /** Number in REACHES. */
  readonly reach: Uint8Array;
  /** Bit n stands for section n of `sectionTable`. */
  readonly sections: Uint32Array;
  /** Publishers that report its story (copies of one text count once), 255 at most. */
  readonly outlets: Uint8Array;
  readonly flags: Uint8Array;
  /** TOPICS numbers a row. */
  readonly topics: Uint32Array;
  readonly placeTable: readonly RankedPlace[];
  /** Slugs. */
  readonly publisherTable: readonly string[];
  /** Slugs. */
  readonly sectionTable: readonly string[];
};

/**
 * What is asked of the rank, and what it answers: taste in, ranked stories with their terms out. A term has enough in
 * it to be put into a sentence; the sentences are the site's.
 */
import type { RankedPlace } from "./candidates.ts";

/** The terms of the rank. Each is also a control: a reader can weigh it. */
export const CONTROLS = [
  "near",
  "fresh",
  "coverage",
  "original",
  "follows",
  "history",
  "quality",
  "variety",
  "discovery",
  "pinned",
] as const;
export type Control = (typeof CONTROLS)[number];
export type TermName = Control;

export type Taste = {
  /** How many stories at most. A smaller limit gives the beginning of what a larger one gives. */
  limit: number;
  /** ranked: by score. latest: newest first, nothing weighed. */
  order: "ranked" | "latest";
  /** Only these rows, in any order: a place's, say. */
  rows?: Int32Array | undefined;
  /** Only articles of this section. An unknown slug has none. */
  section?: string | undefined;
  /** The reader's place, or the site's own town. Without it nothing is near. */
  home?: RankedPlace | undefined;
  follows: {
    /** Ids; with what lies in them. */
    places: readonly string[];
    sections: readonly string[];
    publishers: readonly string[];
  };
  /** Rows with one of these are as if they were not there; they do not count as outlets either. */
  mutes: {
    publishers: readonly string[];
    /** Ids; with what lies in them. */
    places: readonly string[];
    sections: readonly string[];
  };
  /** How much a control counts: 0 (not), 0.5, 1 (as usual; left out), 2. Anything else is taken as the nearest in 0 to 2. */
  weights: Partial<Record<Control, number>>;
  /** Given only when the reader turned it on. Shares are of what the reader read lately, 0 to 1. */
  history?:
    | {
        publishers: ReadonlyMap<string, number>;
        sections: ReadonlyMap<string, number>;
        /** Ids of articles the reader has read. */
        read: ReadonlySet<string>;
      }
    | undefined;
  /** Chance for the discovery slots: the same seed draws the same. Anybody's pages take one that changes with the hour. */
  seed: number;
  /** Numbers of stories (`Ranked.story`) that are on the page already. */
  skip?: ReadonlySet<number> | undefined;
  /** Numbers of stories that an editor has put on top of this page, each with when that ends, in milliseconds since 1970. */
  pins?: ReadonlyMap<number, number> | undefined;
};

/** What a term is about, where it is about one thing. */
export type About =
  /** Id. */
  | { kind: "place"; id: string }
  /** Slug. */
  | { kind: "publisher" | "section"; id: string };

/** One reason for a story's rank. */
export type Term = {
  name: TermName;
  /** Milli-points; never 0. */
  points: number;
  about?: About;
  /** near: km from home · fresh: hours · coverage: outlets · history: 1 when it is down for being read · quality: flags (FLAG) that count · pinned: when it ends, ms since 1970. */
  value?: number;
};

export type Ranked = {
  /** In the candidates that were given. */
  row: number;
  /** Id of the article that stands for the story. */
  id: string;
  story: number;
  /** Milli-points: exactly what the terms add up to. 0 in the order "latest". */
  score: number;
  terms: Term[];
  /** discovery: drawn by chance so that publishers and places that the page does not show get one; to be marked as such. */
  slot: "ranked" | "discovery";
};

/** The tables of what editors say over the program, as `tables.ts` has the others. */

/** An editor's word on an article, over what was understood of it. Owner: articles/ */
export type ArticleCorrectionTable = {
  article_id: string;
  /** "place" or "section/<slug>". */
  about: string;
  /** Of a place its id, "" for none; of a section "yes" or "no". */
  says: string;
  account_id: string | null;
  corrected_at: Date;
};

/** The story of an article stands on top of a page. Owner: editions/ */
export type PinTable = {
  /** "home", "section/<slug>" or "place/<id>". */
  subject: string;
  article_id: string;
  ends_at: Date;
  account_id: string | null;
  pinned_at: Date;
};

export type DeskTables = { article_corrections: ArticleCorrectionTable; pins: PinTable };

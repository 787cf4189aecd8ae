/** What the site tells the pages' own script of comments, in JSON: as they come in, and after a form. */

export type ToldComment = {
  id: string;
  /** What it answers. */
  parent?: string | undefined;
  /** Of whoever is told. */
  isOwn?: boolean;
  /** Its words are not to be seen any more. */
  isGone?: boolean;
  /** Drawn as on the page; empty where not even its place is left. */
  html: string;
};

/** Of a thread that is followed. */
export type Told = {
  /** How many comments there are, in words. */
  title: string;
  comments: readonly ToldComment[];
  /** The page is to be read anew. */
  isTooMuch?: boolean;
};

/** Of a form that was sent. */
export type Answered =
  /** `once`: for the next form of its kind. */
  | { kind: "done"; comment: ToldComment; once: string; note?: string | undefined }
  /** ask: it is taken when the same is sent again. `signIn`: where to sign in first. */
  | { kind: "ask" | "refused"; why: string; signIn?: string | undefined };

/** What an issue consists of: ids and reasons, and no word of any article. */
import type { Term } from "#ranking/taste.ts";

export type Carried = {
  id: string;
  /** The version that was sent. */
  version: number;
  /** Why it stands where it stands. */
  terms: readonly Term[];
  outlets: number;
};

export type BlockSubject =
  /** Id of a place that was asked for. */
  | { kind: "place"; of: string }
  /** Id of the nearest place with news, where the one asked for has none. */
  | { kind: "near"; of: string }
  /** Slug. */
  | { kind: "section"; of: string }
  /** Everything, for whoever asked for nothing in particular. */
  | { kind: "home" };

export type Block = { subject: BlockSubject; cards: readonly Carried[] };

export type Parts = {
  lead: Carried | undefined;
  blocks: readonly Block[];
  /** Ids of what is talked about most. */
  discussed: readonly string[];
  /** Articles that an earlier issue carried and their publishers changed since. */
  corrections: readonly { id: string; version: number; sentAt: string }[];
  /** Ids of those that were taken down since. */
  withdrawn: readonly string[];
};

/** Every article that an issue tells of as news, in its order. */
export const listCarried = ({ lead, blocks }: Pick<Parts, "lead" | "blocks">): Carried[] => [
  ...(lead ? [lead] : []),
  ...blocks.flatMap(({ cards }) => cards),
];

/** Nothing new of what was asked for, and nothing to put right. */
export const isEmptyIssue = ({ lead, blocks, corrections, withdrawn }: Parts): boolean =>
  lead === undefined &&
  blocks.every(({ subject, cards }) => subject.kind === "near" || cards.length === 0) &&
  corrections.length === 0 &&
  withdrawn.length === 0;

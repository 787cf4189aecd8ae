/** The tables of comments, as `tables.ts` has the others. Owner of all: comments/ */
import type { Generated } from "kysely";

export type CommentState = "waiting" | "shown" | "hidden" | "deleted";

/** "article/<id>" or "story/<id>". Written last in each change of its comments, so that others follow it. */
export type ThreadTable = {
  thread: string;
  /** How many of its comments everybody sees. */
  shown: Generated<number>;
  changed_at: Date;
  /** An editor closed it. */
  closed_at: Date | null;
  closed_why: string | null;
  /** Counts the changes of its comments. */
  version: Generated<number>;
};

export type CommentTable = {
  id: string;
  thread: string;
  parent_id: string | null;
  /** 0 for one that answers no other. */
  depth: number;
  /** Null once its writer's account is gone. */
  account_id: string | null;
  author_name: string;
  /** Sent with the form: what is sent twice is one comment. */
  once: string;
  /** As it was written, and what of it is shown. */
  text: string;
  html: string;
  state: CommentState;
  up: Generated<number>;
  down: Generated<number>;
  /** Answers to it that everybody sees. */
  replies: Generated<number>;
  /** How much an editor should look at it, 0 to 1. */
  concern: number;
  created_at: Date;
  edited_at: Date | null;
  /** Of the thread, when this one last changed. */
  version: Generated<number>;
};

export type CommentReactionTable = {
  comment_id: string;
  account_id: string;
  kind: "up" | "down";
  created_at: Date;
};

export type CommentReportTable = {
  id: string;
  comment_id: string;
  account_id: string | null;
  reason: string;
  words: string;
  created_at: Date;
  settled_at: Date | null;
};

/** What was decided of a comment, by a phase of moderation or by an editor. */
export type CommentDecisionTable = {
  id: string;
  comment_id: string;
  by_account_id: string | null;
  /** "editor", or the phase's name. */
  phase: string;
  verdict: "show" | "wait" | "hide";
  /** Of an editor: a kind from the list; of a phase: its sentence. */
  reason: string;
  /** What the writer is told beside it. */
  statement: string;
  created_at: Date;
};

export type CommentAppealTable = {
  id: string;
  comment_id: string;
  decision_id: string;
  words: string;
  created_at: Date;
  settled_at: Date | null;
  /** The writer was right. */
  upheld: boolean | null;
};

/** Somebody of the thread whom a comment names. */
export type CommentMentionTable = {
  comment_id: string;
  account_id: string;
  /** As it stands in the comment. */
  name: string;
  /** A comment of theirs, to which the name leads. */
  target_id: string;
};

export type CommentTables = {
  threads: ThreadTable;
  comments: CommentTable;
  comment_reactions: CommentReactionTable;
  comment_reports: CommentReportTable;
  comment_decisions: CommentDecisionTable;
  comment_appeals: CommentAppealTable;
  comment_mentions: CommentMentionTable;
};

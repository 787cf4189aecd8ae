/** The tables of the sending of newsletters, as `tables.ts` has the others. Owner of all: newsletters/ */

/** An hour of a day by the clock of a zone: the readers who chose it are gone through once. */
export type NewsletterRunTable = {
  time_zone: string;
  hour: number;
  /** "2026-03-08", by that clock. */
  day: string;
  at: Date;
  /** The last subscription that was gone through; empty before the first. */
  cursor: string;
  /** When all had been gone through. */
  planned_at: Date | null;
};

/**
 * waiting: for its time; sending: tried, and nothing was heard of it yet; sent: taken by the mail server; refused: never to be
 * taken; late: put off for too long; unknown: lost too often between sending and answer; skipped: the issue was empty, and its
 * reader wants none then; dropped: the reader had ended it, or is not to be written to.
 */
export type DeliveryState =
  | "waiting"
  | "sending"
  | "sent"
  | "refused"
  | "late"
  | "unknown"
  | "skipped"
  | "dropped";

/** One issue for one reader. A reader gets one a day. */
export type NewsletterDeliveryTable = {
  id: string;
  issue_key: string;
  subscription_id: string;
  day: string;
  state: DeliveryState;
  /** Of one that waits: not before; whoever takes it in hand puts it off, and gives it back by dying. */
  due_at: Date;
  attempted_at: Date | null;
  /** Attempts so far. */
  tries: number;
  /** Those of which nobody knows whether the message was taken. */
  doubts: number;
  /** What the mail server said last, or what went wrong. */
  why: string | null;
  created_at: Date;
  changed_at: Date;
};

/** What came back of a delivery. */
export type NewsletterReturnTable = {
  delivery_id: string;
  kind: "hard" | "soft" | "complaint";
  subscription_id: string;
  status: string | null;
  why: string;
  at: Date;
};

/** An address that is not to be written to, unless it confirms again; kept as a hash, also when its reader is forgotten. */
export type NewsletterSuppressionTable = {
  email_hash: string;
  kind: "bounce" | "complaint";
  why: string;
  at: Date;
};

export type DeliveryTables = {
  newsletter_runs: NewsletterRunTable;
  newsletter_deliveries: NewsletterDeliveryTable;
  newsletter_returns: NewsletterReturnTable;
  newsletter_suppressions: NewsletterSuppressionTable;
};

/** The tables of answers, as `tables.ts` has the others. Owner of all: replies/ */
import type { Generated } from "kysely";

export type ReplyWishTable = {
  account_id: string;
  by_mail: Generated<boolean>;
  /** When it was last told by each way. */
  mailed_at: Date | null;
  pushed_at: Date | null;
};

/** A browser that is told. */
export type ReplyDeviceTable = {
  /** SHA-256 of the endpoint, base64url. */
  id: string;
  account_id: string;
  endpoint: string;
  p256dh: string;
  auth: string;
  /** The browser in words. */
  agent: string;
  created_at: Date;
};

export type ReplyDeliveryTable = {
  comment_id: string;
  account_id: string;
  way: "mail" | "push";
  why: "answer" | "mention";
  state: "waiting" | "sending" | "sent" | "dropped";
  due_at: Date;
  tries: Generated<number>;
  changed_at: Date;
};

export type ReplyTables = {
  reply_wishes: ReplyWishTable;
  reply_devices: ReplyDeviceTable;
  reply_deliveries: ReplyDeliveryTable;
};

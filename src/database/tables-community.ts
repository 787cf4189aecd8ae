/** The tables of accounts, as `tables.ts` has the others. */
import type { ColumnType, Generated } from "kysely";

export type Role = "reader" | "editor" | "owner";

/** Owner: accounts/ */
export type AccountTable = {
  id: string;
  /** Shown with what the account writes; empty until its first sign-in when somebody else made it. */
  name: string;
  /** In lower case, and confirmed by a link; null for whoever signs in with passkeys alone. */
  email: string | null;
  role: Generated<Role>;
  created_at: Date;
  seen_at: Date;
  banned_until: Date | null;
  ban_reason: string | null;
  /** An editor reads its comments first. */
  muted_until: Date | null;
  /** Somebody has signed in to it. */
  confirmed: Generated<boolean>;
};

/** Owner: accounts/ */
export type PasskeyTable = {
  /** The credential's own, base64url. */
  id: string;
  account_id: string;
  /** COSE, as the authenticator gave it. */
  public_key: Uint8Array;
  counter: ColumnType<string, number, number>;
  transports: string[];
  label: string;
  created_at: Date;
  used_at: Date | null;
};

/** Where an account is signed in. Owner: accounts/ */
export type SessionTable = {
  /** SHA-256 of the token, base64url. */
  token_hash: string;
  account_id: string;
  created_at: Date;
  seen_at: Date;
  expires_at: Date;
  /** The browser in words: "Firefox on Linux". */
  agent: string;
};

/** A link that was mailed and not used yet. Owner: accounts/ */
export type SignInLinkTable = {
  token_hash: string;
  /** email: to be the address of `account_id` from now on. */
  purpose: "sign-in" | "email";
  email: string;
  account_id: string | null;
  /** The path to go to when it was used. */
  back: string;
  expires_at: Date;
};

/** What an authenticator was asked to sign. Owner: accounts/ */
export type ChallengeTable = {
  hash: string;
  purpose: "sign-in" | "sign-up" | "add";
  /** Whose passkey it will be; of a sign-up, of an account that is not there yet. */
  account_id: string | null;
  name: string | null;
  expires_at: Date;
};

/** Token buckets: how often something may still be tried. Owner: accounts/ */
export type LimitTable = {
  /** A keyed hash of what is limited and for whom. */
  key: string;
  tokens: number;
  at: Date;
};

/** What editors did. Owner: accounts/ */
export type AuditTable = {
  id: string;
  account_id: string | null;
  action: string;
  subject: string;
  detail: ColumnType<unknown, string, never>;
  created_at: Date;
};

export type CommunityTables = {
  accounts: AccountTable;
  passkeys: PasskeyTable;
  sessions: SessionTable;
  sign_in_links: SignInLinkTable;
  challenges: ChallengeTable;
  limits: LimitTable;
  audit_log: AuditTable;
};

/**
 * What a fetch can come to. Everything a stranger's server may do is one of these values, and every message is a
 * sentence for the operator: what happened, and what to do where there is something to do.
 */

/** What we ask for; it decides the Accept header, the limits and which types are turned away unread. */
export type Wanted = "feed" | "page" | "picture";

export type FetchSubject = {
  url: string;
  accept: Wanted;
  /** Validators of the last visit, sent as If-None-Match and If-Modified-Since. */
  etag?: string | null | undefined;
  lastModified?: string | null | undefined;
};

/** Do not try again soon: the answer is not going to change by waiting. */
export type RefusedWhy =
  | "robots"
  | "address"
  | "bad-address"
  | "too-large"
  | "redirects"
  | "wrong-type"
  | "encoding";

/** Try again later. `robots`: the rules of the site could not be read, which RFC 9309 takes for "stay away". */
export type FailedWhy =
  | "unreachable"
  | "no-such-host"
  | "timeout"
  | "tls"
  | "status"
  | "broken-answer"
  | "host-resting"
  | "robots"
  | "stopping";

export type Fetched =
  | {
      kind: "fetched";
      /** The final address, after redirects. */
      url: string;
      status: number;
      contentType?: string | undefined;
      /** Lower-case names; repeated ones joined by ", ". */
      headers: Record<string, string>;
      /** Decompressed. */
      bytes: Uint8Array;
      etag?: string | undefined;
      lastModified?: string | undefined;
      movedTo?: string | undefined;
      maxAgeSeconds?: number | undefined;
      /** A redirect led from https to http; nothing vouches for the content then, and `movedTo` is not given. */
      downgraded?: true | undefined;
    }
  | { kind: "unchanged"; maxAgeSeconds?: number | undefined; movedTo?: string | undefined }
  | { kind: "gone"; message: string }
  | ({ kind: "refused"; why: RefusedWhy; message: string } & Kept)
  | ({
      kind: "failed";
      why: FailedWhy;
      message: string;
      status?: number | undefined;
      retryAfterSeconds?: number | undefined;
    } & Kept);

/** Of a feed that is too large, or whose server broke off: what was read of it, decompressed. All three or none. */
export type Kept = {
  partial?: Uint8Array | undefined;
  /** The final address, after redirects. */
  url?: string | undefined;
  headers?: Record<string, string> | undefined;
};

export type Refused = Extract<Fetched, { kind: "refused" }>;
export type Failed = Extract<Fetched, { kind: "failed" }>;

export const refused = (why: RefusedWhy, message: string): Refused => ({ kind: "refused", why, message });

export const failed = (
  why: FailedWhy,
  message: string,
  more: { status?: number; retryAfterSeconds?: number | undefined } = {},
): Failed => ({ kind: "failed", why, message, ...more });

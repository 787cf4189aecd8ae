/** What the last answer of a fetch comes to, by its status, its type and its size. */
import { type Fetched, failed, refused, type Wanted } from "../fetched.ts";
import { decodeBody } from "./decode.ts";
import type { Answer } from "./exchange.ts";
import { type Headers, maxAgeSeconds, retryAfterSeconds } from "./headers.ts";

export type Asked = {
  accept: Wanted | "robots";
  maxBytes: number;
  /** Validators were sent. */
  conditional: boolean;
  /** The address that answered. */
  url: URL;
  movedTo: string | undefined;
  downgraded: boolean;
};

/** Whether a body is worth reading: a success, of a type that can be what was asked for, not said to be too large. */
export const wantsBody =
  (accept: Wanted | "robots", maxBytes: number) =>
  (status: number, headers: Headers): boolean =>
    status >= 200 &&
    status < 300 &&
    !isWrongType(accept, headers) &&
    !isAnnouncedTooLarge(accept, headers, maxBytes);

/** Makes the outcome; `now` dates what the headers say. */
export async function outcomeOfAnswer(answer: Answer, asked: Asked, now: Date): Promise<Fetched> {
  const { status, headers } = answer;
  const { url, movedTo } = asked;
  const maxAge = maxAgeSeconds(headers, now);
  if (status === 304 && !asked.conditional)
    return failed(
      "broken-answer",
      `${url.href} answered that nothing changed (304) although we have nothing.`,
    );
  if (status === 304) return { kind: "unchanged", maxAgeSeconds: maxAge, movedTo };
  if (status === 410)
    return { kind: "gone", message: `${url.href} is gone for good (410); it will not be asked for again.` };
  if (status < 200 || status >= 300) return outcomeOfStatus(status, headers, url, now);
  if (isWrongType(asked.accept, headers))
    return refused(
      "wrong-type",
      `${url.href} is ${headers["content-type"]}, which is no ${asked.accept}; check the address.`,
    );
  if (isAnnouncedTooLarge(asked.accept, headers, asked.maxBytes)) return tooLarge(asked);
  const decoded = await decodeBody(answer.raw, headers["content-encoding"], asked.maxBytes);
  if (decoded.kind === "too-nested")
    return refused("encoding", `${url.href} is compressed over and over, which no honest server does.`);
  // A feed's items before the damage are as good as any.
  const kept = asked.accept === "feed" ? { partial: decoded.bytes, url: url.href, headers } : {};
  if (answer.broken)
    return {
      ...failed("broken-answer", `${url.host} broke off in the middle of its answer; we try again later.`),
      ...kept,
    };
  if ((answer.cut || decoded.cut) && asked.accept !== "robots") return { ...tooLarge(asked), ...kept };
  return {
    kind: "fetched",
    url: url.href,
    status,
    contentType: headers["content-type"],
    headers,
    bytes: decoded.bytes,
    etag: headers.etag,
    lastModified: headers["last-modified"],
    movedTo,
    maxAgeSeconds: maxAge,
    ...(asked.downgraded ? { downgraded: true } : {}),
  };
}

/** Of a feed the beginning is worth having, and of robots.txt it is all we need. */
const isAnnouncedTooLarge = (accept: Wanted | "robots", headers: Headers, maxBytes: number): boolean =>
  (accept === "page" || accept === "picture") && Number(headers["content-length"]) > maxBytes;

const tooLarge = ({ url, accept, maxBytes }: Asked) =>
  refused(
    "too-large",
    `${url.href} is larger than ${Math.round(maxBytes / 104_857.6) / 10} MB, the most we read of a ${accept}.`,
  );

function outcomeOfStatus(status: number, headers: Headers, url: URL, now: Date): Fetched {
  const more = { status, retryAfterSeconds: retryAfterSeconds(headers, now) };
  if (status === 401 || status === 403 || status === 451)
    return failed(
      "status",
      `${url.href} is not open to us (${status}); ask its publisher to let Townwire in, or remove it.`,
      more,
    );
  if (status === 404)
    return failed("status", `There is nothing at ${url.href} (404); check the address.`, more);
  if (status === 429) return failed("status", `${url.host} asks us to come less often (429); we do.`, more);
  if (status >= 500)
    return failed("status", `${url.host} has trouble of its own (${status}); we try again later.`, more);
  return failed("status", `${url.href} answered ${status}, which is of no use to us.`, more);
}

// Only what can be nothing else: feeds come as text/html or octet-stream often enough.
const NEVER_TEXT =
  /^\s*(image\/(?!svg)|audio\/|video\/|font\/|application\/(pdf|zip|msword|vnd\.(ms|openxml)))/i;
const NEVER_PICTURE = /^\s*(text\/|audio\/|video\/|font\/|application\/(json|pdf|javascript|xhtml))/i;

function isWrongType(accept: Wanted | "robots", headers: Headers): boolean {
  const type = headers["content-type"];
  if (!type || accept === "robots") return false;
  return (accept === "picture" ? NEVER_PICTURE : NEVER_TEXT).test(type);
}

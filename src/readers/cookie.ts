/**
 * A reader's cookies: choices, saved articles and what was read lately, each signed with the site's secret so that
 * nobody but this site writes them. A cookie that is broken, forged, over-long or of another version is nobody's.
 */
import { isSame, signatureOf } from "#base/signed.ts";
import { ANYBODY, type Choices, makeReader, type Reader } from "./choices.ts";
import {
  decodeChoices,
  decodeRead,
  decodeSaved,
  encodeChoices,
  encodeRead,
  encodeSaved,
  MAX_CHARS,
} from "./encoding.ts";

export const COOKIES = { choices: "tw_choices", saved: "tw_saved", read: "tw_read" } as const;
type Kind = keyof typeof COOKIES;

/** What was signed for one of these is worth nothing as another. */
type Purpose = Kind | "feed";
const VERSION = "1";
const YEAR_SECONDS = 31_536_000;
/** A browser sends a name more than once when another path or domain has it too; more than a few is an attack. */
const MAX_TRIES = 4;

/** The reader that a request's `Cookie` header tells of. Never throws. */
export function readReader(cookieHeader: string | undefined, secret: string): Reader {
  if (!cookieHeader?.includes("tw_")) return ANYBODY;
  const read = <T>(kind: Kind, decode: (text: string) => T | undefined): T | undefined => {
    for (const value of valuesOf(cookieHeader, COOKIES[kind])) {
      const text = verify(kind, value, secret);
      const decoded = text === undefined ? undefined : decode(text);
      if (decoded !== undefined) return decoded;
    }
    return undefined;
  };
  const choices = read("choices", decodeChoices) ?? ANYBODY.choices;
  return makeReader({
    choices,
    saved: read("saved", decodeSaved) ?? [],
    // Without the reader's word for it, what was read is not known.
    read: choices.history ? (read("read", decodeRead) ?? []) : [],
  });
}

/**
 * `Set-Cookie` lines that make the browser keep `after` for a year; what is empty is taken away. Of a reader who was
 * `before`, only what differs.
 */
export function writeReader(
  after: Reader,
  needs: { secret: string; publicUrl: string },
  before?: Reader,
): string[] {
  const secure = needs.publicUrl.startsWith("https:") ? "; Secure" : "";
  const texts = textsOf(after);
  const known = before && textsOf(before);
  return KINDS.filter((kind) => texts[kind] !== known?.[kind]).map((kind) => {
    const text = texts[kind];
    const value = text === "" ? "" : sign(kind, text, needs.secret);
    const seconds = text === "" ? 0 : YEAR_SECONDS;
    return `${COOKIES[kind]}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
  });
}

const KINDS = ["choices", "saved", "read"] as const;
const textsOf = (reader: Reader): Record<Kind, string> => ({
  choices: encodeChoices(reader.choices),
  saved: encodeSaved(reader.saved),
  read: encodeRead(reader.read),
});

/**
 * Choices for the address of a feed, where a program that keeps no cookies brings them: whoever has the address can
 * read it, so it holds what the feed needs and not more.
 */
export const signFeed = (choices: Choices, secret: string): string =>
  sign("feed", encodeChoices({ ...choices, history: false }), secret);

/** The reader of a feed's address; nobody in particular when it is none of ours. Never throws. */
export function readFeedReader(token: string, secret: string): Reader {
  const text = verify("feed", token, secret);
  const choices = text === undefined ? undefined : decodeChoices(text);
  return choices ? makeReader({ choices, saved: [], read: [] }) : ANYBODY;
}

const sign = (purpose: Purpose, text: string, secret: string): string =>
  `${VERSION}${text}.${mac(purpose, text, secret)}`;

function verify(purpose: Purpose, value: string, secret: string): string | undefined {
  const dot = value.lastIndexOf(".");
  if (!value.startsWith(VERSION) || dot < 1 || dot > MAX_CHARS + 1) return undefined;
  const text = value.slice(1, dot);
  return isSame(value.slice(dot + 1), mac(purpose, text, secret)) ? text : undefined;
}

const mac = (purpose: Purpose, text: string, secret: string): string =>
  signatureOf(`reader ${purpose} ${VERSION}`, text, secret);

function valuesOf(header: string, name: string): string[] {
  return header
    .split(";")
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .slice(0, MAX_TRIES)
    .map((pair) => pair.slice(name.length + 1));
}

/**
 * What a reader chose, saved and read, as short text for a cookie, and back. Made of the characters that RFC 6265
 * lets a cookie have. Whatever is not exactly such text decodes to undefined: it is nobody's, and no error.
 */
import { z } from "zod";
import { isId } from "#base/ids.ts";
import { type Choices, CONTROLS, type Control, NO_CHOICES, type ReadArticle } from "./choices.ts";

/**
 * A browser keeps 4,096 bytes of a cookie; but many a proxy takes no more than 8 KB of all cookies together, and
 * answers for us when there are more. So the three of them stay under 7.5 KB, signatures included.
 */
export const MAX_CHARS = 3_000;
const MAX_READ_CHARS = 2_000;

/** How many of each a reader may have, and how long a word or name may be. */
export const LIMITS = {
  places: 30,
  sections: 30,
  publishers: 60,
  words: 60,
  people: 60,
  wordChars: 80,
  saved: 120,
  read: 40,
  readSections: 8,
} as const;

/** 1 is "as usual" and is left out. */
export const WEIGHTS = [0, 0.5, 1, 2] as const;

const slug = z.string().regex(/^[a-z0-9-]{1,100}$/);
const placeId = z.string().regex(/^[\w.:-]{1,100}$/);
const words = z.string().min(1).max(LIMITS.wordChars);
const places = z.array(placeId).max(LIMITS.places);
const sections = z.array(slug).max(LIMITS.sections);
const publishers = z.array(slug).max(LIMITS.publishers);

/** Lists and not names: the names would take a tenth of the room. */
const Written = z.strictObject({
  p: placeId.optional(),
  f: z.tuple([places, sections, publishers]).optional(),
  m: z
    .tuple([
      z.array(words).max(LIMITS.words),
      publishers,
      z.array(words).max(LIMITS.people),
      places,
      sections,
    ])
    .optional(),
  o: z.literal(1).optional(),
  w: z
    .array(z.tuple([z.enum(CONTROLS), z.literal([0, 0.5, 2])]))
    .max(CONTROLS.length)
    .optional(),
  h: z.literal(1).optional(),
});

const isEmpty = (lists: object): boolean => Object.values(lists).every((list) => list.length === 0);

/** Empty for whoever chose nothing. */
export function encodeChoices(choices: Choices): string {
  const { place, follows, mutes, order, weights, history } = choices;
  const pairs = CONTROLS.flatMap((control) => {
    const weight = weights[control];
    return weight === undefined || weight === 1 ? [] : [[control, weight]];
  });
  const written = {
    ...(place === undefined ? {} : { p: place }),
    ...(isEmpty(follows) ? {} : { f: [follows.places, follows.sections, follows.publishers] }),
    ...(isEmpty(mutes)
      ? {}
      : { m: [mutes.words, mutes.publishers, mutes.people, mutes.places, mutes.sections] }),
    ...(order === "latest" ? { o: 1 } : {}),
    ...(pairs.length > 0 ? { w: pairs } : {}),
    ...(history ? { h: 1 } : {}),
  };
  return Object.keys(written).length === 0 ? "" : Buffer.from(JSON.stringify(written)).toString("base64url");
}

export function decodeChoices(text: string): Choices | undefined {
  if (text === "") return NO_CHOICES;
  const parsed = Written.safeParse(parseJson(Buffer.from(text, "base64url").toString("utf8")));
  if (!parsed.success) return undefined;
  const { p, f, m, o, w, h } = parsed.data;
  const weights: Partial<Record<Control, number>> = {};
  for (const [control, weight] of w ?? []) weights[control] = weight;
  return {
    ...(p === undefined ? {} : { place: p }),
    follows: f ? { places: f[0], sections: f[1], publishers: f[2] } : NO_CHOICES.follows,
    mutes: m
      ? { words: m[0], publishers: m[1], people: m[2], places: m[3], sections: m[4] }
      : NO_CHOICES.mutes,
    order: o === 1 ? "latest" : "ranked",
    weights,
    history: h === 1,
  };
}

/** Ids all have one length: they need nothing between them. */
export const encodeSaved = (saved: readonly string[]): string => saved.join("");

export function decodeSaved(text: string): string[] | undefined {
  const ids = text.match(/.{1,16}/g) ?? [];
  const isWhole = ids.every(isId) && new Set(ids).size === ids.length && ids.length <= LIMITS.saved;
  return isWhole ? ids : undefined;
}

/** "id.publisher.section.section~id.publisher": the oldest are left out where they would not fit. */
export function encodeRead(read: readonly ReadArticle[]): string {
  let text = "";
  for (const { id, publisher, sections } of read.slice(0, LIMITS.read)) {
    const one = [id, publisher, ...sections].join(".");
    if (text.length + one.length + 1 > MAX_READ_CHARS) break;
    text += text === "" ? one : `~${one}`;
  }
  return text;
}

const Read = z
  .tuple([z.string().refine(isId), slug], slug)
  .refine((parts) => parts.length <= 2 + LIMITS.readSections);

export function decodeRead(text: string): ReadArticle[] | undefined {
  if (text === "") return [];
  const parts = text.split("~");
  if (parts.length > LIMITS.read) return undefined;
  const read = parts.map((one) => Read.safeParse(one.split(".")));
  return read.every((one) => one.success)
    ? read.map(({ data: [id, publisher, ...sections] }) => ({ id, publisher, sections }))
    : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

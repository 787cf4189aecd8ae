/**
 * The signs of an article: the little that stories need of it, which is kept with the article so that a process can
 * fill its window again at start. Pure.
 */
import { findTerms, hashText, MAX_TERMS, type Terms } from "#understanding/terms.ts";

export type StoryArticle = {
  id: string;
  /** Milliseconds since 1970. */
  published: number;
  /** Hash of the publisher's name; 0 when it has none. */
  publisher: number;
  /** The spelling is empty when the article was read back from its packed signs. */
  terms: Terms;
  /** Folded words of the places it names, for reasons only. */
  placeWords?: ReadonlySet<number>;
};

export function makeStoryArticle(article: {
  id: string;
  title: string;
  text: string;
  published: Date;
  publisher?: string | undefined;
  /** Names of the places that were found in it. */
  places?: readonly string[] | undefined;
}): StoryArticle {
  const { id, published, publisher, places } = article;
  const made: StoryArticle = {
    id,
    published: published.getTime(),
    publisher: publisher ? hashText(publisher.toLowerCase()) : 0,
    terms: findTerms(article),
  };
  if (!places?.length) return made;
  return { ...made, placeWords: new Set(findTerms({ title: "", text: places.join("\n") }).hashes) };
}

const FORMAT = 1;
const HEADER_BYTES = 1 + 8 + 4 + 2 + 1;

/** At most 336 bytes. */
export function packSigns({ published, publisher, terms }: StoryArticle): Buffer {
  const count = Math.min(MAX_TERMS, terms.hashes.length);
  const bytes = Buffer.alloc(HEADER_BYTES + count * 5);
  bytes.writeUInt8(FORMAT, 0);
  bytes.writeDoubleLE(published, 1);
  bytes.writeUInt32LE(publisher, 9);
  bytes.writeUInt16LE(Math.min(65_535, terms.words), 13);
  bytes.writeUInt8(count, 15);
  for (let n = 0; n < count; n++) {
    bytes.writeUInt32LE(terms.hashes[n] ?? 0, HEADER_BYTES + n * 4);
    bytes.writeUInt8(terms.signs[n] ?? 0, HEADER_BYTES + count * 4 + n);
  }
  return bytes;
}

/** Undefined for bytes of another format: the article's signs are then to be made anew from its text. */
export function unpackSigns(id: string, packed: Uint8Array): StoryArticle | undefined {
  const bytes = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
  if (bytes.length < HEADER_BYTES || bytes[0] !== FORMAT) return undefined;
  const count = bytes.readUInt8(15);
  if (bytes.length !== HEADER_BYTES + count * 5 || count > MAX_TERMS) return undefined;
  const hashes = new Uint32Array(count);
  for (let n = 0; n < count; n++) hashes[n] = bytes.readUInt32LE(HEADER_BYTES + n * 4);
  const signs = new Uint8Array(bytes.subarray(HEADER_BYTES + count * 4));
  const terms: Terms = { hashes, signs, words: bytes.readUInt16LE(13), spelling: new Map() };
  return { id, published: bytes.readDoubleLE(1), publisher: bytes.readUInt32LE(9), terms };
}

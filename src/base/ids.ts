/**
 * Ids are 16 characters of Crockford's base 32: 48 bits of milliseconds, then 32 bits of chance. They sort by
 * time as text, fit an address, and are made without asking the database, so a job can name what it will save.
 */
import { randomBytes } from "node:crypto";

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const ID = /^[0-9a-hjkmnp-tv-z]{16}$/;

// Ids of one millisecond count up from a random start: they stay in the order they were made in, and cannot collide
// within a process. Across processes 32 bits of chance keep them apart.
let last = { ms: -1, low: 0 };

/** Makes an id for this moment. `chance` gives the 4 random bytes (tests pass their own). */
export function makeId(now: Date, chance: () => Uint8Array = () => randomBytes(4)): string {
  const ms = now.getTime();
  const low = ms === last.ms ? (last.low + 1) >>> 0 : Buffer.from(chance()).readUInt32BE(0);
  last = { ms, low };
  return encode(ms, low);
}

/** The first id that can be made at this moment: those of then and later are not before it. */
export const firstIdAt = (moment: Date): string => encode(Math.max(0, moment.getTime()), 0);

function encode(ms: number, low: number): string {
  let bits = (BigInt(ms) << 32n) | BigInt(low);
  let id = "";
  for (let i = 0; i < 16; i++) {
    id = (ALPHABET[Number(bits & 31n)] ?? "") + id;
    bits >>= 5n;
  }
  return id;
}

/** Whether a text from outside (an address, a cursor) has the form of an id. */
export const isId = (text: string): boolean => ID.test(text);

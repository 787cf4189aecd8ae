/**
 * What linear models weigh: counts of hashed words, word pairs and pieces of text. Pure. Weights mean nothing without exactly
 * these features: change one, and every model is to be trained anew.
 */

/** Buckets with their values; both arrays have one length. */
export type Features = { readonly buckets: Int32Array; readonly values: Float32Array };
/** How often each bucket is hit, of one kind of feature. */
export type Group = Map<number, number>;

/** Longer n-grams were measured and brought nothing. */
const SHORTEST = 3;
const LONGEST = 5;

const SEED_WORD = 0x811c9dc5;
const SEED_PAIR = 0x1b873593;
const SEED_PIECE = 0x2545f491;
const SEED_NOTE = 0x7feb352d;

/** Counts into so many buckets; two features may share one (Weinberger et al., "Feature Hashing", 2009). */
export function hashInto(buckets: number) {
  const add = (group: Group, state: number): void => {
    const bucket = spread(state) % buckets;
    group.set(bucket, (group.get(bucket) ?? 0) + 1);
  };
  return {
    /** Words and pairs of neighbors, the borders of the text among them. */
    addWords(group: Group, words: readonly string[]): void {
      let before = "^";
      for (const word of words) {
        add(group, mixAll(word, SEED_WORD));
        add(group, mixAll(word, spread(mixAll(before, SEED_PAIR)) % buckets));
        before = word;
      }
      add(group, mixAll("$", spread(mixAll(before, SEED_PAIR)) % buckets));
    },
    /** Pieces of 3 to 5 UTF-16 units. */
    addPieces(group: Group, text: string): void {
      for (let start = 0; start + SHORTEST <= text.length; start++) {
        let piece = SEED_PIECE;
        const end = Math.min(start + LONGEST, text.length);
        for (let at = start; at < end; at++) {
          piece = mix(piece, text.charCodeAt(at));
          if (at - start + 1 >= SHORTEST) add(group, piece);
        }
      }
    },
    /** Something else that is to be said of the text, by its name. */
    addNote(group: Group, note: string): void {
      add(group, mixAll(note, SEED_NOTE));
    },
  };
}

/** Each group, with its weight, is normalised by itself, so that many pieces do not drown few words. */
export function gather(groups: readonly (readonly [Group, number])[]): Features {
  const size = groups.reduce((sum, [group]) => sum + group.size, 0);
  const buckets = new Int32Array(size);
  const values = new Float32Array(size);
  let at = 0;
  for (const [group, weight] of groups) {
    let squares = 0;
    for (const count of group.values()) squares += (1 + Math.log(count)) ** 2;
    const scale = weight / Math.sqrt(squares || 1);
    for (const [bucket, count] of group) {
      buckets[at] = bucket;
      values[at++] = (1 + Math.log(count)) * scale;
    }
  }
  return { buckets, values };
}

// FNV-1a over UTF-16 units, then spread so that the low bits depend on all of them (Murmur3's finaliser).
const mix = (state: number, unit: number): number => Math.imul(state ^ unit, 0x01000193);

function mixAll(text: string, seed: number): number {
  let state = seed;
  for (let at = 0; at < text.length; at++) state = mix(state, text.charCodeAt(at));
  return state;
}

function spread(state: number): number {
  let bits = state ^ (state >>> 16);
  bits = Math.imul(bits, 0x85ebca6b);
  bits ^= bits >>> 13;
  bits = Math.imul(bits, 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/**
 * Which articles hold a shingle: an inverted index over samples, in flat arrays so that 12 million entries cost
 * about 12 bytes each and no work for the garbage collector. Owners are small integers given by the caller.
 */

/** Entries are given out in blocks, so that the owner is kept once per block and freed blocks fit their next user. */
const BLOCK_BITS = 4;
const BLOCK = 1 << BLOCK_BITS;
const NONE = -1;
const UNLINKED = -2;

/**
 * A shingle that so many articles hold is furniture of a paper ("sign up for our newsletter"): later holders are
 * not listed under it, which bounds the work per article. The 257th print of one text still meets 256 others.
 */
const MOST_HOLDERS = 256;

/** Chains may grow to this length on average before the table of their heads doubles: room against a look or two more. */
const ENTRIES_PER_HEAD = 2;

export type Postings = {
  /** Lists `hashes` under `owner`; returns the place to give to `remove` and `read`. */
  add(owner: number, hashes: Uint32Array): number;
  remove(place: number, count: number): void;
  /** The hashes listed at a place: a view, valid until the next `add`. */
  read(place: number, count: number): Uint32Array;
  /** Calls `visit` once for each owner that holds any of `hashes`, with how many. */
  meet(hashes: Uint32Array, visit: (owner: number, hits: number) => void): void;
  /** Bytes held. */
  readonly bytes: number;
};

export function openPostings(): Postings {
  let hashes = new Uint32Array(1 << 12);
  let next = new Int32Array(1 << 12);
  let owners = new Int32Array(1 << (12 - BLOCK_BITS));
  let heads = new Int32Array(1 << 12).fill(NONE);
  let used = 0;
  let linked = 0;
  let counts = new Uint16Array(1 << 10);
  const free = new Map<number, number[]>();

  const bucket = (hash: number) => hash & (heads.length - 1);

  /** A run of blocks for `size` entries: a freed one of that length, else new ones at the end. */
  function take(size: number): number {
    const blocks = (size + BLOCK - 1) >> BLOCK_BITS;
    const freed = free.get(blocks)?.pop();
    if (freed !== undefined) return freed;
    const place = used;
    used += blocks << BLOCK_BITS;
    if (used > hashes.length) {
      const length = Math.max(used, Math.ceil((hashes.length * 1.25) / BLOCK) * BLOCK);
      hashes = grown(hashes, new Uint32Array(length));
      next = grown(next, new Int32Array(length));
      owners = grown(owners, new Int32Array(length >> BLOCK_BITS));
    }
    return place;
  }

  /** Chains one entry under its hash, unless that has its fill of holders. */
  function link(slot: number): void {
    const hash = hashes[slot] ?? 0;
    let holders = 0;
    const first = heads[bucket(hash)] ?? NONE;
    for (let at = first; at !== NONE; at = next[at] ?? NONE) if (hashes[at] === hash) holders++;
    if (holders >= MOST_HOLDERS) {
      next[slot] = UNLINKED;
      return;
    }
    next[slot] = first;
    heads[bucket(hash)] = slot;
    linked++;
  }

  function unlink(slot: number): void {
    const after = next[slot] ?? NONE;
    if (after === UNLINKED) return;
    const home = bucket(hashes[slot] ?? 0);
    let at = heads[home] ?? NONE;
    if (at === slot) heads[home] = after;
    else {
      while (next[at] !== slot) at = next[at] ?? NONE;
      next[at] = after;
    }
    linked--;
  }

  /** Doubles the table of heads and moves each chain into its two halves. */
  function spreadOut(): void {
    const old = heads;
    heads = new Int32Array(old.length * 2).fill(NONE);
    for (let home = 0; home < old.length; home++) {
      for (let at = old[home] ?? NONE; at !== NONE; ) {
        const following = next[at] ?? NONE;
        const to = bucket(hashes[at] ?? 0);
        next[at] = heads[to] ?? NONE;
        heads[to] = at;
        at = following;
      }
    }
  }

  return {
    add(owner, list) {
      const place = take(list.length);
      hashes.set(list, place);
      for (let block = place >> BLOCK_BITS; block << BLOCK_BITS < place + list.length; block++)
        owners[block] = owner;
      if (owner >= counts.length)
        counts = grown(counts, new Uint16Array(Math.max(owner + 1, counts.length * 2)));
      for (let i = 0; i < list.length; i++) link(place + i);
      if (linked > ENTRIES_PER_HEAD * heads.length) spreadOut();
      return place;
    },
    remove(place, count) {
      for (let i = 0; i < count; i++) unlink(place + i);
      const blocks = (count + BLOCK - 1) >> BLOCK_BITS;
      if (blocks === 0) return;
      const list = free.get(blocks);
      if (list) list.push(place);
      else free.set(blocks, [place]);
    },
    read: (place, count) => hashes.subarray(place, place + count),
    meet(list, visit) {
      const met: number[] = [];
      for (let i = 0; i < list.length; i++) {
        const hash = list[i] ?? 0;
        for (let at = heads[bucket(hash)] ?? NONE; at !== NONE; at = next[at] ?? NONE) {
          if (hashes[at] !== hash) continue;
          const owner = owners[at >> BLOCK_BITS] ?? 0;
          const before = counts[owner] ?? 0;
          if (before === 0) met.push(owner);
          counts[owner] = before + 1;
        }
      }
      for (const owner of met) {
        const hits = counts[owner] ?? 0;
        counts[owner] = 0;
        visit(owner, hits);
      }
    },
    get bytes() {
      return hashes.byteLength + next.byteLength + owners.byteLength + heads.byteLength + counts.byteLength;
    },
  };
}

function grown<T extends Uint32Array | Int32Array | Uint16Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

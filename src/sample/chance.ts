/** Chance that can be repeated: the same seed always gives the same pictures and the same bench texts. */

export type Chance = {
  /** A number in [0, 1). */
  next(): number;
  /** A number in [from, to). */
  between(from: number, to: number): number;
  /** One of the given things. */
  pick<T>(things: readonly [T, ...T[]]): T;
};

/** mulberry32 (Tommy Ettinger, public domain): 32 bits of state, even enough for scenery and word order. */
export function makeChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    between: (from, to) => from + next() * (to - from),
    pick: (things) => things[Math.floor(next() * things.length)] ?? things[0],
  };
}

/**
 * What editors ruled of the articles in the window: those of one ruling belong together, those of two apart. An article has
 * one ruling at most, so no two of them can contradict each other.
 */
import { RULED_APART } from "./grouping.ts";

export function openRulings() {
  const bySlot = new Map<number, string>();
  return {
    set(slot: number, ruling: string | undefined): void {
      if (ruling === undefined) bySlot.delete(slot);
      else bySlot.set(slot, ruling);
    },
    isRuled: (slot: number): boolean => bySlot.has(slot),
    isTogether(a: number, b: number): boolean {
      const ruling = bySlot.get(a);
      return ruling !== undefined && ruling === bySlot.get(b);
    },
    /** Odds as an editor has them; undefined where none spoke of both. */
    oddsOf(a: number, b: number): number | undefined {
      const [one, other] = [bySlot.get(a), bySlot.get(b)];
      if (one === undefined || other === undefined) return undefined;
      return one === other ? Number.POSITIVE_INFINITY : RULED_APART;
    },
  };
}

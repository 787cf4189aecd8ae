/**
 * Families of prints: which related articles fold under one original. Pure, over a graph of relations between
 * pairs, so that the same pairs give the same families in whatever order they were found.
 */
import type { Relation } from "../copy-relations.ts";
import { compareOriginality, type Print } from "./originality.ts";

/** An article and its relations to others: the same text, a text that it holds, or one that it lies within. */
export type Member = {
  print: Print;
  relations: Map<Member, { kin: Kin; relation: Relation; share: number }>;
  family: Family | undefined;
  /** Has left the window. */
  gone: boolean;
};
export type Kin = "same" | "holds" | "within";
/** `gone`: how many of the members have left the window; kept so that what they held together stays together. */
export type Family = { original: Member; members: Set<Member>; gone: number };

/**
 * Divides articles (closed under relations) into families. Texts that are the same join, and what joins to them.
 * An excerpt joins the text that holds it, but joins only one such text, and none that is a round-up: one that
 * holds two texts which have nothing in common (`meet` says whether two texts have).
 */
export function divide(all: readonly Member[], meet: (a: Member, b: Member) => boolean): Family[] {
  const parent = new Map<Member, Member>(all.map((one) => [one, one]));
  const root = (one: Member): Member => {
    let at = one;
    for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) {
      const above = parent.get(up) ?? up;
      parent.set(at, above);
      at = above;
    }
    return at;
  };
  const join = (a: Member, b: Member) => parent.set(root(a), root(b));

  for (const one of all) for (const [other, { kin }] of one.relations) if (kin === "same") join(one, other);

  const holders = all.filter((one) => holdsAny(one) && !isRoundup(one, meet));
  const holdersOf = new Map<Member, Member[]>();
  for (const holder of holders)
    for (const [held, { kin }] of holder.relations) {
      if (kin !== "holds" || root(held) === root(holder)) continue;
      const text = root(held);
      holdersOf.set(text, [...(holdersOf.get(text) ?? []), holder]);
    }
  // Chosen before any is joined: joining changes who the roots are.
  const chosen = [...holdersOf].map(([text, list]) => [text, list.sort(compareMembers)[0] ?? text] as const);
  for (const [text, holder] of chosen) join(text, holder);

  const families = new Map<Member, Set<Member>>();
  for (const one of all) {
    const members = families.get(root(one));
    if (members) members.add(one);
    else families.set(root(one), new Set([one]));
  }
  return [...families.values()].map((members) => ({
    members,
    gone: [...members].filter((one) => one.gone).length,
    original: [...members].reduce((best, one) => (compareMembers(one, best) < 0 ? one : best)),
  }));
}

export const compareMembers = (a: Member, b: Member): number => compareOriginality(a.print, b.print);

const holdsAny = (one: Member): boolean => [...one.relations.values()].some(({ kin }) => kin === "holds");

// Two excerpts of one report nearly always share its opening; two reports in a round-up share nothing.
const MOST_COMPARED = 20;

function isRoundup(holder: Member, meet: (a: Member, b: Member) => boolean): boolean {
  const held = [...holder.relations]
    .filter(([, { kin }]) => kin === "holds")
    .map(([one]) => one)
    .sort((a, b) => (a.print.id < b.print.id ? -1 : 1))
    .slice(0, MOST_COMPARED);
  return held.some((a, i) => held.slice(i + 1).some((b) => !a.relations.has(b) && !meet(a, b)));
}

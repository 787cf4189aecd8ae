/**
 * Which articles have to be looked at together when new ones come: those that a likely join connects. Bounded in
 * size, so that a chain of half-alike articles never costs more than a story does.
 */

export type Link<T> = { a: T; b: T; odds: number };

/**
 * Joins nodes along links, the most likely first, as long as a part weighs at most `maxWeight` (Kruskal 1956, stopped
 * early). `links` come in canonical order of equal odds; parts and their nodes come in the order of `nodes`.
 */
export function divideIntoParts<T>(
  nodes: readonly T[],
  links: readonly Link<T>[],
  weigh: (node: T) => number,
  maxWeight: number,
): T[][] {
  const parent = new Map<T, T>(nodes.map((node) => [node, node]));
  const weight = new Map<T, number>(nodes.map((node) => [node, weigh(node)]));
  const rootOf = (node: T): T => {
    let root = node;
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) root = up;
    parent.set(node, root);
    return root;
  };
  for (const { a, b } of links.toSorted((one, other) => other.odds - one.odds)) {
    const [first, second] = [rootOf(a), rootOf(b)];
    const joint = (weight.get(first) ?? 1) + (weight.get(second) ?? 1);
    if (first === second || joint > maxWeight) continue;
    parent.set(second, first);
    weight.set(first, joint);
  }
  const parts = new Map<T, T[]>();
  for (const node of nodes) {
    const root = rootOf(node);
    const part = parts.get(root);
    if (part) part.push(node);
    else parts.set(root, [node]);
  }
  return [...parts.values()];
}

/** The order "best": by how good a comment surely is, not by how many have seen it. */

/** Of the normal distribution, for 90 % on one side. */
const Z = 1.281551565545;

/**
 * The lower bound of the share of those who liked it (Wilson's interval, 1927): 0 with no votes, growing with both the
 * share and the number of votes.
 */
export function boundOf({ up, down }: { up: number; down: number }): number {
  const count = up + down;
  if (count === 0) return 0;
  const share = up / count;
  const z2 = Z * Z;
  const spread = Z * Math.sqrt((share * (1 - share) + z2 / (4 * count)) / count);
  return (share + z2 / (2 * count) - spread) / (1 + z2 / count);
}

export const ORDERS = ["best", "newest", "oldest"] as const;
export type Order = (typeof ORDERS)[number];

type Ordered = { id: string; up: number; down: number; createdAt: Date };

/** A copy in this order; ties fall to the older. */
export function orderComments<T extends Ordered>(comments: readonly T[], order: Order): T[] {
  const byAge = (a: T, b: T) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1);
  switch (order) {
    case "oldest":
      return comments.toSorted(byAge);
    case "newest":
      return comments.toSorted((a, b) => byAge(b, a));
    case "best":
      return comments.toSorted((a, b) => boundOf(b) - boundOf(a) || byAge(a, b));
    default:
      return order satisfies never;
  }
}

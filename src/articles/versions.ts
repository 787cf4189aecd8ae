/** What a publisher changed between two versions: pure, paragraph by paragraph. */

export type Version = { version: number; title: string; paragraphs: readonly string[]; seen: Date };

export type Change = {
  /** The version that the change led to, and when we first saw it. */
  version: number;
  seen: Date;
  title: { before: string; after: string } | undefined;
  /** Paragraphs as plain text. */
  removed: string[];
  added: string[];
};

/** Paragraphs that only one of the versions has. A paragraph that moved has not changed. */
export function explainChange(before: Version, after: Version): Change {
  return {
    version: after.version,
    seen: after.seen,
    title: before.title === after.title ? undefined : { before: before.title, after: after.title },
    removed: without(before.paragraphs, after.paragraphs),
    added: without(after.paragraphs, before.paragraphs),
  };
}

/** What `list` has beyond `other`, counting repeats. */
function without(list: readonly string[], other: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const one of other) left.set(one, (left.get(one) ?? 0) + 1);
  return list.filter((one) => {
    const n = left.get(one) ?? 0;
    if (n > 0) left.set(one, n - 1);
    return n === 0;
  });
}

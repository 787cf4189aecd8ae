/** What a publisher changed between two versions: pure, paragraph by paragraph. */

export type Version = { version: number; title: string; html: string; seen: Date };

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
  const old = paragraphsOf(before.html);
  const now = paragraphsOf(after.html);
  return {
    version: after.version,
    seen: after.seen,
    title: before.title === after.title ? undefined : { before: before.title, after: after.title },
    removed: without(old, now),
    added: without(now, old),
  };
}

function paragraphsOf(html: string): string[] {
  return html
    .split(/<\/(?:p|li|h[1-6]|blockquote|figcaption|td|th)>|<br\s*\/?>/i)
    .map((part) =>
      part
        .replace(/<[^>]*>/g, " ")
        .replace(/\s+/g, " ")
        .trim(),
    )
    .filter(Boolean);
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

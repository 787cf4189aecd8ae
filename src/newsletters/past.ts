/** What earlier issues of a series carried: so that no issue repeats it, and the next one says what became of it. Pure. */
import type { KeptIssue } from "./issues.ts";
import { listCarried, type Parts } from "./parts.ts";

export type Past = {
  /** Ids of articles. */
  carried: ReadonlySet<string>;
  corrections: Parts["corrections"];
  withdrawn: Parts["withdrawn"];
};

export const NO_PAST: Past = Object.freeze({ carried: new Set<string>(), corrections: [], withdrawn: [] });

/** How far back an issue looks for what to put right. */
export const LOOK_BACK_DAYS = 30;
const MAX_CORRECTIONS = 6;

/** `earlier`: newest first. `versions`: of every article they carried, as it is now; undefined once it was taken down. */
export function readPast(
  earlier: readonly KeptIssue[],
  versions: ReadonlyMap<string, number | undefined>,
): Past {
  const sent = listSent(earlier);
  const told = new Set(earlier.flatMap(({ parts }) => parts.withdrawn));
  const corrections: { id: string; version: number; sentAt: string }[] = [];
  const withdrawn: string[] = [];
  for (const [id, { version, at }] of sent) {
    if (!versions.has(id)) continue;
    const now = versions.get(id);
    if (now === undefined) {
      if (!told.has(id)) withdrawn.push(id);
    } else if (now > version) corrections.push({ id, version: now, sentAt: at.toISOString() });
  }
  return { carried: new Set(sent.keys()), corrections: corrections.slice(0, MAX_CORRECTIONS), withdrawn };
}

/** The newest version of each article that readers were told of, and when the article itself was sent. */
function listSent(earlier: readonly KeptIssue[]): Map<string, { version: number; at: Date }> {
  const sent = new Map<string, { version: number; at: Date }>();
  for (const { parts, slot } of earlier) {
    for (const { id, version } of [...parts.corrections, ...listCarried(parts)]) {
      const known = sent.get(id);
      sent.set(id, { version: Math.max(version, known?.version ?? 0), at: slot.at });
    }
  }
  return sent;
}

export const listLookedAt = (earlier: readonly KeptIssue[]): string[] => [...listSent(earlier).keys()];

/**
 * How far somebody knows the threads of a subject: the version of each, as text that fits an address. A story has several
 * threads once others were merged into it, and their versions say nothing of each other.
 */
export type Versions = ReadonlyMap<string, number>;

const PART = /^((?:article|story)\/[0-9a-z-]{1,40}):(\d{1,9})$/;
/** Longer lists are no browser's. */
const MAX_THREADS = 100;

export const writeVersions = (versions: Versions): string =>
  [...versions].map(([thread, version]) => `${thread}:${version}`).join(",");

/** What is no version is left out: of a thread that is not named everything is new. */
export function parseVersions(text: string): Versions {
  const parts = text.slice(0, MAX_THREADS * 60).split(",", MAX_THREADS);
  return new Map(
    parts.flatMap((part) => {
      const [, thread, version] = PART.exec(part) ?? [];
      return thread === undefined ? [] : [[thread, Number(version)] as const];
    }),
  );
}

/** Whether somebody who knows `some` knows all of `all`. */
export const isUpTo = (some: Versions, all: Versions): boolean =>
  [...all].every(([thread, version]) => (some.get(thread) ?? 0) >= version);

/** What all of them know. */
export function leastOf(many: readonly Versions[]): Versions {
  const [first = new Map<string, number>(), ...others] = many;
  return new Map(
    [...first].map(([thread, version]) => [
      thread,
      Math.min(version, ...others.map((other) => other.get(thread) ?? 0)),
    ]),
  );
}

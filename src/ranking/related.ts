/**
 * "You may also like": which articles to read after one, and why. Pure. Never the article's own story, never a story
 * twice, and a share of local news for readers who have a home here.
 */

export type RelatedArticle = {
  id: string;
  /** Id of its story; undefined where it is told by nobody else. */
  story: string | undefined;
  /** Milliseconds since 1970. */
  published: number;
  publisher: string;
  sections: readonly string[];
  /** Ids of the place where it is local and of what contains that, the smallest first; empty where it is not local. */
  places: readonly string[];
  /** Keys of the people and bodies that may be shown of it. */
  names: readonly string[];
  /** Hashes of its terms, ascending, with how strongly each is used; undefined where they are not known. */
  terms: { hashes: Uint32Array; strengths: Uint8Array } | undefined;
  /** Readers, of those who let it be counted, who read both. */
  coRead: number;
};

export type RelatedOptions = {
  limit: number;
  nowMs: number;
  /** Id of the reader's place, or of the site's own. */
  home: string | undefined;
};

export type RelatedReason = "text" | "names" | "place" | "section" | "read-together" | "publisher";

export type Related = {
  id: string;
  because: RelatedReason;
  /** Keys of names, for "names"; the id of the place, for "place"; the slug, for "section". */
  shared: readonly string[];
};

/** Of ten articles so many are local news of home, where there are so many. */
const LOCAL_SHARE = 0.4;
/** What each likeness is worth at most; tried on the sample town, where likeness of text and names leads to what follows. */
const WORTH = { text: 3, names: 2, place: 1, section: 0.4, "read-together": 1.5, publisher: 0.15 } as const;
/** Half of the worth of being new is gone after so long: what is related is mostly background. */
const FRESH = { worth: 0.6, halfLifeMs: 7 * 86_400_000 };
/** Each article by the same publisher that stands above. */
const SAME_PUBLISHER = 0.4;
/** Fewer readers say more about themselves than about the articles. */
const LEAST_READERS = 3;

type Scored = { one: RelatedArticle; score: number; reason: RelatedReason; shared: readonly string[] };

/** A story bears the id of its first article; what nobody else tells is a story of its own. */
const storyOf = ({ id, story }: RelatedArticle): string => story ?? id;

/** At most `limit`, best first. Candidates of the subject's own story are left out; ties fall to the older id. */
export function rankRelated(
  subject: RelatedArticle,
  candidates: readonly RelatedArticle[],
  { limit, nowMs, home }: RelatedOptions,
): Related[] {
  const scored = candidates
    .filter((one) => one.id !== subject.id && storyOf(one) !== storyOf(subject))
    .flatMap((one) => scoreOf(subject, one, nowMs) ?? []);
  const isLocal = ({ one }: Scored) => home !== undefined && one.places.includes(home);
  const wantedLocal = Math.ceil(LOCAL_SHARE * limit);
  const chosen: Scored[] = [];
  const stories = new Set<string>();
  const publishers = new Map<string, number>();
  const left = new Set(scored);
  while (chosen.length < limit && left.size > 0) {
    const missing = wantedLocal - chosen.filter(isLocal).length;
    const onlyLocal = missing >= limit - chosen.length && [...left].some(isLocal);
    const best = pick([...left].filter((one) => !onlyLocal || isLocal(one)));
    if (!best) break;
    left.delete(best);
    const story = storyOf(best.one);
    if (stories.has(story)) continue;
    stories.add(story);
    publishers.set(best.one.publisher, (publishers.get(best.one.publisher) ?? 0) + 1);
    chosen.push(best);
  }
  return chosen.map(({ one, reason, shared }) => ({ id: one.id, because: reason, shared }));

  function pick(from: readonly Scored[]): Scored | undefined {
    const worth = ({ score, one }: Scored) => score - SAME_PUBLISHER * (publishers.get(one.publisher) ?? 0);
    return from.reduce<Scored | undefined>((best, one) => {
      if (!best) return one;
      const more = worth(one) - worth(best);
      return more > 0 || (more === 0 && one.one.id < best.one.id) ? one : best;
    }, undefined);
  }
}

/** Undefined where nothing relates the two. */
function scoreOf(subject: RelatedArticle, one: RelatedArticle, nowMs: number): Scored | undefined {
  const names = one.names.filter((name) => subject.names.includes(name));
  const place = subject.places.find((id) => one.places.includes(id));
  const section = one.sections.find((slug) => subject.sections.includes(slug));
  const parts: [RelatedReason, number, readonly string[]][] = [
    ["text", WORTH.text * cosine(subject.terms, one.terms), []],
    ["names", WORTH.names * Math.min(1, names.length / 2), names],
    [
      "place",
      place === undefined ? 0 : WORTH.place / (1 + subject.places.indexOf(place)),
      place ? [place] : [],
    ],
    ["section", section === undefined ? 0 : WORTH.section, section ? [section] : []],
    [
      "read-together",
      one.coRead < LEAST_READERS ? 0 : WORTH["read-together"] * Math.min(1, Math.log10(one.coRead) / 2),
      [],
    ],
    ["publisher", one.publisher === subject.publisher ? WORTH.publisher : 0, []],
  ];
  const likeness = parts.reduce((sum, [, worth]) => sum + worth, 0);
  if (likeness === 0) return undefined;
  const [reason, , shared] = parts.reduce((best, part) => (part[1] > best[1] ? part : best));
  const age = Math.max(0, nowMs - one.published);
  const fresh = FRESH.worth * 2 ** (-age / FRESH.halfLifeMs);
  return { one, score: likeness + fresh, reason, shared };
}

type Terms = RelatedArticle["terms"];

/** Cosine of two weighed sets of terms, 0 to 1: a walk along both, which are in ascending order. */
function cosine(a: Terms, b: Terms): number {
  if (!a || !b) return 0;
  let shared = 0;
  for (let i = 0, j = 0; i < a.hashes.length && j < b.hashes.length; ) {
    const [left, right] = [a.hashes[i] ?? 0, b.hashes[j] ?? 0];
    if (left === right) shared += (a.strengths[i++] ?? 0) * (b.strengths[j++] ?? 0);
    else if (left < right) i += 1;
    else j += 1;
  }
  const size = lengthOf(a.strengths) * lengthOf(b.strengths);
  return size === 0 ? 0 : shared / size;
}

const lengthOf = (strengths: Uint8Array): number =>
  Math.sqrt(strengths.reduce((sum, one) => sum + one * one, 0));

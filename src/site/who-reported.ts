/** Who reported a story, in the order they did: each publisher once, with its first report. Pure. */
import type { ShownArticle } from "#articles/rights.ts";
import type { MuteRules } from "#readers/mutes.ts";
import { agencyCarried } from "./parts/origin-line.tsx";
import { showSpan } from "./when.ts";

export type Outlets = {
  first: ShownArticle;
  /** Whose wire the first carries: who prints an agency's report has not reported it. */
  agency: string | undefined;
  /** Other publishers' first reports, at most as many as a line can hold. */
  others: readonly ShownArticle[];
  /** How many more there are. */
  more: number;
  /** "2 hours": how much later the next was; undefined when it was at once. */
  ahead: string | undefined;
};

const MAX_OTHERS = 3;

/**
 * `reports` of one story in any order, this article among them or not; copies are left out, and whatever the reader
 * muted. Undefined when no second publisher is left: then nobody was before anybody.
 */
export function findOutlets(
  article: ShownArticle,
  reports: readonly ShownArticle[],
  mutes: Pick<MuteRules, "hides">,
): Outlets | undefined {
  const firsts = new Map<string, ShownArticle>();
  const inOrder = [...new Map([article, ...reports].map((one) => [one.id, one])).values()]
    // Who is read may be muted elsewhere: asked for, it is shown.
    .filter((one) => one.copyOf === undefined && (one.id === article.id || !mutes.hides(one)))
    .sort((a, b) => a.published.getTime() - b.published.getTime() || (a.id < b.id ? -1 : 1));
  for (const one of inOrder) if (!firsts.has(one.publisher.slug)) firsts.set(one.publisher.slug, one);
  const [first, ...others] = firsts.values();
  const [next] = others;
  if (!first || !next) return undefined;
  return {
    first,
    agency: agencyCarried(first),
    others: others.slice(0, MAX_OTHERS),
    more: Math.max(0, others.length - MAX_OTHERS),
    ahead: showSpan(first.published, next.published),
  };
}

/**
 * Which of several prints of one text is the original. The order is total and looks at nothing but the articles,
 * so it gives the same answer in whatever order they came in.
 */

/** What the order looks at. `published`: milliseconds since 1970, undefined when unknown. `words`: length of the text. */
export type Print = {
  id: string;
  published: number | undefined;
  publisher: string | undefined;
  agency: string | undefined;
  words: number;
};

// News agencies by the names they publish under. A report on an agency's own site is its own, whatever the dates.
const AGENCIES = new Map(
  [
    ["ap", "associated press", "ap news"],
    ["reuters", "thomson reuters"],
    ["afp", "agence france presse"],
    ["upi", "united press international"],
    ["bloomberg", "bloomberg news"],
    ["dpa", "deutsche presse agentur"],
    ["pa", "pa media", "press association"],
    ["cp", "canadian press"],
    ["aap", "australian associated press"],
    ["efe", "agencia efe"],
    ["ansa"],
    ["kyodo", "kyodo news"],
    ["xinhua", "xinhua news agency"],
    ["tass"],
    ["interfax"],
    ["pti", "press trust of india"],
    ["tns", "tribune news service"],
    ["states newsroom"],
    ["propublica"],
    ["kff health news", "kaiser health news"],
    ["conversation"],
  ].flatMap((names) => names.map((name) => [name, names[0] ?? name] as const)),
);

const fold = (name: string): string =>
  name
    .slice(0, 200)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .replace(/^the /, "");

/** Whether the publisher is the agency whose text this is, or a known agency when nobody named one. */
function isAgencysOwn(publisher: string | undefined, agency: string | undefined): boolean {
  if (publisher === undefined) return false;
  const name = fold(publisher);
  const known = AGENCIES.get(name);
  if (agency === undefined) return known !== undefined;
  const credited = fold(agency);
  return name === credited || (known !== undefined && known === (AGENCIES.get(credited) ?? credited));
}

/**
 * Below 0 when `a` is rather the original: the agency's own publication, then the earliest published (unknown
 * dates last), then the longer (an excerpt is not the original of the full text), then the older id.
 */
export function compareOriginality(a: Print, b: Print): number {
  const own = Number(isAgencysOwn(b.publisher, b.agency)) - Number(isAgencysOwn(a.publisher, a.agency));
  if (own !== 0) return own;
  const [early, late] = [a.published ?? Number.MAX_VALUE, b.published ?? Number.MAX_VALUE];
  if (early !== late) return early < late ? -1 : 1;
  if (a.words !== b.words) return b.words - a.words;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

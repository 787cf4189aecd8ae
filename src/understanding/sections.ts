/** The sections that an article belongs to. Pure. */
import { slugify } from "#base/text.ts";

const SLUGS = ["local", "us", "election", "politics", "sports", "lifestyle", "education", "real-estate"];

/** Those that the publisher's own categories name outright, however they are written: "U.S.", "real estate". */
export function findSections(article: {
  title: string;
  text: string;
  categories?: readonly string[] | undefined;
  [more: string]: unknown;
}): { slug: string; score: number }[] {
  const named = new Set((article.categories ?? []).map((category) => slugify(category)));
  return SLUGS.filter((slug) => named.has(slug)).map((slug) => ({ slug, score: 1 }));
}

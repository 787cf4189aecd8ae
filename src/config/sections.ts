/** The sections of the site, in the order of its bar. The slugs are addresses: `/<slug>`. */
import { slugify } from "#base/text.ts";

export type Section = { readonly slug: string; readonly name: string };

export const SECTIONS: readonly Section[] = [
  { slug: "local", name: "Local" },
  { slug: "us", name: "U.S." },
  { slug: "election", name: "Election" },
  { slug: "politics", name: "Politics" },
  { slug: "sports", name: "Sports" },
  { slug: "lifestyle", name: "Lifestyle" },
  { slug: "education", name: "Education" },
  { slug: "real-estate", name: "Real Estate" },
];

export const findSection = (slug: string): Section | undefined =>
  SECTIONS.find((section) => section.slug === slug);

/** The section that a publisher's category names by slug or name, however it is written: "U.S.", "real estate". */
export function findSectionNamed(category: string): Section | undefined {
  const slug = slugify(category);
  return SECTIONS.find((section) => section.slug === slug || slugify(section.name) === slug);
}

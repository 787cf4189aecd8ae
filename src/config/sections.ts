/** The sections of the site, in the order of its bar. The slugs are addresses: `/<slug>`. */
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

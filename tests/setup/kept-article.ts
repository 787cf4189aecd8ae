/** An article as it is kept, for tests that need no database: give what the test is about. */
import type { KeptArticle, ShownPicture } from "#articles/rights.ts";

export const keptArticle = (given: Partial<KeptArticle> = {}): KeptArticle => ({
  id: "06edestqg0n91sde",
  title: "Bridge & road open",
  publisher: { slug: "gazette", name: "The Gazette" },
  authors: [],
  url: undefined,
  published: new Date("2026-03-10T11:00:00Z"),
  edited: undefined,
  version: 1,
  language: "en",
  sections: [],
  agency: undefined,
  local: undefined,
  entities: [],
  story: undefined,
  copyOf: undefined,
  comments: { shown: 0, closedWhy: undefined },
  rights: "full",
  excerpt: "",
  bodyHtml: "",
  bodyText: "",
  picture: undefined,
  ...given,
});

/** The lead picture of one. */
export const keptPicture = (given: Partial<ShownPicture> = {}): ShownPicture => ({
  key: "0123456789abcdefghjkmnpqrs",
  alt: "",
  credit: undefined,
  width: 640,
  height: 400,
  whole: [320, 640],
  card: [320, 600],
  tint: "#808080",
  ...given,
});

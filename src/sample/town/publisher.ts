/**
 * The shapes of the sample town's data: what a made-up publisher is and what a made-up article holds. Texts are
 * kept in a small notation so that one text can be served as a feed entry, a page or plain words.
 */

export type SectionSlug =
  | "local"
  | "us"
  | "election"
  | "politics"
  | "sports"
  | "lifestyle"
  | "education"
  | "real-estate";

/** The sections as papers name them, in the order of the site's bar. */
export const SECTION_NAMES: Readonly<Record<SectionSlug, string>> = {
  local: "Local",
  us: "U.S.",
  election: "Election",
  politics: "Politics",
  sports: "Sports",
  lifestyle: "Lifestyle",
  education: "Education",
  "real-estate": "Real Estate",
};

export type SampleArticle = {
  /** Unique in the town; never shown, but part of the feed's guid. */
  id: string;
  /** Before `now`, so that the demo is fresh whenever it is started. */
  minutesAgo: number;
  section: SectionSlug;
  title: string;
  author?: string;
  /**
   * Blocks parted by an empty line: plain paragraphs, "## " headings, "> " quotes, lists of "- " lines. `{day-1}`
   * stands for the weekday one day before publication, `{date+12}` for the month and day twelve days after.
   */
  body: string;
  /** What the feed says when the publisher gives no full text; the first paragraph when absent. */
  summary?: string;
  /** The name of a drawn picture. */
  picture?: string;
  caption?: string;
  /**
   * The place whose people it was written for, by name, when it is local news of one: the truth for tests of places.
   * It is also news of whatever contains that place. None for wire stories, recipes and the like.
   */
  places?: readonly string[];
  /** Reports of one event share this name: the truth for tests of stories. */
  event?: string;
  /** The id of the agency article whose text this repeats. */
  copyOf?: string;
  /** The folder of its address where it differs from the publisher's own. */
  folder?: string;
  /** What `edit()` puts in place of the first version. */
  secondVersion?: { title?: string; body: string };
  /** Taken back by the publisher when `withdraw()` is called. */
  canBeWithdrawn?: true;
};

export type FeedFormat =
  | "rss-full"
  | "rss-summary"
  | "rss-media"
  | "atom"
  | "atom-xhtml"
  | "json-feed"
  | "rdf";

/** How a publisher's article pages say what they are, so that extraction meets every common way. */
export type PageMarking = "json-ld" | "json-ld-graph" | "open-graph" | "microdata" | "hnews" | "dublin-core";

export type Rights = "full" | "excerpt" | "headline";

export type SamplePublisher = {
  slug: string;
  name: string;
  description: string;
  /** The label before ".localhost". */
  host: string;
  format: FeedFormat;
  feedPath: string;
  /** "/news" gives "/news/<slug of the title>". */
  folder: string;
  marking: PageMarking;
  rights: Rights;
  place?: string;
  section?: SectionSlug;
  /** Paths that its robots.txt closes to every robot. */
  disallow?: readonly string[];
  /** Two colours of its masthead. */
  colours: readonly [string, string];
  articles: readonly SampleArticle[];
};

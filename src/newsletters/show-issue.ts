/**
 * An issue in words: everything that its mail, its text part and its page say, in one order. Made anew from the ids each time, so
 * that it holds what may be shown now; what was taken down since is simply not in it.
 */
import { articlePath } from "#articles/address.ts";
import { languageOf } from "#articles/language.ts";
import type { ShownArticle } from "#articles/rights.ts";
import { oneLine, shorten } from "#base/text.ts";
import { parseHttpUrl } from "#base/url.ts";
import { findSection } from "#config/sections.ts";
import { explainTerm } from "#editions/explain-term.ts";
import type { EditionNeeds } from "#editions/make-edition.ts";
import { jpegCardPath, jpegPath } from "#images/address.ts";
import { placePath } from "#places/address.ts";
import { fullNameOf, showDistance } from "#places/where.ts";
import type { MuteRules } from "#readers/mutes.ts";
import type { Gazetteer } from "#understanding/gazetteer.ts";
import { mutesOf } from "./choose.ts";
import type { KeptIssue } from "./issues.ts";
import { type Block, type BlockSubject, type Carried, listCarried } from "./parts.ts";
import { sayDay, sayTime } from "./say-when.ts";

/** Text of strangers, and the language it is in where that is not English. */
export type StoryShown = {
  title: string;
  url: string;
  publisher: string;
  authors: string;
  /** Where the publisher has it. */
  original: string | undefined;
  when: string;
  excerpt: string;
  why: string;
  outlets: number;
  comments: number;
  language: string | undefined;
  picture:
    | {
        url: string;
        thumbUrl: string;
        alt: string;
        credit: string | undefined;
        width: number;
        height: number;
      }
    | undefined;
};

export type BlockShown = {
  heading: string;
  url: string | undefined;
  /** Said where there is nothing, or why it is from elsewhere. */
  note: string | undefined;
  stories: StoryShown[];
};

export type IssueShown = {
  town: string;
  title: string;
  /** "Thursday, November 26, 2026" and what it covers. */
  day: string;
  covers: string;
  subject: string;
  /** Shown beside the subject in a list of mails. */
  preheader: string;
  webUrl: string;
  siteUrl: string;
  lead: StoryShown | undefined;
  blocks: BlockShown[];
  /** Stories that did not fit. */
  cut: number;
  discussed: {
    title: string;
    url: string;
    publisher: string;
    comments: number;
    language: string | undefined;
  }[];
  corrections: {
    title: string;
    url: string;
    publisher: string;
    sent: string;
    language: string | undefined;
  }[];
  withdrawn: number;
  isEmpty: boolean;
  articles: ShownArticle[];
};

export type ShowNeeds = {
  editions: Pick<EditionNeeds, "cards">;
  gazetteer: Gazetteer;
  publicUrl: string;
  townName: string;
  /** What whoever looks muted, beside what the issue's own readers did. */
  mutes?: MuteRules;
};

export const issuePath = ({ key }: { key: string }): string => `/newsletter/issues/${key}`;

export async function showIssue(needs: ShowNeeds, issue: KeptIssue): Promise<IssueShown> {
  const [shown] = await showIssues(needs, [issue]);
  if (!shown) throw new Error("an issue was given, and none was shown");
  return shown;
}

/** Several at once: one query, however many. */
export async function showIssues(needs: ShowNeeds, issues: readonly KeptIssue[]): Promise<IssueShown[]> {
  const rules = issues.map(({ selection }) => mutesOf(selection.mutes, needs.gazetteer));
  const ids = issues.flatMap(({ parts }) => [
    ...[...listCarried(parts), ...parts.corrections].map(({ id }) => id),
    ...parts.discussed,
  ]);
  const bodies = [...rules, needs.mutes].some((mutes) => mutes?.readsBodies);
  const found = await needs.editions.cards.read([...new Set(ids)], { bodies });
  return issues.map((issue, n) =>
    present(needs, issue, (id) => {
      const article = found.get(id);
      return article && !rules[n]?.hides(article) && !needs.mutes?.hides(article) ? article : undefined;
    }),
  );
}

function present(
  needs: ShowNeeds,
  issue: KeptIssue,
  find: (id: string) => ShownArticle | undefined,
): IssueShown {
  const { publicUrl, townName } = needs;
  const { parts, selection, slot } = issue;
  const showAll = (carried: readonly Carried[], of?: BlockSubject): StoryShown[] =>
    carried.flatMap((one) => {
      const article = find(one.id);
      return article ? [showStory(needs, article, { carried: one, of, timeZone: slot.timeZone })] : [];
    });
  const [lead] = parts.lead ? showAll([parts.lead]) : [];
  const blocks = parts.blocks.flatMap((block, n) => {
    const stories = showAll(block.cards, block.subject);
    // The lead was its first: without more, its heading would stand over nothing.
    const isLeads =
      lead !== undefined && n === parts.blocks.findIndex(({ subject }) => subject.kind !== "near");
    return stories.length === 0 && (isLeads || block.subject.kind === "near")
      ? []
      : [{ ...headBlock(needs, issue, block, stories.length === 0), stories }];
  });
  const title = titleOf(needs, issue);
  const isEmpty =
    lead === undefined && blocks.every((block, n) => block.stories.length === 0 || isNear(parts.blocks, n));
  const corrections = parts.corrections.flatMap(({ id, sentAt }) => {
    const article = find(id);
    return article ? [{ ...linkOf(needs, article), sent: sayDay(new Date(sentAt), slot.timeZone) }] : [];
  });
  const discussed = parts.discussed.flatMap((id) => {
    const article = find(id);
    return article && article.comments.shown > 0
      ? [{ ...linkOf(needs, article, "#comments"), comments: article.comments.shown }]
      : [];
  });
  const titles = [...(lead ? [lead] : []), ...blocks.flatMap(({ stories }) => stories)].map(
    (one) => one.title,
  );
  const nothing = sayNothing(issue, title);
  return {
    town: townName,
    title,
    day: sayDay(slot.at, slot.timeZone),
    covers: selection.rhythm === "daily" ? "The last 24 hours" : "The last seven days",
    subject: decideSubject(title, lead?.title ?? nothing),
    preheader: preheaderOf(titles, nothing),
    webUrl: publicUrl + issuePath(issue),
    siteUrl: `${publicUrl}/`,
    lead,
    blocks,
    cut: 0,
    discussed,
    corrections,
    withdrawn: parts.withdrawn.length,
    isEmpty: isEmpty && corrections.length === 0 && parts.withdrawn.length === 0,
    articles: [...new Set([...listCarried(parts), ...parts.corrections].map(({ id }) => id))].flatMap(
      (id) => find(id) ?? [],
    ),
  };
}

const isNear = (blocks: readonly Block[], n: number): boolean => blocks[n]?.subject.kind === "near";

/** Marks that turn the writing round or are not seen; in a subject they could hide what it says. */
const UNSEEN = /(?![\u200c\u200d])\p{Cf}/gu;
const MAX_SUBJECT_CHARS = 120;
const MAX_PREHEADER_CHARS = 140;

/** One line, whatever a headline holds. */
const plain = (text: string): string => oneLine(text.replace(UNSEEN, ""));

/** What stands over the mail: one line, whatever a headline holds. */
export const decideSubject = (title: string, words: string): string =>
  shorten(plain(`${title}: ${words}`), MAX_SUBJECT_CHARS);

const preheaderOf = ([_lead, ...others]: readonly string[], nothing: string): string =>
  shorten(plain(others.length > 0 ? others.slice(0, 3).join(" · ") : nothing), MAX_PREHEADER_CHARS);

const sayNothing = ({ selection: { rhythm } }: KeptIssue, of: string): string =>
  `No new reports from ${of} ${rhythm === "daily" ? "since yesterday" : "this week"}.`;

function titleOf({ gazetteer, townName }: ShowNeeds, { selection: { places, sections } }: KeptIssue): string {
  const names = [
    ...places.flatMap((id) => gazetteer.find(id)?.name ?? []),
    ...sections.flatMap((slug) => findSection(slug)?.name ?? []),
  ];
  const [first] = names;
  if (first === undefined) return townName;
  return names.length > 2 ? `${names.slice(0, 2).join(", ")} and more` : names.join(" and ");
}

function headBlock(
  { gazetteer, publicUrl, townName }: ShowNeeds,
  issue: KeptIssue,
  { subject }: Block,
  isBare: boolean,
): Omit<BlockShown, "stories"> {
  switch (subject.kind) {
    case "home":
      return {
        heading: townName,
        url: `${publicUrl}/`,
        note: isBare ? sayNothing(issue, townName) : undefined,
      };
    case "section": {
      const name = findSection(subject.of)?.name ?? "News";
      const note = isBare ? sayNothing(issue, name) : undefined;
      return { heading: name, url: `${publicUrl}/${subject.of}`, note };
    }
    case "place": {
      const place = gazetteer.find(subject.of);
      const name = place ? fullNameOf(gazetteer, place) : "Your place";
      const near = issue.parts.blocks.some((block) => block.subject.kind === "near");
      const nothing = `${sayNothing(issue, place?.name ?? name)}${near ? " The nearest are below." : ""}`;
      const url = place && publicUrl + placePath(place);
      return { heading: name, url, note: isBare ? nothing : undefined };
    }
    case "near": {
      const place = gazetteer.find(subject.of);
      const [first] = issue.selection.places.flatMap((id) => gazetteer.find(id) ?? []);
      const far = place && first ? `${showDistance(first, place)} from ${first.name}` : undefined;
      const name = place ? fullNameOf(gazetteer, place) : "Near";
      return { heading: name, url: place && publicUrl + placePath(place), note: far };
    }
    default:
      return subject satisfies never;
  }
}

/** Reasons that tell a reader something; that it is fresh goes without saying of news. */
const TOLD = new Set(["pinned", "near", "coverage", "original", "discovery"]);
const PICTURE_WIDTH = 640;
const THUMB_WIDTH = 320;

function showStory(
  needs: ShowNeeds,
  article: ShownArticle,
  { carried, of, timeZone }: { carried: Carried; of: BlockSubject | undefined; timeZone: string },
): StoryShown {
  const { gazetteer, publicUrl } = needs;
  const why = carried.terms
    .filter(({ name, points }) => TOLD.has(name) && points > 0)
    // Under the name of its place.
    .filter(({ name, about }) => name !== "near" || of === undefined || !("of" in of) || about?.id !== of.of)
    .slice(0, 2)
    .map((term) => explainTerm({ places: gazetteer, article, sayTime: (at) => sayTime(at, timeZone) }, term));
  const { picture } = article;
  return {
    ...linkOf(needs, article),
    authors: article.authors.map(({ name }) => name).join(", "),
    original: article.url === undefined ? undefined : parseHttpUrl(article.url)?.href,
    when: sayTime(article.published, timeZone),
    excerpt: article.excerpt,
    why: why.join("; "),
    outlets: carried.outlets,
    comments: article.comments.shown,
    picture:
      picture && picture.width > 0 && picture.height > 0
        ? {
            url: publicUrl + jpegPath(picture.key, PICTURE_WIDTH),
            thumbUrl: publicUrl + jpegCardPath(picture.key, THUMB_WIDTH),
            alt: picture.alt,
            credit: picture.credit,
            width: picture.width,
            height: picture.height,
          }
        : undefined,
  };
}

const linkOf = ({ publicUrl }: ShowNeeds, article: ShownArticle, part = "") => ({
  title: article.title,
  url: `${publicUrl}${articlePath(article)}${part}`,
  publisher: article.publisher.name,
  language: languageOf(article),
});

/**
 * The sections of an article, each with a score: what its words say by a trained model, where its publisher files it,
 * and the wire's own codes. 0.5 is the point where being right and being complete balance; thin evidence gives none.
 */
import { slugify } from "#base/text.ts";
import type { Local } from "./local.ts";
import type { FoundPlace } from "./places.ts";
import { electionOdds } from "./sections/election.ts";
import { featuresOfLead, featuresOfTitle } from "./sections/features.ts";
import type { ModelLabel } from "./sections/labels.ts";
import { addEvidence, addText, leadOverThreshold, openModel } from "./sections/model.ts";
import {
  categoriesIn,
  foldersOf,
  isCode,
  type Subject,
  subjectOfCode,
  subjectOfName,
} from "./sections/subjects.ts";

export type { ModelLabel } from "./sections/labels.ts";

/** What belongs in a section of the operator's. A section may hold several subjects, a subject stand in several sections. */
export type SectionRule = {
  readonly slug: string;
  /** Subjects told by the words and by what publishers and wires usually call them. */
  readonly labels?: readonly Subject[];
  /** More names of categories, however written: "Tiger Beat" and "tiger-beat" are one. */
  readonly categories?: readonly string[];
  /** More folders of addresses: "tigers" is any article under …/tigers/…. */
  readonly paths?: readonly string[];
  /** More IPTC codes: "medtop:20000210". */
  readonly mediaTopics?: readonly string[];
};

/** The sections that follow from words; "local" and "us" follow from places. */
export const SECTION_RULES: readonly SectionRule[] = [
  { slug: "election", labels: ["election"] },
  { slug: "politics", labels: ["politics", "election"] },
  { slug: "sports", labels: ["sports"] },
  { slug: "lifestyle", labels: ["lifestyle"] },
  { slug: "education", labels: ["education"] },
  { slug: "real-estate", labels: ["real-estate"] },
];

export type Filed = {
  readonly title: string;
  readonly text: string;
  /** Only English, or what may be English, is read by the model. */
  readonly language?: string | undefined;
  readonly categories?: readonly string[] | undefined;
  readonly mediaTopics?: readonly string[] | undefined;
  readonly url?: string | undefined;
  readonly published?: Date | undefined;
  /** Its name: what was taught of one says little of another. */
  readonly publisher?: string | undefined;
  /** Taken so that a whole understanding can be handed over; what these sections hold does not depend on where. */
  readonly places?: readonly FoundPlace[] | undefined;
  readonly local?: Local | undefined;
};

/** A text is read in pieces of 600 characters, the first two: later come quotes and background. */
const PIECE_CHARS = 600;
const MAX_PIECES = 2;
/** What an article's text counts against its headline: see training/sections/README.md. */
const TEXT_WEIGHT = 2;
/**
 * With a text at hand, a section must be twice as likely as all other 13 subjects together, crime, weather and
 * community among them. A headline alone is decided where its F1 is best: much lower for rare subjects.
 */
const TEXT_THRESHOLD = Math.log(2);

// The formula, in log-odds: score = 1 / (1 + e^-(words + filed + both + code - elsewhere)).
// Words are held between these two, so that a publisher who files a report under sports is believed (-3 + 4 > 0)
// and one silent word list is not.
const MOST_AGAINST = -3;
const MOST_FOR = 6;
const FILED = 4;
const FILED_TWICE = 1;
const CODED = 4;
const ELSEWHERE = 2;
/** What is less likely than this is not worth keeping. */
const MIN_SCORE = 0.3;

/** What editors of this site taught, on top of what ships: log-odds to be added, by the slug of a section. */
export type Taught = { oddsOf(article: Filed): ReadonlyMap<string, number> };

/** Best first. `rules`: the operator's sections; ties keep their order. Never throws, time linear and capped. */
export function findSections(
  article: Filed,
  rules: readonly SectionRule[] = SECTION_RULES,
  taught?: Taught,
): { slug: string; score: number }[] {
  const more = taught?.oddsOf(article);
  return weighSections(article, rules)
    .map(({ slug, odds }) => ({
      slug,
      score: Number((1 / (1 + Math.exp(-odds - (more?.get(slug) ?? 0)))).toFixed(4)),
    }))
    .filter(({ score }) => score >= MIN_SCORE)
    .sort((a, b) => b.score - a.score);
}

/** Log-odds of every section, in the order of the rules: from 0 on the article is of it. */
export function weighSections(
  article: Filed,
  rules: readonly SectionRule[] = SECTION_RULES,
): { slug: string; odds: number }[] {
  const words = readWords(article);
  const categories = article.categories ?? [];
  const own = {
    folders: foldersOf(article.url),
    categories: categoriesIn(categories.filter((one) => !isCode(one))),
    codes: [...(article.mediaTopics ?? []), ...categories.filter(isCode)].slice(0, 100),
  };
  const filed = {
    folders: own.folders.map(subjectOfName),
    categories: own.categories.map(subjectOfName),
    codes: own.codes.map(subjectOfCode),
  };
  const subjects = [...filed.folders, ...filed.categories, ...filed.codes].filter((one) => one !== undefined);

  return rules.map(({ slug, labels = [], ...more }) => {
    const holds = (subject: Subject | undefined) => subject !== undefined && labels.includes(subject);
    // What is filed under politics may well be about the election.
    const isAround = (subject: Subject) => subject === "politics" && labels.includes("election");
    const inFolder = filed.folders.some(holds) || namesMeet(own.folders, more.paths);
    const inCategory = filed.categories.some(holds) || namesMeet(own.categories, more.categories);
    const isCoded =
      filed.codes.some(holds) || (more.mediaTopics ?? []).some((code) => own.codes.includes(code));
    const said = Math.max(MOST_AGAINST, ...labels.map((label) => words.get(label) ?? MOST_AGAINST));
    const odds =
      Math.min(said, MOST_FOR) +
      (inFolder || inCategory ? FILED : 0) +
      (inFolder && inCategory ? FILED_TWICE : 0) +
      (isCoded ? CODED : 0) -
      (subjects.length > 0 && !inFolder && !inCategory && !isCoded && !subjects.some(isAround)
        ? ELSEWHERE
        : 0);
    return { slug, odds };
  });
}

/** Log-odds of each subject by title and text, 0 being the point of decision; nothing where the model cannot read. */
function readWords({ title, text, language, published }: Filed): ReadonlyMap<Subject, number> {
  const isReadable = language === undefined || language === "en" || language.startsWith("en-");
  const start = text.slice(0, PIECE_CHARS);
  if (!isReadable || !/\p{L}/u.test(`${title.slice(0, PIECE_CHARS)}${start}`)) return new Map();
  const model = openModel();
  const sums = new Float64Array(model.bias.length);
  const pieces = piecesOf(text);
  addEvidence(model, featuresOfTitle(title), 1, sums);
  const read = pieces.map((piece) => ({ features: featuresOfLead(piece), chars: piece.length }));
  addText(model, read, TEXT_WEIGHT, sums);
  const threshold = pieces.length > 0 ? TEXT_THRESHOLD : undefined;
  const odds: Map<Subject, number> = leadOverThreshold(model, sums, threshold) satisfies Map<
    ModelLabel,
    number
  >;
  const politics = odds.get("politics") ?? MOST_AGAINST;
  // An election is politics first: its words alone ("primary school", "poll of readers") make none.
  odds.set("election", Math.min(politics, electionOdds(title, start, published)));
  return odds;
}

/** The pieces that are worth reading: a last one of a few words says little. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < Math.min(text.length, MAX_PIECES * PIECE_CHARS); at += PIECE_CHARS)
    pieces.push(text.slice(at, at + PIECE_CHARS));
  return pieces.filter((piece, at) => /\p{L}/u.test(piece) && (at === 0 || piece.length >= 80));
}

const namesMeet = (names: readonly string[], wanted: readonly string[] | undefined): boolean =>
  wanted?.some((one) => names.includes(slugify(one))) ?? false;

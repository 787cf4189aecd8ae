/**
 * The step `understand` of the write line: what an article is about and where it happened, from its own words and
 * what its publisher is known for. Pure: the same article, gazetteer and coverage always give the same.
 */
import { findAgency } from "./agency.ts";
import { type Entity, findEntities } from "./entities.ts";
import type { Gazetteer, Place } from "./gazetteer.ts";
import { findLanguage } from "./language.ts";
import { decideLocal, isNational, type Local } from "./local.ts";
import { type Coverage, type FoundPlace, findPlaces } from "./places.ts";
import { findSections, SECTION_RULES, type Taught } from "./sections.ts";

/** Grows with every change that makes the same article mean something else; stored articles are then understood anew. */
export const MODEL = 1;

/** From this score on we say that an article is local, or belongs to a section. */
const SURE = 0.5;

export type Subject = {
  title: string;
  /** Plain text: the whole of it when we have it, else the excerpt. */
  text: string;
  /** What the wire says, in whatever form. */
  language?: string | undefined;
  /** The publisher's own; IPTC Media Topics as "medtop:04000000". */
  categories?: readonly string[] | undefined;
  url?: string | undefined;
  published?: Date | undefined;
  /** The publisher's name. */
  publisher?: string | undefined;
  byline?: string | undefined;
};

export type Understanding = {
  /** BCP 47 primary subtag; undefined when nobody can tell. */
  language: string | undefined;
  /** Best first, each with a score from 0 to 1. */
  sections: readonly { slug: string; score: number }[];
  places: readonly FoundPlace[];
  /** What the article is local to; undefined when evidence is thin. */
  local: Local | undefined;
  /** The places on whose pages it stands: where it is local, and what contains that below the country. */
  localIn: readonly Place[];
  /** Whose wire it is, when it is an agency's. */
  agency: string | undefined;
  entities: readonly Entity[];
};

/** Everything we can say of an article, at its best score first. */
export function understand(
  subject: Subject,
  needs: { gazetteer: Gazetteer; coverage: readonly Coverage[]; taught?: Taught | undefined },
): Understanding {
  const { title, text, url } = subject;
  const language = findLanguage(subject.language, `${title}\n${text}`);
  const agency = findAgency(subject);
  // An agency's "Springfield" is not the one of the paper that carries it.
  const places = findPlaces(
    {
      title,
      text,
      ...(language === undefined ? {} : { language }),
      ...(url === undefined ? {} : { host: url }),
    },
    agency === undefined ? needs : { ...needs, coverage: [] },
  );
  const decided = decideLocal({ ...subject, agency }, places, needs);
  const local = decided && decided.score >= SURE ? decided : undefined;
  const mediaTopics = (subject.categories ?? []).filter((name) => name.startsWith("medtop:"));
  const filed = { ...subject, language, mediaTopics, places, local };
  const topics = findSections(filed, SECTION_RULES, needs.taught);
  return {
    language,
    sections: withPlaces(topics, local, isNational(places, needs, { title, text })),
    places,
    local,
    localIn: local ? listLocalIn(local, places, title, needs) : [],
    agency,
    entities: findEntities({ title, text }, places),
  };
}

/** A report's lead, in characters: what it is about is named in its headline or here, or again and again. */
const LEAD_CHARS = 600;
const OFTEN = 3;

/**
 * The places on whose pages a local article stands: its place, the others in the same county that it is about (a game
 * between two towns is news in both; what its publisher covers needs to be named but once, wherever its team plays),
 * and what contains them.
 */
function listLocalIn(
  { place }: Local,
  found: readonly FoundPlace[],
  title: string,
  { gazetteer, coverage }: { gazetteer: Gazetteer; coverage: readonly Coverage[] },
): Place[] {
  const area = gazetteer.chain(place);
  const county = area.find((one) => one.kind === "county");
  const covered = new Set(coverage.flatMap((one) => (one.place && one.weight >= SURE ? [one.place.id] : [])));
  const beside = found
    .filter(
      ({ place: named, score, mentions }) =>
        score >= SURE &&
        (covered.has(named.id) ||
          mentions.length >= OFTEN ||
          mentions.some(({ start }) => start < title.length + LEAD_CHARS)),
    )
    .map((one) => gazetteer.chain(one.place))
    .filter(
      ([named, ...around]) =>
        named && (covered.has(named.id) || [named, ...around].some((one) => one.id === county?.id)),
    )
    .flat();
  const all = new Map([...area, ...beside].map((one) => [one.id, one]));
  return [...all.values()].filter((one) => one.kind !== "country");
}

/** "Local" and "U.S." follow from places, and a report is not both: what happened here is local news to its readers. */
function withPlaces(
  topics: readonly { slug: string; score: number }[],
  local: Local | undefined,
  national: { score: number } | undefined,
) {
  const placed = local
    ? [{ slug: "local", score: local.score }]
    : national && national.score >= SURE
      ? [{ slug: "us", score: national.score }]
      : [];
  return [...topics.filter((one) => one.score >= SURE), ...placed].sort((a, b) => b.score - a.score);
}

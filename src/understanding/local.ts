/**
 * Decides whether an article is local news, to which place and how far it reaches, and keeps the evidence for showing
 * to readers. Promises an answer only for places that the article names or that its publisher covers; wire copy is
 * judged by its own words alone; undefined when evidence is thin.
 */
import { findAgency } from "./agency.ts";
import type { Gazetteer, Place } from "./gazetteer.ts";
import { isStatewide, type Weighed, weigh } from "./local/weigh.ts";
import { ownBodies, readWhere } from "./local/where.ts";
import type { Coverage, FoundPlace } from "./places.ts";

export type EvidenceKind =
  | "dateline"
  | "headline"
  | "lead"
  | "body"
  | "body-name"
  | "containing"
  | "coverage"
  | "street"
  | "own-bodies"
  | "editor";
export type Evidence = {
  kind: EvidenceKind;
  /** The words found, or the name of the place that supports: data, never a sentence. */
  text: string;
  /** Log-odds added to the decision. */
  weight: number;
};
export type Reach = "street" | "town" | "county" | "state";
export type Local = {
  place: Place;
  /** 0..1, to be read as a probability: from 0.5 on the article is local to the place; below, it only may be. */
  score: number;
  reach: Reach;
  /** Heaviest first. */
  evidence: readonly Evidence[];
};
export type LocalArticle = {
  title: string;
  text: string;
  publisher?: string | undefined;
  byline?: string | undefined;
  /** Whose wire it is when that is known already; found here when left out. */
  agency?: string | undefined;
};
type Needs = { gazetteer: Gazetteer; coverage: readonly Coverage[] };

/** Below this even "may be" says too much. */
const LEAST = 0.2;
/** A publisher's bodies without any name of a place ("the City Council") stay below the 0.5 that counts as local. */
const MOST_WITHOUT_NAME = 0.45;

export function decideLocal(
  article: LocalArticle,
  found: readonly FoundPlace[],
  { gazetteer, coverage }: Needs,
): Local | undefined {
  const agency = "agency" in article ? article.agency : findAgency(article);
  const heard = agency === undefined ? coverage : [];
  const where = readWhere(article, found);
  const weighed = weigh(where, found, { gazetteer, coverage: heard, wire: agency !== undefined });
  const best = pick(weighed, article, found);
  const score = best ? sigmoid(best.odds) : 0;
  const weak =
    agency === undefined && score < MOST_WITHOUT_NAME ? byBodies(article, found, heard) : undefined;
  if (!best || (weak && weak.score > score)) return weak;
  if (score < LEAST) return undefined;
  const streets = where.streets.slice(0, 1).map((text): Evidence => ({ kind: "street", text, weight: 0 }));
  const evidence = [...best.evidence, ...streets].sort((a, b) => b.weight - a.weight);
  return {
    place: best.place,
    score: round(score),
    reach: reachOf(best.place, where.streets.length > 0 && !isTowns(article, evidence)),
    evidence,
  };
}

/** The heaviest; a state only where the report is the state's own business, or no place inside it is as heavy. */
function pick(
  weighed: readonly Weighed[],
  article: LocalArticle,
  found: readonly FoundPlace[],
): Weighed | undefined {
  const heaviest = (kinds: (place: Place) => boolean): Weighed | undefined =>
    weighed
      .filter(({ place }) => kinds(place))
      .reduce<Weighed | undefined>((best, one) => (!best || one.odds > best.odds ? one : best), undefined);
  const state = heaviest(({ kind }) => kind === "state");
  const inside = heaviest(({ kind }) => kind !== "state" && kind !== "country");
  if (!state || !inside) return inside ?? state;
  const named = found.some(({ place }) => place.id === state.place.id);
  if (named && isStatewide(article)) return state.odds + 1.5 > inside.odds ? state : inside;
  return state.odds > inside.odds + 1 ? state : inside;
}

/** "The City Council", "Main Street" in a town's own paper, and no place named: weak, and said so by the score. */
function byBodies(
  article: LocalArticle,
  found: readonly FoundPlace[],
  coverage: readonly Coverage[],
): Local | undefined {
  const home = coverage.find(({ place, weight }) => place && weight >= 0.5);
  if (!home?.place || home.place.kind === "country") return undefined;
  const bodies = ownBodies(article);
  if (bodies.length === 0 || found.length > 3) return undefined;
  const score = round(Math.min(MOST_WITHOUT_NAME, 0.2 + 0.1 * bodies.length) * home.weight);
  if (score < LEAST) return undefined;
  const evidence: Evidence[] = [
    ...bodies.map((text): Evidence => ({ kind: "own-bodies", text, weight: 0.3 })),
    { kind: "coverage", text: home.place.name, weight: 0.2 },
  ];
  return { place: home.place, score, reach: reachOf(home.place, false), evidence };
}

/** A council, a school board, the police act for the whole town, whatever street they name. */
const isTowns = (article: LocalArticle, evidence: readonly Evidence[]): boolean =>
  evidence.some(({ kind }) => kind === "body-name") || ownBodies(article).length > 0;

/** How far news of a place reaches; `onStreet`: it is of a street there. */
export function reachOf(place: Place, onStreet: boolean): Reach {
  if (place.kind === "neighbourhood" || place.kind === "venue") return "street";
  if (place.kind === "state" || place.kind === "country") return "state";
  if (place.kind === "county") return "county";
  return onStreet ? "street" : "town";
}

/** Articles of a publisher, agencies' left out, that were local to a place; `days`: how long ago, on average. */
export type LocalCount = { place: Place; articles: number; days: number };

const LEAST_ARTICLES = 10;
const HALF_LIFE_DAYS = 90;
const LEAST_SHARE = 0.08;
const MOST_LEARNED = 0.9;
const MOST_PLACES = 12;

/**
 * What a publisher covers, learned from where its articles were local: shares of them, older ones counting half every
 * 90 days, none from fewer than ten articles. A learned weight stays below 1, which is for what was declared.
 */
export function learnCoverage(counts: readonly LocalCount[]): Coverage[] {
  const heavy = counts
    .filter(({ articles, days }) => articles > 0 && days >= 0)
    .map(({ place, articles, days }) => ({ place, weight: articles * 2 ** (-days / HALF_LIFE_DAYS) }));
  const total = heavy.reduce((sum, { weight }) => sum + weight, 0);
  if (total < LEAST_ARTICLES) return [];
  return heavy
    .map(({ place, weight }) => ({
      place,
      lat: place.lat,
      lon: place.lon,
      weight: round(Math.min(MOST_LEARNED, weight / total)),
    }))
    .filter(({ weight }) => weight >= LEAST_SHARE)
    .sort((a, b) => b.weight - a.weight || (a.place.id < b.place.id ? -1 : 1))
    .slice(0, MOST_PLACES);
}

const sigmoid = (odds: number): number => 1 / (1 + Math.exp(-odds));
const round = (value: number): number => Math.round(value * 1_000) / 1_000;

export { isNational } from "./local/national.ts";

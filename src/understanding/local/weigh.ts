/**
 * Weighs for each place an article names how much speaks for the article being local to it. Weights are log-odds set
 * by hand: a dateline or a headline nearly suffices alone, a passing mention never does without the publisher's
 * coverage, and reports that name many states speak for none.
 */
import { type Gazetteer, kmBetween, type Place } from "../gazetteer.ts";
import type { Evidence } from "../local.ts";
import type { Coverage, FoundPlace } from "../places.ts";
import type { Spot, Where } from "./where.ts";

export type Weighed = { place: Place; odds: number; evidence: Evidence[] };
type Needs = { gazetteer: Gazetteer; coverage: readonly Coverage[]; wire: boolean };

const PRIOR = -2;
const PRIOR_STATE = -2.3;
const WEIGHTS: Readonly<Record<Spot, number>> = { dateline: 2.2, headline: 2, lead: 1.2, body: 0.6 };
const WEIGHTS_STATE: Readonly<Record<Spot, number>> = { dateline: 0.3, headline: 1.6, lead: 1, body: 0.4 };
/** An agency's dateline says where its reporter sat; alone it is not enough. */
const WIRE_DATELINE = 0.7;
const CAPITAL_DATELINE = 0.2;
const BODY_NAME = 0.7;
/** What a place's parts add to it. */
const PART = 0.6;
const PART_OF_STATE = 0.25;
const MOST_BODY = 1.8;

/** Nothing is local to a country, still less to what spans several. */
const isTooWide = ({ kind }: Place): boolean => kind === "country" || kind === "region";

export function weigh(where: Where, found: readonly FoundPlace[], needs: Needs): Weighed[] {
  const direct = new Map<string, Weighed>();
  for (const { place, score } of found) {
    if (isTooWide(place)) continue;
    direct.set(place.id, { place, ...named(place, score, where, needs) });
  }
  const all = withContaining(direct, needs.gazetteer);
  const dispersed = dispersion(found);
  return [...all.values()].map(({ place, odds, evidence }) => {
    const coverage = coveredBy(place, needs);
    return {
      place,
      odds:
        odds + (coverage?.weight ?? 0) + (place.kind === "state" ? PRIOR_STATE : PRIOR) - dispersed(place),
      evidence: coverage ? [...evidence, coverage] : evidence,
    };
  });
}

/** The place's own mentions: the best of each spot once, the body by how often. */
function named(
  place: Place,
  score: number,
  where: Where,
  { wire }: Needs,
): { odds: number; evidence: Evidence[] } {
  const weights = place.kind === "state" ? WEIGHTS_STATE : WEIGHTS;
  const spots = where.named.get(place.id) ?? [];
  const evidence: Evidence[] = [];
  for (const spot of ["dateline", "headline", "lead", "body"] as const) {
    const there = spots.filter((one) => one.spot === spot);
    const [first] = there;
    if (!first) continue;
    let weight = weights[spot];
    if (spot === "dateline" && place.admin1 === "DC") weight = CAPITAL_DATELINE;
    else if (spot === "dateline" && wire) weight = Math.min(weight, WIRE_DATELINE);
    if (spot === "body") weight = Math.min(MOST_BODY, weight * Math.log2(1 + there.length));
    evidence.push({ kind: spot, text: first.text, weight: weight * score });
  }
  const [body] = where.bodies.get(place.id) ?? [];
  if (body && place.kind !== "state")
    evidence.push({ kind: "body-name", text: body, weight: BODY_NAME * score });
  return { odds: evidence.reduce((sum, { weight }) => sum + weight, 0), evidence };
}

/** Towns, counties and states take a share of what speaks for the places inside them; several parts add up to more than one. */
function withContaining(direct: ReadonlyMap<string, Weighed>, gazetteer: Gazetteer): Map<string, Weighed> {
  const all = new Map([...direct].map(([id, one]) => [id, { ...one, evidence: [...one.evidence] }]));
  for (const part of direct.values()) {
    if (part.place.kind === "state") continue;
    for (const holder of gazetteer.chain(part.place)) {
      if (holder.id === part.place.id || isTooWide(holder)) continue;
      const one = all.get(holder.id) ?? { place: holder, odds: 0, evidence: [] };
      const weight = part.odds * (holder.kind === "state" ? PART_OF_STATE : PART);
      one.odds += weight;
      one.evidence.push({ kind: "containing", text: part.place.name, weight });
      all.set(holder.id, one);
    }
  }
  return all;
}

/** What the publisher's coverage says for a place: its own, inside it, around it, or near. */
function coveredBy(
  place: Place,
  { gazetteer, coverage }: Pick<Needs, "gazetteer" | "coverage">,
): Evidence | undefined {
  let best: Evidence | undefined;
  const chain = gazetteer.chain(place);
  for (const home of coverage) {
    const km = kmBetween(place, home);
    const own = home.place;
    let weight = km < 40 ? 1 : km < 100 ? 0.4 : 0;
    if (place.kind === "state") weight = 0;
    if (own && chain.some(({ id }) => id === own.id))
      weight = own.kind === "state" || own.kind === "country" ? 0.5 : 1.8;
    else if (own && gazetteer.chain(own).some(({ id }) => id === place.id))
      weight = place.kind === "state" ? 0.8 : 1.4;
    else if (!own && km < 25 && place.kind !== "state") weight = 1.5;
    weight *= home.weight;
    if (weight > (best?.weight ?? 0)) best = { kind: "coverage", text: own?.name ?? place.name, weight };
  }
  return best;
}

/** A report that names many states and countries belongs to none of their towns. */
function dispersion(found: readonly FoundPlace[]): (place: Place) => number {
  const regions = new Map<string, number>();
  for (const { place, score, mentions } of found) {
    if (place.kind === "region" || (place.country === "US" && place.kind === "country")) continue;
    const region = place.country === "US" ? `US-${place.admin1 ?? ""}` : place.country;
    regions.set(region, (regions.get(region) ?? 0) + score * mentions.length);
  }
  const total = [...regions.values()].reduce((sum, weight) => sum + weight, 0);
  return (place) => {
    const region = place.country === "US" ? `US-${place.admin1 ?? ""}` : place.country;
    const share = (regions.get(region) ?? 0) / (total || 1);
    const others = [...regions.keys()].length - (regions.has(region) ? 1 : 0);
    return Math.min(2.5, 0.25 * Math.max(0, others - 1) + 1.5 * Math.max(0, 0.5 - share));
  };
}

const STATEWIDE =
  /\b(?:statewide|Gov\.|governor|Legislature|General Assembly|lawmakers|legislators|Senate|House|Statehouse|state budget)\b/;

/** The business of a state's government rather than of the town where it sits. */
export const isStatewide = ({ title, text }: { title: string; text: string }): boolean =>
  STATEWIDE.test(`${title}\n${text.slice(0, 600)}`);

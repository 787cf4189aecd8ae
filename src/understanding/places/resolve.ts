/**
 * Chooses together which places the names of one article mean: size speaks first, then the publisher's coverage, then
 * what lies near or around the other names of the article (Leidner 2007; Lieberman and Samet 2012 call it local
 * lexicon and proximity). Promises the same choice for the same article, in time linear in names times candidates.
 */
import { kmBetween, type Place, type Point } from "../gazetteer.ts";
import type { Judged } from "./context.ts";
import { holds, isNamed } from "./keys.ts";

/** What a publisher covers, with the state and country it lies in. */
export type Nearby = {
  /** Absent where only the country is known. */
  readonly at: Point | undefined;
  readonly weight: number;
  readonly admin1?: string | undefined;
  readonly country?: string | undefined;
};

export type Name = {
  readonly key: string;
  readonly spans: Judged[];
  readonly candidates: readonly Place[];
  /** The name that says where this one is. */
  holder: Name | undefined;
  /** The names of which this one says where they are. */
  readonly held: Name[];
  place: Place;
  /** 0..1: how sure the choice among the candidates is. */
  sure: number;
  /** What speaks for the chosen place beside its size: coverage, the other names. */
  backing: number;
};

const ROUNDS = 3;
/** Names that have most to say to the others; the rest are resolved but not listened to. */
const MAX_LISTENED = 40;
/** Candidates that the other names may still raise: the best by themselves. */
const SHORTLIST = 12;

/** Of a famous name the sense that news means, where size or kind would choose another. */
const DEFAULTS: Readonly<Record<string, (place: Place) => boolean>> = {
  washington: (place) => place.country === "US" && place.admin1 === "DC",
  georgia: (place) => place.country === "US",
  "new york": (place) => place.country === "US" && place.admin1 === "NY" && place.kind === "town",
};

export function nameOf(key: string, spans: Judged[], candidates: readonly Place[]): Name | undefined {
  const [first] = candidates;
  return (
    first && {
      key,
      spans,
      candidates,
      holder: undefined,
      held: [],
      place: first,
      sure: 1,
      backing: 0,
    }
  );
}

type Scored = { readonly place: Place; readonly score: number };

/** Sets `place`, `sure` and `backing` of each name. */
export function resolve(names: readonly Name[], coverage: readonly Nearby[]): void {
  const shortlists = names.map((name) => shortlist(name, coverage));
  for (const [n, name] of names.entries()) choose(name, shortlists[n] ?? []);
  const listened = [...names].sort((a, b) => b.spans.length - a.spans.length).slice(0, MAX_LISTENED);
  for (let round = 0; round < ROUNDS; round++) {
    const places = listened.map(({ place }) => place);
    let changed = false;
    for (const [n, name] of names.entries()) {
      const before = name.place.id;
      const scores = (shortlists[n] ?? []).map(({ place, score }) => {
        const { close, share } = support(place, name, listened, places);
        return { place, score: score + close + share };
      });
      choose(name, scores);
      if (name.place.id !== before) changed = true;
    }
    if (!changed) break;
  }
  const places = listened.map(({ place }) => place);
  for (const name of names) {
    name.backing = nearHome(name.place, coverage) + support(name.place, name, listened, places).close;
  }
}

function shortlist(name: Name, coverage: readonly Nearby[]): Scored[] {
  const scored = name.candidates.map((place) => ({ place, score: alone(place, name, coverage) }));
  return scored.length > SHORTLIST ? scored.sort((a, b) => b.score - a.score).slice(0, SHORTLIST) : scored;
}

/** The best of the list, the first of equals; how sure by its share among all (softmax). */
function choose(name: Name, scored: readonly Scored[]): void {
  let best = scored[0];
  if (!best) return;
  for (const one of scored) if (one.score > best.score) best = one;
  const top = best.score;
  name.place = best.place;
  name.sure = 1 / scored.reduce((total, { score }) => total + Math.exp(score - top), 0);
}

/** A town of the name makes up much of the state: news of Hanoi or Buenos Aires means the town. */
const MUCH = 1 / 5;
const isShadowed = ({ country, population }: Place, { candidates, key }: Name): boolean =>
  country !== "US" &&
  candidates.some(
    (town) =>
      town.kind === "town" &&
      town.country === country &&
      town.population > MUCH * population &&
      isNamed(town, key),
  );

/** What speaks for a place without the other names. */
function alone(place: Place, name: Name, coverage: readonly Nearby[]): number {
  let score = 0.9 * Math.log10(place.population + 100);
  if (place.kind === "country" || place.kind === "region") score += 3;
  else if (place.kind === "state") score += isShadowed(place, name) ? -0.5 : 2;
  else if (place.kind === "county" && !name.key.endsWith("county")) score -= 1.5;
  if (DEFAULTS[name.key]?.(place)) score += name.key === "georgia" ? 2 : 4;
  if (!isNamed(place, name.key) && !name.key.startsWith("=") && !name.key.startsWith("~")) score -= 1;
  if (name.held.length > 0)
    score += name.held.some((held) => held.candidates.some((inside) => holds(place, inside))) ? 8 : 0;
  for (const { dateline, hint } of name.spans) {
    // Datelines name towns (AP Stylebook).
    if (dateline && (place.kind === "country" || place.kind === "state")) score -= 3;
    else if (hint && hint === place.kind) score += 4;
    else continue;
    break;
  }
  return score + nearHome(place, coverage);
}

const SAME_COUNTRY = 2;

/** What the publisher's coverage adds: near it, in its state, in its country. */
function nearHome(place: Place, coverage: readonly Nearby[]): number {
  let best = 0;
  for (const home of coverage) {
    if (!home.at) {
      if (home.country === place.country) best = Math.max(best, SAME_COUNTRY * home.weight);
      continue;
    }
    const km = kmBetween(place, home.at);
    const same = home.country === place.country ? (home.admin1 === place.admin1 ? 1 : 0.3) : 0;
    best = Math.max(best, home.weight * (4 * Math.exp(-km / 60) + 2 * Math.exp(-km / 300) + same));
  }
  return best;
}

/** What the other names of the article add: what holds it, what it holds, what lies near, how many share its country. */
function support(
  place: Place,
  name: Name,
  others: readonly Name[],
  places: readonly Place[],
): { close: number; share: number } {
  let held = 0;
  let holding = 0;
  let silence = 1;
  let same = 0;
  let all = 0;
  for (let i = 0; i < others.length; i++) {
    const other = others[i];
    const beside = places[i];
    if (!other || !beside || other === name || beside.id === place.id) continue;
    if (beside.kind !== "region") {
      all += other.sure;
      if (beside.country === place.country) same += other.sure;
    }
    if (holds(beside, place)) held = Math.max(held, (beside.kind === "country" ? 0.8 : 1.5) * other.sure);
    else if (holds(place, beside)) holding = Math.max(holding, 1.5 * other.sure);
    if (
      beside.kind === "country" ||
      beside.kind === "region" ||
      (beside.kind === "state" && place.kind !== "country")
    )
      continue;
    const km = kmBetween(place, beside);
    if (km < 400) silence *= 1 - 0.5 * Math.exp(-km / 80) * other.sure;
  }
  const bound = name.holder && holds(name.holder.place, place) ? 8 : 0;
  return { close: held + holding + 3 * (1 - silence) + bound, share: all > 0 ? same / all : 0 };
}

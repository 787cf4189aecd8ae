/**
 * Finds the places that an article names and says which ones they are. Promises mentions whose offsets cut the very
 * words out of title, two line ends, text; the same answer for the same article; at most the first 20,000 characters
 * read, because reports put their places early and strangers' texts may be endless.
 */
import type { Gazetteer, Place } from "./gazetteer.ts";
import { kmBetween } from "./gazetteer.ts";
import { type Judged, judge } from "./places/context.ts";
import { countryOfHost } from "./places/host.ts";
import { isOwn } from "./places/keys.ts";
import { personsIn } from "./places/persons.ts";
import { type Name, type Nearby, nameOf, resolve } from "./places/resolve.ts";
import { makeReader, type Span } from "./places/spans.ts";
import { type Token, tokenise } from "./places/tokens.ts";

/** What a publisher is known to report on. */
export type Coverage = {
  place?: Place;
  lat: number;
  lon: number;
  /** 1 = declared; below 1 = learned share. */
  weight: number;
};
/** UTF-16 offsets into title + "\n\n" + text. */
export type Mention = { start: number; end: number; text: string };
/** `score` from 0 to 1: how sure we are that the place is named, and that it is this one. */
export type FoundPlace = { place: Place; score: number; mentions: readonly Mention[] };

type Needs = { gazetteer: Gazetteer; coverage: readonly Coverage[] };
export type NamingArticle = {
  title: string;
  text: string;
  /** BCP 47 primary subtag; taken for English when absent. Elsewhere names count by themselves and after a preposition. */
  language?: string;
  /** Host or address of the publisher: its country is evidence where no coverage is known. */
  host?: string | undefined;
};

export const MAX_CHARS = 20_000;
const MAX_TITLE_CHARS = 1_000;

export function findPlaces(article: NamingArticle, needs: Needs): FoundPlace[] {
  const title = article.title.slice(0, MAX_TITLE_CHARS);
  const whole = `${article.title}\n\n${article.text}`;
  const from = article.title.length + 2;
  const read = makeReader(needs.gazetteer);
  const coverage = nearbyOf(needs, article.host);
  const heads = tokenise(whole, 0, title.length);
  const body = tokenise(whole, from, Math.min(whole.length, from + MAX_CHARS));
  const persons = new Set([...personsIn(heads), ...personsIn(body)]);
  const nearness = nearnessTo(coverage);
  const foreign = article.language !== undefined && article.language !== "en";
  const scene = { persons, nearness, foreign };
  const judged = [
    ...judge({ ...scene, tokens: heads, spans: read(heads), titleCase: isTitleCase(heads) }),
    ...judge({ ...scene, tokens: body, spans: read(body), titleCase: false }),
  ];
  const names = namesOf(judged);
  resolve(names, coverage);
  return placesOf(names, whole);
}

function nearbyOf({ gazetteer, coverage }: Needs, host: string | undefined): Nearby[] {
  const known = coverage
    .filter(({ lat, lon }) => Number.isFinite(lat) && Number.isFinite(lon))
    .map(({ place, lat, lon, weight }): Nearby => {
      const near = place ?? gazetteer.near({ lat, lon }, { limit: 1, kinds: ["town"] })[0];
      const at = { lat, lon };
      return { at, weight: Math.min(1, Math.max(0, weight)), admin1: near?.admin1, country: near?.country };
    });
  if (known.length > 0) return known;
  const country = countryOfHost(host);
  return country === undefined ? [] : [{ at: undefined, weight: 1, admin1: undefined, country }];
}

const HALF_KM = 30;

/** 1 at the publisher's own place, falling by half every 30 km: how much its coverage speaks for a name. */
function nearnessTo(coverage: readonly Nearby[]): (span: Span) => number {
  const known = new Map<string, number>();
  return ({ key, candidates }) => {
    let nearest = known.get(key);
    if (nearest !== undefined) return nearest;
    nearest = 0;
    for (const { at, country, weight } of coverage) {
      for (const place of candidates) {
        if (!at || place.kind === "country" || place.country !== country) continue;
        nearest = Math.max(nearest, weight * 2 ** (-kmBetween(place, at) / HALF_KM));
      }
    }
    known.set(key, nearest);
    return nearest;
  };
}

/** Most longer words of a headline begin with a capital: its capitals say nothing. */
function isTitleCase(tokens: readonly Token[]): boolean {
  const long = tokens.filter(({ text }) => text.length > 3);
  return long.length > 2 && long.filter(({ capital }) => capital).length > 0.7 * long.length;
}

/** Above zero we read a name as a place's. */
const LEAST = 0.75;
/** One sense per article (Gale, Church and Yarowsky 1992): a clear mention speaks for the others of that name. */
const CLEAR = 3;
const SAME_SENSE = 1.5;
/** No report names more places; lists of places that do are cut. */
const MAX_NAMES = 300;
/** Enough to tell which state is meant. */
const MAX_HELD = 5;

/** Spans read as places, gathered under their names; a name bound to two states is two names. */
function namesOf(judged: readonly Judged[]): Name[] {
  const clear = new Set(judged.filter(({ evidence }) => evidence >= CLEAR).map(({ key }) => key));
  const accepted = judged.filter(({ key, evidence }) => evidence + (clear.has(key) ? SAME_SENSE : 0) > LEAST);
  const boundTo = new Map<string, string>();
  for (const { key, holder } of accepted) if (holder && !boundTo.has(key)) boundTo.set(key, holder.key);
  const names = new Map<string, Name>();
  const holders = new Set(accepted.flatMap(({ holder }) => (holder ? [holder] : [])));
  const idOf = (span: Judged): string =>
    holders.has(span) ? `${span.key}|>` : `${span.key}|${span.holder?.key ?? boundTo.get(span.key) ?? ""}`;
  for (const span of accepted) {
    const known = names.get(idOf(span));
    if (known) known.spans.push(span);
    else if (names.size < MAX_NAMES) {
      const name = nameOf(span.key, [span], span.candidates);
      if (name) names.set(idOf(span), name);
    }
  }
  for (const span of accepted) {
    const name = names.get(idOf(span));
    const holder = span.holder && names.get(idOf(span.holder));
    if (!name || !holder) continue;
    name.holder ??= holder;
    if (holder.held.length < MAX_HELD) holder.held.push(name);
  }
  return [...names.values()];
}

const SMALL = 50_000;
const BACKED = 1;
const MOST_DOUBT = 1.5;

/** A small town that nothing else in the article points to is more often a person or a thing of that name. */
function doubtOf(place: Place, backing: number): number {
  if ((place.kind !== "town" && place.kind !== "county") || isOwn(place)) return 0;
  const small = Math.max(0, 1 - place.population / SMALL);
  return MOST_DOUBT * small * Math.max(0, 1 - backing / BACKED);
}

/** Best first; places in the order of their first mention where scores are equal. */
function placesOf(names: readonly Name[], whole: string): FoundPlace[] {
  const found = new Map<string, { place: Place; score: number; mentions: Mention[] }>();
  for (const { place, sure, backing, spans: read } of names) {
    const doubt = doubtOf(place, backing);
    const clear = read.some(({ evidence }) => evidence >= CLEAR);
    const spans = read.filter(({ evidence }) => evidence + (clear ? SAME_SENSE : 0) > doubt + LEAST);
    if (spans.length === 0) continue;
    const evidence = Math.max(...spans.map((span) => span.evidence)) - doubt + Math.log2(spans.length) * 0.5;
    const score = round(sure / (1 + Math.exp(-evidence)));
    const mentions = spans.map((span): Mention => {
      const { start, end } = span;
      return { start, end, text: whole.slice(start, end) };
    });
    const known = found.get(place.id);
    if (!known) found.set(place.id, { place, score, mentions });
    else {
      known.score = Math.max(known.score, score);
      known.mentions.push(...mentions);
    }
  }
  for (const { mentions } of found.values()) mentions.sort((a, b) => a.start - b.start);
  return [...found.values()].sort(
    (a, b) => b.score - a.score || (a.mentions[0]?.start ?? 0) - (b.mentions[0]?.start ?? 0),
  );
}

const round = (score: number): number => Math.round(score * 1_000) / 1_000;

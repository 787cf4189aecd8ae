/** All that the search page shows: what was found with what was searched for marked, what else was looked for, what may have been meant. */

import { type AskedWords, isAsked, readWords, withOtherNames } from "#articles/asked-words.ts";
import { cutFound, markFound, type Piece, soughtOf, wordsOf } from "#articles/found-words.ts";
import { EXCERPT_CHARS, type ShownArticle } from "#articles/rights.ts";
import { SECTIONS, type Section } from "#config/sections.ts";
import { listPublisherNames } from "#publishers/publishers.ts";
import type { Gazetteer, Place } from "#understanding/gazetteer.ts";
import { listOtherNames, type OtherNames } from "#understanding/other-names.ts";
import { type FilterProblem, findFilters } from "./find-filters.ts";
import { PER_PAGE } from "./parts/listing.tsx";
import { formPath, hasFilter, type SearchForm } from "./search-form.ts";
import {
  askOnce,
  choosePlaces,
  listPlacesMeant,
  listPublishersAlike,
  listSlips,
  type Named,
  nameAsked,
  putRight,
} from "./suggest.ts";
import { listUnmutedPlacesWithNews, searchUnmuted, type UnmutedNeeds, type UnmutedPage } from "./unmuted.ts";
import type { SiteNeeds } from "./view.ts";

export type Found = { title: readonly Piece[]; text: readonly Piece[] };

export type Search = {
  form: SearchForm;
  /** To choose from: those that the reader did not mute. */
  sections: readonly Section[];
  /** Whether there is a word to look for. */
  asked: boolean;
  page: UnmutedPage;
  older: boolean;
  /** By the id of the article. */
  found: ReadonlyMap<string, Found>;
  also: AlsoSearched | undefined;
  problems: readonly FilterProblem[];
  places: readonly Place[];
  publishers: readonly Named[];
  /** The words with their slips put right. */
  meant: string | undefined;
};

/** Other names that were looked for: those found on this page, else whose names they are. */
export type AlsoSearched = { names: readonly string[]; of: string; only: string };

const MAX_SUGGESTED = 5;
const MAX_NAMES = 4;

export type SearchNeeds = UnmutedNeeds & Pick<SiteNeeds, "now" | "timeZone"> & { gazetteer: Gazetteer };

/** Three queries at most for whoever muted nothing. */
export async function findSearch(
  needs: SearchNeeds,
  form: SearchForm,
  cursor: string | undefined,
): Promise<Search> {
  const { db, mutes, gazetteer } = needs;
  const plain = readWords(form.words);
  const publishers = form.words !== "" || hasFilter(form) ? await listPublisherNames(db) : [];
  const unmutedPublishers = publishers.filter((one) => !mutes.hidesPublisher(one.slug));
  const sections = SECTIONS.filter((one) => !mutes.hidesSection(one.slug));
  const { filter, problems } = findFilters(
    { gazetteer, publishers: unmutedPublishers, sections, timeZone: needs.timeZone ?? "UTC" },
    form,
  );
  const names: OtherNames[] = [];
  const asked = withOtherNames(plain, (name) => {
    const others = listOtherNames(gazetteer, name);
    names.push(...others);
    return others.flatMap((one) => one.names);
  });
  const options = { order: form.order, cursor, limit: PER_PAGE, now: needs.now(), bodies: true };
  const page = await searchUnmuted({ db, mutes }, asked, filter, options);
  const sought = soughtOf(asked);
  const found = new Map(
    page.articles.map((article) => [
      article.id,
      { title: markFound(article.title, sought), text: cutText(article, sought) },
    ]),
  );
  const older = cursor !== undefined;
  const suggested = older
    ? { places: [], meant: undefined }
    : await suggestPlaces({ db, mutes }, gazetteer, plain, form, page.articles.length === 0);
  const name = nameAsked(plain);
  return {
    form,
    sections,
    asked: isAsked(plain),
    page,
    older,
    found,
    also: alsoSearched(plain, names, [...found.values()], form),
    problems,
    ...suggested,
    publishers:
      older || name === undefined ? [] : listPublishersAlike(unmutedPublishers, name, MAX_SUGGESTED),
  };
}

/** Out of what stands below the headline: the excerpt where the words are in it, else the text, else the excerpt's start. */
function cutText(article: ShownArticle, sought: ReturnType<typeof soughtOf>): Piece[] {
  for (const text of [article.excerpt, article.bodyText]) {
    const pieces = cutFound(text, sought, EXCERPT_CHARS);
    if (pieces.length > 0) return pieces;
  }
  return article.excerpt ? [{ text: article.excerpt, found: false }] : [];
}

/** One query, and only where there is something to suggest. */
async function suggestPlaces(
  needs: UnmutedNeeds,
  gazetteer: Gazetteer,
  asked: AskedWords,
  form: SearchForm,
  isEmpty: boolean,
): Promise<Pick<Search, "places" | "meant">> {
  const names = askOnce(gazetteer);
  const name = nameAsked(asked);
  const meant = (name === undefined ? [] : listPlacesMeant(names, name)).filter(
    ({ place }) => !needs.mutes.hidesPlace(place.id) && !needs.mutes.hidesName(place.name),
  );
  const slips = isEmpty ? listSlips(names, asked) : [];
  const ids = [...meant, ...slips.flatMap((slip) => slip.meant)].map(({ place }) => place.id);
  const news = ids.length > 0 ? await listUnmutedPlacesWithNews(needs, [...new Set(ids)]) : new Map();
  return {
    places: choosePlaces(meant, news, { limit: MAX_SUGGESTED, alsoQuiet: isEmpty }),
    meant: putRight(form.words, slips, news),
  };
}

function alsoSearched(
  plain: AskedWords,
  others: readonly OtherNames[],
  found: readonly Found[],
  form: SearchForm,
): AlsoSearched | undefined {
  const [first] = others;
  if (!first) return undefined;
  const typed = new Set(soughtOf(plain).flat());
  const names = new Map<string, string>();
  for (const { title, text } of found)
    for (const piece of [...title, ...text])
      if (piece.found && [...wordsOf(piece.text)].some(({ word }) => !typed.has(word)))
        names.set([...wordsOf(piece.text)].map(({ word }) => word).join(" "), piece.text);
  const quoted = plain.alternatives
    .map((wanted) =>
      wanted
        .map((one) => `${one.not ? "-" : ""}${one.phrases.map((phrase) => `"${phrase}"`).join(" ")}`)
        .join(" "),
    )
    .join(" or ");
  return {
    names: [...names.values()].slice(0, MAX_NAMES),
    of: first.place.name,
    only: formPath(form, { words: quoted }),
  };
}

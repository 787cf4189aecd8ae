/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** The ranking inspector: one edition with all its terms, for a pretended reader and with other weights. Reading only. */
import type { Context, Hono } from "hono";
import { oneLine, slugify } from "#base/text.ts";
import { findSection } from "#config/sections.ts";
import { inspectEdition, type Weights } from "#editions/inspect.ts";
import type { Subject } from "#editions/subject.ts";
import { newsPlaceOf } from "#places/atlas.ts";
import { findPublisher } from "#publishers/publishers.ts";
import { CONTROLS } from "#ranking/taste.ts";
import type { Gazetteer, Place } from "#understanding/gazetteer.ts";
import { isSlug } from "../addresses.ts";
import { readAsked } from "../find-place.ts";
import { PER_PAGE } from "../parts/listing.tsx";
import { plainView, type SiteNeeds } from "../view.ts";
import { whoOf } from "../who.ts";
import { answerDesk } from "./editors.ts";
import { RANKING_PATH } from "./paths.ts";
import { DeskRankingPage, type RankForm } from "./ranking-page.tsx";

/** Below the cut so many more are shown. */
const BELOW = 10;
const MAX_FIELD = 100;

export function addDeskRanking(site: Hono, needs: SiteNeeds): void {
  site.get(RANKING_PATH, async (c) => {
    const gazetteer = await needs.atlas.read();
    const form = readRankForm(c);
    const of = findNamed(gazetteer, form.place);
    const home = findNamed(gazetteer, form.home);
    const slug = slugify(form.follow);
    const publisher = isSlug(slug) && !findSection(slug) ? await findPublisher(needs.db, slug) : undefined;
    const follows = {
      places: [],
      sections: findSection(slug) ? [slug] : [],
      publishers: publisher ? [publisher.slug] : [],
    };
    const problems = [
      form.place !== "" && !of && `No place is called “${form.place}”.`,
      form.home !== "" && !home && `No place is called “${form.home}”.`,
      form.follow !== "" &&
        follows.sections.length + follows.publishers.length === 0 &&
        `No section or publisher is called “${form.follow}”.`,
    ].filter((problem) => problem !== false);
    const subject = subjectOf(form, of);
    const pretended = { place: home?.id, follows, order: form.order };
    const limit = PER_PAGE + BELOW;
    const stories = await inspectEdition(
      needs.editions,
      subject,
      { pretended, weights: form.weights },
      needs.now(),
      limit,
    );
    const view = { ...plainView(needs, whoOf(c)), places: gazetteer };
    return answerDesk(c, <DeskRankingPage {...{ view, form, problems, stories, cut: PER_PAGE }} />);
  });
}

function findNamed(gazetteer: Gazetteer, words: string): Place | undefined {
  if (words === "") return undefined;
  const asked = readAsked(gazetteer, words);
  const place = asked.kind === "place" ? asked.place : asked.found[0];
  return place && newsPlaceOf(gazetteer, place);
}

/** A place that is named wins over the page that is chosen. */
function subjectOf({ of }: RankForm, place: Place | undefined): Subject {
  if (place) return { kind: "place", place: place.id };
  const section = findSection(of);
  return section ? { kind: "section", section: section.slug } : { kind: "home" };
}

function readRankForm(c: Context): RankForm {
  const field = (name: string) =>
    oneLine((c.req.query(name) ?? "").slice(0, 10 * MAX_FIELD))
      .slice(0, MAX_FIELD)
      .toWellFormed();
  const weights: Weights = {};
  for (const control of CONTROLS) {
    const given = c.req.query(control);
    const weight = given === undefined || given === "" ? 1 : Number(given);
    if (weight >= 0 && weight <= 2 && weight !== 1) weights[control] = weight;
  }
  return {
    of: field("of"),
    place: field("place"),
    home: field("home"),
    follow: field("follow"),
    order: field("order") === "latest" ? "latest" : "ranked",
    weights,
  };
}

/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** Issues for everybody: the page of each, and those of a place as a list and as a feed. Drawn anew from ids, as may be shown now. */
import type { Context, Hono } from "hono";
import { readClock } from "#base/time-zone.ts";
import { findIssue, type KeptIssue, listOfPlace } from "#newsletters/issues.ts";
import { issuePath, type ShowNeeds, showIssue, showIssues } from "#newsletters/show-issue.ts";
import type { Gazetteer, Place } from "#understanding/gazetteer.ts";
import { FEED_FORMATS, feedPath, issuesPath } from "./addresses.ts";
import { answer, answerPage } from "./answers.ts";
import { findPlace } from "./find-place.ts";
import { makeIssueFeed } from "./issue-feeds.ts";
import { IssuePage, IssuesPage } from "./pages/newsletter-issues.tsx";
import { followedOf } from "./parse-notices.ts";
import { answerMissing } from "./problems.tsx";
import { plainView, type SiteNeeds, townOf } from "./view.ts";
import { fullNameOf } from "./where.ts";
import { knowFeedReader, whoOf } from "./who.ts";

const FEED_FILE = ":file{.+\\.(?:rss|atom|json)}";
/** Issues in a list; more are read, because those of other hours of a day are left out. */
const MAX_LISTED = 30;
const MAX_READ = 240;

export function addIssueRoutes(site: Hono, needs: SiteNeeds): void {
  const showNeeds = (c: Context, gazetteer: Gazetteer): ShowNeeds => ({
    editions: needs.editions,
    gazetteer,
    publicUrl: needs.publicUrl,
    townName: townOf(needs),
    mutes: whoOf(c).mutes,
  });
  const viewOf = (c: Context, places: Gazetteer) => ({ ...plainView(needs, whoOf(c)), places });

  site.get("/newsletter/issues/:key", async (c) => {
    const issue = await findIssue(needs.db, c.req.param("key"));
    if (!issue) return answerMissing(needs, c);
    const gazetteer = await needs.atlas.read();
    await needs.editions.hot.refresh();
    const shown = await showIssue(showNeeds(c, gazetteer), issue);
    return answerPage(c, <IssuePage view={viewOf(c, gazetteer)} path={issuePath(issue)} issue={shown} />);
  });

  async function listIssues(place: Place): Promise<KeptIssue[]> {
    const read = await listOfPlace(needs.db, place.id, { until: needs.now(), limit: MAX_READ });
    return onceADay(read).slice(0, MAX_LISTED);
  }

  site.get(`/newsletter/places/${FEED_FILE}`, async (c) => {
    const file = c.req.param("file");
    const format = FEED_FORMATS.find((one) => file.endsWith(`.${one}`));
    const gazetteer = await needs.atlas.read();
    const place = placeOf(gazetteer, file.replace(/\.[a-z]+$/, ""));
    if (!place || !format) return answerMissing(needs, c);
    const query = await knowFeedReader(needs, c);
    const issues = await listIssues(place);
    await needs.editions.hot.refresh();
    const shown = await showIssues(showNeeds(c, gazetteer), issues);
    const name = fullNameOf(gazetteer, place);
    const list = {
      title: `Newsletter of ${name} – ${townOf(needs)}`,
      description: `Every issue of the newsletter of ${name}.`,
      url: needs.publicUrl + issuesPath(place),
      self: `${needs.publicUrl}${feedPath(issuesPath(place), format)}${query}`,
    };
    const items = issues.flatMap((issue, n) => {
      const one = shown[n];
      if (!one) return [];
      const stories = [...(one.lead ? [one.lead] : []), ...one.blocks.flatMap((block) => block.stories)];
      const headlines = stories.slice(0, 5).map(({ title }) => title);
      return [{ url: one.webUrl, title: `${one.title}: ${one.day}`, at: issue.slot.at, headlines }];
    });
    return answer(c, makeIssueFeed(format, list, items, needs.now()));
  });

  site.get("/newsletter/places/:place", async (c) => {
    const gazetteer = await needs.atlas.read();
    const place = placeOf(gazetteer, c.req.param("place"));
    if (!place) return answerMissing(needs, c);
    const issues = await listIssues(place);
    return answerPage(c, <IssuesPage view={viewOf(c, gazetteer)} {...{ place, issues }} />);
  });
}

/** Of a ZIP code its town; of a country there is none. */
function placeOf(gazetteer: Gazetteer, slug: string): Place | undefined {
  const place = findPlace(gazetteer, slug);
  return place && followedOf(gazetteer, place);
}

/** Of the issues of one day by the same rhythm, the one that came first. */
function onceADay(issues: readonly KeptIssue[]): KeptIssue[] {
  const days = new Map<string, KeptIssue>();
  for (const issue of issues) {
    const { year, month, day } = readClock(issue.slot.at, issue.slot.timeZone);
    days.set([issue.selection.rhythm, year, month, day].join(), issue);
  }
  return [...days.values()];
}

/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** Today at the desk: what came in, what failed and what waits, each leading to where it is looked after. */
import type { Hono } from "hono";
import { readDay } from "#articles/day.ts";
import { countQueues } from "#comments/queue.ts";
import type { LineNeeds } from "#ingest/needs.ts";
import { countSources, listForDesk } from "#publishers/sources.ts";
import { plainView, type SiteNeeds } from "../view.ts";
import { whoOf } from "../who.ts";
import { answerDesk } from "./editors.ts";
import { TODAY_PATH } from "./paths.ts";
import { TodayPage } from "./today-page.tsx";

const DAY_MS = 86_400_000;
const SHOWN = 5;

/** Six queries with the one for who asks; now and then one more for the operator's own places. */
export function addDeskToday(site: Hono, needs: SiteNeeds & { line: LineNeeds }): void {
  const { db, line } = needs;
  site.get(TODAY_PATH, async (c) => {
    const now = needs.now();
    const props = {
      view: { ...plainView(needs, whoOf(c)), places: await needs.atlas.read() },
      day: await readDay(db, new Date(now.getTime() - DAY_MS)),
      sources: await countSources(db, now),
      failing: await listForDesk(db, { condition: "failing" }, { limit: SHOWN, offset: 0 }),
      jobs: await line.jobs.readTrouble(new Date(now.getTime() - 7 * DAY_MS)),
      comments: needs.moderator && (await countQueues(db)),
    };
    return answerDesk(c, <TodayPage {...props} />);
  });
}

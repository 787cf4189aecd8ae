/** The desk of a test's database: the site with all that editors change, and browsers that are signed in. */
import type { Role } from "#accounts/accounts.ts";
import { openSession } from "#accounts/sessions.ts";
import { openLessons } from "#articles/lessons.ts";
import { silentLog } from "#base/log.ts";
import type { Database } from "#database/connect.ts";
import type { LineNeeds } from "#ingest/needs.ts";
import type { Jobs } from "#jobs/queue.ts";
import { openAtlas } from "#places/atlas.ts";
import { makeSite, type SiteNeeds } from "#site/site.ts";
import { openStories } from "#stories/place-in-stories.ts";
import { insertAccount, plainModerator } from "./comments.ts";
import { openVisitor, type Visitor } from "./community.ts";
import { eagerEditionsOf } from "./editions.ts";
import { SECRET } from "./secret.ts";

export const PUBLIC_URL = "https://town.example";

export type Desk = {
  line: LineNeeds;
  site: ReturnType<typeof makeSite>;
  /** What the site is made of. */
  needs: SiteNeeds;
  /** Jobs that were left behind. */
  sent: unknown[];
  /** A browser in which somebody of this role is signed in. */
  signIn(name: string, role: Role): Promise<Visitor>;
};

/** `more`: what else the site is to have. Without a queue, jobs that are left behind are kept in `sent`. */
export async function openDesk(
  database: Database,
  now: () => Date,
  more: Partial<SiteNeeds> = {},
  queue?: Jobs,
): Promise<Desk> {
  const { db } = database;
  const sent: unknown[] = [];
  // Looked at anew each time.
  let askedMs = 0;
  const jobs = { send: async (_queue: string, given: readonly unknown[]) => void sent.push(...given) };
  const line: LineNeeds = {
    db,
    now,
    log: silentLog,
    atlas: openAtlas({ db, now }),
    lessons: openLessons(db, () => (askedMs += 60_000)),
    stories: openStories(),
    jobs: queue ?? (jobs as never),
  };
  const editions = await eagerEditionsOf(database, line);
  const needs = { db, now, atlas: line.atlas, publicUrl: PUBLIC_URL, secret: SECRET };
  const moderator = plainModerator({ rate: { comments: 1000 } });
  const parts = { ...needs, editions, line, moderator, ...more };
  const site = makeSite(parts);
  return {
    line,
    site,
    needs: parts,
    sent,
    async signIn(name, role) {
      const visitor = openVisitor(site);
      const account = await insertAccount(db, name, role);
      visitor.cookies.set("__Host-tw_session", await openSession(needs, account.id, "A browser"));
      return visitor;
    },
  };
}

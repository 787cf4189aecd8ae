/** Every address of the desk, for editors and owners alone. */
import type { Hono } from "hono";
import { addDeskArticles } from "./desk/articles.tsx";
import { addDeskAudit } from "./desk/audit.tsx";
import { addDeskComments } from "./desk/comments.tsx";
import { onlyEditors } from "./desk/editors.ts";
import { addDeskNewsletters } from "./desk/newsletters.tsx";
import { TODAY_PATH } from "./desk/paths.ts";
import { addDeskRanking } from "./desk/ranking.tsx";
import { addDeskReaders } from "./desk/readers.tsx";
import { addDeskSettings } from "./desk/settings.tsx";
import { addDeskSources } from "./desk/sources.tsx";
import { addDeskStories } from "./desk/stories.tsx";
import { addDeskToday } from "./desk/today.tsx";
import type { SiteNeeds } from "./view.ts";

export function addDeskRoutes(site: Hono, needs: SiteNeeds): void {
  site.use(`${TODAY_PATH}/*`, onlyEditors(needs));
  if (needs.moderator) addDeskComments(site, needs);
  addDeskReaders(site, needs);
  addDeskRanking(site, needs);
  addDeskNewsletters(site, needs);
  addDeskSettings(site, needs);
  addDeskAudit(site, needs);
  const { line } = needs;
  if (line) {
    addDeskToday(site, { ...needs, line });
    addDeskSources(site, { ...needs, line });
    addDeskArticles(site, { ...needs, line });
    addDeskStories(site, { ...needs, line });
  }
}

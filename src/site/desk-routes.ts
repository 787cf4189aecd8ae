/** Every address of the desk, for editors and owners alone. */
import type { Hono } from "hono";
import { answerDone } from "./answers.ts";
import { addDeskArticles } from "./desk/articles.tsx";
import { addDeskAudit } from "./desk/audit.tsx";
import { addDeskComments } from "./desk/comments.tsx";
import { onlyEditors } from "./desk/editors.tsx";
import { DESK_PARTS, TODAY_PATH } from "./desk/paths.ts";
import { addDeskRanking } from "./desk/ranking.tsx";
import { addDeskReaders } from "./desk/readers.tsx";
import { addDeskSettings } from "./desk/settings.tsx";
import { addDeskSources } from "./desk/sources.tsx";
import { addDeskStories } from "./desk/stories.tsx";
import type { SiteNeeds } from "./view.ts";

export function addDeskRoutes(site: Hono, needs: SiteNeeds): void {
  site.use(`${TODAY_PATH}/*`, onlyEditors(needs));
  site.get(TODAY_PATH, () => answerDone(DESK_PARTS[0].path));
  if (needs.moderator) addDeskComments(site, needs);
  addDeskReaders(site, needs);
  addDeskRanking(site, needs);
  addDeskSettings(site, needs);
  addDeskAudit(site, needs);
  const { line } = needs;
  if (line) {
    addDeskSources(site, { ...needs, line });
    addDeskArticles(site, { ...needs, line });
    addDeskStories(site, { ...needs, line });
  }
}

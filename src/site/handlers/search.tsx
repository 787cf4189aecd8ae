/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** What a search found. */
import type { Context } from "hono";
import { answerPage } from "../answers.ts";
import { findSearch } from "../find-search.ts";
import { SearchPage } from "../pages/search.tsx";
import { readForm } from "../search-form.ts";

import { makeView, type SiteNeeds } from "../view.ts";
import { unmutedOf, whoOf } from "../who.ts";

export async function answerSearch(needs: SiteNeeds, c: Context): Promise<Response> {
  const form = readForm((name) => c.req.query(name));
  const gazetteer = await needs.atlas.read();
  const search = await findSearch(
    { ...needs, ...unmutedOf(needs, c), gazetteer },
    form,
    c.req.query("cursor"),
  );
  const view = await makeView(needs, whoOf(c), search.page.articles, gazetteer);
  return answerPage(c, <SearchPage view={view} search={search} />);
}

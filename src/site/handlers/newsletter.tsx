/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** What the newsletter is, and that it does not come yet. */
import type { Context } from "hono";
import { answerPage } from "../answers.ts";
import { NewsletterPage } from "../pages/newsletter.tsx";
import { plainView, type SiteNeeds } from "../view.ts";
import { whoOf } from "../who.ts";

export const answerNewsletter = (needs: SiteNeeds, c: Context): Promise<Response> =>
  answerPage(c, <NewsletterPage view={plainView(needs, whoOf(c))} />);

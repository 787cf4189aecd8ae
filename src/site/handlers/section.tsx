/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** A section's news. */
import type { Context, Env } from "hono";
import { findSection } from "#config/sections.ts";
import { answerPage } from "../answers.ts";
import { tagsOf } from "../keep-pages.ts";
import { unlessMuted } from "../muted.tsx";
import { SectionPage } from "../pages/section.tsx";
import { answerMissing } from "../problems.tsx";
import { articlesOf, readListed } from "../read-listed.ts";
import { makeView, type SiteNeeds } from "../view.ts";
import { whoOf } from "../who.ts";

export async function answerSection(needs: SiteNeeds, c: Context<Env, "/:section">): Promise<Response> {
  const section = findSection(c.req.param("section"));
  if (!section) return answerMissing(needs, c);
  const muted = await unlessMuted(needs, c, { kind: "section", slug: section.slug });
  if (muted) return muted;
  const subject = { kind: "section", section: section.slug } as const;
  const listed = await readListed(needs, c, subject, { section: section.slug });
  const view = await makeView(needs, whoOf(c), articlesOf(listed), await needs.atlas.read());
  const depends = [`section:${section.slug}`, ...tagsOf(articlesOf(listed))];
  return answerPage(c, <SectionPage view={view} section={section} listed={listed} />, { depends });
}

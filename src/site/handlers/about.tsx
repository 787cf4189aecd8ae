/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** How this site works, and who publishes here. */
import type { Context } from "hono";
import { listPublishers } from "#publishers/publishers.ts";
import { listGrants } from "#publishers/sources.ts";
import { answerPage } from "../answers.ts";
import { AboutPage } from "../pages/about.tsx";
import { plainView, type SiteNeeds } from "../view.ts";
import { whoOf } from "../who.ts";

export async function answerAbout(needs: SiteNeeds, c: Context): Promise<Response> {
  const { mutes } = whoOf(c);
  const publishers = (await listPublishers(needs.db)).filter(({ slug }) => !mutes.hidesPublisher(slug));
  const grants = await listGrants(needs.db);
  return answerPage(
    c,
    <AboutPage view={plainView(needs, whoOf(c))} publishers={publishers} grants={grants} />,
  );
}

/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** A section: its articles, newest first. */
import type { Page } from "#articles/read.ts";
import type { Section } from "#config/sections.ts";
import { FollowButton } from "../parts/follow-button.tsx";
import { Layout } from "../parts/layout.tsx";
import { Listing } from "../parts/listing.tsx";
import { MuteMenu } from "../parts/mute-menu.tsx";
import type { View } from "../view.ts";

export type SectionProps = { view: View; section: Section; page: Page; older: boolean };

export function SectionPage({ view, section, page, older }: SectionProps) {
  const path = `/${section.slug}`;
  const head = {
    title: section.name,
    description: `${section.name} news in ${view.town}, from the publishers that reported it.`,
    path,
    listing: { path, name: section.name },
    hidden: older,
  };
  return (
    <Layout view={view} head={head} current={section.slug}>
      <header class="page-head">
        <h1>{section.name}</h1>
        <div class="actions">
          <FollowButton {...{ view, name: section.name }} kind="section" value={section.slug} back={path} />
          <MuteMenu mutable={[{ kind: "section", value: section.slug, name: section.name }]} back={path} />
        </div>
      </header>
      {page.articles.length > 0 ? (
        <Listing view={view} page={page} path={path} older={older} opens />
      ) : (
        <p class="prose">
          No publisher has reported anything here{older ? " before that" : " yet"}.{" "}
          <a href="/">The front page</a>
        </p>
      )}
    </Layout>
  );
}

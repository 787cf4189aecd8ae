/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** A section: its stories in the reader's order. */
import type { Section } from "#config/sections.ts";
import { factsOfListing } from "../facts.ts";
import { FollowButton } from "../parts/follow-button.tsx";
import { Layout } from "../parts/layout.tsx";
import { Listed } from "../parts/listed.tsx";
import { MuteMenu } from "../parts/mute-menu.tsx";
import { NoList } from "../parts/no-list.tsx";
import { articlesOf, hasAny, isBeginning, type Listed as ListedPage } from "../read-listed.ts";
import type { View } from "../view.ts";

export type SectionProps = { view: View; section: Section; listed: ListedPage };

export function SectionPage({ view, section, listed }: SectionProps) {
  const path = `/${section.slug}`;
  const head = {
    title: section.name,
    description: `${section.name} news in ${view.town}, from the publishers that reported it.`,
    path,
    listing: { path, name: section.name },
    hidden: !isBeginning(listed),
  };
  const facts = factsOfListing(view, { ...head, name: section.name }, articlesOf(listed));
  return (
    <Layout view={view} head={{ ...head, facts }} current={section.slug}>
      <header class="page-head">
        <h1>{section.name}</h1>
        <div class="actions">
          <FollowButton {...{ view, name: section.name }} kind="section" value={section.slug} back={path} />
          <MuteMenu mutable={[{ kind: "section", value: section.slug, name: section.name }]} back={path} />
        </div>
      </header>
      {hasAny(listed) ? <Listed view={view} listed={listed} path={path} /> : <NoList listed={listed} />}
    </Layout>
  );
}

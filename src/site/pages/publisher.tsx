/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** A publisher: who they are, what they let us show, and their articles. */
import { EXCERPT_CHARS } from "#articles/rights.ts";
import type { Rights } from "#database/tables.ts";
import type { Publisher } from "#publishers/publishers.ts";
import type { Source } from "#publishers/sources.ts";
import { publisherPath } from "../addresses.ts";
import { factsOfListing } from "../facts.ts";
import { FollowButton } from "../parts/follow-button.tsx";
import { Layout } from "../parts/layout.tsx";
import { Listing } from "../parts/listing.tsx";
import { MuteMenu } from "../parts/mute-menu.tsx";
import { OutLink } from "../parts/out-link.tsx";
import type { UnmutedPage } from "../unmuted.ts";
import type { View } from "../view.ts";

export type PublisherProps = {
  view: View;
  publisher: Publisher;
  sources: readonly Source[];
  page: UnmutedPage;
  older: boolean;
};

export function PublisherPage({ view, publisher, sources, page, older }: PublisherProps) {
  const path = publisherPath(publisher);
  const head = {
    title: publisher.name,
    description: publisher.description ?? `News by ${publisher.name}, in ${view.town}.`,
    path,
    listing: { path, name: publisher.name },
    hidden: older,
  };
  const facts = factsOfListing(view, { ...head, name: head.title }, page.articles);
  return (
    <Layout view={view} head={{ ...head, facts }}>
      <header class="page-head">
        <p class="kicker">Publisher</p>
        <h1 dir="auto">{publisher.name}</h1>
        {publisher.description && (
          <p class="standfirst" dir="auto">
            {publisher.description}
          </p>
        )}
        {publisher.homeUrl && (
          <p>
            <OutLink class="button" href={publisher.homeUrl}>
              Visit {publisher.name}
            </OutLink>
          </p>
        )}
        <div class="actions">
          <FollowButton
            {...{ view, name: publisher.name }}
            kind="publisher"
            value={publisher.slug}
            back={path}
          />
          <MuteMenu
            mutable={[{ kind: "publisher", value: publisher.slug, name: publisher.name }]}
            back={path}
          />
        </div>
        <SourceList sources={sources} />
      </header>
      {page.articles.length > 0 || page.next || page.isAllMuted ? (
        <Listing view={view} page={page} path={path} older={older} section publisher={false} />
      ) : (
        <p class="prose">
          Nothing by {publisher.name} has come in{older ? " before that" : " yet"}.
        </p>
      )}
    </Layout>
  );
}

const GRANTS: Record<Rights, string> = {
  full: "Whole articles and their pictures may be read here.",
  excerpt: `We show the headline, the picture and up to ${EXCERPT_CHARS} characters; the report is read at the publisher’s.`,
  headline: "We show the headline only; the report is read at the publisher’s.",
};

const STATES: Record<Source["state"], string> = {
  active: "",
  stopped: " This source has closed and is no longer visited.",
  removed: " This source is no longer visited.",
};

function SourceList({ sources }: { sources: readonly Source[] }) {
  if (sources.length === 0) return null;
  return (
    <details class="grants">
      <summary>What we may show of their work</summary>
      <dl>
        {sources.map((source) => (
          <>
            <dt>
              <OutLink href={source.url}>{source.title ?? new URL(source.url).host}</OutLink>
            </dt>
            <dd>
              {GRANTS[source.rights]}
              {STATES[source.state]}
            </dd>
          </>
        ))}
      </dl>
    </details>
  );
}

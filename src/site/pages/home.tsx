/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** The front: the newest stories first, then the sections that have news. */
import type { ShownArticle } from "#articles/rights.ts";
import { findSection } from "#config/sections.ts";
import { Card } from "../parts/card.tsx";
import { Layout } from "../parts/layout.tsx";
import { hasPicture } from "../parts/picture.tsx";
import type { View } from "../view.ts";

export type Front = { section: string; articles: readonly ShownArticle[] };

/** Articles asked for above the sections, and for each section. */
export const NEWEST = 15;
export const PER_FRONT = 4;

const SECONDS = 8;

export type HomeProps = { view: View; newest: readonly ShownArticle[]; fronts: readonly Front[] };

export function HomePage({ view, newest, fronts }: HomeProps) {
  const head = {
    description: `The latest from ${view.town}: local news from the publishers that reported it.`,
    path: "/",
    listing: { path: "/", name: view.town },
  };
  const lead = leadOf(view, newest);
  const others = newest.filter((article) => article !== lead);
  return (
    <Layout view={view} head={head}>
      {lead ? (
        <section class={others.length > SECONDS ? "front" : "front alone"} aria-label="Latest">
          <div class="front-main">
            <Card view={view} article={lead} look="lead" level={2} excerpt section />
            <div class="seconds">
              {others.slice(0, SECONDS).map((article) => (
                <Card
                  view={view}
                  article={article}
                  look="row"
                  level={2}
                  excerpt={!hasPicture(view, article)}
                  section
                />
              ))}
            </div>
          </div>
          {others.length > SECONDS && (
            <div class="latest">
              <h2 class="label">More of the latest</h2>
              {others.slice(SECONDS).map((article) => (
                <Card view={view} article={article} look="plain" />
              ))}
            </div>
          )}
        </section>
      ) : (
        <Nothing />
      )}
      <div class={fronts.length < 3 ? "fronts few" : "fronts"}>
        {fronts.map((front) => (
          <FrontBlock view={view} front={front} />
        ))}
      </div>
    </Layout>
  );
}

/** The newest, unless one of the few after it has a picture to open the page with and it has none. */
const leadOf = (view: View, newest: readonly ShownArticle[]): ShownArticle | undefined =>
  newest.slice(0, 5).find((article) => hasPicture(view, article)) ?? newest[0];

function FrontBlock({ view, front }: { view: View; front: Front }) {
  const section = findSection(front.section);
  if (!section) return null;
  const id = `front-${section.slug}`;
  return (
    <section class="front-block" aria-labelledby={id}>
      <h2 class="label" id={id}>
        <a href={`/${section.slug}`}>{section.name}</a>
      </h2>
      {front.articles.map((article, i) => (
        <Card view={view} article={article} look={i === 0 ? "tile" : "plain"} excerpt={i === 0} />
      ))}
    </section>
  );
}

const Nothing = () => (
  <div class="prose">
    <h2>No news yet</h2>
    <p>
      Nothing has come in so far. Once this site has visited its publishers, their news stands here.{" "}
      <a href="/about">What this site is</a>
    </p>
  </div>
);

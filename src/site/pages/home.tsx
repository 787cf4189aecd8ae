/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** The front: the lead and what follows it, the reader's place, the newest, then the sections that have news. */

import { findSection } from "#config/sections.ts";
import type { EditionCard } from "#editions/make-edition.ts";
import type { Front } from "#editions/make-front.ts";
import { placePath } from "../addresses.ts";
import { factsOfSite } from "../facts.ts";
import { AllMuted } from "../parts/all-muted.tsx";
import { OrderSwitch } from "../parts/edition-list.tsx";
import { Layout } from "../parts/layout.tsx";
import { MAX_PICTURES } from "../parts/listing.tsx";
import { hasPicture } from "../parts/picture.tsx";
import { PlaceChooser } from "../parts/place-chooser.tsx";
import { PlaceForm } from "../parts/place-form.tsx";
import { StoryCard } from "../parts/story-card.tsx";
import type { View } from "../view.ts";

/** A story without a picture opens the page only when none of so many does. */
const LEADS = 3;

export type HomeProps = { view: View; front: Front };

export function HomePage({ view, front }: HomeProps) {
  const head = {
    description: `The latest from ${view.town}: local news from the publishers that reported it.`,
    path: "/",
    listing: { path: "/", name: view.town },
    facts: factsOfSite(view),
  };
  const lead = leadOf(front.top);
  const seconds = front.top.filter((card) => card !== lead);
  const { blocks, broad } = arrange(front.sections);
  const pictured = choosePictured(front, lead);
  return (
    <Layout view={view} head={head}>
      {lead ? (
        <>
          <OrderSwitch view={view} order={front.order} path="/" />
          <section class={front.latest.length > 0 ? "front" : "front alone"} aria-label="Top stories">
            <div class="front-main">
              <StoryCard view={view} card={lead} look="lead" level={2} excerpt section />
              <div class="seconds">
                {seconds.map((card) => (
                  <StoryCard
                    view={view}
                    card={card}
                    look={pictured.has(card) ? "row" : "plain"}
                    level={2}
                    excerpt={!pictured.has(card)}
                    section
                  />
                ))}
              </div>
            </div>
            {front.latest.length > 0 && (
              <div class="latest">
                <h2 class="label">Just in</h2>
                {front.latest.map((card) => (
                  <StoryCard view={view} card={card} look="plain" why={false} />
                ))}
              </div>
            )}
          </section>
        </>
      ) : (
        <div class="prose">{front.isAllMuted ? <AllMuted /> : <Nothing />}</div>
      )}
      <YourPlace view={view} local={front.local} pictured={pictured} />
      <div class={blocks}>
        {front.sections.map((block, i) => (
          <FrontBlock view={view} block={block} broad={i === broad} pictured={pictured} />
        ))}
      </div>
    </Layout>
  );
}

/** Rows without a gap, whether of two blocks or of four: of an odd number one is broad, the fullest of those that may be. */
function arrange(sections: Front["sections"]): { blocks: string; broad?: number } {
  const count = sections.length;
  if (count < 3) return { blocks: "fronts few" };
  if (count % 3 === 0) return { blocks: "fronts by-three" };
  if (count % 2 === 0) return { blocks: "fronts" };
  // Before it stand full rows of two; of five, where it has a row of its own, a full row of four.
  const may = [...sections.keys()].filter((i) => i % (count === 5 ? 4 : 2) === 0);
  const cardsOf = (i: number) => sections[i]?.cards.length ?? 0;
  const broad = may.reduce((best, i) => (cardsOf(i) > cardsOf(best) ? i : best), 0);
  return { blocks: `fronts of-${count}`, broad };
}

type Pictured = ReadonlySet<EditionCard>;

/** A page may ask for so many pictures: the large ones that open its blocks come first, then those in rows. */
function choosePictured({ top, local, sections }: Front, lead: EditionCard | undefined): Pictured {
  const [near, ...others] = local?.cards ?? [];
  const opening = [lead, near, ...sections.map(({ cards }) => cards[0])];
  const cards = [...opening, ...top.filter((card) => card !== lead), ...others];
  return new Set(
    cards.filter((card) => card && hasPicture(card.article)).slice(0, MAX_PICTURES) as EditionCard[],
  );
}

/** The first, unless it has no picture to open the page with and one of the few after it has. */
const leadOf = (top: readonly EditionCard[]): EditionCard | undefined =>
  top.slice(0, LEADS).find((card) => hasPicture(card.article)) ?? top[0];

/** The news of the reader's place, or of the site's own town; and the way to another. */
function YourPlace({ view, local, pictured }: { view: View; local: Front["local"]; pictured: Pictured }) {
  const place = local && view.places.find(local.place.id);
  if (!place || !local) return <PlaceChooser back="/" />;
  return (
    <section class="local-block" aria-labelledby="front-local">
      <h2 class="label" id="front-local">
        <a href={placePath(place)} dir="auto">
          {place.name}
        </a>
      </h2>
      {local.cards.length > 0 ? (
        <div class="local-cards">
          {local.cards.map((card, i) => (
            <StoryCard
              view={view}
              card={card}
              look={pictured.has(card) ? (i === 0 ? "tile" : "row") : "plain"}
              excerpt={i === 0}
              place={place.id}
            />
          ))}
        </div>
      ) : (
        <p class="prose">
          {local.isAllMuted
            ? `You muted everything else from ${place.name}.`
            : `Nothing more from ${place.name} just now.`}{" "}
          <a href={placePath(place)}>All its news</a>
        </p>
      )}
      {local.isChosen ? <PlaceForm label="Another place" /> : <PlaceChooser back="/" />}
    </section>
  );
}

type FrontBlockProps = { view: View; block: Front["sections"][number]; broad: boolean; pictured: Pictured };

function FrontBlock({ view, block, broad, pictured }: FrontBlockProps) {
  const section = findSection(block.section);
  if (!section) return null;
  const id = `front-${section.slug}`;
  return (
    <section class={broad ? "front-block broad" : "front-block"} aria-labelledby={id}>
      <h2 class="label" id={id}>
        <a href={`/${section.slug}`}>{section.name}</a>
      </h2>
      {block.cards.map((card, i) => (
        <StoryCard
          view={view}
          card={card}
          look={i === 0 && pictured.has(card) ? "tile" : "plain"}
          excerpt={i === 0}
          why={i === 0}
        />
      ))}
    </section>
  );
}

const Nothing = () => (
  <>
    <h2>No news yet</h2>
    <p>
      Nothing has come in so far. Once this site has visited its publishers, their news stands here.{" "}
      <a href="/about">What this site is</a>
    </p>
  </>
);

/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** A ranked list: which order it is in with the way to the other, its stories, and the way on. */
import type { Edition } from "#editions/make-edition.ts";
import { editionPath } from "../addresses.ts";
import type { View } from "../view.ts";
import { MAX_PICTURES, PER_PAGE } from "./listing.tsx";
import { hasPicture } from "./picture.tsx";
import { StoryCard } from "./story-card.tsx";

/** Stories ranked for one list; what is older is listed by time. */
export const MAX_RANKED = 10 * PER_PAGE;

export type EditionListProps = {
  view: View;
  edition: Edition;
  path: string;
  /** Stories before these. */
  from: number;
  section?: boolean;
  /** The id of the place whose list this is. */
  place?: string;
};

export function EditionList({ view, edition, path, from, section = false, place }: EditionListProps) {
  let pictures = 0;
  return (
    <>
      <OrderSwitch view={view} order={edition.order} path={path} />
      <div class="listing">
        {edition.cards.map((card, i) => {
          const look = i === 0 && from === 0 ? "lead" : pictures < MAX_PICTURES ? "row" : "plain";
          if (look !== "plain" && hasPicture(card.article)) pictures += 1;
          const words = { level: 2 as const, excerpt: look !== "plain", section, place };
          return <StoryCard view={view} card={card} look={look} {...words} />;
        })}
        <Paging view={view} edition={edition} path={path} from={from} />
      </div>
    </>
  );
}

/** One click between what is weighed and what is newest. */
export function OrderSwitch({ view, order, path }: { view: View; order: Edition["order"]; path: string }) {
  const own = view.reader.choices.order;
  const orders = [
    { order: "ranked", name: "Most relevant" },
    { order: "latest", name: "Latest first" },
  ] as const;
  return (
    <nav class="orders" aria-label="Order">
      <ul>
        {orders.map((one) => (
          <li>
            <a
              href={editionPath(path, { order: one.order === own ? undefined : one.order })}
              aria-current={one.order === order ? "true" : undefined}
            >
              {one.name}
            </a>
          </li>
        ))}
        <li class="how">
          <a href="/about#order">How this is ordered</a>
        </li>
      </ul>
    </nav>
  );
}

function Paging({ view, edition, path, from }: Omit<EditionListProps, "section" | "place">) {
  const { order, more } = edition;
  const asked = order === view.reader.choices.order ? undefined : order;
  const next = from + PER_PAGE;
  const isRanked = more && next < MAX_RANKED;
  return (
    <nav class="paging" aria-label="Pages">
      {from > 0 && <a href={editionPath(path, { order: asked })}>Beginning</a>}
      {isRanked && (
        <a rel="next" href={editionPath(path, { order: asked, from: next })}>
          More
        </a>
      )}
      {!isRanked && (
        <a rel="next" href={editionPath(path, { all: true })}>
          Everything, newest first
        </a>
      )}
    </nav>
  );
}

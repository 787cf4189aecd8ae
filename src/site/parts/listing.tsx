/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** A list of cards, newest first: the first ones with pictures, the rest as headlines, then the way to older ones. */
import { olderPath } from "../addresses.ts";
import type { UnmutedPage } from "../unmuted.ts";
import type { View } from "../view.ts";
import { AllMuted } from "./all-muted.tsx";
import { Card } from "./card.tsx";
import { hasPicture } from "./picture.tsx";

/** Articles on a page of a list. */
export const PER_PAGE = 24;

/** With the document, the styles and the icon a page stays under 20 requests, even when all of it is in sight. */
export const MAX_PICTURES = 15;

export type ListingProps = {
  view: View;
  page: UnmutedPage;
  /** The list's own path, with its query when it has one. */
  path: string;
  /** Whether this is a later page of the list. */
  older: boolean;
  /** Whether the first article opens the page with a large picture. */
  opens?: boolean;
  section?: boolean;
  publisher?: boolean;
  /** The id of the place whose list this is. */
  place?: string;
};

export function Listing(props: ListingProps) {
  const { view, page, path, older, opens = false, section = false, publisher = true, place } = props;
  let pictures = 0;
  const lookOf = (i: number) => {
    if (i === 0 && opens && !older) return "lead" as const;
    return pictures < MAX_PICTURES ? ("row" as const) : ("plain" as const);
  };
  return (
    <div class="listing">
      {page.articles.map((article, i) => {
        const look = lookOf(i);
        if (look !== "plain" && hasPicture(article)) pictures += 1;
        const words = { level: 2 as const, excerpt: look !== "plain", section, publisher, place };
        return <Card view={view} article={article} look={look} {...words} />;
      })}
      {page.articles.length === 0 && <AllMuted />}
      {(older || page.next) && (
        <nav class="paging" aria-label="Pages">
          {older && <a href={path}>Newest</a>}
          {page.next && (
            <a rel="next" href={olderPath(path, page.next)}>
              Older
            </a>
          )}
        </nav>
      )}
    </div>
  );
}

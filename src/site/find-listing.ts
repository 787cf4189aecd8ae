/** Which listing a feed's address belongs to: "/home.rss", "/local/ohio.atom", "/publisher/the-ledger.json". */

import type { ArticleFilter } from "#articles/read.ts";
import { findSection } from "#config/sections.ts";
import type { Subject } from "#editions/subject.ts";
import { newsPlaceOf } from "#places/atlas.ts";
import { findPublisher } from "#publishers/publishers.ts";
import { FEED_FORMATS, type FeedFormat, isSlug, placePath, publisherPath } from "./addresses.ts";
import type { FeedListing } from "./feeds.ts";
import { findPlace } from "./find-place.ts";
import { type SiteNeeds, townOf } from "./view.ts";
import { fullNameOf } from "./where.ts";

export type FoundListing = {
  format: FeedFormat;
  /** The edition it is, or the articles of a publisher. */
  of: Subject | Pick<ArticleFilter, "publisher">;
  listing: FeedListing;
};

/** Undefined when there is no such listing. */
export async function findListing(needs: SiteNeeds, path: string): Promise<FoundListing | undefined> {
  const format = FEED_FORMATS.find((one) => path.endsWith(`.${one}`));
  if (!format) return undefined;
  const town = townOf(needs);
  const [folder, name] = path.slice(1, -format.length - 1).split("/");
  if (folder === "local" && name !== undefined) return findPlaceListing(needs, format, name);
  if (folder === "publisher") {
    const publisher = isSlug(name ?? "") ? await findPublisher(needs.db, name ?? "") : undefined;
    if (!publisher) return undefined;
    const listing = {
      title: `${publisher.name} – ${town}`,
      description: publisher.description ?? `News by ${publisher.name}.`,
      path: publisherPath(publisher),
    };
    return { format, of: { publisher: publisher.slug }, listing };
  }
  if (folder === "home")
    return {
      format,
      of: { kind: "home" },
      listing: { title: town, description: `The latest from ${town}.`, path: "/" },
    };
  const section = findSection(folder ?? "");
  if (!section) return undefined;
  const listing = {
    title: `${section.name} – ${town}`,
    description: `${section.name} news in ${town}.`,
    path: `/${section.slug}`,
  };
  return { format, of: { kind: "section", section: section.slug }, listing };
}

async function findPlaceListing(
  needs: SiteNeeds,
  format: FeedFormat,
  slug: string,
): Promise<FoundListing | undefined> {
  const gazetteer = await needs.atlas.read();
  const place = findPlace(gazetteer, slug);
  if (!place) return undefined;
  const name = fullNameOf(gazetteer, place);
  const listing = {
    title: `${name} – ${townOf(needs)}`,
    description: `Local news of ${name}.`,
    path: placePath(place),
  };
  return { format, of: { kind: "place", place: newsPlaceOf(gazetteer, place).id }, listing };
}

/** What an article page tells search engines, in the words of schema.org; nothing that the page itself does not show. */
import type { ShownArticle } from "#articles/rights.ts";
import { webAddress } from "./addresses.ts";
import type { View } from "./view.ts";
import { fullNameOf } from "./where.ts";

/** A `NewsArticle` whose address is the publisher's: we carry it, they wrote it. */
export function factsOf(view: View, article: ShownArticle, image: { path: string } | undefined): object {
  const place = article.local && view.places.find(article.local.place);
  return {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    headline: article.title,
    url: webAddress(article.url),
    datePublished: article.published.toISOString(),
    dateModified: (article.edited ?? article.published).toISOString(),
    description: article.excerpt || undefined,
    inLanguage: article.language,
    image: image && view.publicUrl + image.path,
    contentLocation: place && { "@type": "Place", name: fullNameOf(view.places, place) },
    author: article.authors.map(({ name }) => ({ "@type": "Person", name })),
    publisher: { "@type": "NewsMediaOrganization", name: article.publisher.name },
  };
}

/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** What a link to a page shows where it is shared (Open Graph, ogp.me; X's card takes the same but for its form). */
import { findSection } from "#config/sections.ts";
import { publisherPath } from "../addresses.ts";
import type { View } from "../view.ts";
import type { Head } from "./layout.tsx";

export function Social({ view, head }: { view: View; head: Head }) {
  const { image, article } = head;
  return (
    <>
      <meta property="og:site_name" content={view.town} />
      <meta property="og:title" content={head.title ?? view.town} />
      <meta property="og:description" content={head.description} />
      <meta property="og:type" content={article ? "article" : "website"} />
      <meta property="og:url" content={view.publicUrl + head.path} />
      {image && (
        <>
          <meta property="og:image" content={view.publicUrl + image.path} />
          <meta property="og:image:width" content={String(image.width)} />
          <meta property="og:image:height" content={String(image.height)} />
          {image.alt && <meta property="og:image:alt" content={image.alt} />}
        </>
      )}
      <meta name="twitter:card" content={image ? "summary_large_image" : "summary"} />
      {article && (
        <>
          <meta property="article:published_time" content={article.published.toISOString()} />
          {article.edited && <meta property="article:modified_time" content={article.edited.toISOString()} />}
          {article.sections.slice(0, 1).map((slug) => (
            <meta property="article:section" content={findSection(slug)?.name ?? slug} />
          ))}
          <meta property="article:publisher" content={view.publicUrl + publisherPath(article.publisher)} />
        </>
      )}
    </>
  );
}

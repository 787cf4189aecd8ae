/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** What there is in place of a newsletter, for as long as there is none. */
import { SECTIONS } from "#config/sections.ts";
import { feedPath } from "../addresses.ts";
import { Layout } from "../parts/layout.tsx";
import type { View } from "../view.ts";

export function NewsletterPage({ view }: { view: View }) {
  const head = {
    title: "Newsletter",
    description: `How to follow the news of ${view.town}.`,
    path: "/newsletter",
    listing: { path: "/", name: view.town },
  };
  const feeds = [
    { path: "/", name: "Everything" },
    ...SECTIONS.filter(({ slug }) => !view.mutes.hidesSection(slug)).map(({ slug, name }) => ({
      path: `/${slug}`,
      name,
    })),
  ];
  return (
    <Layout view={view} head={head} current="newsletter">
      <div class="prose">
        <h1>Newsletter</h1>
        <p class="standfirst">
          There is no newsletter here yet, so we ask for no address. What there is already: feeds.
        </p>
        <p>
          A feed reader fetches them for you and shows what is new. It needs no account, and nobody learns
          what you read.
        </p>
        <ul class="feeds">
          {feeds.map(({ path, name }) => (
            <li>
              <span>{name}</span>
              <a href={feedPath(path, "rss")} aria-label={`${name} as RSS`}>
                RSS
              </a>
              <a href={feedPath(path, "atom")} aria-label={`${name} as Atom`}>
                Atom
              </a>
              <a href={feedPath(path, "json")} aria-label={`${name} as JSON Feed`}>
                JSON
              </a>
            </li>
          ))}
        </ul>
        <p>Every publisher’s page has feeds of its own.</p>
      </div>
    </Layout>
  );
}

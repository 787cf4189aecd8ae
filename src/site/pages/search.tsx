/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** Articles by their words, as far as those may be shown. The field for the words is in the masthead. */
import { olderPath, placePath, publisherPath } from "../addresses.ts";
import type { Search } from "../find-search.ts";
import { AllMuted } from "../parts/all-muted.tsx";
import { Card } from "../parts/card.tsx";
import { Layout } from "../parts/layout.tsx";
import { MAX_PICTURES } from "../parts/listing.tsx";
import { hasPicture } from "../parts/picture.tsx";
import { SearchFilters } from "../parts/search-filters.tsx";
import { formPath, hasFilter, type SearchForm } from "../search-form.ts";
import type { View } from "../view.ts";
import { containersNamed } from "../where.ts";

export function SearchPage({ view, search }: { view: View; search: Search }) {
  const { form, page, asked, found } = search;
  const head = {
    title: form.words ? `Search: ${form.words}` : "Search",
    description: `Search the news of ${view.town}.`,
    path: "/search",
    address: formPath(form),
    hidden: true,
  };
  let pictures = 0;
  return (
    <Layout view={view} head={head} query={form.words}>
      <div class="search-page">
        <header class="page-head">
          <h1 dir="auto">{form.words ? `“${form.words}”` : "Search"}</h1>
          <p class="standfirst">{sentence(search)}</p>
          <Also search={search} />
          <Suggested view={view} search={search} />
          {asked && (
            <div class="search-tools">
              {page.articles.length > 0 && <Orders form={form} />}
              <SearchFilters search={search} />
            </div>
          )}
          <Problems search={search} />
        </header>
        {page.articles.length > 0 && (
          <div class="found-articles">
            {page.articles.map((article) => {
              const marked = found.get(article.id);
              const look = pictures < MAX_PICTURES ? "row" : "plain";
              if (look === "row" && hasPicture(article)) pictures += 1;
              const words = { level: 2 as const, section: true, ...(marked ? { found: marked } : {}) };
              return <Card view={view} article={article} look={look} {...words} />;
            })}
          </div>
        )}
        {page.articles.length === 0 && page.isAllMuted && <AllMuted />}
        <Paging search={search} />
        {!asked && <HowTo />}
      </div>
    </Layout>
  );
}

function sentence({ form, asked, page, older }: Search): string {
  if (form.words === "" || !asked)
    return form.words === ""
      ? "Write a word or two in the field above."
      : "Add a word to look for: a minus only leaves articles out.";
  if (page.articles.length > 0) {
    if (form.order === "newest") return older ? "Older articles with these words." : "Newest first.";
    return older ? "More articles with these words." : "Best match first: words in headlines, then in texts.";
  }
  if (page.isAllMuted) return older ? "Older articles with these words." : "Articles have these words.";
  if (older) return "There are no more articles with these words.";
  return hasFilter(form)
    ? "No article has these words under these filters. Try without one of them."
    : "No article has these words. Try fewer, or others.";
}

const HowTo = () => (
  <dl class="how-to">
    <dt>river bridge</dt>
    <dd>finds articles with both words, whatever their accents and capitals.</dd>
    <dt>“river bridge”</dt>
    <dd>in quotes: one after the other, and exactly these.</dd>
    <dt>bridge -toll</dt>
    <dd>leaves out those with the word after the minus.</dd>
    <dt>bridge or ferry</dt>
    <dd>finds those with either.</dd>
  </dl>
);

/** "Also searched: Kiev." */
function Also({ search: { also } }: { search: Search }) {
  if (!also) return null;
  const { names, of, only } = also;
  return (
    <p class="note">
      Also searched:{" "}
      {names.length > 0 ? (
        names.map((name, i) => (
          <>
            {i > 0 && ", "}
            <b dir="auto">{name}</b>
          </>
        ))
      ) : (
        <>
          other names of <span dir="auto">{of}</span>
        </>
      )}
      . <a href={only}>Only what I wrote</a>
    </p>
  );
}

function Suggested({ view, search }: { view: View; search: Search }) {
  const { places, publishers, meant, form } = search;
  if (places.length + publishers.length === 0 && meant === undefined) return null;
  return (
    <div class="suggested">
      {meant !== undefined && (
        <p>
          Did you mean{" "}
          <a href={formPath(form, { words: meant })} dir="auto">
            {meant}
          </a>
          ?
        </p>
      )}
      {places.length > 0 && (
        <p>
          <span class="kind">Places:</span>{" "}
          {places.map((place) => {
            const where = containersNamed(view.places, place);
            return (
              <span class="one">
                <a href={placePath(place)} dir="auto">
                  {place.name}
                </a>
                {where && <span class="note">, {where}</span>}
              </span>
            );
          })}
        </p>
      )}
      {publishers.length > 0 && (
        <p>
          <span class="kind">Publishers:</span>{" "}
          {publishers.map((publisher) => (
            <span class="one">
              <a href={publisherPath(publisher)} dir="auto">
                {publisher.name}
              </a>
            </span>
          ))}
        </p>
      )}
    </div>
  );
}

const Orders = ({ form }: { form: SearchForm }) => (
  <nav class="orders" aria-label="Order">
    <a href={formPath(form, { order: "best" })} aria-current={form.order === "best" ? "true" : undefined}>
      Best match
    </a>
    <a href={formPath(form, { order: "newest" })} aria-current={form.order === "newest" ? "true" : undefined}>
      Newest
    </a>
  </nav>
);

const Problems = ({ search: { problems } }: { search: Search }) => (
  <>
    {problems.map(({ text, meant }) => (
      <div class="filter-problem" role="status">
        <p dir="auto">{text}</p>
        {meant.length > 0 && (
          <ul class="places-inline">
            {meant.map(({ label, path }) => (
              <li>
                <a href={path} dir="auto">
                  {label}
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
    ))}
  </>
);

function Paging({ search: { form, page, older } }: { search: Search }) {
  if (!older && !page.next) return null;
  const [first, more] = form.order === "newest" ? ["Newest", "Older"] : ["Best matches", "More"];
  return (
    <nav class="paging" aria-label="Pages">
      {older && <a href={formPath(form)}>{first}</a>}
      {page.next && (
        <a rel="next" href={olderPath(formPath(form), page.next)}>
          {more}
        </a>
      )}
    </nav>
  );
}

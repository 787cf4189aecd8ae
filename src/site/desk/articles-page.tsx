/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** The desk's articles: a search, and what it found, each leading to where it is corrected. */
import type { ListedArticle } from "#articles/for-editors.ts";
import { findSection } from "#config/sections.ts";
import type { Place } from "#understanding/gazetteer.ts";
import { olderPath } from "../addresses.ts";
import { SectionOptions } from "../parts/section-options.tsx";
import { Time } from "../parts/time.tsx";
import type { View } from "../view.ts";
import { fullNameOf } from "../where.ts";
import { DeskFrame } from "./frame.tsx";
import { ARTICLES_PATH, deskArticlePath } from "./paths.ts";

/** As typed. */
export type ListForm = { q: string; publisher: string; section: string; place: string; is: string };

export type DeskArticlesProps = {
  view: View;
  form: ListForm;
  /** The place that was meant. */
  place: Place | undefined;
  articles: readonly ListedArticle[];
  /** Cursor of the next page. */
  next: string | undefined;
};

const KINDS = [
  ["", "All"],
  ["local", "Local"],
  ["not-local", "Not local"],
  ["corrected", "Corrected"],
  ["withdrawn", "Withdrawn"],
] as const;

export function DeskArticlesPage({ view, form, place, articles, next }: DeskArticlesProps) {
  const given = Object.entries(form).filter(([, value]) => value !== "");
  const path = given.length > 0 ? `${ARTICLES_PATH}?${new URLSearchParams(given)}` : ARTICLES_PATH;
  return (
    <DeskFrame view={view} title="Articles" path={ARTICLES_PATH}>
      <form class="desk-find" method="get" action={ARTICLES_PATH}>
        <Field name="q" label="Words, id or address" value={form.q} />
        <Field name="place" label="Place" value={form.place} />
        <Field name="publisher" label="Publisher" value={form.publisher} />
        <p>
          <label for="desk-section">Section</label>
          <select id="desk-section" name="section">
            <option value="">Any</option>
            <SectionOptions chosen={form.section} />
          </select>
        </p>
        <p>
          <label for="desk-is">Which</label>
          <select id="desk-is" name="is">
            {KINDS.map(([value, name]) => (
              <option value={value} selected={value === form.is}>
                {name}
              </option>
            ))}
          </select>
        </p>
        <button class="button" type="submit">
          Find
        </button>
      </form>
      {form.place !== "" && (
        <p class="note" dir="auto">
          {place ? `Of ${fullNameOf(view.places, place)}` : "No place is called so."}
        </p>
      )}
      {articles.length === 0 ? (
        <p class="note">Nothing is here.</p>
      ) : (
        <ul class="desk-list">
          {articles.map((article) => (
            <Listed view={view} article={article} />
          ))}
        </ul>
      )}
      {next && (
        <p>
          <a href={olderPath(path, next)}>Older articles</a>
        </p>
      )}
    </DeskFrame>
  );
}

const Field = ({ name, label, value }: { name: string; label: string; value: string }) => (
  <p>
    <label for={`desk-${name}`}>{label}</label>
    <input id={`desk-${name}`} name={name} type="search" value={value} maxlength={100} dir="auto" />
  </p>
);

function Listed({ view, article }: { view: View; article: ListedArticle }) {
  const place = article.place === undefined ? undefined : view.places.find(article.place);
  const sections = article.sections.flatMap((slug) => findSection(slug)?.name ?? []);
  return (
    <li>
      <a href={deskArticlePath(article)} dir="auto">
        {article.title}
      </a>
      <p class="note">
        <bdi>{article.publisher.name}</bdi> · <Time view={view} date={article.published} />
        {place && (
          <>
            {" · "}
            <bdi>{place.name}</bdi>
          </>
        )}
        {sections.length > 0 && ` · ${sections.join(", ")}`}
        {article.isFolded && " · prints another’s text"}
        {article.isCorrected && (
          <>
            {" · "}
            <span class="state">corrected</span>
          </>
        )}
        {article.isWithdrawn && (
          <>
            {" · "}
            <span class="state hidden">withdrawn</span>
          </>
        )}
      </p>
    </li>
  );
}

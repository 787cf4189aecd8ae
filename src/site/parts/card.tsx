/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** An article as listed: one link, its headline; the whole card answers to it. */
import type { ShownArticle } from "#articles/rights.ts";
import { findSection } from "#config/sections.ts";
import { articlePath } from "../addresses.ts";
import { languageOf } from "../language.ts";
import type { View } from "../view.ts";
import { hasPicture, Picture } from "./picture.tsx";
import { Time } from "./time.tsx";
import { Words } from "./words.tsx";

/** lead: opens a page; tile: picture above; row: picture beside; plain: words only. */
export type Look = "lead" | "tile" | "row" | "plain";

const SIZES: Record<Look, string> = {
  lead: "(min-width: 64rem) 40rem, 100vw",
  tile: "(min-width: 64rem) 24rem, (min-width: 40rem) 50vw, 100vw",
  row: "10rem",
  plain: "1px",
};

export type CardProps = {
  view: View;
  article: ShownArticle;
  look: Look;
  /** Of the headline, so that the page's outline has no gap. */
  level?: 2 | 3;
  excerpt?: boolean;
  section?: boolean;
  /** False where the whole list is one publisher's. */
  publisher?: boolean;
};

export function Card(props: CardProps) {
  const { view, article, look, level = 3, excerpt = false, section = false, publisher = true } = props;
  const Headline = level === 2 ? "h2" : "h3";
  const kicker = section ? sectionOf(article) : undefined;
  const language = languageOf(article);
  const pictured = look !== "plain" && hasPicture(view, article);
  return (
    <article class={`card ${look}${pictured ? " pictured" : ""}`}>
      {pictured && (
        <Picture view={view} article={article} sizes={SIZES[look]} alt="" first={look === "lead"} />
      )}
      <div class="words">
        {kicker && <p class="kicker">{kicker}</p>}
        <Headline class="headline" dir="auto" lang={language}>
          <a href={articlePath(article)}>
            <Words text={article.title} />
          </a>
        </Headline>
        {excerpt && article.excerpt && (
          <p class="excerpt" dir="auto" lang={language}>
            {article.excerpt}
          </p>
        )}
        <p class="meta">
          {publisher && <span class="source">{article.publisher.name}</span>}{" "}
          <Time view={view} date={article.published} />
        </p>
      </div>
    </article>
  );
}

const sectionOf = (article: ShownArticle): string | undefined =>
  article.sections.map((slug) => findSection(slug)?.name).find((name) => name !== undefined);

/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** An article as listed: the whole card answers to its headline's link; place, section and story have their own above it. */

import type { Child } from "hono/jsx";
import type { Piece } from "#articles/found-words.ts";
import { languageOf } from "#articles/language.ts";
import type { ShownArticle } from "#articles/rights.ts";
import { findSection } from "#config/sections.ts";
import { articlePath, placePath, storyPath } from "../addresses.ts";
import type { View } from "../view.ts";
import { countComments } from "./comments.tsx";
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
  /** False where all are reports of one story. */
  reports?: boolean;
  /** The id of the place whose list this is: it need not be said on each card. */
  place?: string | undefined;
  /** The headline and a piece of the text, with what was searched for marked. */
  found?: { title: readonly Piece[]; text: readonly Piece[] };
  /** Who reports its story, as far as this reader did not mute them; else what the article says of itself. */
  counts?: { outlets: number; reports: number };
  /** What ends the line below the headline: why it is here. */
  children?: Child;
};

export function Card(props: CardProps) {
  const {
    view,
    article,
    look,
    level = 3,
    excerpt = false,
    section = false,
    publisher = true,
    reports = true,
    place,
    found,
    counts,
    children,
  } = props;
  const Headline = level === 2 ? "h2" : "h3";
  const language = languageOf(article);
  const pictured = look !== "plain" && hasPicture(article);
  return (
    <article class={`card ${look}${pictured ? " pictured" : ""}`}>
      {pictured && (
        <Picture article={article} shape="card" sizes={SIZES[look]} alt="" first={look === "lead"} />
      )}
      <div class="words">
        <Kicker view={view} article={article} section={section} place={place} />
        <Headline class="headline" dir="auto" lang={language}>
          <a href={articlePath(article)}>
            {found ? <Pieces pieces={found.title} /> : <Words text={article.title} />}
          </a>
        </Headline>
        {found && found.text.length > 0 && (
          <p class="excerpt" dir="auto" lang={language}>
            <Pieces pieces={found.text} />
          </p>
        )}
        {excerpt && !found && article.excerpt && (
          <p class="excerpt" dir="auto" lang={language}>
            {article.excerpt}
          </p>
        )}
        <div class="meta">
          {publisher && <span class="source">{article.publisher.name}</span>}{" "}
          <Time view={view} date={article.published} />{" "}
          {reports && <Reports view={view} article={article} counts={counts} />}{" "}
          <CommentLink article={article} /> {children}
        </div>
      </div>
    </article>
  );
}

const CommentLink = ({ article }: { article: ShownArticle }) =>
  article.comments.shown === 0 ? null : (
    <a class="over" href={`${articlePath(article)}#comments`}>
      {countComments(article.comments.shown)}
    </a>
  );

const Pieces = ({ pieces }: { pieces: readonly Piece[] }) => (
  <>{pieces.map(({ text, found }) => (found ? <mark>{text}</mark> : <Words text={text} />))}</>
);

/** "Brindle Falls  Education": where and what. */
function Kicker({
  view,
  article,
  section,
  place,
}: Pick<CardProps, "view" | "article" | "section" | "place">) {
  const local =
    article.local && article.local.place !== place ? view.places.find(article.local.place) : undefined;
  const named = section ? sectionOf(article, local !== undefined || place !== undefined) : undefined;
  if (!local && !named) return null;
  return (
    <p class="kicker">
      {local && (
        <a class="over" href={placePath(local)} dir="auto">
          {local.name}
        </a>
      )}{" "}
      {named && (
        <a class="over" href={`/${named.slug}`}>
          {named.name}
        </a>
      )}
    </p>
  );
}

/** The surest section; "Local" goes without saying beside a place. */
const sectionOf = (article: ShownArticle, isPlaced: boolean) => {
  const surest = article.sections.flatMap((slug) => findSection(slug) ?? [])[0];
  return surest?.slug === "local" && isPlaced ? undefined : surest;
};

/** "3 outlets" that report the same story, or who else prints this one. */
function Reports({
  view,
  article,
  counts,
}: Pick<CardProps, "view" | "article"> & { counts: CardProps["counts"] }) {
  const { story } = article;
  if (!story || story.articles < 2) return null;
  const reprints = view.reprints.get(article.id)?.length ?? 0;
  const { outlets, reports } = counts ?? { outlets: 0, reports: story.articles - reprints };
  const words =
    outlets > 1
      ? `${outlets} outlets`
      : reports > 1
        ? `${reports} reports`
        : reprints > 0
          ? `Also printed by ${reprints === 1 ? "one other" : `${reprints} others`}`
          : undefined;
  if (words === undefined) return null;
  return (
    <a class="over" href={storyPath(story)}>
      {words}
    </a>
  );
}

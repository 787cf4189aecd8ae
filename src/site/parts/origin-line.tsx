/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** Whose words these are, where they are not only the publisher's: an agency's wire, or another's report repeated. */
import type { ShownArticle } from "#articles/rights.ts";
import { findAgency } from "#understanding/agency.ts";
import { articlePath, storyPath } from "../addresses.ts";
import type { View } from "../view.ts";
import type { Outlets } from "../who-reported.ts";
import { OutletsLine } from "./outlets-line.tsx";

export type OriginProps = {
  view: View;
  article: ShownArticle;
  /** The report whose text it repeats. */
  original: ShownArticle | undefined;
  /** Who else reported its story. */
  outlets: Outlets | undefined;
};

/** The agency whose wire the publisher carries; undefined where the publisher is that agency ("The Associated Press": AP). */
export function agencyCarried({ agency, publisher }: ShownArticle): string | undefined {
  const isOwn =
    agency === publisher.name || agency === findAgency({ publisher: publisher.name, title: "", text: "" });
  return isOwn ? undefined : agency;
}

export function OriginLine({ view, article, original, outlets }: OriginProps) {
  const { story } = article;
  const agency = agencyCarried(article);
  const reprints = view.reprints.get(article.id) ?? [];
  const others = (story?.articles ?? 1) - reprints.length - 1;
  if (!agency && !original && !outlets && others < 1 && reprints.length === 0) return null;
  return (
    <ul class="origin">
      {agency && (
        <li>
          Wire report by <bdi>{agency}</bdi>
        </li>
      )}
      {outlets && (
        <li>
          <OutletsLine article={article} outlets={outlets} />
        </li>
      )}
      {original && (
        <li>
          This repeats <a href={articlePath(original)}>a report by {original.publisher.name}</a>
        </li>
      )}
      {reprints.length > 0 && (
        <li>
          Also printed by{" "}
          {reprints.map(({ publisher, articleId }, i) => (
            <>
              {i > 0 && ", "}
              <a href={`/article/${articleId}`}>{publisher.name}</a>
            </>
          ))}
        </li>
      )}
      {story && (
        <li>
          <a href={storyPath(story)}>
            {others > 0 && story.articles > 1
              ? `All ${story.articles} reports of this story`
              : "The story of this report"}
          </a>
        </li>
      )}
    </ul>
  );
}

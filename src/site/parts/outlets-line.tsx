/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** "First reported by The Gazette, 2 hours before Brook Radio and The Herald": each name leads to its report. */
import type { ShownArticle } from "#articles/rights.ts";
import { articlePath, storyPath } from "../addresses.ts";
import type { Outlets } from "../who-reported.ts";

export type OutletsProps = {
  /** The one that is read: it need not lead to itself. */
  article: ShownArticle;
  outlets: Outlets;
  /** Where addresses lead: to pages, or to their text versions. */
  to?: (path: string) => string;
};

export function OutletsLine({ article, outlets, to = (path) => path }: OutletsProps) {
  const { first, agency, others, more, ahead } = outlets;
  const link = (one: ShownArticle) =>
    one.id === article.id ? (
      <b>{one.publisher.name}</b>
    ) : (
      <a href={to(articlePath(one))}>{one.publisher.name}</a>
    );
  const last = more > 0 ? undefined : others.at(-1);
  const before = last ? others.slice(0, -1) : others;
  return (
    <>
      {agency ? (
        <>
          A wire report by <bdi>{agency}</bdi>, first seen here from{" "}
        </>
      ) : (
        "First reported by "
      )}
      {link(first)}, {ahead ? `${ahead} before ` : "just before "}
      {before.map((one, n) => (
        <>
          {n > 0 && ", "}
          {link(one)}
        </>
      ))}
      {last && (
        <>
          {before.length > 0 && " and "}
          {link(last)}
        </>
      )}
      {more > 0 && (
        <>
          {" and "}
          {article.story ? <a href={to(storyPath(article.story))}>{countOthers(more)}</a> : countOthers(more)}
        </>
      )}
    </>
  );
}

const countOthers = (n: number): string => (n === 1 ? "one other" : `${n} others`);

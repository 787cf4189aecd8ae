/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** A story at the desk: why each report is in it, and forms that split it or merge it with another. */
import type { ShownArticle } from "#articles/rights.ts";
import type { Reason } from "#stories/reasons.ts";
import { articlePath, storyPath } from "../addresses.ts";
import { Time } from "../parts/time.tsx";
import type { View } from "../view.ts";
import { explainJoined } from "../why-joined.ts";
import { DeskFrame } from "./frame.tsx";
import { deskArticlePath, deskStoryPath } from "./paths.ts";

/** A report as it stands in the story. */
export type Told = { article: ShownArticle; reasons: readonly Reason[]; isRuled: boolean };

export type DeskStoryProps = {
  view: View;
  story: { id: string };
  /** Oldest first. */
  told: readonly Told[];
  /** What was searched for, and what was found: of each other story one report. */
  words: string;
  others: readonly ShownArticle[];
  done: string | undefined;
};

export function DeskStoryPage({ view, story, told, words, others, done }: DeskStoryProps) {
  const here = new Set(told.map(({ article }) => article.id));
  // What prints another's text goes where that goes.
  const isReprint = ({ article }: Told) => article.copyOf !== undefined && here.has(article.copyOf);
  const reports = told.filter((one) => !isReprint(one));
  const path = deskStoryPath(story);
  return (
    <DeskFrame view={view} title="Split or merge a story" path={path} done={done}>
      <p class="desk-subject" dir="auto">
        <a href={storyPath(story)}>{told[0]?.article.title ?? "A story"}</a>
      </p>
      <form method="post" action={path}>
        <ol class="queue">
          {reports.map((one) => (
            <Report
              view={view}
              told={one}
              reprints={told.filter(({ article }) => article.copyOf === one.article.id)}
            />
          ))}
        </ol>
        {reports.length > 1 && (
          <fieldset class="decide">
            <legend>The chosen ones</legend>
            <button type="submit" class="button" name="do" value="split">
              Are a story of their own
            </button>
            <button type="submit" class="button" name="do" value="alone">
              Each stand alone
            </button>
          </fieldset>
        )}
      </form>
      <section aria-labelledby="desk-merge">
        <h2 id="desk-merge">Merge with another</h2>
        <form class="desk-find" method="get" action={path}>
          <p>
            <label for="desk-other">Its address, or words of it</label>
            <input id="desk-other" name="q" type="search" value={words} maxlength={200} required dir="auto" />
          </p>
          <button class="button" type="submit">
            Find
          </button>
        </form>
        {words !== "" && others.length === 0 && <p class="note">No other story is found by that.</p>}
        {others.length > 0 && (
          <ul class="desk-list">
            {others.map((article) => (
              <Other view={view} article={article} path={path} />
            ))}
          </ul>
        )}
        <p class="note">
          The one that began first keeps its address; the other’s leads there, with its comments. What an
          editor splits or merges stays so.
        </p>
      </section>
    </DeskFrame>
  );
}

function Report(props: { view: View; told: Told; reprints: readonly Told[] }) {
  const { view, told, reprints } = props;
  const { article, reasons, isRuled } = told;
  const id = `choose-${article.id}`;
  const why = explainJoined(article, reasons);
  return (
    <li>
      <input type="checkbox" name="article" value={article.id} id={id} />
      <label for={id} dir="auto">
        {article.title}
      </label>
      <p class="note">
        <bdi>{article.publisher.name}</bdi> · <Time view={view} date={article.published} /> ·{" "}
        <a href={articlePath(article)} aria-label={`Read: ${article.title}`}>
          Read
        </a>{" "}
        ·{" "}
        <a href={deskArticlePath(article)} aria-label={`Correct: ${article.title}`}>
          Correct
        </a>
        {isRuled && (
          <>
            {" "}
            <span class="state">by an editor</span>
          </>
        )}
      </p>
      {reprints.length > 0 && (
        <p class="note" dir="auto">
          Also printed by {reprints.map(({ article }) => article.publisher.name).join(", ")}, who go along.
        </p>
      )}
      {why.length > 0 && (
        <details class="why">
          <summary>Why it is here</summary>
          <ul>
            {why.map((sentence) => (
              <li dir="auto">{sentence}</li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

const Other = ({ view, article, path }: { view: View; article: ShownArticle; path: string }) => (
  <li>
    <a href={deskStoryPath(article.story ?? article)} dir="auto">
      {article.title}
    </a>
    <p class="note">
      <bdi>{article.publisher.name}</bdi> · <Time view={view} date={article.published} />
      {article.story && article.story.articles > 1 && ` · ${article.story.articles} articles`}
    </p>
    <form method="post" action={path}>
      <input type="hidden" name="other" value={article.story?.id ?? article.id} />
      <button class="quiet" type="submit" name="do" value="merge">
        Merge with this one<span class="unseen">: {article.title}</span>
      </button>
    </form>
  </li>
);

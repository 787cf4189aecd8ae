/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/**
 * A story: who reported it first, then every outlet in the order of time, each with what it adds and why it belongs
 * here. What repeats another's text stands folded under it. A story of one article is a story like any other.
 */

import { languageOf } from "#articles/language.ts";
import type { ShownArticle } from "#articles/rights.ts";
import { articlePath, placePath, publisherPath, storyPath } from "../addresses.ts";
import { deskStoryPath } from "../desk/paths.ts";
import { type CommentState, Comments, scriptOf } from "../parts/comments.tsx";
import { Layout } from "../parts/layout.tsx";
import { agencyCarried } from "../parts/origin-line.tsx";
import { hasPicture, Picture } from "../parts/picture.tsx";
import { Time } from "../parts/time.tsx";
import { Words } from "../parts/words.tsx";
import { isEditor, type View } from "../view.ts";
import type { Added } from "../what-adds.ts";
import { fullNameOf } from "../where.ts";

export type StoryReport = {
  article: ShownArticle;
  added: Added;
  /** Those that print its text, oldest first. */
  reprints: readonly ShownArticle[];
  /** Why it is in this story, in sentences; none for the one that began it. */
  because: readonly string[];
};

export type StoryProps = {
  view: View;
  story: { id: string };
  reports: readonly [StoryReport, ...StoryReport[]];
  /** False where the report that began the story is not shown to this reader. */
  begins?: boolean;
  comments?: CommentState | undefined;
};

/** After these the rest are told by their headlines alone. */
const TOLD = 40;
const MAX_PICTURES = 15;

export function StoryPage({ view, story, reports, begins = true, comments }: StoryProps) {
  const [first] = reports;
  const { article } = first;
  const language = languageOf(article);
  // Who carries an agency's wire has not reported it.
  const agency = agencyCarried(article);
  const from = begins ? "First reported by" : "The earliest shown to you is by";
  const origin = agency ? `A wire report by ${agency}, first seen here from` : from;
  const head = {
    title: article.title,
    description: `${sentenceOf(reports)} ${origin} ${article.publisher.name}.`,
    path: storyPath(story),
    script: scriptOf(comments),
  };
  return (
    <Layout view={view} head={head}>
      <div class="story-page">
        <header class="page-head">
          <Where view={view} article={article} />
          <h1 dir="auto" lang={language}>
            <Words text={article.title} />
          </h1>
          <p class="standfirst">
            {sentenceOf(reports)}{" "}
            {agency ? (
              <>
                A wire report by <bdi>{agency}</bdi>, first seen here from
              </>
            ) : (
              from
            )}{" "}
            <a href={publisherPath(article.publisher)}>{article.publisher.name}</a>,{" "}
            <Time view={view} date={article.published} />.
          </p>
        </header>
        <ol class="reports-list">
          {reports.map((report, i) => (
            <Report view={view} report={report} n={i} begins={begins} />
          ))}
        </ol>
        {isEditor(view) && (
          <p>
            <a class="quiet" href={deskStoryPath(story)}>
              Split or merge
            </a>
          </p>
        )}
        {comments && <Comments view={view} state={comments} />}
      </div>
    </Layout>
  );
}

function Where({ view, article }: { view: View; article: ShownArticle }) {
  const place = article.local && view.places.find(article.local.place);
  return (
    <p class="kicker">
      <span class="story-mark">Story</span>{" "}
      {place && (
        <a href={placePath(place)} dir="auto">
          {fullNameOf(view.places, place)}
        </a>
      )}
    </p>
  );
}

/** "4 reports by 3 publishers, and 2 more print one of them." */
function sentenceOf(reports: readonly StoryReport[]): string {
  const publishers = new Set(reports.map((report) => report.article.publisher.slug)).size;
  const reprints = reports.reduce((sum, report) => sum + report.reprints.length, 0);
  const more =
    reprints === 0
      ? ""
      : reprints === 1
        ? " One more prints one of them."
        : ` ${reprints} more print one of them.`;
  if (reports.length > 1)
    return `${reports.length} reports by ${publishers === 1 ? "one publisher" : `${publishers} publishers`}.${more}`;
  if (reprints > 0)
    return `One report, which ${reprints === 1 ? "one other publisher prints" : `${reprints} others print`} too.`;
  return "One report; nobody else has reported this.";
}

function Report(props: { view: View; report: StoryReport; n: number; begins: boolean }) {
  const { view, report, n, begins } = props;
  const { article, added, reprints, because } = report;
  const language = languageOf(article);
  const isTold = n < TOLD;
  const pictured = n < MAX_PICTURES && hasPicture(article);
  return (
    <li class={pictured ? "report pictured" : "report"}>
      {pictured && <Picture article={article} shape="card" sizes="10rem" alt="" first={n === 0} />}
      <div class="words">
        <p class="outlet">
          <a href={publisherPath(article.publisher)}>{article.publisher.name}</a>{" "}
          <span class="note">
            <Time view={view} date={article.published} />
            {n === 0 && begins && (agencyCarried(article) ? ", first seen here" : ", first")}
          </span>
        </p>
        <h2 class="report-title" dir="auto" lang={language}>
          <a href={articlePath(article)}>
            <Words text={article.title} />
          </a>
        </h2>
        {isTold && article.excerpt && (
          <p class="excerpt" dir="auto" lang={language}>
            {article.excerpt}
          </p>
        )}
        {isTold && <Adds added={added} />}
        {reprints.length > 0 && <Reprints view={view} reprints={reprints} />}
        {isTold && because.length > 0 && (
          <details class="why">
            <summary>Why it is in this story</summary>
            <ul>
              {because.map((sentence) => (
                <li dir="auto">{sentence}</li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </li>
  );
}

const KINDS = [
  ["names", "Names"],
  ["places", "Places"],
  ["figures", "Figures"],
] as const;

function Adds({ added }: { added: Added }) {
  if (KINDS.every(([kind]) => added[kind].length === 0)) return null;
  return (
    <dl class="adds">
      <dt>New here</dt>
      {KINDS.map(
        ([kind, label]) =>
          added[kind].length > 0 && (
            <dd>
              <span class="unseen">{label}: </span>
              {added[kind].map((one, i) => (
                <>
                  {i > 0 && " · "}
                  <bdi>{one}</bdi>
                </>
              ))}
            </dd>
          ),
      )}
    </dl>
  );
}

const Reprints = ({ view, reprints }: { view: View; reprints: readonly ShownArticle[] }) => (
  <p class="note">
    Also printed by{" "}
    {reprints.map((article, i) => (
      <>
        {i > 0 && ", "}
        <a href={articlePath(article)}>{article.publisher.name}</a> (
        <Time view={view} date={article.published} />)
      </>
    ))}
  </p>
);

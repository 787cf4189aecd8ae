/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** "Today": the last 24 hours and the state of now, on one page. */
import type { Day } from "#articles/day.ts";
import { findSection } from "#config/sections.ts";
import type { Trouble } from "#jobs/trouble.ts";
import { describeHealth, describeSpan } from "#publishers/health.ts";
import type { Source, SourceCounts } from "#publishers/sources.ts";
import { placePath, publisherPath } from "../addresses.ts";
import { DESK_PATH, queuePath } from "../comment-addresses.ts";
import { Time } from "../parts/time.tsx";
import type { View } from "../view.ts";
import { fullNameOf } from "../where.ts";
import { DeskFrame } from "./frame.tsx";
import { deskArticlePath, deskSourcePath, SOURCES_PATH, TODAY_PATH } from "./paths.ts";

export type TodayProps = {
  view: View;
  day: Day;
  sources: SourceCounts;
  failing: readonly Source[];
  /** With what was given up in the last seven days. */
  jobs: Trouble;
  /** Undefined where there are none. */
  comments: { waiting: number; reported: number } | undefined;
};

const JOB_NAMES: Readonly<Record<string, string>> = {
  visit: "visiting a source",
  article: "making an article",
  picture: "fetching a picture",
  push: "noting news for followers",
  notice: "sending notices",
  reply: "telling of answers",
};

const count = (n: number, one: string): string => `${n.toLocaleString("en-US")} ${n === 1 ? one : `${one}s`}`;

export const TodayPage = (props: TodayProps) => (
  <DeskFrame view={props.view} title="Today" path={TODAY_PATH}>
    <Waits {...props} />
    <Failed {...props} />
    <Came {...props} />
  </DeskFrame>
);

/** Where something has waited for longer, nobody may be at work. */
const SLOW_MS = 15 * 60_000;

function Waits({ view, day, sources, jobs, comments }: TodayProps) {
  const waitedMs = jobs.waitingSince ? view.now.getTime() - jobs.waitingSince.getTime() : 0;
  const isBusy = jobs.waiting + jobs.running + jobs.delayed > 0;
  return (
    <section aria-labelledby="waits-title">
      <h2 id="waits-title">What waits</h2>
      <ul class="desk-list">
        {comments && (
          <li>
            <a href={DESK_PATH}>{count(comments.waiting, "comment")} for an editor</a>, and{" "}
            <a href={queuePath("reported")}>
              {comments.reported.toLocaleString("en-US")} reported or appealed
            </a>
          </li>
        )}
        <li>
          <a href={SOURCES_PATH}>{count(sources.active, "source")}</a>, {sources.due} due now
          {sources.stopped > 0 && (
            <>
              , <a href={`${SOURCES_PATH}?is=stopped`}>{sources.stopped} stopped</a>
            </>
          )}
        </li>
        <li>
          {isBusy
            ? `${count(jobs.waiting, "job")} waiting, ${jobs.running} at work, ${jobs.delayed} for later`
            : "No job is waiting."}
          {waitedMs > SLOW_MS && (
            <p class="wrong">
              The oldest has waited for {describeSpan(waitedMs)}: see whether a worker is running (
              <code>townwire start</code> or <code>townwire work</code>).
            </p>
          )}
        </li>
        {day.unmade > 0 && <li>{count(day.unmade, "item")} not made into articles yet</li>}
        {day.pageless > 0 && <li>{count(day.pageless, "article")} without their publisher’s page so far</li>}
      </ul>
    </section>
  );
}

function Failed({ view, sources, failing, jobs: { dead } }: TodayProps) {
  const more = sources.failing - failing.length;
  return (
    <section aria-labelledby="failed-title">
      <h2 id="failed-title">What failed</h2>
      {failing.length + dead.length === 0 && <p class="note">Nothing.</p>}
      <ul class="desk-list">
        {failing.map((source) => (
          <li>
            <a href={deskSourcePath(source)} dir="auto">
              {source.publisher.name}
            </a>
            <p class="note" dir="auto">
              {describeHealth(source, view.now)}
            </p>
          </li>
        ))}
        {more > 0 && (
          <li>
            <a href={`${SOURCES_PATH}?is=failing`}>{count(more, "more source")}</a>
          </li>
        )}
        {dead.map(({ queue, count: times, why, at }) => (
          <li>
            Given up: {JOB_NAMES[queue] ?? queue}
            {times > 1 && `, ${times} times this week`}
            <p class="note" dir="auto">
              <Time view={view} date={at} />: {why}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Came({ view, day }: TodayProps) {
  const { articles, copies, withdrawn, publishers, sections, places, newest } = day;
  const named = places.flatMap(({ id, articles }) => {
    const place = view.places.find(id);
    return place ? [{ place, articles }] : [];
  });
  return (
    <section aria-labelledby="came-title">
      <h2 id="came-title">What came in the last 24 hours</h2>
      <p>
        {count(articles, "article")}
        {copies > 0 && `, ${copies} of them print another’s text`}
        {withdrawn > 0 && `, ${withdrawn} withdrawn`}.
      </p>
      {articles > 0 && (
        <dl class="desk-facts">
          <div>
            <dt>From</dt>
            <dd>
              {publishers.map((one, i) => (
                <>
                  {i > 0 && ", "}
                  <a href={publisherPath(one)} dir="auto">
                    {one.name}
                  </a>{" "}
                  {one.articles}
                </>
              ))}
            </dd>
          </div>
          <div>
            <dt>Local to</dt>
            <dd>
              {named.length === 0 && "none of them is local"}
              {named.map(({ place, articles }, i) => (
                <>
                  {i > 0 && ", "}
                  <a href={placePath(place)} dir="auto">
                    {fullNameOf(view.places, place)}
                  </a>{" "}
                  {articles}
                </>
              ))}
            </dd>
          </div>
          <div>
            <dt>In</dt>
            <dd>
              {sections
                .map(({ slug, articles }) => `${findSection(slug)?.name ?? slug} ${articles}`)
                .join(", ")}
            </dd>
          </div>
        </dl>
      )}
      <ul class="desk-list">
        {newest.map((one) => (
          <li dir="auto">
            <a href={deskArticlePath(one)}>{one.title}</a> <span class="note">{one.publisher}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

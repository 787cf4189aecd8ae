/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** An issue as a page, in the order of its mail; and the list of a place's issues. */
import type { KeptIssue } from "#newsletters/issues.ts";
import { sayDay } from "#newsletters/say-when.ts";
import { type BlockShown, type IssueShown, issuePath, type StoryShown } from "#newsletters/show-issue.ts";
import type { Place } from "#understanding/gazetteer.ts";
import { issuesPath, newsletterPath } from "../addresses.ts";
import { Layout } from "../parts/layout.tsx";
import type { View } from "../view.ts";
import { fullNameOf } from "../where.ts";

export const IssuePage = ({ view, path, issue }: { view: View; path: string; issue: IssueShown }) => (
  <Layout
    view={view}
    current="newsletter"
    head={{
      title: `${issue.title}: ${issue.day}`,
      description: issue.preheader,
      path,
      hidden: true,
      own: true,
    }}
  >
    <div class="prose issue">
      <h1 dir="auto">{issue.title}</h1>
      <p class="standfirst">
        {issue.day} · {issue.covers}
      </p>
      {issue.lead && <Story story={issue.lead} level={2} />}
      {issue.blocks.map((block) => (
        <Block block={block} />
      ))}
      {issue.discussed.length > 0 && (
        <section>
          <h2>Most discussed</h2>
          <ul class="plain-list">
            {issue.discussed.map((one) => (
              <li dir="auto">
                <a href={one.url}>
                  <bdi lang={one.language}>{one.title}</bdi>
                </a>{" "}
                · {one.publisher} · {one.comments === 1 ? "1 comment" : `${one.comments} comments`}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Corrections issue={issue} />
      <p>
        <a class="button" href="/newsletter">
          Get it by mail
        </a>
      </p>
    </div>
  </Layout>
);

const Block = ({ block }: { block: BlockShown }) => (
  <section>
    <h2 dir="auto">{block.url === undefined ? block.heading : <a href={block.url}>{block.heading}</a>}</h2>
    {block.note && <p dir="auto">{block.note}</p>}
    {block.stories.map((story) => (
      <Story story={story} level={3} />
    ))}
  </section>
);

function Story({ story, level }: { story: StoryShown; level: 2 | 3 }) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <article>
      <Heading dir="auto" lang={story.language}>
        <a href={story.url}>{story.title}</a>
      </Heading>
      <p class="note" dir="auto">
        By {story.publisher}
        {story.authors === "" ? "" : `, ${story.authors}`} · {story.when}
        {story.outlets > 1 && ` · ${story.outlets} outlets`}
      </p>
      {story.excerpt !== "" && (
        <p dir="auto" lang={story.language}>
          {story.excerpt}
        </p>
      )}
      {story.why !== "" && (
        <p class="note" dir="auto">
          Why it is here: {story.why}
        </p>
      )}
      {story.original !== undefined && (
        <p class="note" dir="auto">
          <a href={story.original} rel="noopener">
            The original at {story.publisher}
          </a>
        </p>
      )}
    </article>
  );
}

const Corrections = ({ issue: { corrections, withdrawn } }: { issue: IssueShown }) =>
  corrections.length + withdrawn === 0 ? null : (
    <section>
      <h2>Changed since it was sent</h2>
      {corrections.length > 0 && (
        <ul class="plain-list">
          {corrections.map((one) => (
            <li dir="auto">
              <a href={one.url}>
                <bdi lang={one.language}>{one.title}</bdi>
              </a>{" "}
              · {one.publisher} changed it after the issue of {one.sent}
            </li>
          ))}
        </ul>
      )}
      {withdrawn > 0 && (
        <p>
          {withdrawn === 1 ? "A report" : `${withdrawn} reports`} of earlier issues{" "}
          {withdrawn === 1 ? "has" : "have"} been withdrawn.
        </p>
      )}
    </section>
  );

type IssuesProps = { view: View; place: Place; issues: readonly KeptIssue[] };

export function IssuesPage({ view, place, issues }: IssuesProps) {
  const name = fullNameOf(view.places, place);
  const title = `Newsletter of ${name}`;
  const path = issuesPath(place);
  const head = { title, description: `Every issue of the newsletter of ${name}.`, path, own: true };
  return (
    <Layout view={view} current="newsletter" head={{ ...head, hidden: true, listing: { path, name: title } }}>
      <div class="prose issue">
        <h1 dir="auto">{title}</h1>
        {issues.length === 0 ? (
          <p class="standfirst">There has been no issue yet.</p>
        ) : (
          <ul class="plain-list">
            {issues.map((issue) => (
              <li>
                <a href={issuePath(issue)}>{sayDay(issue.slot.at, issue.slot.timeZone)}</a>
                {issue.selection.rhythm === "weekly" && ", the week"}
              </li>
            ))}
          </ul>
        )}
        <p>
          <a class="button" href={newsletterPath(place)}>
            Get it by mail
          </a>
        </p>
      </div>
    </Layout>
  );
}

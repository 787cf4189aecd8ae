/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** What a publisher changed after publication: a line of the last change above the text, and all of them below it. */
import type { ShownArticle } from "#articles/rights.ts";
import type { Change } from "#articles/versions.ts";
import type { View } from "../view.ts";
import { Time } from "./time.tsx";

/** An article that is edited every minute is told of, not followed. */
const MAX_CHANGES = 20;
const MAX_PARAGRAPHS = 12;

/** "Changed by The Gazette 2 hours ago: headline and 3 paragraphs": leads to what was changed. */
export function ChangeNote(props: { view: View; article: ShownArticle; changes: readonly Change[] }) {
  const { view, article, changes } = props;
  const last = changes.at(-1);
  if (!last) return null;
  return (
    <p class="change-note">
      Changed by {article.publisher.name} <Time view={view} date={last.seen} />:{" "}
      <a href="#changes">{sumUp(last)}</a>
      {changes.length > 1 && `, the last of ${changes.length} changes`}
    </p>
  );
}

/** "headline and 3 paragraphs"; a paragraph that was rewritten is gone and new, and one. */
export function sumUp(change: Change): string {
  const paragraphs = Math.max(change.removed.length, change.added.length);
  const parts = [
    ...(change.title ? ["headline"] : []),
    ...(paragraphs > 0 ? [paragraphs === 1 ? "one paragraph" : `${paragraphs} paragraphs`] : []),
  ];
  return parts.length > 0 ? parts.join(" and ") : "its text, beyond what we may show";
}

export function Changes({ view, changes }: { view: View; changes: readonly Change[] }) {
  if (changes.length === 0) return null;
  const shown = [...changes].reverse().slice(0, MAX_CHANGES);
  return (
    <details class="changes" open={view.isExpanded}>
      <summary>
        What changed: {changes.length === 1 ? "one change" : `${changes.length} changes`} since publication
      </summary>
      <ol reversed id="changes">
        {shown.map((change) => (
          <li>
            <p class="seen">
              Seen <Time view={view} date={change.seen} />
            </p>
            <Headlines change={change} />
            <Paragraphs change={change} />
          </li>
        ))}
      </ol>
      {changes.length > shown.length && (
        <p>{changes.length - shown.length} earlier changes are not listed.</p>
      )}
    </details>
  );
}

const Headlines = ({ change }: { change: Change }) =>
  change.title === undefined ? null : (
    <p dir="auto">
      Headline: <del>{change.title.before}</del> <ins>{change.title.after}</ins>
    </p>
  );

function Paragraphs({ change }: { change: Change }) {
  const all = [
    ...change.removed.map((text) => <del>{text}</del>),
    ...change.added.map((text) => <ins>{text}</ins>),
  ];
  if (all.length === 0 && change.title === undefined) return <p>The text beyond what we may show.</p>;
  return (
    <>
      {all.slice(0, MAX_PARAGRAPHS).map((one) => (
        <p dir="auto">{one}</p>
      ))}
      {all.length > MAX_PARAGRAPHS && <p>And {all.length - MAX_PARAGRAPHS} more paragraphs.</p>}
    </>
  );
}

/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** What a publisher changed after publication, newest change first. */
import type { Change } from "#articles/versions.ts";
import type { View } from "../view.ts";
import { Time } from "./time.tsx";

/** An article that is edited every minute is told of, not followed. */
const MAX_CHANGES = 20;
const MAX_PARAGRAPHS = 12;

export function Changes({ view, changes }: { view: View; changes: readonly Change[] }) {
  if (changes.length === 0) return null;
  const shown = [...changes].reverse().slice(0, MAX_CHANGES);
  return (
    <details class="changes">
      <summary>
        What changed: {changes.length === 1 ? "one change" : `${changes.length} changes`} since publication
      </summary>
      <ol reversed>
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

/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** The desk's sources: those that need an editor first, and a form that tries an address before it is added. */
import type { Rights } from "#database/tables.ts";
import { describeHealth } from "#publishers/health.ts";
import type { Condition, Source, SourceCounts } from "#publishers/sources.ts";
import { SectionOptions } from "../parts/section-options.tsx";
import type { View } from "../view.ts";
import { DeskFrame } from "./frame.tsx";
import { deskSourcePath, SOURCES_PATH } from "./paths.ts";

/** As typed. */
export type SourceForm = { url: string; publisher: string; place: string; section: string; rights: Rights };

/** What an address that was tried gives. */
export type FoundSource = {
  url: string;
  title: string | undefined;
  homeUrl: string | undefined;
  format: string | undefined;
  count: number;
  /** Titles of the first. */
  items: readonly string[];
  /** Other feeds that the page names. */
  others: readonly string[];
};

export type DeskSourcesProps = {
  view: View;
  condition: Condition | undefined;
  q: string;
  from: number;
  counts: SourceCounts;
  sources: readonly Source[];
  next: number | undefined;
  canAdd: boolean;
  form?: SourceForm;
  found?: FoundSource;
  wrong?: string;
};

export const RIGHTS = [
  ["excerpt", "Headline and excerpt"],
  ["headline", "Headline alone"],
  ["full", "Full text: only with the publisher’s licence"],
] as const satisfies readonly (readonly [Rights, string])[];

const NO_FORM: SourceForm = { url: "", publisher: "", place: "", section: "", rights: "excerpt" };

export function DeskSourcesPage(props: DeskSourcesProps) {
  const { view, condition, q, from, counts, sources, next, canAdd, form, found, wrong } = props;
  const kinds = [
    [undefined, `All (${counts.active + counts.stopped})`],
    ["failing", `Failing (${counts.failing})`],
    ["stopped", `Stopped (${counts.stopped})`],
  ] as const;
  return (
    <DeskFrame view={view} title="Sources" path={SOURCES_PATH}>
      {canAdd && (
        <details class="desk-add" open={form !== undefined || counts.active + counts.stopped === 0}>
          <summary>Add a source</summary>
          {wrong !== undefined && (
            <p class="wrong" role="alert" dir="auto">
              {wrong}
            </p>
          )}
          {found ? <Found found={found} form={form ?? NO_FORM} /> : <TryForm form={form ?? NO_FORM} />}
        </details>
      )}
      <nav class="comment-orders" aria-label="Which sources">
        <ul>
          {kinds.map(([kind, name]) => (
            <li>
              <a
                href={kind === undefined ? SOURCES_PATH : `${SOURCES_PATH}?is=${kind}`}
                aria-current={kind === condition ? "page" : undefined}
              >
                {name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <form class="desk-find" method="get" action={SOURCES_PATH}>
        {condition && <input type="hidden" name="is" value={condition} />}
        <p>
          <label for="source-q">Publisher or address</label>
          <input id="source-q" name="q" type="search" value={q} maxlength={100} dir="auto" />
        </p>
        <button class="button" type="submit">
          Find
        </button>
      </form>
      {sources.length === 0 ? (
        <p class="note">Nothing is here.</p>
      ) : (
        <ul class="desk-list">
          {sources.map((source) => (
            <li>
              <a href={deskSourcePath(source)} dir="auto">
                {source.publisher.name}
              </a>{" "}
              <span class={`state ${isWell(source) ? "" : "hidden"}`}>{stateOf(source)}</span>
              <p class="note" dir="auto">
                {source.url}
              </p>
              <p class="note">{describeHealth(source, view.now)}</p>
            </li>
          ))}
        </ul>
      )}
      {next !== undefined && (
        <p>
          <a href={`${SOURCES_PATH}?${new URLSearchParams({ is: condition ?? "", q, from: String(next) })}`}>
            More sources
          </a>
        </p>
      )}
      {from > 0 && (
        <p>
          <a href={SOURCES_PATH}>From the beginning</a>
        </p>
      )}
    </DeskFrame>
  );
}

const isWell = ({ state, health }: Source): boolean => state === "active" && health.failures === 0;
const stateOf = (source: Source): string =>
  source.state === "stopped" ? "stopped" : isWell(source) ? source.rights : "failing";

const TryForm = ({ form }: { form: SourceForm }) => (
  <form class="fields" method="post" action={`${SOURCES_PATH}/try`}>
    <p class="note">
      The address of a feed, or of a page that names one. It is read once, and you see what it gives before
      anything is added.
    </p>
    <label for="source-url">Address</label>
    <input
      id="source-url"
      name="url"
      type="text"
      inputmode="url"
      value={form.url}
      required
      maxlength={2000}
      autocomplete="off"
      spellcheck={false}
    />
    <WishFields form={form} />
    <button class="button" type="submit">
      Try it
    </button>
  </form>
);

/** The fields that a source keeps. */
export const WishFields = ({ form, isNew = true }: { form: SourceForm; isNew?: boolean }) => (
  <>
    {isNew && (
      <>
        <label for="source-publisher">Publisher’s name, if it is not the feed’s title</label>
        <input id="source-publisher" name="publisher" value={form.publisher} maxlength={120} dir="auto" />
      </>
    )}
    <label for="source-place">Place it reports from, like “Springfield, IL”</label>
    <input id="source-place" name="place" value={form.place} maxlength={120} dir="auto" />
    <label for="source-section">Section of all its articles</label>
    <select id="source-section" name="section">
      <option value="">By what each is about</option>
      <SectionOptions chosen={form.section} />
    </select>
    <label for="source-rights">What we may show</label>
    <select id="source-rights" name="rights">
      {RIGHTS.map(([value, words]) => (
        <option value={value} selected={value === form.rights}>
          {words}
        </option>
      ))}
    </select>
  </>
);

function Found({ found, form }: { found: FoundSource; form: SourceForm }) {
  const fixed = { url: found.url, title: found.title ?? "", home: found.homeUrl ?? "" };
  return (
    <div role="status">
      <p>
        <b dir="auto">{found.title ?? found.url}</b>
        {found.format && ` (${found.format})`}: {found.count} {found.count === 1 ? "item" : "items"}. Nothing
        is added yet.
      </p>
      <p class="note" dir="auto">
        {found.url}
      </p>
      <ul class="said">
        {found.items.map((title) => (
          <li dir="auto">{title}</li>
        ))}
      </ul>
      {found.others.length > 0 && (
        <p class="note" dir="auto">
          The page names other feeds too: {found.others.slice(0, 10).join(", ")}
        </p>
      )}
      <form class="fields" method="post" action={SOURCES_PATH}>
        {Object.entries(fixed).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <WishFields form={form} />
        <button class="button" type="submit">
          Add it
        </button>{" "}
        <a href={SOURCES_PATH}>Leave it</a>
      </form>
    </div>
  );
}

/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** The rank as a table: a story a row, a term a column, and what would be with other weights. */
import type { InspectedStory, Weights } from "#editions/inspect.ts";
import { CONTROLS, type Control } from "#ranking/taste.ts";
import { ABOUT_ORDER } from "../about-order.ts";
import { articlePath } from "../addresses.ts";
import { SectionOptions } from "../parts/section-options.tsx";
import type { View } from "../view.ts";
import { showPoints } from "../why-ranked.ts";
import { DeskFrame } from "./frame.tsx";
import { deskArticlePath, RANKING_PATH } from "./paths.ts";

export type RankForm = {
  /** "home" or the slug of a section. */
  of: string;
  /** As typed; of a place its edition, of `home` where the pretended reader lives. */
  place: string;
  home: string;
  /** The slug of a section or a publisher that the pretended reader follows. */
  follow: string;
  order: "ranked" | "latest";
  /** Those that are not 1. */
  weights: Weights;
};

export type DeskRankingProps = {
  view: View;
  form: RankForm;
  problems: readonly string[];
  stories: readonly InspectedStory[];
  /** After so many a page ends. */
  cut: number;
};

export function DeskRankingPage({ view, form, problems, stories, cut }: DeskRankingProps) {
  const isWhatIf = Object.keys(form.weights).length > 0;
  const used = CONTROLS.filter((control) =>
    stories.some(({ terms }) => terms.some(({ name }) => name === control)),
  );
  return (
    <DeskFrame view={view} title="Ranking" path={RANKING_PATH}>
      <p class="note">The order as readers get it, with every term. Nothing here changes it for anybody.</p>
      <form method="get" action={RANKING_PATH}>
        <Subject form={form} />
        <Sliders weights={form.weights} />
        <div class="taps">
          <button class="button" type="submit">
            Show the order
          </button>
          {isWhatIf && <a href={pathOf({ ...form, weights: {} })}>Weigh as usual</a>}
        </div>
      </form>
      {problems.map((problem) => (
        <p role="alert" dir="auto">
          {problem}
        </p>
      ))}
      {stories.length === 0 ? (
        <p class="note">Nothing is here.</p>
      ) : (
        <section class="terms-table" tabindex={0} aria-labelledby="desk-order">
          <h2 id="desk-order">{isWhatIf ? "The order with these weights" : "The order"}</h2>
          <table>
            <thead>
              <tr>
                <th scope="col">Place</th>
                <th scope="col">Story</th>
                <th scope="col">Together</th>
                {used.map((control) => (
                  <th scope="col">{ABOUT_ORDER[control].name}</th>
                ))}
              </tr>
            </thead>
            <Rows stories={stories.slice(0, cut)} from={0} used={used} isWhatIf={isWhatIf} />
            {stories.length > cut && (
              <>
                <tbody>
                  <tr>
                    <th scope="rowgroup" colspan={3 + used.length}>
                      Below the cut
                    </th>
                  </tr>
                </tbody>
                <Rows stories={stories.slice(cut)} from={cut} used={used} isWhatIf={isWhatIf} />
              </>
            )}
          </table>
        </section>
      )}
    </DeskFrame>
  );
}

type RowsProps = {
  stories: readonly InspectedStory[];
  from: number;
  used: readonly Control[];
  isWhatIf: boolean;
};

const Rows = ({ stories, from, used, isWhatIf }: RowsProps) => (
  <tbody>
    {stories.map(({ article, moved, score, terms, slot }, i) => (
      <tr>
        <td>
          {from + i + 1} {isWhatIf && <Moved places={moved} />}
        </td>
        <th scope="row" dir="auto">
          <a href={articlePath(article)}>{article.title}</a>{" "}
          <span class="note">
            <bdi>{article.publisher.name}</bdi>
            {slot === "discovery" && " · drawn by chance"} ·{" "}
            <a href={deskArticlePath(article)} aria-label={`Correct: ${article.title}`}>
              Correct
            </a>
          </span>
        </th>
        <td>{terms.length > 0 ? showPoints(score) : ""}</td>
        {used.map((control) => (
          <td>{sumOf(terms, control)}</td>
        ))}
      </tr>
    ))}
  </tbody>
);

/** Several terms may have one name: a place and a section that are followed. */
function sumOf(terms: InspectedStory["terms"], control: Control): string {
  const own = terms.filter(({ name }) => name === control);
  return own.length === 0 ? "" : showPoints(own.reduce((sum, { points }) => sum + points, 0));
}

function Moved({ places }: { places: number | undefined }) {
  if (places === undefined) return <span class="moved up">new</span>;
  if (places === 0) return null;
  const [sign, words] = places > 0 ? (["▲", "up"] as const) : (["▼", "down"] as const);
  return (
    <span class={`moved ${words}`}>
      <span aria-hidden="true">{sign}</span>
      <span class="unseen">{words} </span>
      {Math.abs(places)}
    </span>
  );
}

const Subject = ({ form }: { form: RankForm }) => (
  <div class="desk-find">
    <p>
      <label for="rank-of">Page</label>
      <select id="rank-of" name="of">
        <option value="home">The front page</option>
        <SectionOptions chosen={form.of} />
      </select>
    </p>
    <Field name="place" label="Or a place’s page" value={form.place} />
    <Field name="home" label="A reader at home in" value={form.home} />
    <Field name="follow" label="who follows (section or publisher)" value={form.follow} />
    <p>
      <label for="rank-order">Order</label>
      <select id="rank-order" name="order">
        <option value="ranked">Most relevant</option>
        <option value="latest" selected={form.order === "latest"}>
          Latest first
        </option>
      </select>
    </p>
  </div>
);

const Field = ({ name, label, value }: { name: string; label: string; value: string }) => (
  <p>
    <label for={`rank-${name}`}>{label}</label>
    <input id={`rank-${name}`} name={name} type="search" value={value} maxlength={100} dir="auto" />
  </p>
);

const Sliders = ({ weights }: { weights: Weights }) => (
  <details class="sliders" open={Object.keys(weights).length > 0}>
    <summary>What if the terms counted otherwise?</summary>
    <div class="desk-find">
      {CONTROLS.map((control) => (
        <p>
          <label for={`weigh-${control}`}>
            {ABOUT_ORDER[control].name}: {weights[control] ?? 1}
          </label>
          <input
            id={`weigh-${control}`}
            name={control}
            type="range"
            min="0"
            max="2"
            step="0.25"
            value={`${weights[control] ?? 1}`}
          />
        </p>
      ))}
    </div>
    <p class="note">From 0, not at all, over 1, as usual, to 2, twice as much.</p>
  </details>
);

/** The address of what is shown. */
function pathOf({ weights, ...rest }: RankForm): string {
  const given = Object.entries(rest).filter(([, value]) => value !== "");
  const weighed = Object.entries(weights).map(([name, weight]) => [name, `${weight}`]);
  return `${RANKING_PATH}?${new URLSearchParams([...given, ...weighed])}`;
}

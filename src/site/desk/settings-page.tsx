/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** "Settings": what is in force with where it is set, and the policy for comments with what another would have done. */
import { VERSION } from "#base/version.ts";
import type { Policy } from "#comments/policy.ts";
import type { Replayed } from "#comments/replay.ts";
import { SECTIONS } from "#config/sections.ts";
import { deskPath } from "../comment-addresses.ts";
import type { View } from "../view.ts";
import { DeskFrame } from "./frame.tsx";
import { SETTINGS_PATH } from "./paths.ts";

/** What another policy would have done with the newest comments. */
export type Tried = { judged: number; differ: number; some: readonly Replayed[] };

export type SettingsProps = {
  view: View;
  facts: readonly (readonly [name: string, value: string, from: string])[];
  /** In force; undefined where there are no comments. */
  policy: Policy | undefined;
  mayChange: boolean;
  saved: boolean;
  typed?: string | undefined;
  wrong?: string | undefined;
  tried?: Tried | undefined;
};

const MEANS = { refuse: "refused", ask: "asked about first", wait: "read by an editor first", show: "shown" };

export function SettingsPage(props: SettingsProps) {
  const { view, facts, policy, saved } = props;
  const done = saved ? "The policy is in force for the next comment." : undefined;
  return (
    <DeskFrame view={view} title="Settings" path={SETTINGS_PATH} done={done}>
      <p class="note">Townwire {VERSION}. Settings are given to the program when it starts.</p>
      <dl class="desk-facts">
        {facts.map(([name, value, from]) => (
          <div>
            <dt>{name}</dt>
            <dd>
              <span dir="auto">{value}</span> <code class="note">{from}</code>
            </dd>
          </div>
        ))}
        <div>
          <dt>Sections</dt>
          <dd>{SECTIONS.map(({ name }) => name).join(", ")}</dd>
        </div>
      </dl>
      {policy && <PolicyForm {...props} policy={policy} />}
    </DeskFrame>
  );
}

function PolicyForm({ policy, mayChange, typed, wrong, tried }: SettingsProps & { policy: Policy }) {
  const text = typed ?? JSON.stringify(policy, null, 2);
  return (
    <section id="policy" aria-labelledby="policy-title">
      <h2 id="policy-title">What is wanted of comments</h2>
      {!mayChange && <p class="note">An owner can change it.</p>}
      {wrong !== undefined && (
        <p class="wrong" role="alert" id="policy-wrong">
          {wrong}
        </p>
      )}
      {tried && <Trial tried={tried} />}
      <form method="post" action={`${SETTINGS_PATH}/policy`}>
        <label for="policy-text">The policy, as JSON</label>
        <textarea
          id="policy-text"
          name="policy"
          rows={18}
          maxlength={60_000}
          spellcheck={false}
          readonly={!mayChange}
          aria-invalid={wrong === undefined ? undefined : "true"}
          aria-describedby={wrong === undefined ? undefined : "policy-wrong"}
        >
          {`\n${text}`}
        </textarea>
        {mayChange && (
          <p class="desk-acts">
            <button class="button" type="submit" name="do" value="try">
              Try it on the newest comments
            </button>{" "}
            {tried && (
              <button class="button" type="submit" name="do" value="save">
                Put it in force
              </button>
            )}
          </p>
        )}
      </form>
    </section>
  );
}

const Trial = ({ tried: { judged, differ, some } }: { tried: Tried }) => (
  <div role="status">
    <p>
      Of the newest {judged} comments {differ} would have been judged otherwise. Nothing is changed yet.
    </p>
    <ul class="desk-list">
      {some.map(({ id, before, after }) => (
        <li>
          <a href={deskPath({ id })}>{id}</a>: {MEANS[after.verdict]}, not {MEANS[before.verdict]}.{" "}
          <span dir="auto">{after.reason}</span>
        </li>
      ))}
    </ul>
  </div>
);

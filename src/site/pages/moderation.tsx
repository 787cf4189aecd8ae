/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** The public log: what editors decided of comments and why, without names. */
import type { LoggedDecision } from "#comments/log.ts";
import { LOG_PATH } from "../comment-addresses.ts";
import { Layout } from "../parts/layout.tsx";
import { reasonWords } from "../parts/thread.tsx";
import { Time } from "../parts/time.tsx";
import type { View } from "../view.ts";

export type ModerationPageProps = {
  view: View;
  decisions: readonly LoggedDecision[];
  /** The pages of their threads that are still there, by thread. */
  pages: ReadonlyMap<string, { path: string; title: string }>;
  /** Where it goes on. */
  older: string | undefined;
};

const APPEALS = {
  open: "The writer asked to look again.",
  upheld: "The writer asked to look again, and was right.",
  declined: "The writer asked to look again; it stayed so.",
};

export function ModerationPage({ view, decisions, pages, older }: ModerationPageProps) {
  const title = "What editors decided";
  const description = `Each comment that editors of ${view.town} hid or showed, and why.`;
  return (
    <Layout view={view} head={{ title, description, path: LOG_PATH }}>
      <div class="prose">
        <h1>{title}</h1>
        <p class="standfirst">{description} Nobody is named: not who wrote, not who decided.</p>
        {decisions.length === 0 && <p>Nothing has been decided yet.</p>}
        <ol class="log">
          {decisions.map((one) => {
            const about = pages.get(one.thread);
            return (
              <li>
                <Time view={view} date={one.at} />: a comment{" "}
                {about && (
                  <>
                    on <a href={`${about.path}#comments`}>{about.title}</a>{" "}
                  </>
                )}
                was {one.verdict === "hide" ? "hidden" : "shown"}.{" "}
                {one.reason !== "" && `${reasonWords(one.reason)}. `}
                {one.appeal && APPEALS[one.appeal]}
              </li>
            );
          })}
        </ol>
        {older && (
          <p>
            <a href={older}>Older decisions</a>
          </p>
        )}
      </div>
    </Layout>
  );
}

/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** A page with one form: to answer, change, report, appeal; and to look again at what was written. */
import type { Child } from "hono/jsx";
import { signInPath } from "../addresses.ts";
import { CommentForm, type CommentFormProps } from "../parts/comment-form.tsx";
import { Layout } from "../parts/layout.tsx";
import type { View } from "../view.ts";

export type WritePageProps = {
  view: View;
  title: string;
  path: string;
  /** What is to be said before: why it was not taken, or what to look at. */
  why?: string | undefined;
  /** Where it leads back to. */
  back: string;
  form: CommentFormProps;
  /** What is answered or reported. */
  children?: Child;
};

export function WritePage({ view, title, path, why, back, form, children }: WritePageProps) {
  return (
    <Layout view={view} head={{ title, description: title, path, hidden: true }}>
      <div class="prose write">
        <h1>{title}</h1>
        {why && (
          <p class="standfirst" role="alert">
            {why}
          </p>
        )}
        {!view.account && (
          <p>
            <a class="button" href={signInPath(back)}>
              Sign in
            </a>{" "}
            and send it again; copy it first.
          </p>
        )}
        {children}
        <CommentForm {...form} />
        <p>
          <a href={back}>Back without doing anything</a>
        </p>
      </div>
    </Layout>
  );
}

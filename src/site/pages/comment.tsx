/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** A comment at its own address: what it answers, and what answers it. */
import type { ShownComment } from "#comments/list.ts";
import { anchorOf, commentPath } from "../comment-addresses.ts";
import { Layout } from "../parts/layout.tsx";
import { Comment, Thread } from "../parts/thread.tsx";
import { Words } from "../parts/words.tsx";
import type { View } from "../view.ts";

export type CommentPageProps = {
  view: View;
  comment: ShownComment;
  above: readonly ShownComment[];
  /** The page it belongs to. */
  about: { path: string; title: string };
  isOpen: boolean;
};

export function CommentPage({ view, comment, above, about, isOpen }: CommentPageProps) {
  const head = {
    title: `A comment on “${about.title}”`,
    description: `A comment on “${about.title}”.`,
    path: commentPath(comment),
    canonical: view.publicUrl + about.path,
    hidden: true,
  };
  return (
    <Layout view={view} head={head}>
      <div class="comment-page">
        <header class="page-head">
          <p class="kicker">Comment on</p>
          <h1 dir="auto">
            <a href={about.path}>
              <Words text={about.title} />
            </a>
          </h1>
          <p>
            <a href={`${about.path}#${anchorOf(comment)}`}>See it among all comments</a>
          </p>
        </header>
        <section class="comments" aria-label="The comment with its answers">
          {above.length > 0 && (
            <details class="more-comments">
              <summary>{above.length === 1 ? "What it answers" : `The ${above.length} before it`}</summary>
              {above.map((one) => (
                <Comment view={view} comment={one} isOpen={isOpen} />
              ))}
            </details>
          )}
          <Thread view={view} comments={[comment]} isOpen={isOpen} />
        </section>
      </div>
    </Layout>
  );
}

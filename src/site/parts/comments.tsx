/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/**
 * Comments on an article: how many there are, and the way to them. Where nobody can comment there is nothing to say,
 * and nothing stands here.
 */

export type CommentState = { kind: "closed" } | { kind: "open"; count: number; path: string };

export function Comments({ state }: { state: CommentState }) {
  if (state.kind === "closed") return null;
  return (
    <section class="comments" id="comments" aria-labelledby="comments-title">
      <h2 id="comments-title">{countComments(state.count)}</h2>
      <p>
        <a class="button" href={state.path}>
          {state.count === 0 ? "Write the first comment" : "Read them and add yours"}
        </a>
      </p>
    </section>
  );
}

/** Stays in sight on phones while the text is read; elsewhere the comments are near enough. */
export const CommentCount = ({ state }: { state: CommentState }) =>
  state.kind === "closed" || state.count === 0 ? null : (
    <a class="comment-count" href="#comments">
      {countComments(state.count)}
    </a>
  );

export const countComments = (count: number): string =>
  count === 0 ? "No comments yet" : count === 1 ? "1 comment" : `${count.toLocaleString("en-US")} comments`;

/** @jsxImportSource hono/jsx @jsxRuntime automatic */
import { expect, test } from "vitest";
import { CommentCount, type CommentState, Comments } from "./comments.tsx";

const draw = (state: CommentState) =>
  String(<Comments state={state} />) + String(<CommentCount state={state} />);
const open = (count: number): CommentState => ({ kind: "open", count, path: "/article/1/comments" });

test("where nobody can comment, nothing is said of comments", () => {
  expect(draw({ kind: "closed" })).toBe("");
});

test("comments are counted, and the count leads to them", () => {
  const html = draw(open(1204));
  expect(html).toContain('<h2 id="comments-title">1,204 comments</h2>');
  expect(html).toContain('<a class="comment-count" href="#comments">1,204 comments</a>');
  expect(html).toContain('id="comments"');
  expect(html).toContain('href="/article/1/comments"');
  expect(draw(open(1))).toContain("1 comment<");
});

test("where there are none yet, one can be written, and nothing is counted", () => {
  const html = draw(open(0));
  expect(html).toContain("Write the first comment");
  expect(html).not.toContain("comment-count");
});

/** @jsxImportSource hono/jsx @jsxRuntime automatic */
import { expect, test } from "vitest";
import type { ShownComment } from "#comments/list.ts";
import { ANYBODY } from "#readers/choices.ts";
import { NO_MUTES } from "#readers/mutes.ts";
import type { View } from "../view.ts";
import { NO_PLACES } from "../where.ts";
import { CommentCount, type CommentState, Comments } from "./comments.tsx";

const NOW = new Date("2026-03-10T12:00:00Z");
const VIEW: View = {
  town: "Town",
  publicUrl: "https://town.example",
  contact: undefined,
  now: NOW,
  timeZone: "UTC",
  reader: ANYBODY,
  mutes: NO_MUTES,
  canSignIn: true,
  places: NO_PLACES,
  reprints: new Map(),
};

const comment = (id: string, more: Partial<ShownComment> = {}): ShownComment => ({
  id,
  thread: "article/1",
  parentId: undefined,
  depth: 0,
  author: { name: "Ada", badge: undefined, isGone: false, isMine: false },
  state: "shown",
  html: `<p>Words of ${id}</p>`,
  text: "",
  up: 0,
  down: 0,
  mine: undefined,
  createdAt: NOW,
  editedAt: undefined,
  isEditable: false,
  why: undefined,
  appeal: undefined,
  replies: [],
  ...more,
});

const thread = (comments: readonly ShownComment[], more: object = {}): CommentState => ({
  kind: "thread",
  thread: "article/1",
  path: "/article/1/bridge",
  count: comments.length,
  comments,
  order: "best",
  closed: undefined,
  isClosedByEditor: false,
  once: "form",
  ...more,
});

const draw = (state: CommentState, view: View = VIEW) =>
  String(<Comments view={view} state={state} />) + String(<CommentCount state={state} />);

test("where nobody can comment nothing is said of comments", () => {
  expect(draw({ kind: "none" })).toBe("");
});

test("a thread without comments leads to signing in, and says so", () => {
  const html = draw(thread([]));
  expect(html).toContain("No comments yet");
  expect(html).toContain('href="/sign-in?back=%2Farticle%2F1%2Fbridge%23comments"');
  expect(html).not.toContain('class="comment-count"');
});

test("the count stays in sight, and leads to the comments", () => {
  const html = draw(thread([comment("a"), comment("b")]));
  expect(html).toContain('<a class="comment-count" href="#comments">2 comments</a>');
  expect(html).toContain('href="/article/1/bridge?comments=newest#comments"');
});

test("folds past the twentieth comment and the third step, and opens all when asked", () => {
  const many = Array.from({ length: 22 }, (_, n) => comment(`c${n}`));
  expect(draw(thread(many))).toContain("2 more comments");
  const deep = (step: number): ShownComment =>
    comment(`d${step}`, { replies: step < 5 ? [deep(step + 1)] : [] });
  const html = draw(thread([deep(1)]));
  expect(html.match(/<details/g)).toHaveLength(1);
  expect(html).toContain("2 more answers");
  expect(html.indexOf("<details")).toBeGreaterThan(html.indexOf("Words of d3"));
  expect(html.indexOf("<details")).toBeLessThan(html.indexOf("Words of d4"));
  expect(draw(thread([deep(1)]), { ...VIEW, isExpanded: true })).toContain(
    '<details class="more-comments" open',
  );
});

test("a hidden comment keeps its place and its reason, without its words and its writer", () => {
  const why = { phase: "editor", reason: "attack", statement: "", at: NOW };
  const html = draw(thread([comment("a", { state: "hidden", html: "", why, replies: [comment("b")] })]));
  expect(html).toContain("Hidden by an editor: it attacks somebody.");
  expect(html).toContain("Words of b");
});

test("a writer reads the true state of an own comment", () => {
  const author = { name: "Ada", badge: undefined, isGone: false, isMine: true };
  const why = { phase: "editor", reason: "spam", statement: "Please do not advertise.", at: NOW };
  const html = draw(thread([comment("a", { author, state: "hidden", why })]));
  expect(html).toContain("Only you see this.");
  expect(html).toContain("Please do not advertise.");
  expect(html).toContain('href="/comments/a/appeal"');
});

test("what is closed says why, and takes nothing", () => {
  const html = draw(thread([comment("a")], { closed: "An editor closed it." }));
  expect(html).toContain("An editor closed it.");
  expect(html).not.toContain("/reply");
  expect(html).not.toContain("Sign in to comment");
});

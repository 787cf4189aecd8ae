/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** Whatever strangers write into comments, names, reports and reasons comes out as text. */
import fc from "fast-check";
import { DomUtils, parseDocument } from "htmlparser2";
import { expect, test } from "vitest";
import type { ShownComment } from "#comments/list.ts";
import { renderMarkdown } from "#comments/markdown.ts";
import { CLIENT_PATH, QUEUE_PATH, THREAD_PATH } from "./client-bundle.ts";
import { DeskCommentsPage } from "./desk/comments-page.tsx";
import { CommentPage } from "./pages/comment.tsx";
import { ModerationPage } from "./pages/moderation.tsx";
import { WritePage } from "./pages/write.tsx";
import { type CommentState, Comments } from "./parts/comments.tsx";
import type { View } from "./view.ts";
import { NO_PLACES } from "./where.ts";
import { NOBODY } from "./who.ts";

const NOW = new Date("2026-03-10T12:00:00Z");
const ABOUT = { path: "/article/06edestqg0n91sde/bridge", title: "Bridge" };

function pagesOf(text: string): string[] {
  const account = {
    id: "1",
    name: text,
    role: "editor" as const,
    createdAt: NOW,
    ban: undefined,
    mutedUntil: undefined,
    email: undefined,
  };
  const view: View = {
    ...NOBODY,
    town: text,
    publicUrl: "https://town.example",
    contact: undefined,
    now: NOW,
    timeZone: "UTC",
    account,
    canSignIn: true,
    places: NO_PLACES,
    reprints: new Map(),
  };
  const about = { ...ABOUT, title: text };
  const pages = new Map([["article/1", about]]);
  const why = { phase: "editor", reason: text, statement: text, at: NOW };
  const comment = (more: Partial<ShownComment>): ShownComment => ({
    id: "06edestqg0n91sde",
    thread: "article/1",
    parentId: undefined,
    depth: 0,
    author: { name: text, badge: "editor", isGone: false, isMine: true },
    state: "hidden",
    html: renderMarkdown(text),
    text,
    up: 1,
    down: 1,
    mine: "up",
    createdAt: NOW,
    editedAt: NOW,
    isEditable: true,
    why,
    appeal: undefined,
    replies: [],
    ...more,
  });
  const comments = [comment({}), comment({ html: "" }), comment({ state: "shown" })];
  const state: CommentState = {
    kind: "thread",
    thread: "article/1",
    path: ABOUT.path,
    count: 3,
    comments,
    order: "best",
    closed: undefined,
    isClosedByEditor: false,
    once: "form",
  };
  const said = [{ phase: "editor", verdict: "hide", reason: text, statement: text }];
  const queued = {
    id: "06edestqg0n91sde",
    thread: "article/1",
    authorId: "06edestqg0n91sdf",
    authorName: text,
    state: "shown" as const,
    html: renderMarkdown(text),
    concern: 0,
    createdAt: NOW,
    reports: [{ reason: text, words: text }],
    appeal: text,
    said,
  };
  const logged = {
    id: "1",
    verdict: "hide" as const,
    reason: text,
    thread: "article/1",
    at: NOW,
    appeal: undefined,
  };
  const form = { action: "/comments", label: text, name: text, text, hidden: { thread: text }, button: text };
  const counts = { waiting: 1, reported: 1 };
  return [
    <Comments view={view} state={state} />,
    <Comments view={view} state={{ ...state, closed: text }} />,
    <CommentPage view={view} comment={comment({})} above={comments} about={about} isOpen />,
    <WritePage view={view} title={text} path="/comments" why={text} back="/" form={form} />,
    <ModerationPage view={view} decisions={[logged]} pages={pages} older={undefined} />,
    <DeskCommentsPage
      view={view}
      queue="all"
      counts={counts}
      comments={[queued]}
      pages={pages}
      older={undefined}
      done={1}
    />,
  ].map(String);
}

const VECTORS = [
  "<script>alert(1)</script>",
  "</textarea><script>alert(1)</script>",
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  "</option></select><img src=x onerror=alert(1)>",
  "[x](javascript:alert(1))",
  '[x](https://a.example/" onclick="alert(1))',
  "<!--",
  "&lt;script&gt;",
  "\u202egpj.exe",
];

const OWN_SCRIPTS = [CLIENT_PATH, THREAD_PATH, QUEUE_PATH];

function expectHarmless(html: string): void {
  for (const { name, attribs } of DomUtils.getElementsByTagName("*", parseDocument(html))) {
    expect(["iframe", "object", "embed", "base", "img", "style"]).not.toContain(name);
    if (name === "script") expect(OWN_SCRIPTS).toContain(attribs.src);
    for (const [attribute, value] of Object.entries(attribs)) {
      expect(attribute).not.toMatch(/^on|^style$|^srcdoc$/);
      if (["href", "src", "action"].includes(attribute))
        expect(value).toMatch(/^(https?:\/\/|mailto:|\/(?!\/)|#)/);
    }
  }
}

test.each(VECTORS)("%j stays words in comments and at the desk", (text) => {
  for (const html of pagesOf(text)) expectHarmless(html);
});

test("what was written stands in the form again as it was", () => {
  for (const text of ["\n\nfirst", "</textarea>", "a & b &amp; c", "<b>"]) {
    const [, , , html = ""] = pagesOf(text);
    const [area] = DomUtils.getElementsByTagName("textarea", parseDocument(html));
    // A browser leaves out the first line end.
    expect(area && DomUtils.textContent(area).replace(/^\n/, "")).toBe(text);
  }
});

test("no words whatever do harm", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", minLength: 1 }), (text) => {
      for (const html of pagesOf(text)) expectHarmless(html);
    }),
    { numRuns: 60 },
  );
});

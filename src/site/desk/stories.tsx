/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** Stories at the desk: which reports belong together, split and merged by hand. */
import type { Context, Hono } from "hono";
import { listArticlesById, listCards } from "#articles/about.ts";
import { isAsked, readWords } from "#articles/asked-words.ts";
import { makeCursor, readCursor } from "#articles/read.ts";
import type { ShownArticle } from "#articles/rights.ts";
import { searchArticles } from "#articles/search.ts";
import { isId } from "#base/ids.ts";
import { oneLine } from "#base/text.ts";
import type { LineNeeds } from "#ingest/needs.ts";
import { listRuled, listStories } from "#stories/list.ts";
import { findStory, isStoryId } from "#stories/read.ts";
import { mergeStories, type Ruling, splitStory } from "#stories/rule.ts";
import { answerDone } from "../answers.ts";
import { cutPage, doneIn } from "../asked.ts";
import { readForm } from "../forms.ts";
import { plainView, type SiteNeeds } from "../view.ts";
import { whoOf } from "../who.ts";
import { answerDesk, answerNot, editorOf } from "./editors.ts";
import { deskStoryPath, STORIES_PATH } from "./paths.ts";
import { DeskStoriesPage } from "./stories-page.tsx";
import { DeskStoryPage, type Told } from "./story-page.tsx";

type Needs = SiteNeeds & { line: LineNeeds };

const PER_PAGE = 40;
const MAX_WORDS = 200;
const MAX_FOUND = 12;
const MAX_BYTES = 64 * 1024;
const NOT_HERE = "That story is not here.";

export function addDeskStories(site: Hono, needs: Needs): void {
  const { db } = needs;

  site.get(STORIES_PATH, async (c) => {
    const before = readStoryCursor(c.req.query("cursor"));
    const found = await listStories(db, { before, limit: PER_PAGE + 1 });
    const { shown: stories, last } = cutPage(found, PER_PAGE);
    const next = last && makeCursor(last.newest, last.id);
    const ids = stories.map((story) => story.firstArticleId);
    const cards = await listCards(db, ids, { bodies: false });
    const first = new Map(cards.map((card) => [card.id, card]));
    return answerDesk(c, <DeskStoriesPage {...{ view: plainView(needs, whoOf(c)), stories, first, next }} />);
  });

  site.get(`${STORIES_PATH}/:id`, async (c) => {
    const found = await findStory(db, c.req.param("id"));
    if (found?.kind === "moved") return answerDone(deskStoryPath({ id: found.to }));
    if (!found) return answerNot(needs, c, NOT_HERE, STORIES_PATH, 404);
    const { members, id } = found.story;
    const ids = members.map((member) => member.articleId);
    const ruled = await listRuled(db, ids);
    const reasons = new Map(members.map((member) => [member.articleId, member.reasons]));
    const told = (await listArticlesById(db, ids)).map(
      (article): Told => ({
        article,
        reasons: reasons.get(article.id) ?? [],
        isRuled: ruled.has(article.id),
      }),
    );
    const words = oneLine((c.req.query("q") ?? "").slice(0, 10 * MAX_WORDS)).slice(0, MAX_WORDS);
    const others = words === "" ? [] : await findOthers(needs, words, id);
    const done = doneIn(c, DONE);
    const props = { view: plainView(needs, whoOf(c)), story: { id }, told, words, others, done };
    return answerDesk(c, <DeskStoryPage {...props} />);
  });

  site.post(`${STORIES_PATH}/:id`, async (c) => {
    const read = await readForm(c, needs.publicUrl, { maxBytes: MAX_BYTES });
    if (read.kind === "refused") return answerNot(needs, c, REFUSED.none, STORIES_PATH, read.status);
    const storyId = c.req.param("id");
    const what = read.form.get("do");
    if (!isStoryId(storyId)) return answerNot(needs, c, NOT_HERE, STORIES_PATH, 404);
    const by = editorOf(c).id;
    if (what === "split" || what === "alone") {
      const chosen = read.form.getAll("article").filter(isId);
      const ruling = await splitStory(needs.line, { storyId, chosen, alone: what === "alone", by });
      return answerRuled(c, storyId, ruling, what);
    }
    const other = what === "merge" ? storyIdOf(read.form.get("other") ?? "") : undefined;
    if (other === undefined)
      return answerNot(needs, c, "Say which story it belongs with.", deskStoryPath({ id: storyId }));
    return answerRuled(c, storyId, await mergeStories(needs.line, { storyId, otherId: other, by }), "merge");
  });

  function answerRuled(
    c: Context,
    storyId: string,
    ruling: Ruling,
    what: string,
  ): Promise<Response> | Response {
    if (ruling.kind === "ruled") return answerDone(`${deskStoryPath({ id: ruling.story })}?done=${what}`);
    const status = ruling.why === "none" ? 400 : 409;
    return answerNot(needs, c, REFUSED[ruling.why], deskStoryPath({ id: storyId }), status);
  }
}

const DONE: Readonly<Record<string, string>> = {
  split: "The chosen reports have this story of their own now.",
  alone: "The chosen reports each stand by themselves now. This is the first of them.",
  merge: "They are one story now.",
};

const REFUSED = {
  gone: NOT_HERE,
  none: "Choose the reports that do not belong here.",
  all: "Nothing would be left: choose some of them only.",
  same: "They are one story already.",
} as const;

/** A cursor of ours; stories' ids may have a number behind them. */
function readStoryCursor(text: string | undefined): { at: Date; id: string } | undefined {
  if (text === undefined) return undefined;
  const plain = readCursor(text);
  if (plain) return plain;
  const [time = "", id = ""] = Buffer.from(text, "base64url").toString("utf8").split(" ");
  const at = new Date(time);
  return isStoryId(id) && !Number.isNaN(at.getTime()) ? { at, id } : undefined;
}

/** A story that somebody names by its id or the address of its page. */
const storyIdOf = (text: string): string | undefined => {
  const [, id] =
    /(?:^|\/story\/|\/desk\/stories\/)([0-9a-z]{16}(?:-\d{1,4})?)(?=$|[/?#])/.exec(text.trim()) ?? [];
  return id;
};

/** What may be meant by words or an address: of each other story one report. */
async function findOthers(needs: Needs, words: string, own: string): Promise<ShownArticle[]> {
  const { db } = needs;
  const named = storyIdOf(words);
  const found = named === undefined ? undefined : await findStory(db, named);
  const id = found?.kind === "moved" ? found.to : found?.story.id;
  if (id !== undefined) {
    const story = await findStory(db, id);
    const first = story?.kind === "story" ? story.story.members.slice(0, 1) : [];
    return id === own
      ? []
      : listArticlesById(
          db,
          first.map(({ articleId }) => articleId),
        );
  }
  const asked = readWords(words);
  if (!isAsked(asked)) return [];
  const page = { order: "newest" as const, now: needs.now(), limit: 3 * MAX_FOUND };
  const { articles } = await searchArticles(db, asked, {}, page);
  const stories = new Map<string, ShownArticle>();
  for (const article of articles)
    if (article.story && article.story.id !== own && !stories.has(article.story.id))
      stories.set(article.story.id, article);
  return [...stories.values()].slice(0, MAX_FOUND);
}

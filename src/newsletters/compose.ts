/**
 * Composing: a selection and a moment become an issue, once. Whoever asks again is given the same issue, with what may be shown
 * of it then; only the signed links differ from reader to reader.
 */
import { randomBytes } from "node:crypto";
import { listVersions } from "#articles/about.ts";
import type { Clock } from "#base/clock.ts";
import { listDiscussed } from "#comments/threads.ts";
import type { Db } from "#database/connect.ts";
import type { EditionNeeds } from "#editions/make-edition.ts";
import type { Atlas } from "#places/atlas.ts";
import { chooseParts, DAY_MS, sinceOf } from "./choose.ts";
import { drawHtml, MAX_HTML_BYTES } from "./drawing/html.tsx";
import { drawText } from "./drawing/text.ts";
import { findIssue, findIssues, type KeptIssue, listEarlierOf, makeIssue, saveIssues } from "./issues.ts";
import { issueKey, seriesOf } from "./keys.ts";
import { isEmptyIssue } from "./parts.ts";
import { LOOK_BACK_DAYS, listLookedAt, NO_PAST, readPast } from "./past.ts";
import { type IssueShown, showIssue } from "./show-issue.ts";
import type { Slot } from "./slots.ts";
import type { Selection } from "./wishes.ts";

export type ComposeNeeds = {
  db: Db;
  now: Clock;
  atlas: Atlas;
  editions: EditionNeeds;
  /** The site's own address, without a slash at the end. */
  publicUrl: string;
  townName: string;
};

/** A message without its reader: where the links of one stand, there are marks that `fillIssue` replaces. */
export type Issue = {
  key: string;
  selection: Selection;
  slot: Slot;
  subject: string;
  html: string;
  text: string;
  marks: Marks;
  /** Nothing new, and nothing to put right: whoever prefers it gets no mail. */
  isEmpty: boolean;
  articleIds: string[];
  storyIds: string[];
};

export type Marks = { preferences: string; unsubscribe: string };

/** Comments that an article has at least to be among the most discussed. */
const LEAST_COMMENTS = 2;
const MAX_DISCUSSED = 500;

/** The issue of this selection at this moment; composed and kept when there is none yet. */
export async function composeIssue(needs: ComposeNeeds, selection: Selection, slot: Slot): Promise<Issue> {
  const [kept] = await keepIssues(needs, [{ selection, slot }]);
  if (!kept) throw new Error("an issue was asked for, and none was made");
  return drawIssue(needs, kept);
}

/** What the issue would be, kept nowhere: for looking at it. */
export async function previewIssue(needs: ComposeNeeds, selection: Selection, slot: Slot): Promise<Issue> {
  const kept = await findIssue(needs.db, issueKey(selection, slot));
  const [made] = kept ? [kept] : await chooseIssues(needs, [{ selection, slot }]);
  if (!made) throw new Error("an issue was asked for, and none was made");
  return drawIssue(needs, made);
}

export type Asked = { selection: Selection; slot: Slot };

/** Chooses and keeps many issues at once, those that are kept already left as they are; in the order of the asking. */
export async function keepIssues(needs: ComposeNeeds, asked: readonly Asked[]): Promise<KeptIssue[]> {
  const keys = asked.map(({ selection, slot }) => issueKey(selection, slot));
  const known = await findIssues(needs.db, keys);
  const missing = asked.filter((_, n) => !known.has(keys[n] ?? ""));
  const made = await chooseIssues(needs, missing);
  await saveIssues(needs.db, made);
  // Another process may have kept its own meanwhile, and one issue is enough.
  const kept = made.length === 0 ? known : await findIssues(needs.db, keys);
  return keys.flatMap((key) => kept.get(key) ?? []);
}

async function chooseIssues(needs: ComposeNeeds, asked: readonly Asked[]): Promise<KeptIssue[]> {
  if (asked.length === 0) return [];
  const { db, editions } = needs;
  const gazetteer = await needs.atlas.read();
  const earlier = await listEarlierOf(
    db,
    asked.map(({ selection, slot }) => ({
      series: seriesOf(selection, slot),
      before: slot.at,
      from: new Date(slot.at.getTime() - LOOK_BACK_DAYS * DAY_MS),
    })),
  );
  const versions = await listVersions(db, [...new Set([...earlier.values()].flatMap(listLookedAt))]);
  const since = new Date(Math.min(...asked.map(({ selection, slot }) => +sinceOf(selection.rhythm, slot))));
  const busy = await listDiscussed(db, { since, least: LEAST_COMMENTS, limit: MAX_DISCUSSED });
  const discussed = busy.map(({ articleId }) => articleId);
  const made: KeptIssue[] = [];
  for (const { selection, slot } of asked) {
    const before = (earlier.get(seriesOf(selection, slot)) ?? []).filter((one) => one.slot.at < slot.at);
    const past = before.length === 0 ? NO_PAST : readPast(before, versions);
    const parts = await chooseParts({ editions, gazetteer }, selection, slot, { past, discussed });
    made.push(
      makeIssue(selection, slot, { since: sinceOf(selection.rhythm, slot), composedAt: needs.now(), parts }),
    );
  }
  return made;
}

/** A kept issue as it may be shown now. */
export async function drawIssue(needs: ComposeNeeds, kept: KeptIssue): Promise<Issue> {
  // Hours may lie between choosing and sending: cards that are kept at hand follow what was withdrawn only when asked to.
  await needs.editions.hot.refresh();
  const shown = await showIssue({ ...needs, gazetteer: await needs.atlas.read() }, kept);
  // Drawn by chance, so that no headline can hold one.
  const nonce = randomBytes(12).toString("hex");
  const marks = { preferences: `preferences-${nonce}`, unsubscribe: `unsubscribe-${nonce}` };
  const { html, fitted } = await fitMail(shown, marks);
  return {
    key: kept.key,
    selection: kept.selection,
    slot: kept.slot,
    subject: shown.subject,
    html,
    text: drawText(fitted, marks),
    marks,
    isEmpty: isEmptyIssue(kept.parts) || shown.isEmpty,
    articleIds: shown.articles.map(({ id }) => id),
    storyIds: [...new Set(shown.articles.flatMap(({ story }) => story?.id ?? []))],
  };
}

/** Mail programs cut what is longer: rather we leave out the last stories, and say how many. */
async function fitMail(shown: IssueShown, marks: Marks): Promise<{ html: string; fitted: IssueShown }> {
  for (let fitted = shown; ; fitted = withoutLast(fitted)) {
    const html = await drawHtml(fitted, marks);
    const isBare = fitted.blocks.every(({ stories }) => stories.length === 0);
    if (Buffer.byteLength(html) <= MAX_HTML_BYTES || isBare) return { html, fitted };
  }
}

/** An eighth of the stories less, and one at least; the last first. */
function withoutLast(shown: IssueShown): IssueShown {
  const count = shown.blocks.reduce((sum, { stories }) => sum + stories.length, 0);
  const leave = Math.max(1, Math.floor(count / 8));
  let left = count - leave;
  const blocks = shown.blocks.map((block) => {
    const stories = block.stories.slice(0, left);
    left -= stories.length;
    return { ...block, stories };
  });
  const isKept = (n: number) => (blocks[n]?.stories.length ?? 0) > 0 || shown.blocks[n]?.stories.length === 0;
  return { ...shown, blocks: blocks.filter((_, n) => isKept(n)), cut: shown.cut + leave };
}

/**
 * Placing articles in stories, in the transaction that saves them. Each process keeps the window of recent articles
 * in memory, follows what others have placed, and writes down whatever placing changed: the database is the truth,
 * the window can be filled from it at any time.
 */
import { setImmediate } from "node:timers/promises";
import { sql } from "kysely";
import { foldArticles } from "#articles/meaning.ts";
import type { Db } from "#database/connect.ts";
import { fingerprint, packFingerprint } from "#understanding/fingerprint.ts";
import type { Understanding } from "#understanding/understand.ts";
import { type Copies, type Folding, openCopies } from "./copies.ts";
import type { CopyArticle } from "./copy-relations.ts";
import { lockStories } from "./lock.ts";
import {
  type KeptArticle,
  leaveStory,
  listPlacedSince,
  listStanding,
  listTexts,
  readChange,
  saveAssignments,
  settleStories,
} from "./placed.ts";
import { makeStoryArticle, openWindow, packSigns, type Window } from "./window.ts";

export type StorySubject = {
  id: string;
  title: string;
  text: string;
  published: Date;
  /** The publisher's name, by which an agency is known on its own pages. */
  publisher: string;
  meaning: Pick<Understanding, "agency" | "places">;
};

export type Stories = {
  /**
   * Fills the window once, a page at a time with room for others between, so that the first placing need not. Call
   * before the transaction of the first placing.
   */
  fill(db: Db): Promise<void>;
  /** Places articles: new ones, or ones whose words changed. Call inside their transaction, after `lockStories`. */
  place(db: Db, subjects: readonly StorySubject[]): Promise<void>;
  /**
   * Takes an article out, as if it had never come: it counts in no story, and what folded under it is listed again.
   * `place` brings it back. Call inside the transaction that withdraws it, after `lockStories`.
   */
  withdraw(db: Db, id: string): Promise<void>;
  /** Takes in what an editor ruled, in the transaction that wrote it. */
  follow(db: Db): Promise<void>;
};

/** Articles that new ones are compared with. */
const MAX_ARTICLES = 200_000;
/** From this score on the name of a place is told among the reasons. */
const SURE_PLACE = 0.5;

type Known = {
  window: Window;
  copies: Copies;
  /** Texts for exact counts, of one placing. */
  texts: Map<string, string>;
  /** Ids in the order they came. */
  ids: Set<string>;
  /** The last change that this process has seen. */
  change: number;
  /** The transaction in which it last placed something: when that failed, this knows what never was. */
  transaction: string | undefined;
};

/** Opens a window that is filled when the first article is placed. */
export function openStories(options: { maxArticles?: number } = {}): Stories {
  const { maxArticles = MAX_ARTICLES } = options;
  let known: Known | undefined;
  let filled: Promise<void> | undefined;

  /** The window as the database has it now; what this process knew of a transaction that failed is forgotten. */
  async function follow(db: Db, between: () => Promise<unknown> = async () => {}): Promise<Known> {
    const before = known;
    // Until it has followed to the end it is not what the database says.
    known = undefined;
    const isSound = before?.transaction === undefined || (await isCommitted(db, before.transaction));
    const current = before && isSound ? before : openKnown(maxArticles);
    const newest = await readChange(db);
    for await (const placed of listPlacedSince(db, current.change, maxArticles)) {
      for (const one of placed) {
        if (one.withdrawn) {
          letGo(current, one.id);
          continue;
        }
        const article = copyArticleOf(one);
        const doubtful = current.copies.listDoubtful(article);
        if (doubtful.length > 0)
          for (const [id, text] of await listTexts(db, [one.id, ...doubtful])) current.texts.set(id, text);
        current.copies.add({ ...article, text: current.texts.get(one.id) });
        current.texts.clear();
        keep(current, one.id, maxArticles);
      }
      current.window.load(placed.filter((one) => !one.withdrawn));
      await between();
    }
    return { ...current, change: newest, transaction: undefined };
  }

  return {
    async follow(db) {
      // One that was never filled reads it with all the rest.
      if (known) known = { ...(await follow(db)), transaction: await transactionOf(db) };
    },
    fill(db) {
      filled ??= follow(db, setImmediate).then(
        (current) => {
          known = current;
        },
        (error: unknown) => {
          filled = undefined;
          throw error;
        },
      );
      return filled;
    },
    async place(db, subjects) {
      if (subjects.length === 0) return;
      await lockStories(db);
      const current = await follow(db);
      const change = current.change + 1;
      const folded = await foldCopies(db, current, subjects, maxArticles);
      const standing = await listStanding(
        db,
        subjects.map((subject) => subject.id),
      );
      const arrivals = subjects.map((subject) => ({
        ruled: standing.ruled.get(subject.id),
        ...makeStoryArticle({ ...subject, places: placeNames(subject) }),
        copies: current.copies.listFamily(subject.id).filter((id) => id !== subject.id),
      }));
      const placement = current.window.placeAll(arrivals);
      const signs = new Map(arrivals.map((article) => [article.id, article]));
      const prints = new Map(folded.articles.map((article) => [article.id, article.fingerprint]));
      await saveAssignments(db, change, {
        placed: placement.placed.flatMap((placed) => {
          const [article, print] = [signs.get(placed.id), prints.get(placed.id)];
          if (!article || !print) return [];
          const published = new Date(article.published);
          return [{ ...placed, published, signs: packSigns(article), print: packFingerprint(print) }];
        }),
        moved: placement.moved,
        copies: folded.changed,
      });
      await settleStories(db, placement, standing.stories);
      await foldAsChanged(db, folded.changed);
      known = { ...current, change, transaction: await transactionOf(db) };
    },
    async withdraw(db, id) {
      const current = await follow(db);
      const change = current.change + 1;
      const left = await leaveStory(db, change, id);
      if (left) {
        const changed = new Map(letGo(current, id).map((one) => [one.id, one.copyOf]));
        // Copies that have left the window fold under whatever takes its place, else under the oldest of them.
        const rest = left.copies.filter((copy) => !changed.has(copy));
        const heir = left.copies.find((copy) => changed.has(copy) && !changed.get(copy)) ?? rest[0];
        for (const copy of rest) changed.set(copy, copy === heir ? undefined : heir);
        await saveAssignments(db, change, { placed: [], moved: [], copies: changed });
        await settleStories(db, NOTHING_PLACED, new Map([[id, left.story]]));
        await foldAsChanged(db, changed);
      }
      known = { ...current, change, transaction: await transactionOf(db) };
    },
  };
}

const NOTHING_PLACED = { placed: [], moved: [], merged: [] };

/** Lets a withdrawn article go; gives the folding of those that it was related to. */
function letGo(known: Known, id: string): Folding[] {
  known.ids.delete(id);
  known.window.remove(id);
  return known.copies.withdraw(id);
}

/** `changed`: article → the one that it folds under now; undefined when it stands for itself. */
async function foldAsChanged(db: Db, changed: ReadonlyMap<string, string | undefined>): Promise<void> {
  const isCopy = (id: string) => changed.get(id) !== undefined;
  const ids = [...changed.keys()];
  await foldArticles(db, ids.filter(isCopy), true);
  await foldArticles(
    db,
    ids.filter((id) => !isCopy(id)),
    false,
  );
}

function openKnown(maxArticles: number): Known {
  const texts = new Map<string, string>();
  return {
    window: openWindow({ maxArticles }),
    copies: openCopies({ readText: (id) => texts.get(id) }),
    texts,
    ids: new Set(),
    change: 0,
    transaction: undefined,
  };
}

/** Takes the articles in among their copies. `changed`: every article whose folding is another now. */
async function foldCopies(db: Db, known: Known, subjects: readonly StorySubject[], maxArticles: number) {
  const articles = subjects.map(
    (subject): CopyArticle => ({
      id: subject.id,
      published: subject.published.getTime(),
      publisher: subject.publisher,
      agency: subject.meaning.agency,
      fingerprint: fingerprint(subject),
      text: subject.text,
    }),
  );
  const doubtful = new Set(articles.flatMap((article) => known.copies.listDoubtful(article)));
  for (const [id, text] of await listTexts(db, [...doubtful])) known.texts.set(id, text);
  for (const { id, text } of subjects) known.texts.set(id, text);
  const changed = new Map<string, string | undefined>();
  for (const article of articles) {
    for (const folding of known.copies.add(article)) changed.set(folding.id, folding.copyOf);
    keep(known, article.id, maxArticles);
  }
  known.texts.clear();
  return { articles, changed };
}

/** The oldest to come is let go when there are too many; the window of stories does the same by itself. */
function keep(known: Known, id: string, maxArticles: number): void {
  known.ids.delete(id);
  known.ids.add(id);
  if (known.ids.size <= maxArticles) return;
  const [oldest] = known.ids;
  if (oldest === undefined) return;
  known.ids.delete(oldest);
  known.copies.remove(oldest);
}

const copyArticleOf = ({ article, print, publisher, agency }: KeptArticle): CopyArticle => ({
  id: article.id,
  published: article.published,
  publisher,
  agency,
  fingerprint: print,
});

const placeNames = ({ meaning }: StorySubject): string[] =>
  meaning.places.flatMap(({ place, score }) => (score >= SURE_PLACE ? [place.name] : []));

async function transactionOf(db: Db): Promise<string> {
  const { rows } = await sql<{ id: string }>`select pg_current_xact_id()::text as id`.execute(db);
  return rows[0]?.id ?? "";
}

/** What a transaction of long ago came to is forgotten by the server: null, and the window is filled again. */
async function isCommitted(db: Db, transaction: string): Promise<boolean> {
  const { rows } = await sql<{ status: string | null }>`
    select pg_xact_status(${transaction}::xid8) as status`.execute(db);
  return rows[0]?.status === "committed";
}

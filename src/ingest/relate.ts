/**
 * The part of the write line between reading and saving: drafts get their meaning, and what was saved gets its place
 * among the articles we have. Also used on stored articles when the model has changed.
 */
import { setImmediate } from "node:timers/promises";
import { listCorrected } from "#articles/corrections.ts";
import { forgetMeanings, saveMeanings } from "#articles/meaning.ts";
import { messageOf } from "#base/errors.ts";
import type { Db } from "#database/connect.ts";
import { listCoverage, noteLocals } from "#places/coverage.ts";
import type { StorySubject } from "#stories/place-in-stories.ts";
import { correct } from "#understanding/corrected.ts";
import type { Gazetteer } from "#understanding/gazetteer.ts";
import type { Coverage } from "#understanding/places.ts";
import type { Taught } from "#understanding/sections.ts";
import { type Subject, type Understanding, understand } from "#understanding/understand.ts";
import type { IngestNeeds } from "./needs.ts";

/** An article as its words are known, with whose it is. */
export type Understandable = Subject & { publisher: string; publisherId: string; published: Date };

/** What articles are understood with. Read before the transaction: inside it, only pure work is left to do. */
export type Guide = {
  gazetteer: Gazetteer;
  coverage: ReadonlyMap<string, readonly Coverage[]>;
  /** By editors, of sections. */
  taught: Taught;
};

export async function readGuide(
  needs: Pick<IngestNeeds, "db" | "now" | "atlas" | "lessons">,
  publisherIds: readonly string[],
): Promise<Guide> {
  const gazetteer = await needs.atlas.read();
  const coverage = await listCoverage(needs, gazetteer, publisherIds);
  return { gazetteer, coverage, taught: await needs.lessons.read() };
}

/**
 * The meaning of one article; undefined when understanding fails, which is a mistake of ours: the article is kept and
 * shown without meaning, and understood again by a better model. No text of a stranger's may stop the line.
 */
export function understandOne(
  needs: Pick<IngestNeeds, "log">,
  subject: Understandable,
  { gazetteer, coverage, taught }: Guide,
): Understanding | undefined {
  try {
    return understand(subject, { gazetteer, coverage: coverage.get(subject.publisherId) ?? [], taught });
  } catch (error) {
    needs.log.error({ why: messageOf(error), address: subject.url }, "an article could not be understood");
    return undefined;
  }
}

/** The meaning of each, in their order. Between two of them whoever else waits for this thread has a turn. */
export async function understandAll(
  needs: Pick<IngestNeeds, "log">,
  subjects: readonly Understandable[],
  guide: Guide,
): Promise<(Understanding | undefined)[]> {
  const meanings: (Understanding | undefined)[] = [];
  for (const subject of subjects) {
    meanings.push(understandOne(needs, subject, guide));
    await setImmediate();
  }
  return meanings;
}

export type Related = {
  articleId: string;
  isNew: boolean;
  subject: Understandable;
  /** Undefined when understanding failed: what was understood of an earlier version goes too. */
  meaning: Understanding | undefined;
};

/** An article that was understood. */
export type Known = Related & { meaning: Understanding };

/** Lays over each meaning what editors said of the article. Call inside the transaction that keeps it. */
export async function correctAll<Given extends { articleId: string; meaning: Understanding }>(
  db: Db,
  given: readonly Given[],
  { gazetteer }: Pick<Guide, "gazetteer">,
): Promise<(Given & { outOf: string[] })[]> {
  const words = await listCorrected(
    db,
    given.map((one) => one.articleId),
  );
  return given.map((one) => {
    const word = words.get(one.articleId);
    if (!word) return { ...one, outOf: [] };
    // A place that is no more says nothing.
    const place = word.place == null ? word.place : gazetteer.find(word.place);
    return {
      ...one,
      meaning: correct(one.meaning, { ...word, place }, gazetteer),
      outOf: [...word.sections].flatMap(([slug, holds]) => (holds ? [] : [slug])),
    };
  });
}

/**
 * Keeps meanings, as editors corrected them, and places the articles in stories. Call inside the transaction that saved
 * them. Gives those that mean something, with what they mean.
 */
export async function relate(
  needs: Pick<IngestNeeds, "stories" | "now"> & { db: Db },
  given: readonly Related[],
  guide: Pick<Guide, "gazetteer">,
): Promise<Known[]> {
  if (given.length === 0) return [];
  await forgetMeanings(
    needs.db,
    given.flatMap((one) => (one.meaning ? [] : [one.articleId])),
  );
  const understood = given.flatMap((one) => (one.meaning ? [{ ...one, meaning: one.meaning }] : []));
  const related = await correctAll(needs.db, understood, guide);
  await saveMeanings(needs.db, related);
  await noteLocals(
    needs,
    related.flatMap(({ isNew, meaning, subject }) =>
      isNew && meaning.local && meaning.agency === undefined
        ? [{ publisherId: subject.publisherId, placeId: meaning.local.place.id }]
        : [],
    ),
  );
  await needs.stories.place(needs.db, related.map(storySubject));
  return related;
}

const storySubject = ({ articleId, subject, meaning }: Known): StorySubject => ({
  id: articleId,
  title: subject.title,
  text: subject.text,
  published: subject.published,
  publisher: subject.publisher,
  meaning,
});

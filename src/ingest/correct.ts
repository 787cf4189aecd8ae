/**
 * An editor's word on an article, in one transaction with what follows from it: the article's meaning, what its publisher
 * covers, who is to hear of it, and the note in the audit log. Pages, feeds and searches have it at once.
 */
import { noteAudit } from "#accounts/audit.ts";
import { type About, type Correction, removeCorrection, saveCorrection } from "#articles/corrections.ts";
import { readTaught } from "#articles/lessons.ts";
import { saveMeanings } from "#articles/meaning.ts";
import { inTransaction } from "#database/connect.ts";
import { noteNews } from "#notices/news.ts";
import { recountLocals } from "#places/coverage.ts";
import { lockStories } from "#stories/lock.ts";
import type { LineNeeds } from "./needs.ts";
import { correctAll, type Guide, readGuide, understandOne } from "./relate.ts";
import { listStored, type Stored } from "./understand-stored.ts";

export type CorrectNeeds = Omit<LineNeeds, "stories">;

/** What an editor says, or takes back. */
export type Said = { says: Correction } | { takesBack: About };

/** Says or takes back one thing of one article; false when the article is not there, or is withdrawn. */
export async function correctArticle(
  needs: CorrectNeeds,
  articleId: string,
  { by, said }: { by: string; said: Said },
): Promise<boolean> {
  const [before] = await listStored(needs.db, [articleId]);
  if (!before) return false;
  const guide = await readGuide(needs, [before.publisherId]);
  return inTransaction(needs.db, async (db) => {
    await lockStories(db);
    const [stored] = await listStored(db, [articleId]);
    if (!stored || stored.isWithdrawn) return false;
    if ("says" in said) await saveCorrection({ ...needs, db }, articleId, { by, correction: said.says });
    else await removeCorrection(db, articleId, said.takesBack);
    // With what is said from now on: one that is taken back must not teach its own article.
    const isPlace = "says" in said ? said.says.about === "place" : said.takesBack === "place";
    const taught = isPlace ? guide.taught : await readTaught(db);
    await understandAgain({ ...needs, db }, stored, { ...guide, taught });
    await noteAudit(db, {
      by,
      action: "says" in said ? "correct article" : "take back correction",
      subject: `article/${articleId}`,
      detail: "says" in said ? said.says : { about: said.takesBack },
      now: needs.now(),
    });
    return true;
  });
}

/** Its words are the same and so its story stays; all else that follows from its meaning is made anew. */
async function understandAgain(needs: CorrectNeeds, stored: Stored, guide: Guide): Promise<void> {
  const meaning = understandOne(needs, stored, guide);
  if (!meaning) return;
  const corrected = await correctAll(needs.db, [{ articleId: stored.id, meaning }], guide);
  await saveMeanings(needs.db, corrected);
  await recountLocals(needs, { publisherId: stored.publisherId });
  await noteNews(
    needs,
    corrected.map((one) => ({
      articleId: one.articleId,
      published: stored.published,
      placeIds: one.meaning.localIn.map((place) => place.id),
    })),
  );
}

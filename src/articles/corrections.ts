/**
 * An editor's word on an article: to which place it is local, and in which sections it stands. A word is one row, stands
 * over whatever is understood of the article now or later, and can be taken back.
 */
import type { Clock } from "#base/clock.ts";
import { anyOf } from "#database/any-of.ts";
import type { Db } from "#database/connect.ts";

export type Correction =
  /** `place`: an id; null where it is local to none. */
  { about: "place"; place: string | null } | { about: "section"; section: string; holds: boolean };

/** All that editors said of one article. */
export type Corrected = {
  /** An id; null where it is local to none; undefined where nothing was said. */
  place: string | null | undefined;
  /** By slug, whether it stands there. */
  sections: ReadonlyMap<string, boolean>;
};

/** What of an article a word is about, as its row has it: "place", "section/<slug>". */
export type About = "place" | `section/${string}`;

const aboutOf = (correction: Correction): About =>
  correction.about === "place" ? "place" : `section/${correction.section}`;

/** Says it in place of what was said before. Call inside the transaction that gives the article its meaning anew. */
export async function saveCorrection(
  needs: { db: Db; now: Clock },
  articleId: string,
  { by, correction }: { by: string; correction: Correction },
): Promise<void> {
  const says = correction.about === "place" ? (correction.place ?? "") : correction.holds ? "yes" : "no";
  const row = { says, account_id: by, corrected_at: needs.now() };
  await needs.db
    .insertInto("article_corrections")
    .values({ article_id: articleId, about: aboutOf(correction), ...row })
    .onConflict((conflict) => conflict.columns(["article_id", "about"]).doUpdateSet(row))
    .execute();
}

/** Takes a word back; false when there was none. A section that came with the source stands again. Call as above. */
export async function removeCorrection(db: Db, articleId: string, about: About): Promise<boolean> {
  const gone = await db
    .deleteFrom("article_corrections")
    .where("article_id", "=", articleId)
    .where("about", "=", about)
    .executeTakeFirst();
  if (about !== "place")
    await db
      .insertInto("article_sections")
      .columns(["article_id", "section", "score", "published_at", "folded", "declared"])
      .expression((build) =>
        build
          .selectFrom("articles")
          .innerJoin("sources", "sources.id", "articles.source_id")
          .select((select) => [
            "articles.id",
            select.ref("sources.section").$notNull().as("section"),
            select.lit(1).as("score"),
            "articles.published_at",
            "articles.folded",
            select.lit(true).as("declared"),
          ])
          .where("articles.id", "=", articleId)
          .where("sources.section", "=", about.slice("section/".length)),
      )
      .onConflict((conflict) =>
        conflict.columns(["article_id", "section"]).doUpdateSet({ score: 1, declared: true }),
      )
      .execute();
  return gone.numDeletedRows > 0n;
}

/** What was said of these articles; those of which nothing was said are left out. */
export async function listCorrected(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, Corrected>> {
  const rows = await db
    .selectFrom("article_corrections")
    .select(["article_id", "about", "says"])
    .where("article_id", "=", anyOf(ids))
    .orderBy("article_id")
    .orderBy("about")
    .execute();
  const byArticle = Map.groupBy(rows, (row) => row.article_id);
  return new Map(
    [...byArticle].map(([id, words]) => {
      const place = words.find((word) => word.about === "place")?.says;
      const sections = words.flatMap(({ about, says }): [string, boolean][] =>
        about === "place" ? [] : [[about.slice("section/".length), says === "yes"]],
      );
      return [id, { place: place === "" ? null : place, sections: new Map(sections) }];
    }),
  );
}

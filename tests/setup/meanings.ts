/** Says what invented articles mean, as the write line would: where they are local, whom they name, which story they tell. */
import { foldArticles, saveMeanings } from "#articles/meaning.ts";
import { makeId } from "#base/ids.ts";
import { type Db, inTransaction } from "#database/connect.ts";
import type { Reason } from "#stories/reasons.ts";
import type { Gazetteer, Place } from "#understanding/gazetteer.ts";
import type { Evidence } from "#understanding/local.ts";

export type InventedMeaning = {
  /** Where it is local. */
  local?: Place;
  evidence?: readonly Evidence[];
  /** Named beside that. */
  places?: readonly Place[];
  people?: readonly string[];
  agency?: string;
  sections?: readonly string[];
};

export async function insertMeaning(
  needs: { db: Db; gazetteer: Gazetteer },
  articleId: string,
  { local, evidence = [], places = [], people = [], agency, sections }: InventedMeaning,
): Promise<void> {
  const named = local ? [local, ...places] : places;
  const slugs = sections ?? (local ? ["local"] : []);
  await inTransaction(needs.db, (db) =>
    saveMeanings(db, [
      {
        articleId,
        meaning: {
          language: "en",
          sections: slugs.map((slug) => ({ slug, score: 0.9 })),
          places: named.map((place) => ({
            place,
            score: 1,
            mentions: [{ start: 0, end: place.name.length, text: place.name }],
          })),
          local: local && { place: local, score: 0.9, reach: "town", evidence },
          localIn: local ? needs.gazetteer.chain(local).filter((place) => place.kind !== "country") : [],
          agency,
          entities: people.map((name) => ({ key: name.toLowerCase(), name, kind: "person", count: 2 })),
        },
      },
    ]),
  );
}

export type InventedMember = { id: string; copyOf?: string; reasons?: readonly Reason[] };

/** Makes a story of these articles, of which the first began it; copies are folded. Returns its id. */
export async function insertStory(db: Db, members: readonly InventedMember[], now: Date): Promise<string> {
  const id = makeId(now);
  await inTransaction(db, async (db) => {
    await db
      .insertInto("stories")
      .values({
        id,
        articles: members.length,
        first_article_id: members[0]?.id ?? null,
        newest_at: now,
        merged_into: null,
      })
      .execute();
    for (const [n, { id: articleId, copyOf, reasons = [] }] of members.entries()) {
      const { published_at } = await db
        .selectFrom("articles")
        .select("published_at")
        .where("id", "=", articleId)
        .executeTakeFirstOrThrow();
      await db
        .insertInto("story_articles")
        .values({
          article_id: articleId,
          story_id: id,
          copy_of: copyOf ?? null,
          reasons: JSON.stringify(reasons),
          published_at,
          change: String(n),
          signs: new Uint8Array(),
          print: new Uint8Array(),
        })
        .execute();
    }
    await foldArticles(
      db,
      members.flatMap((member) => (member.copyOf === undefined ? [] : [member.id])),
      true,
    );
  });
  return id;
}

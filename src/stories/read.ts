/** Reading stories: the articles of one event, who reported first, who repeats whom, and why they belong together. */
import { sql } from "kysely";
import type { Db } from "#database/connect.ts";
import type { Reason } from "./reasons.ts";

export type Story = {
  id: string;
  /** Oldest first. */
  members: readonly StoryMember[];
};

export type StoryMember = {
  articleId: string;
  /** The article whose text it repeats. */
  copyOf: string | undefined;
  /** Why it is in the story; empty for the one that began it. */
  reasons: readonly Reason[];
};

/** The id of the article that founded it; a second story of one founder has a number behind it. */
export const isStoryId = (text: string): boolean => /^[0-9a-z]{16}(-\d{1,4})?$/.test(text);

/** Articles of a story beyond this many are counted and not listed. */
const MAX_MEMBERS = 300;

/** A story by its id. One that was merged says where it went, so that a reader's link leads there. */
export async function findStory(
  db: Db,
  id: string,
): Promise<{ kind: "story"; story: Story } | { kind: "moved"; to: string } | undefined> {
  if (!isStoryId(id)) return undefined;
  const { rows } = await sql<{ id: string; merged_into: string | null }>`
    with recursive way as (
      select id, merged_into, 0 as hops from stories where id = ${id}
      union all
      select s.id, s.merged_into, way.hops + 1 from stories s join way on s.id = way.merged_into where way.hops < 50
    ) select id, merged_into from way order by hops desc limit 1`.execute(db);
  const found = rows[0];
  if (!found || found.merged_into !== null) return undefined;
  if (found.id !== id) return { kind: "moved", to: found.id };
  const members = await db
    .selectFrom("story_articles")
    .select(["article_id", "copy_of", "reasons"])
    .where("story_id", "=", id)
    .where("withdrawn", "=", false)
    .orderBy("published_at")
    .orderBy("article_id")
    .limit(MAX_MEMBERS)
    .execute();
  return {
    kind: "story",
    story: {
      id,
      members: members.map((row) => ({
        articleId: row.article_id,
        copyOf: row.copy_of ?? undefined,
        // Written by placeInStories; JSON gives back what it was given.
        reasons: row.reasons as Reason[],
      })),
    },
  };
}

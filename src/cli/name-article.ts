/** Which article a person means on the command line. */
import { listNamed, type NamedArticle } from "#articles/withdraw.ts";
import { TownwireError } from "#base/errors.ts";
import type { Db } from "#database/connect.ts";

/** @throws TownwireError `no-such-article`, `which-article` */
export async function nameArticle(db: Db, words: string): Promise<NamedArticle> {
  const [article, ...others] = await listNamed(db, words);
  if (!article)
    throw new TownwireError(
      "no-such-article",
      `There is no article "${words}" here.`,
      "Give its id, the address of its page here, or its address at the publisher.",
    );
  if (others.length > 0)
    throw new TownwireError(
      "which-article",
      `${others.length + 1} articles have the address ${words}: ${[article, ...others].map((one) => `${one.id} (${one.publisher}, “${one.title}”)`).join(", ")}.`,
      "Give the id of one.",
    );
  return article;
}

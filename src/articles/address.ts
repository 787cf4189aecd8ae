/** The address of an article's page here. */
import { slugify } from "#base/text.ts";

/** The words in an article's address: they help people, the id alone finds the article. */
export const slugOf = (article: { title: string }): string => slugify(article.title) || "article";

export const articlePath = (article: { id: string; title: string }): string =>
  `/article/${article.id}/${slugOf(article)}`;

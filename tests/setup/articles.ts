/** Puts invented articles into a test's database the way the write line does: noted as items, then saved as drafts. */
import type { Transaction } from "kysely";
import type { Draft } from "#articles/drafts.ts";
import { noteItems } from "#articles/items.ts";
import { saveArticles } from "#articles/save.ts";
import { listWaiting, notePicture } from "#articles/waiting.ts";
import { type Db, inTransaction } from "#database/connect.ts";
import type { Rights, Tables } from "#database/tables.ts";
import { makePicture } from "#images/make-picture.ts";
import { savePicture } from "#images/pictures.ts";
import { settlePublisher } from "#publishers/publishers.ts";
import { addSource, findSourceByUrl } from "#publishers/sources.ts";
import { SECRET } from "./secret.ts";

export type InventedPaper = {
  name: string;
  rights: Rights;
  description?: string;
  homeUrl?: string;
  /** Of its feed; made from the name when absent. */
  feedUrl?: string;
};

export type InventedArticle = {
  title: string;
  excerpt?: string;
  body?: string;
  authors?: string[];
  section?: string;
  published: Date;
  language?: string;
  /** The path on the publisher's host; its identity. Made from the title when absent. */
  path?: string;
  picture?: { bytes: Uint8Array; alt?: string; credit?: string };
};

const hostOf = (paper: InventedPaper): string =>
  `${paper.name.toLowerCase().replace(/[^a-z0-9]+/g, "")}.example`;

/** Saves the articles and returns their ids, in the order given. A path given again is an edit. */
export async function insertArticles(
  needs: { db: Db; now: () => Date },
  paper: InventedPaper,
  articles: readonly InventedArticle[],
): Promise<string[]> {
  const publisher = await settlePublisher(needs, {
    name: paper.name,
    description: paper.description,
    homeUrl: paper.homeUrl ?? `https://${hostOf(paper)}/`,
  });
  const url = paper.feedUrl ?? `https://${hostOf(paper)}/feed`;
  const source =
    (await findSourceByUrl(needs.db, url)) ??
    (await addSource(needs, {
      url,
      publisherId: publisher.id,
      title: `${paper.name} feed`,
      rights: paper.rights,
    }));
  const ids: string[] = [];
  for (const article of articles) {
    const link = `https://${hostOf(paper)}${article.path ?? `/${encodeURIComponent(article.title.slice(0, 80))}`}`;
    ids.push(await insertOne(needs, publisher, source.id, link, article));
  }
  return ids;
}

async function insertOne(
  needs: { db: Db; now: () => Date },
  publisher: { id: string; name: string },
  sourceId: string,
  link: string,
  article: InventedArticle,
): Promise<string> {
  // A test may have begun one.
  const together: typeof inTransaction = (db, work) =>
    db.isTransaction ? work(db as Transaction<Tables>) : inTransaction(db, work);
  const id = await together(needs.db, async (db) => {
    const given = { id: link, link, title: article.title, content: article.body, summary: article.excerpt };
    const noted = await noteItems({ ...needs, db }, { id: sourceId, publisherId: publisher.id }, [given]);
    const [item] = await listWaiting(
      db,
      [...noted.added, ...noted.changed].map((one) => one.itemId),
    );
    if (!item) throw new Error(`nothing new in "${article.title}"`);
    const draft: Draft = {
      item,
      publisherId: publisher.id,
      publisherName: publisher.name,
      url: link,
      title: article.title,
      authors: (article.authors ?? []).map((name) => ({ name })),
      excerpt: article.excerpt ?? "",
      bodyHtml: article.body ?? "",
      bodyText: (article.body ?? "").replace(/<[^>]*>/g, " "),
      bodyFrom: "page",
      language: article.language ?? "en",
      published: article.published,
      picture: article.picture && {
        url: `${link}.jpg`,
        alt: article.picture.alt,
        credit: article.picture.credit,
      },
      section: article.section,
      categories: [],
      completes: false,
      final: true,
    };
    const [saved] = await saveArticles({ ...needs, db }, [draft]);
    if (!saved) throw new Error(`"${article.title}" was not saved`);
    return saved.articleId;
  });
  if (article.picture) {
    const { bytes, credit } = article.picture;
    const made = await makePicture(bytes, SECRET, { credit });
    if (!made.ok) throw new Error(made.why);
    await inTransaction(needs.db, (db) => savePicture({ ...needs, db }, made));
    await notePicture(needs.db, id, `${link}.jpg`, made.key);
  }
  return id;
}

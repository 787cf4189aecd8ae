/**
 * THE WRITE LINE, in order: an address becomes a story. This file alone knows the order; each step takes its job
 * and leaves the next step's job behind, in the same transaction as its own result.
 */
import { type AnyWorkshop, workshop } from "#jobs/work.ts";
import { deliverDue } from "#notices/deliver.ts";
import { tellFollowers } from "#notices/news.ts";
import { fetchPicture } from "./fetch-picture.ts";
import { makeArticles } from "./make-articles.ts";
import type { IngestNeeds } from "./needs.ts";
import { visitSource } from "./visit-source.ts";

export function writeLine(needs: IngestNeeds): AnyWorkshop[] {
  return [
    // due source → fetchPolitely → parseWire → new items, one job each
    workshop({
      queue: "visit",
      batch: 1,
      lanes: 8,
      handle: ([job]) => (job ? visitSource(needs, job) : Promise.resolve()),
    }),
    // item → its page → extractArticle → saveArticles, with jobs for its picture and for whoever follows its places
    workshop({ queue: "article", batch: 20, lanes: 4, handle: (jobs) => makeArticles(needs, jobs) }),
    // picture → makePicture → savePicture
    workshop({
      queue: "picture",
      batch: 1,
      lanes: 4,
      handle: ([job]) => (job ? fetchPicture(needs, job) : Promise.resolve()),
    }),
    // new local news → its followers, each noted once for its story
    workshop({
      queue: "push",
      batch: 1,
      lanes: 2,
      handle: ([job]) => (job ? tellFollowers(needs, job) : Promise.resolve()),
    }),
    // what is due → a message, sent when the reader's quiet hours let it
    workshop({
      queue: "notice",
      batch: 1,
      lanes: 1,
      handle: ([job]) => (job ? deliverDue(needs, job) : Promise.resolve()),
    }),
  ];
}

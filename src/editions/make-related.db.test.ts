import { afterAll, beforeAll, expect, test } from "vitest";
import { findArticle } from "#articles/read.ts";
import { noteReadTogether } from "#articles/related.ts";
import type { Database } from "#database/connect.ts";
import { openAtlas } from "#places/atlas.ts";
import { ANYBODY, makeReader, NO_CHOICES } from "#readers/choices.ts";
import { makeMutes, NO_MUTES } from "#readers/mutes.ts";
import { insertArticles } from "../../tests/setup/articles.ts";
import { openTestDatabase } from "../../tests/setup/database.ts";
import { editionsOf } from "../../tests/setup/editions.ts";
import { insertMeaning, insertStory } from "../../tests/setup/meanings.ts";
import { makeRelated } from "./make-related.ts";
import type { Editions } from "./open-editions.ts";

const NOW = new Date("2026-03-10T12:00:00Z");
const now = () => NOW;
let database: Database;
let editions: Editions;
let atlas: ReturnType<typeof openAtlas>;
const ids: Record<string, string> = {};

beforeAll(async () => {
  database = await openTestDatabase();
  const needs = { db: database.db, now };
  atlas = openAtlas(needs);
  editions = await editionsOf(database, { atlas });
  const gazetteer = await atlas.read();
  const [brook] = gazetteer.search("Brookville, OH", 1);
  if (!brook) throw new Error("no place");
  const insert = async (key: string, paper: string, meaning: object, section = "us") => {
    const [id = ""] = await insertArticles(needs, { name: paper, rights: "full" }, [
      { title: `Title ${key}`, body: `<p>Text ${key}.</p>`, section, published: NOW },
    ]);
    await insertMeaning({ db: database.db, gazetteer }, id, { sections: [section], ...meaning });
    ids[key] = id;
  };
  await insert("bridge", "Gazette", { people: ["Ann Reed", "Bo Lind"], local: brook });
  await insert("same", "Radio", { people: ["Ann Reed", "Bo Lind"], local: brook });
  await insert("names", "Herald", { people: ["Ann Reed", "Bo Lind"] }, "politics");
  await insert("copy", "Courier", { people: ["Ann Reed", "Bo Lind"] }, "politics");
  await insert("place", "Post", { local: brook }, "education");
  await insert("apart", "Times", {}, "sports");
  const of = (...keys: string[]) => keys.map((key) => ({ id: ids[key] ?? "" }));
  await insertStory(database.db, of("bridge", "same"), NOW);
  await insertStory(database.db, [...of("names"), { id: ids.copy ?? "", copyOf: ids.names ?? "" }], NOW);
});
afterAll(() => database.close());

const relatedOf = async (key: string, reading = { reader: ANYBODY, mutes: NO_MUTES }) => {
  const article = await findArticle(database.db, ids[key] ?? "");
  if (!article) throw new Error("no article");
  const found = await makeRelated({ ...editions, db: database.db }, article, reading, NOW, 5);
  return found.map(({ article: { title }, because, shared }) => [title, because, ...shared]);
};

test("what is offered after an article names the same people or is from the same place, never its story or a copy", async () => {
  const [brook] = (await atlas.read()).search("Brookville, OH", 1);
  expect(await relatedOf("bridge")).toEqual([
    ["Title names", "names", "Ann Reed", "Bo Lind"],
    ["Title place", "place", brook?.id],
  ]);
});

test("what was read together by three readers is offered, with that as the reason", async () => {
  const note = () =>
    noteReadTogether(database.db, ids.apart ?? "", [ids.bridge ?? "", "0000000000000000"], NOW);
  await note();
  await note();
  expect(await relatedOf("apart")).toEqual([]);
  await note();
  expect(await relatedOf("apart")).toEqual([["Title bridge", "read-together"]]);
  expect(await relatedOf("bridge")).toContainEqual(["Title apart", "read-together"]);
});

test("nothing muted is offered", async () => {
  const mutes = { ...NO_CHOICES.mutes, publishers: ["herald"], sections: ["education"] };
  const reader = makeReader({ choices: { ...NO_CHOICES, mutes }, saved: [], read: [] });
  const found = await relatedOf("bridge", { reader, mutes: makeMutes(mutes, await atlas.read()) });
  expect(found.map(([title]) => title)).toEqual(["Title apart"]);
});

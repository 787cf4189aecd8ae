/** The ranking inspector shows the rank that readers get, and what others would be. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "#database/connect.ts";
import { insertArticles } from "../../../tests/setup/articles.ts";
import type { Visitor } from "../../../tests/setup/community.ts";
import { openTestDatabase } from "../../../tests/setup/database.ts";
import { type Desk, openDesk } from "../../../tests/setup/desk.ts";
import { insertMeaning } from "../../../tests/setup/meanings.ts";

const NOW = new Date("2026-03-10T12:00:00Z");
let database: Database;
let desk: Desk;
let editor: Visitor;

beforeAll(async () => {
  database = await openTestDatabase();
  desk = await openDesk(database, () => NOW);
  editor = await desk.signIn("Eve", "editor");
  const gazetteer = await desk.line.atlas.read();
  const [brook] = gazetteer.search("Brookville, OH", 1);
  if (!brook) throw new Error("no place");
  const needs = { db: database.db, gazetteer };
  for (let n = 0; n < 40; n++) {
    const published = new Date(NOW.getTime() - n * 7_200_000);
    const paper = { name: `Paper ${n % 3}`, rights: "full" } as const;
    const [id = ""] = await insertArticles(desk.line, paper, [
      { title: `Number ${n} <b>`, body: `<p>Of ${n}.</p>`, published },
    ]);
    await insertMeaning(needs, id, {
      ...(n === 30 ? { local: brook } : {}),
      sections: n % 2 ? ["sports"] : ["us"],
    });
  }
});
afterAll(() => database.close());

const read = async (query = "") => (await editor.get(`/desk/ranking${query}`)).text();
/** The titles in order, each with what it says of its place. */
const orderOf = (html: string) =>
  [...html.matchAll(/<td>\s*(\d+)\s*(.*?)<\/td><th scope="row" dir="auto"><a [^>]*>(Number \d+)/g)].map(
    ([, place, moved = "", title]) => ({
      place: Number(place),
      moved: moved
        .replace(/<[^>]+>/g, " ")
        .replace(/\s+/g, " ")
        .trim(),
      title,
    }),
  );

test("shows the order of readers, with terms that add up, and what is below the cut", async () => {
  const html = await read();
  const order = orderOf(html);
  const answer = await desk.site.request("/us");
  const shown = [...(await answer.text()).matchAll(/>(Number \d+) &lt;b&gt;<\/a>/g)].map(
    ([, title]) => title,
  );
  const us = orderOf(await read("?of=us")).map(({ title }) => title);
  expect(us.slice(0, shown.length)).toEqual(shown);
  expect(order).toHaveLength(34);
  expect(html).toContain("Below the cut");
  const rows = [...html.matchAll(/<tr><td>.*?<\/th>(.*?)<\/tr>/g)].map(([, cells = ""]) =>
    [...cells.matchAll(/<td>([^<]*)<\/td>/g)].map(([, cell = ""]) => Number(cell.replace("−", "-"))),
  );
  expect(rows).toHaveLength(34);
  for (const [sum = 0, ...terms] of rows)
    expect(terms.reduce((all, one) => all + one, 0)).toBeCloseTo(sum, 6);
});

test("shows how other weights would move it, and changes nothing for readers", async () => {
  const before = await (await desk.site.request("/")).text();
  const usual = orderOf(await read("?order=ranked&home=Brookville,+OH"));
  const other = orderOf(await read("?home=Brookville,+OH&near=0&discovery=0"));
  expect(usual[0]?.title).toBe("Number 30");
  const [up] = other;
  expect(up?.moved).toBe(`▲ up ${(usual.find(({ title }) => title === up?.title)?.place ?? 0) - 1}`);
  const down = other.find(({ title }) => title === "Number 30");
  expect(down?.moved).toBe(`▼ down ${(down?.place ?? 0) - 1}`);
  expect(usual.every(({ moved }) => moved === "")).toBe(true);
  expect(await (await desk.site.request("/")).text()).toBe(before);
});

test("pretends a reader's follows and order, and takes whatever is asked", async () => {
  const followed = await read("?of=home&follow=sports");
  expect(followed).toContain(">Followed</th>");
  expect(orderOf(await read("?order=latest&of=sports"))[0]?.title).toBe("Number 1");
  expect(await read("?follow=nobody-there&place=Zzyzzx+Nowhere")).toContain("No section or publisher");
  for (const query of [
    "?near=99&fresh=x&coverage=-1",
    `?place=${"%00".repeat(40)}`,
    "?of=__proto__&follow=%F0%9F%98%80",
  ])
    expect((await editor.get(`/desk/ranking${query}`)).status).toBe(200);
});

/** @jsxImportSource hono/jsx @jsxRuntime automatic */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "#database/connect.ts";
import { insertArticles } from "../../tests/setup/articles.ts";
import { openTestDatabase } from "../../tests/setup/database.ts";
import { makeSite } from "./site.tsx";

const NOW = new Date("2026-03-10T12:00:00Z");
const minutesAgo = (n: number) => new Date(NOW.getTime() - n * 60_000);

let database: Database;
let site: ReturnType<typeof makeSite>;
let id = "";

beforeAll(async () => {
  database = await openTestDatabase();
  const needs = {
    db: database.db,
    now: () => NOW,
    publicUrl: "https://town.example",
    townName: "Brook Town",
  };
  site = makeSite(needs);
  const paper = { name: "The Brook Gazette", rights: "full" as const };
  [id = ""] = await insertArticles(needs, paper, [
    {
      title: "Bridge opens again",
      body: "<p>Cars may cross since noon.</p>",
      authors: ["Ann Reed"],
      section: "local",
      published: minutesAgo(20),
    },
  ]);
});
afterAll(() => database.close());

describe("the site", () => {
  it("shows an article with its credit, its age and the way to the original", async () => {
    const response = await site.request(`/article/${id}/bridge-opens-again`);
    expect(response.status).toBe(200);
    const html = await response.text();
    expect(html).toContain("Bridge opens again</h1>");
    expect(html).toContain('<time datetime="2026-03-10T11:40:00.000Z"');
    expect(html).toContain("20 minutes ago");
    expect(html).toContain("Ann Reed");
  });

  it("answers home, section and publisher", async () => {
    for (const path of [
      "/",
      "/local",
      "/publisher/the-brook-gazette",
      "/local.rss",
      "/home.json",
      "/about",
    ]) {
      const response = await site.request(path);
      expect([path, response.status]).toEqual([path, 200]);
      expect(await response.text()).toContain(path === "/about" ? "Gazette" : "Bridge opens again");
    }
  });
});

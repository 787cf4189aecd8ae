import { describe, expect, it } from "vitest";
import { discoverFeeds } from "./discover.ts";

const PAGE = "https://herald.example/news/";
const urlsOf = (html: string): string[] => discoverFeeds(html, PAGE).map(({ url }) => url);

describe("discoverFeeds", () => {
  it("gives what the head declares, with title and type, before links in the page", () => {
    const html = `<a href="/rss.xml">RSS</a><link rel="alternate stylesheet" href="x.css">
      <link rel="alternate" type="application/atom+xml" title=" All &amp; more " href="/atom">`;
    expect(discoverFeeds(html, PAGE)).toEqual([
      { url: "https://herald.example/atom", title: "All & more", type: "application/atom+xml" },
      { url: "https://herald.example/rss.xml", title: "RSS", type: undefined },
    ]);
  });

  it("puts feeds of comments last and names each address once", () => {
    const link = (href: string, title: string) =>
      `<link rel="alternate" type="application/rss+xml" title="${title}" href="${href}">`;
    const html = link("/comments/feed", "Comments") + link("/feed", "News") + link("/feed", "Again");
    expect(urlsOf(html)).toEqual(["https://herald.example/feed", "https://herald.example/comments/feed"]);
  });

  it("follows the page's base and feed: addresses", () => {
    const html =
      '<base href="https://cdn.example/x/"><link rel="alternate" type="application/feed+json" href="f.json"><a href="feed:https://a.example/f">x</a>';
    expect(urlsOf(html)).toEqual(["https://cdn.example/x/f.json", "https://a.example/f"]);
  });

  it("takes links that look like feeds, not ones that merely hold the letters", () => {
    const html = [
      "#rss",
      "/category/feed/",
      "/index.xml",
      "/?format=rss",
      "/feedback",
      "/press",
      "/atomic-age",
    ]
      .map((href) => `<a href="${href}">x</a>`)
      .join("");
    expect(urlsOf(html)).toEqual([
      "https://herald.example/category/feed/",
      "https://herald.example/index.xml",
      "https://herald.example/?format=rss",
    ]);
  });
});

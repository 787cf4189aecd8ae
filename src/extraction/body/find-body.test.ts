import { describe, expect, it } from "vitest";
import { extractArticle } from "../extract-article.ts";
import type { Article } from "../page.ts";

const prose = [
  "The harbour board voted on Tuesday to dredge the north channel before the herring fleet returns.",
  "Work begins on the first of May, said Ida Moe, who chairs the board, and it takes six weeks.",
  "Two boats ran aground last autumn, and the ferry has waited for high water ever since.",
  "The county pays half of the cost, and the town borrows the rest over twenty years.",
  "Fishermen asked for the same work in 2019, but the bids came in at twice the estimate.",
  "A survey in January found four feet of silt where the charts promise nine feet of water.",
];
const paragraphs = (from: number, to: number): string =>
  prose
    .slice(from, to)
    .map((text) => `<p>${text}</p>`)
    .join("");

function extracted(body: string): Article {
  const html = `<html><head><title>Board votes to dredge the channel</title></head><body>${body}</body></html>`;
  const page = extractArticle(new TextEncoder().encode(html), { url: "https://www.paper.example/harbour" });
  if (!page.ok) throw new Error(page.why);
  return page;
}

const textOf = (body: string): string => extracted(body).text;

const inArticle = (body: string): string =>
  `<article><h1>Board votes to dredge the channel</h1><div class="story-body">${body}</div></article>`;

describe("finding the body", () => {
  it("takes the article that holds the headline, not the ones below it", () => {
    const next =
      "The school board met for four hours on Monday, and put off its vote on the new gym. ".repeat(9);
    const text = textOf(
      `<div id="all">${inArticle(paragraphs(0, 6))}<div class="stream"><p>${next}</p><p>${next}</p></div></div>`,
    );
    expect(text).toBe(prose.join("\n\n"));
  });

  it("keeps lists of links to other sites and cuts lists of the publisher's own", () => {
    const list = (host: string): string =>
      `<ul><li><a href="https://${host}/a">The survey of ${host}, in full</a></li><li><a href="https://${host}/b">The bids at ${host}</a></li></ul>`;
    const text = textOf(
      inArticle(
        `${paragraphs(0, 4)}${list("county.example.org")}${list("www.paper.example")}${paragraphs(4, 6)}`,
      ),
    );
    expect(text).toContain("The bids at county.example.org");
    expect(text).not.toContain("The bids at www.paper.example");
  });

  it("does not take an id that repeats a heading, or is made by chance, for the name of a box", () => {
    const text = textOf(
      inArticle(
        `${paragraphs(0, 3)}<section id="sharing-the-cost-of-dredging"><h2 id="related-work">Who pays</h2>${paragraphs(3, 4)}</section>` +
          `<p id="AdDsWC">${prose[4]}</p>${paragraphs(5, 6)}`,
      ),
    );
    expect(text).toBe([...prose.slice(0, 3), "Who pays", ...prose.slice(3)].join("\n\n"));
  });

  it("leaves a picture's credit out of the running text", () => {
    const text = textOf(
      inArticle(
        `${paragraphs(0, 3)}<div><img src="/a.jpg"><div class="attribution">Photo of the harbour, by Jo Ax for the paper, in May.</div></div>${paragraphs(3, 6)}`,
      ),
    );
    expect(text).toBe(prose.join("\n\n"));
  });

  it("gives the first figure's picture when the page tells of none", () => {
    const figure =
      '<figure><img data-src="/channel.jpg" src="data:image/gif;base64,R0" alt="The channel"></figure>';
    expect(extracted(inArticle(`${paragraphs(0, 3)}${figure}${paragraphs(3, 6)}`))).toMatchObject({
      image: "https://www.paper.example/channel.jpg",
      imageAlt: "The channel",
    });
  });
});

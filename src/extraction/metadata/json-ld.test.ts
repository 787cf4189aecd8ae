import { describe, expect, it } from "vitest";
import { defaultTreeLimits, findElements, parseTree } from "../reading/tree.ts";
import { parseLoosely, readLinkedData, textIn } from "./json-ld.ts";

function linkedDataOf(json: string) {
  const tree = parseTree(`<script type="application/ld+json">${json}</script>`, defaultTreeLimits);
  if (typeof tree === "string") throw new Error(tree);
  return readLinkedData(findElements(tree, (element) => element.name === "script"));
}

describe("reading linked data", () => {
  it("finds the article inside of a graph", () => {
    const { articles } = linkedDataOf(
      '{"@graph":[{"@type":"WebSite"},{"@type":"NewsArticle","headline":"Mill opens"}]}',
    );
    expect(articles.map((article) => textIn(article, "headline"))).toEqual(["Mill opens"]);
  });

  it.each([
    ['{"@type":"Article","headline":"Raw\nline"}', "Raw line"],
    ['{"@type":"Article","headline":"Comma",}', "Comma"],
    ['<!-- {"@type":"Article","headline":"Comment"} -->', "Comment"],
    ['{"@type":"Article","headline":"Two"}{"@type":"Person"}', "Two"],
    ['{"@type":"Article","headline":"Lone \\s backslash"}', "Lone \\s backslash"],
  ])("mends %j", (json, headline) => {
    const { articles } = linkedDataOf(json);
    expect(textIn(articles[0] ?? {}, "headline")).toBe(headline);
  });

  it("gives nothing for what is not JSON at all", () => {
    expect(parseLoosely("window.x = 1")).toBeUndefined();
  });
});

import { expect, describe as group, it } from "vitest";
import { defaultTreeLimits, parseTree } from "../reading/tree.ts";
import { type Description, describe } from "./describe.ts";
import { gatherFacts } from "./facts.ts";

const URL_OF_PAGE = "https://www.paper.example/2026/11/23/mill-opens";

function described(body: string, head = ""): Description {
  const page = parseTree(`<html><head>${head}</head><body>${body}</body></html>`, defaultTreeLimits);
  if (typeof page === "string") throw new Error(page);
  return describe(page, gatherFacts(page), URL_OF_PAGE);
}

const data = (more: string): string =>
  `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Old mill on Water Street opens"${more}}</script>`;

group("the headline", () => {
  const title = (heading: string): string | undefined => described(`<h1>${heading}</h1>`, data("")).title;

  it("is without the section's label that a template puts before it", () => {
    expect(title("<span>Arts</span> | Old mill on Water Street opens")).toBe(
      "Old mill on Water Street opens",
    );
  });

  it("keeps an editor's own word before a colon", () => {
    expect(title("Live: Old mill on Water Street opens")).toBe("Live: Old mill on Water Street opens");
  });
});

group("the dates", () => {
  it("are read from hNews classes", () => {
    expect(
      described(
        '<h1>Old mill opens</h1><abbr class="published" title="2026-11-23T08:00:00-05:00">this morning</abbr>' +
          '<abbr class="updated" title="2026-11-24T09:00:00-05:00">yesterday</abbr>',
      ),
    ).toMatchObject({ published: "2026-11-23T08:00:00-05:00", updated: "2026-11-24T09:00:00-05:00" });
  });

  it("fall on the day in the address, which is the publisher's own", () => {
    expect(
      described("<h1>Old mill opens</h1>", data(',"datePublished":"2026-11-24T02:00:00Z"')).published,
    ).toMatch(/^2026-11-23T/);
  });
});

group("the authors", () => {
  it("have no address that leads back to the article", () => {
    const author = (url: string): unknown =>
      described("", data(`,"author":{"@type":"Person","name":"Bo Ek","url":"${url}"}`)).authors[0];
    expect(author("")).toEqual({ name: "Bo Ek" });
    expect(author(`${URL_OF_PAGE}#top`)).toEqual({ name: "Bo Ek" });
    expect(author("https://www.paper.example/staff/bo-ek")).toEqual({
      name: "Bo Ek",
      url: "https://www.paper.example/staff/bo-ek",
    });
  });

  it("are the formatted names of an hCard", () => {
    expect(
      described(
        '<cite class="byline vcard"><span>Von</span> <span class="fn">Bo Ek</span> <abbr>Monday</abbr></cite>',
      ).authors,
    ).toEqual([{ name: "Bo Ek" }]);
  });
});

group("the lead picture", () => {
  it.each([
    [
      '<span itemprop="image" itemscope itemtype="https://schema.org/ImageObject"><meta itemprop="url" content="/mill.jpg"></span>',
    ],
    [
      '<div itemscope itemtype="https://schema.org/ImageObject"><meta itemprop="contentUrl" content="/mill.jpg"></div>',
    ],
    ['<img itemprop="image" src="/mill.jpg">'],
    [
      '<div itemprop="publisher"><img itemprop="image" src="/paper.png"></div><link itemprop="image" href="/mill.jpg">',
    ],
  ])("is found in microdata: %s", (html) => {
    expect(described(html).image).toBe("https://www.paper.example/mill.jpg");
  });

  it("has the words and the credit of the figure that shows it", () => {
    expect(
      described(
        '<figure><img src="/small/mill-640x360.jpg" alt="The mill"><figcaption>Doors open. <span class="credit">Jo Ax</span></figcaption></figure>',
        '<meta property="og:image" content="/large/mill-1200x630.jpg?v=2">',
      ),
    ).toMatchObject({
      image: "https://www.paper.example/large/mill-1200x630.jpg?v=2",
      imageAlt: "The mill",
      imageCredit: "Jo Ax",
    });
  });

  it("is credited as its structured data says", () => {
    const image =
      ',"image":{"@type":"ImageObject","url":"/mill.jpg","caption":"Doors open","creditText":"Jo Ax"}';
    expect(described("", data(image))).toMatchObject({ imageAlt: "Doors open", imageCredit: "Jo Ax" });
  });
});

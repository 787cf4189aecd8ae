import { describe, expect, test } from "vitest";
import { type ShownArticle, showArticle } from "#articles/rights.ts";
import type { KeptLocal, Rights } from "#database/tables.ts";
import type { Reason } from "#stories/reasons.ts";
import { keptArticle } from "../../tests/setup/kept-article.ts";
import { explainJoined } from "./why-joined.ts";
import { explainLocal } from "./why-local.ts";

const articleWith = (evidence: KeptLocal["evidence"], rights: Rights = "full"): ShownArticle =>
  showArticle(
    keptArticle({
      title: "Mill Street closes",
      publisher: { slug: "gazette", name: "Gazette" },
      local: { place: "own-brook", score: 0.9, reach: "street", evidence },
      rights,
    }),
  );

const KINDS = [
  "dateline",
  "headline",
  "lead",
  "body",
  "body-name",
  "containing",
  "street",
  "own-bodies",
  "coverage",
];

describe("why an article is local", () => {
  test("is said in a sentence for each kind of evidence", () => {
    const sentences = explainLocal(
      articleWith([
        { kind: "dateline", text: "BROOK, Ohio", weight: 2 },
        { kind: "containing", text: "Tanners Row", weight: 1 },
        { kind: "containing", text: "High Bank", weight: 0.9 },
        { kind: "street", text: "Mill Street", weight: 0.5 },
        { kind: "coverage", text: "Brook County", weight: 0.4 },
      ]),
      "Brook",
    );
    expect(sentences).toEqual([
      "The report begins with the name of the place it was written in: “BROOK, Ohio”.",
      "It names a part of Brook: “Tanners Row” and “High Bank”.",
      "It names a street: “Mill Street”.",
      "Gazette reports on Brook County, and this is part of it or near.",
    ]);
  });

  test("quotes no word of a text that may not be shown, and says the same only once", () => {
    const hidden = KINDS.filter((kind) => kind !== "coverage").map((kind) => ({
      kind,
      text: "Secret Hall",
      weight: 1,
    }));
    const sentences = explainLocal(articleWith([...hidden, ...hidden], "headline"), "Brook");
    expect(sentences).toHaveLength(hidden.length);
    expect(sentences.join()).not.toContain("Secret");
    const shown = explainLocal(
      articleWith([{ kind: "street", text: "Mill Street", weight: 1 }], "headline"),
      "Brook",
    );
    expect(shown).toEqual(["It names a street: “Mill Street”."]);
  });

  test("is said even of a kind that is new to us", () => {
    expect(explainLocal(articleWith([{ kind: "river", text: "Brook", weight: 1 }]), "Brook")).toEqual([
      "It names “Brook”.",
    ]);
  });
});

describe("why an article joined a story", () => {
  const reasons: Reason[] = [
    { kind: "place", shared: ["Brook"], weight: 0.2 },
    { kind: "names", shared: ["Mill Street", "Secret Hall"], weight: 0.5 },
    { kind: "words", shared: ["closes"], weight: 0.3 },
    { kind: "time", shared: [], weight: 0.2 },
  ];

  test("is said with what both share", () => {
    expect(explainJoined(articleWith([]), reasons)).toEqual([
      "Like another report, it names the same places: Brook.",
      "Like another report, it names the same people or organizations: Mill Street, Secret Hall.",
      "It tells of it in the same words: closes.",
      "It came within a day of another report.",
    ]);
  });

  test("shows only words that its rights let us show", () => {
    expect(explainJoined(articleWith([], "headline"), reasons)).toEqual([
      "Like another report, it names the same places.",
      "Like another report, it names the same people or organizations: Mill Street.",
      "It tells of it in the same words: closes.",
      "It came within a day of another report.",
    ]);
  });
});

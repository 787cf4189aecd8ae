import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ShownArticle, showArticle } from "#articles/rights.ts";
import type { Rights } from "#database/tables.ts";
import type { Place } from "#understanding/gazetteer.ts";
import { keptArticle } from "../../tests/setup/kept-article.ts";
import { explainAdded } from "./what-adds.ts";

const PLACES = new Map(["Brook", "Alder Hill"].map((name) => [name, { name } as Place]));
const places = { find: (id: string) => PLACES.get(id) };

let n = 0;
function report(
  title: string,
  text = "",
  { names = [] as string[], named = [] as string[], rights = "full" as Rights, excerpt = "" } = {},
): { article: ShownArticle; places: string[] } {
  n += 1;
  const article = showArticle(
    keptArticle({
      id: `06edestqg0n9${String(n).padStart(4, "0")}`,
      title,
      publisher: { slug: "paper", name: "Paper" },
      entities: names.map((name) => ({ key: name.toLowerCase(), name, kind: "person" as const, count: 1 })),
      rights,
      excerpt,
      bodyText: text,
    }),
  );
  return { article, places: named };
}

describe("what a report adds", () => {
  test("is nothing for the one that began the story", () => {
    const [first] = explainAdded(
      [report("900 homes dry", "Ann Reed saw it.", { names: ["Ann Reed"] })],
      places,
    );
    expect(first).toEqual({ names: [], places: [], figures: [] });
  });

  test("is the names, places and figures that earlier ones have not", () => {
    const [, second] = explainAdded(
      [
        report("Pipe bursts in Brook", "Ann Reed saw it. 900 homes are dry.", {
          names: ["Ann Reed"],
          named: ["Brook"],
        }),
        report("About 900 houses in Brook without water", "Bo Lind of Alder Hill pays $85,000 for 22 feet.", {
          names: ["Ann Reed", "Bo Lind"],
          named: ["Brook", "Alder Hill"],
        }),
      ],
      places,
    );
    expect(second).toEqual({ names: ["Bo Lind"], places: ["Alder Hill"], figures: ["$85,000", "22 feet"] });
  });

  test("is not the paper's own name", () => {
    const [, second] = explainAdded(
      [report("A"), report("B", "The Paper asked Ann Reed.", { names: ["Paper", "Ann Reed"] })],
      places,
    );
    expect(second?.names).toEqual(["Ann Reed"]);
  });

  test("counts a name as said only where the whole name stands", () => {
    const [, second] = explainAdded(
      [report("Reedsville votes", "Cy Reedman spoke."), report("Reed wins", "", { names: ["Reed"] })],
      places,
    );
    expect(second?.names).toEqual(["Reed"]);
  });

  test("reads figures as papers write them", () => {
    const text =
      "It cost $3.9 million, up 8.3 percent, after a 5-2 vote at 4:12 a.m. A 31-yard pass, 6,200 cars, one of 7 and 12 were gone by 2 p.m.";
    const [, second] = explainAdded([report("A"), report("B", text)], places);
    expect(second?.figures).toEqual(["$3.9 million", "8.3 percent", "5-2", "31-yard", "6,200 cars"]);
  });

  test.each([
    ["headline", { names: [], places: [], figures: [] }],
    ["excerpt", { names: [], places: [], figures: ["40 trees"] }],
    ["full", { names: ["Bo Lind"], places: ["Brook"], figures: ["40 trees", "$85,000"] }],
  ] as const)("is taken from no more than rights to %s show", (rights, expected) => {
    const options = { names: ["Bo Lind"], named: ["Brook"], rights, excerpt: "It felled 40 trees." };
    const [, second] = explainAdded(
      [report("Storm"), report("Storm damage", "Bo Lind of Brook lost $85,000.", options)],
      places,
    );
    expect(second).toEqual(expected);
  });

  test("is not taken away by what only a hidden text has said before", () => {
    const hidden = report("Storm", "Bo Lind lost $85,000.", { names: ["Bo Lind"], rights: "headline" });
    const [, second] = explainAdded(
      [hidden, report("Loss", "Bo Lind lost $85,000.", { names: ["Bo Lind"] })],
      places,
    );
    expect(second).toMatchObject({ names: ["Bo Lind"], figures: ["$85,000"] });
  });

  test("is never longer than six of a kind, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (noise) => {
        const [, second] = explainAdded(
          [report("A"), report(noise, `${noise} 12 men 13 men`, { names: [noise] })],
          places,
        );
        for (const kind of ["names", "places", "figures"] as const)
          expect(second?.[kind].length).toBeLessThanOrEqual(6);
      }),
    );
  });

  test("of a million characters is told promptly", () => {
    for (const unit of ["1", "1,", "$", "1-1 ", "🙂", "(", "١"]) {
      const text = unit.repeat(1_000_000 / unit.length);
      expect(explainAdded([report("A"), report("B", text, { names: ["Bo"] })], places)).toHaveLength(2);
    }
  });
});

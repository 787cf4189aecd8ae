import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fingerprint } from "#understanding/fingerprint.ts";
import { openCopies } from "./copies.ts";
import { type CopyArticle, decideCopy } from "./copy-relations.ts";

const HOUR = 3_600_000;

/** Words of a made-up report, the same for the same seed. */
function makeWords(seed: number, count: number): string[] {
  let state = (seed * 2_654_435_761) >>> 0;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return `w${(state >>> 8) % 9_000}`;
  });
}
const makeText = (seed: number, count: number) => makeWords(seed, count).join(" ");
/** The text with every `nth` word exchanged. */
const edit = (text: string, nth: number) =>
  text
    .split(" ")
    .map((word, i) => (i % nth === nth - 1 ? `edited${i}` : word))
    .join(" ");

function article(id: string, text: string, rest: Partial<CopyArticle & { title: string }> = {}): CopyArticle {
  const { title = `The headline that ${id} gave it`, ...given } = rest;
  return { id, published: 0, fingerprint: fingerprint({ title, text }), text, ...given };
}
/** All articles added in this order; what each folds under. */
function fold(articles: readonly CopyArticle[], withTexts = true): Record<string, string> {
  const texts = new Map(articles.map(({ id, text }) => [id, text]));
  const copies = openCopies(withTexts ? { readText: (id) => texts.get(id) } : {});
  const folded = new Map<string, string>();
  for (const one of articles)
    for (const { id, copyOf } of copies.add(one)) copyOf ? folded.set(id, copyOf) : folded.delete(id);
  for (const { id } of articles) expect(copies.copyOf(id)).toBe(folded.get(id));
  return Object.fromEntries([...folded].sort());
}

const report = makeText(1, 400);

describe("an article folds under", () => {
  test("the earliest print of its text", () => {
    expect(
      fold([article("b", report, { published: HOUR }), article("a", report, { published: 2 * HOUR })]),
    ).toEqual({ a: "b" });
  });
  test("the agency's own publication, whenever that was dated", () => {
    const own = article("wire", report, {
      published: 5 * HOUR,
      publisher: "The Associated Press",
      agency: "AP",
    });
    const paper = article("paper", report, { published: HOUR, publisher: "The Lantern", agency: "AP" });
    expect(fold([paper, own])).toEqual({ paper: "wire" });
  });
  test("the longer of two that came out together", () => {
    const [long, short] = [article("b", report), article("a", report.slice(0, report.length / 2))];
    expect(fold([short, long])).toEqual({ a: "b" });
  });
  test("the older id when nothing else tells", () => {
    expect(fold([article("b", report), article("a", report)])).toEqual({ b: "a" });
  });
  test("a text of which it keeps half the shingles", () => {
    expect(fold([article("a", report), article("b", edit(report, 20), { published: HOUR })])).toEqual({
      b: "a",
    });
  });
  test("a text of which it is the first two sentences", () => {
    const excerpt = article("b", makeWords(1, 400).slice(0, 45).join(" "), { published: HOUR });
    expect(fold([article("a", report), excerpt])).toEqual({ b: "a" });
    expect(fold([article("a", report, { published: 2 * HOUR }), excerpt])).toEqual({ a: "b" });
  });
  test("an equally short one, word for word, or under the same headline", () => {
    const brief = makeText(2, 24);
    expect(fold([article("a", brief), article("b", brief, { published: HOUR })])).toEqual({ b: "a" });
    const title = "Dam closed after nine days of rain";
    const shorter = makeWords(1, 400).slice(0, 20).join(" ");
    expect(
      fold([article("a", report, { title }), article("b", shorter, { title, published: HOUR })]),
    ).toEqual({ b: "a" });
    expect(fold([article("a", report), article("b", shorter, { published: HOUR })])).toEqual({});
  });
});

describe("an article stays by itself", () => {
  test("when it only quotes another", () => {
    const quoting = `${makeText(3, 300)} ${makeWords(1, 400).slice(0, 100).join(" ")}`;
    expect(fold([article("a", report), article("b", quoting)])).toEqual({});
  });
  test("when all it shares is its paper's furniture", () => {
    const furniture = makeText(4, 60);
    const many = Array.from({ length: 300 }, (_, i) =>
      article(`a${i}`, `${makeText(100 + i, 120)} ${furniture}`),
    );
    expect(fold(many)).toEqual({});
  });
  test("when it holds reports that have nothing in common: a round-up joins none", () => {
    const parts = [5, 6, 7].map((seed) => makeText(seed, 120));
    const roundup = article("r", parts.join(" "), { published: HOUR });
    const all = [...parts.map((text, i) => article(`p${i}`, text)), roundup];
    expect(fold(all)).toEqual({});
  });
  test("when months lie between it and what it contains", () => {
    const excerpt = article("b", makeWords(1, 400).slice(0, 100).join(" "), { published: 3_000 * HOUR });
    expect(fold([article("a", report), excerpt])).toEqual({});
  });
  test("when its paper prints the same line under every headline", () => {
    const line = makeText(21, 24);
    const [a, b] = [
      article("a", line, { publisher: "The Lantern" }),
      article("b", line, { publisher: "The Lantern" }),
    ];
    expect(fold([a, b])).toEqual({});
    expect(fold([a, { ...b, publisher: "The Beacon" }])).toEqual({ b: "a" });
  });
  test("when it has no text to speak of", () => {
    expect(
      fold([article("a", ""), article("b", ""), article("c", "Read more"), article("d", "Read more")]),
    ).toEqual({});
  });
});

test("an excerpt that two different texts hold joins one of them, and does not join those", () => {
  const shared = makeText(8, 60);
  const one = article("a", `${shared} ${makeText(9, 300)}`);
  const other = article("b", `${shared} ${makeText(10, 300)}`, { published: HOUR });
  expect(fold([one, other, article("c", shared, { published: 2 * HOUR })])).toEqual({ c: "a" });
});

describe("what folds under what does not depend on the order of arrival", () => {
  const texts = [11, 12, 13].map((seed) => makeText(seed, 150));
  const anyArticle = fc.record({
    base: fc.nat(2),
    form: fc.constantFrom("whole", "edited", "heavily", "excerpt", "roundup", "own"),
    published: fc.nat(3),
    publisher: fc.constantFrom("The Lantern", "Reuters", undefined),
  });
  const make = (
    {
      base,
      form,
      published,
      publisher,
    }: Record<"base" | "published", number> & Record<"form", string> & { publisher: string | undefined },
    i: number,
  ) => {
    const text = texts[base] ?? "";
    const forms: Record<string, string> = {
      whole: text,
      edited: edit(text, 40),
      heavily: edit(text, 14),
      excerpt: text.slice(0, text.length * 0.45),
      roundup: texts.join(" "),
      own: makeText(50 + i, 90),
    };
    return article(`id${i}`, forms[form] ?? "", {
      published: published * HOUR,
      publisher,
      agency: publisher && "Reuters",
    });
  };
  test.each([true, false])("with texts at hand: %s", (withTexts) => {
    fc.assert(
      fc.property(
        fc.array(anyArticle, { minLength: 2, maxLength: 14 }).chain((list) => {
          const articles = list.map(make);
          return fc.tuple(
            fc.constant(articles),
            fc.shuffledSubarray(articles, { minLength: articles.length }),
          );
        }),
        ([articles, shuffled]) => {
          expect(fold(shuffled, withTexts)).toEqual(fold(articles, withTexts));
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe("the window", () => {
  test("tells of every article whose folding changed when an earlier print arrives late", () => {
    const copies = openCopies();
    copies.add(article("b", report, { published: 2 * HOUR }));
    expect(copies.add(article("c", report, { published: 3 * HOUR }))).toMatchObject([
      { id: "c", copyOf: "b", relation: "copy" },
    ]);
    expect(copies.add(article("a", report, { published: HOUR }))).toMatchObject([
      { id: "a", copyOf: undefined },
      { id: "b", copyOf: "a", share: 1 },
      { id: "c", copyOf: "a", share: 1 },
    ]);
    expect(copies.listFamily("c")).toEqual(["a", "b", "c"]);
  });
  test("keeps copies under an original that has left", () => {
    const copies = openCopies();
    for (const [i, id] of ["a", "b"].entries()) copies.add(article(id, report, { published: i * HOUR }));
    copies.remove("a");
    expect(copies.copyOf("b")).toBe("a");
    expect(copies.add(article("c", report, { published: 9 * HOUR }))).toMatchObject([
      { id: "c", copyOf: "a" },
    ]);
    copies.remove("b");
    copies.remove("c");
    expect(copies.add(article("d", report))).toMatchObject([{ id: "d", copyOf: undefined }]);
  });
  test("takes an article anew whose text has changed", () => {
    const copies = openCopies();
    copies.add(article("a", report));
    copies.add(article("b", report, { published: HOUR }));
    expect(copies.add(article("a", makeText(20, 200)))).toMatchObject([
      { id: "a" },
      { id: "b", copyOf: undefined },
    ]);
    expect(copies.size).toBe(2);
    expect(copies.add(article("a", report))).toMatchObject([{ id: "a" }, { id: "b", copyOf: "a" }]);
  });
  test("gives back what it held: as many articles again need no more room", () => {
    const copies = openCopies();
    const fill = (from: number) => {
      for (let i = from; i < from + 400; i++) {
        copies.add(article(`a${i}`, makeText(i % 50 === 0 ? 1 : 1_000 + i, 100)));
        if (i >= 400) copies.remove(`a${i - 400}`);
      }
      return copies.bytes;
    };
    fill(0);
    const bytes = fill(400);
    for (let round = 2; round < 6; round++) expect(fill(400 * round)).toBe(bytes);
    expect(copies.size).toBe(400);
  });
  test("folds a text printed a thousand times under one original", () => {
    const copies = openCopies();
    for (let i = 0; i < 1_000; i++)
      copies.add(article(`a${1_000 + i}`, report, { published: (i * 7_919) % 1_000 }));
    const originals = new Set(Array.from({ length: 1_000 }, (_, i) => copies.copyOf(`a${1_000 + i}`)));
    expect(originals).toEqual(new Set([undefined, "a1000"]));
  });
  test.each([3, 80, 400])(
    "puts the next of %i prints in the place of an original that is withdrawn",
    (prints) => {
      const copies = openCopies();
      const idOf = (i: number) => `a${1_000 + i}`;
      for (let i = 0; i < prints; i++) copies.add(article(idOf(i), report, { published: i }));
      copies.add(article("other", makeText(7, 400)));
      const changed = new Map(copies.withdraw(idOf(0)).map((one) => [one.id, one.copyOf]));
      const rest = Array.from({ length: prints - 1 }, (_, i) => idOf(i + 1));
      expect([...changed.keys()].sort()).toEqual(rest);
      for (const id of rest) {
        expect([id, copies.copyOf(id)]).toEqual([id, id === idOf(1) ? undefined : idOf(1)]);
        expect(changed.get(id)).toBe(copies.copyOf(id));
      }
      expect(copies.listFamily(idOf(1))).toEqual(rest);
      expect(copies.add(article("late", report, { published: HOUR }))[0]?.copyOf).toBe(idOf(1));
      expect(copies.withdraw("other")).toEqual([]);
      expect(copies.withdraw("nobody")).toEqual([]);
    },
  );
  test("asks for the texts it is in doubt about", () => {
    const copies = openCopies();
    const half = `${makeWords(1, 400).slice(0, 280).join(" ")} ${makeText(30, 110)}`;
    copies.add(article("a", report));
    expect(copies.listDoubtful(article("b", half))).toEqual(["a"]);
    expect(copies.listDoubtful(article("b", report))).toEqual([]);
    expect(copies.find(article("b", report))).toMatchObject([
      { id: "a", relation: "copy", overlap: { jaccard: 1 } },
    ]);
  });
});

test("a pair can be decided by itself", () => {
  const [a, b] = [article("a", report, { published: HOUR }), article("b", report)];
  const overlap = { jaccard: 0.6, aInB: 0.8, bInA: 0.7, doubt: { jaccard: 0, within: 0 } };
  expect(decideCopy(a, b, overlap)).toEqual({ relation: "edit", original: "b", copy: "a" });
});

import { describe, expect, test } from "vitest";
import {
  type GivenArticle,
  hoursAgo,
  makeCandidates,
  NO_TASTE,
  NOW,
  placeOf,
} from "../../tests/setup/candidates.ts";
import { rankStories, type Taste } from "./rank-stories.ts";

const HOME = placeOf("t1");
const fresh = hoursAgo(1);

const rank = (articles: readonly GivenArticle[], taste: Partial<Taste> = {}) =>
  rankStories(makeCandidates(articles), { ...NO_TASTE, ...taste }, NOW);
const order = (articles: readonly GivenArticle[], taste: Partial<Taste> = {}) =>
  rank(articles, taste).map(({ id }) => id);
const termsOf = (articles: readonly GivenArticle[], taste: Partial<Taste> = {}) =>
  Object.fromEntries(
    rank(articles, taste)
      .filter(({ id }) => id === articles[0]?.id)
      .flatMap(({ terms }) => terms)
      .map((term) => [term.about ? `${term.name} ${term.about.kind}` : term.name, term.points]),
  );

describe("freshness", () => {
  test("ranks a fresh story above an old one", () => {
    expect(
      order([
        { id: "a", published: hoursAgo(30) },
        { id: "b", published: fresh },
      ]),
    ).toEqual(["b", "a"]);
  });

  test("lets politics grow old before a town's news, and a town's before a school's", () => {
    const points = (article: Partial<GivenArticle>) =>
      termsOf([{ id: "a", published: hoursAgo(24), ...article }]).fresh ?? 0;
    const politics = points({ sections: ["politics"] });
    const town = points({ sections: ["local"], place: "t1" });
    const school = points({ sections: ["education"] });
    expect(politics).toBeLessThan(town);
    expect(town).toBeLessThan(school);
    expect(points({ sections: ["local", "politics"], place: "t1" })).toBe(town);
    expect(points({ sections: ["politics"], place: "s1", reach: "state" })).toBe(politics);
  });

  test("halves with each half-life, over a slow tail", () => {
    const at = (hours: number) => termsOf([{ id: "a", published: hoursAgo(hours) }]).fresh ?? 0;
    expect(at(0)).toBe(1500);
    expect(at(16)).toBe(500 + Math.round(500 * (1 - Math.log(17) / Math.log(87_601))));
    expect(at(24 * 300)).toBeGreaterThan(at(24 * 320));
    expect(at(24 * 365 * 40)).toBe(0);
  });

  test("takes a date in the future for now", () => {
    const [first] = rank([{ id: "a", published: hoursAgo(-50) }]);
    expect(first?.terms).toEqual([{ name: "fresh", points: 1500, value: 0 }]);
  });

  test("gives a date that is none the oldest age rather than breaking", () => {
    expect(rank([{ id: "a", published: Number.NaN }])[0]).toMatchObject({ score: 0, terms: [] });
  });
});

describe("being near", () => {
  const near = (place: string, reach: GivenArticle["reach"] = "town", home = HOME) =>
    termsOf([{ id: "a", published: fresh, place, reach }], { home })["near place"] ?? 0;

  test("a street's news is for the street, a state's for the whole state", () => {
    expect(near("t2", "street")).toBeLessThan(near("t2", "town"));
    expect(near("t3", "street")).toBe(0);
    expect(near("s1", "state")).toBe(near("t3", "state"));
    expect(near("s1", "state")).toBe(500);
  });

  test("home comes first, then what is around it, then what is beside it, then what is far", () => {
    const points = [near("t1"), near("q1"), near("c1", "county"), near("t2"), near("t3"), near("t5")];
    expect(points).toEqual([...points].sort((a, b) => b - a));
    expect(points[0]).toBe(1000);
    expect(points.at(-1)).toBe(0);
    expect(near("t1", "town", placeOf("q1"))).toBe(950);
  });

  test("reaches over a state's border by kilometers", () => {
    expect(near("t4")).toBeGreaterThan(0);
    expect(near("t4")).toBeLessThan(near("t2"));
  });

  test("a county in common counts more than kilometers", () => {
    expect(near("t2", "county")).toBeGreaterThan(near("t4", "county"));
  });

  test("says to which place and how far it is", () => {
    const [first] = rank([{ id: "a", published: fresh, place: "t2" }], { home: HOME });
    expect(first?.terms[0]).toMatchObject({ name: "near", about: { kind: "place", id: "t2" }, value: 14 });
  });

  test("is nothing for news that is not local, and for whoever has no place", () => {
    expect(termsOf([{ id: "a", published: fresh }], { home: HOME })).not.toHaveProperty("near place");
    expect(termsOf([{ id: "a", published: fresh, place: "t1" }])).not.toHaveProperty("near place");
  });
});

describe("what was reported", () => {
  test("each doubling of the outlets counts the same, up to sixteen", () => {
    const points = [1, 2, 4, 8, 16, 255].map(
      (outlets) => termsOf([{ id: "a", published: fresh, outlets }]).coverage ?? 0,
    );
    expect(points).toEqual([0, 220, 440, 660, 880, 880]);
  });

  test("a first report counts, an agency's wire does not", () => {
    expect(termsOf([{ id: "a", published: fresh, flags: ["first"] }]).original).toBe(300);
    expect(termsOf([{ id: "a", published: fresh, flags: ["first", "wire"] }])).not.toHaveProperty("original");
  });

  test("a story is stood for by its reporter, not by the later rewrite", () => {
    const story = { story: 7, outlets: 2 };
    expect(
      order([
        { id: "a", published: hoursAgo(20), flags: ["first"], publisher: "gazette", ...story },
        { id: "b", published: fresh, flags: ["picture", "whole", "signed"], publisher: "echo", ...story },
      ]),
    ).toEqual(["a"]);
  });

  test("a story is stood for by its nearest report", () => {
    const story = { story: 7, outlets: 2 };
    const articles: GivenArticle[] = [
      { id: "a", published: fresh, flags: ["first"], place: "s1", reach: "state", publisher: "x", ...story },
      { id: "b", published: fresh, place: "t1", publisher: "y", ...story },
    ];
    expect(order(articles, { home: HOME })).toEqual(["b"]);
    expect(order(articles)).toEqual(["a"]);
  });

  test("hidden rows are not there", () => {
    expect(order([{ id: "a", published: fresh, flags: ["hidden"] }])).toEqual([]);
  });
});

describe("what a reader chose", () => {
  const article: GivenArticle = {
    id: "a",
    published: fresh,
    place: "t3",
    sections: ["sports"],
    publisher: "echo",
  };

  test("followed publishers, sections and places count, and what lies in the places", () => {
    const follows = { publishers: ["echo"], sections: ["sports"], places: ["c2"] };
    expect(rank([article], { follows })[0]?.terms.filter(({ name }) => name === "follows")).toEqual([
      { name: "follows", points: 500, about: { kind: "place", id: "c2" } },
      { name: "follows", points: 400, about: { kind: "publisher", id: "echo" } },
      { name: "follows", points: 300, about: { kind: "section", id: "sports" } },
    ]);
  });

  test.each([
    { publishers: ["echo"], places: [], sections: [] },
    { publishers: [], places: ["s1"], sections: [] },
    { publishers: [], places: ["t3"], sections: [] },
    { publishers: [], places: [], sections: ["sports"] },
  ])("muted is gone: %j", (mutes) => {
    const other: GivenArticle = { id: "b", published: hoursAgo(90) };
    expect(order([article, other], { mutes })).toEqual(["b"]);
    expect(order([article, other], { mutes, order: "latest" })).toEqual(["b"]);
  });

  test("a muted publisher does not count as an outlet, even outside of the rows asked for", () => {
    const story = { story: 7, outlets: 2, published: fresh };
    const articles = [
      { id: "a", publisher: "gazette", ...story },
      { id: "b", publisher: "echo", ...story },
    ];
    const mutes = { publishers: ["echo"], places: [], sections: [] };
    const rows = Int32Array.of(0);
    expect(termsOf(articles, { rows }).coverage).toBe(220);
    expect(rank(articles, { rows, mutes })[0]?.terms.map(({ name }) => name)).toEqual(["fresh"]);
  });

  test("history lifts what is read often and lets down what was read", () => {
    const history = {
      publishers: new Map([["echo", 0.5]]),
      sections: new Map([["sports", 0.2]]),
      read: new Set(["b"]),
    };
    const articles: GivenArticle[] = [article, { id: "b", published: fresh, publisher: "gazette" }];
    expect(termsOf(articles, { history })).toMatchObject({ "history publisher": 150, "history section": 50 });
    expect(termsOf([...articles].reverse(), { history })).toMatchObject({ history: -800 });
  });

  test("weights halve, double and switch off, and stay whole", () => {
    const points = (near: number) =>
      termsOf([{ id: "a", published: fresh, place: "t2" }], { home: HOME, weights: { near } })[
        "near place"
      ] ?? 0;
    expect(points(0)).toBe(0);
    expect(points(2)).toBe(2 * points(1));
    expect(Math.abs(points(0.5) * 2 - points(1))).toBeLessThanOrEqual(1);
    expect(points(Number.NaN)).toBe(points(1));
    expect(points(1e9)).toBe(points(2));
    expect(points(-4)).toBe(0);
  });
});

describe("the order", () => {
  test("ties fall to the older id", () => {
    expect(order(["c", "a", "b"].map((id) => ({ id, published: fresh, publisher: id })))).toEqual([
      "a",
      "b",
      "c",
    ]);
  });

  test("latest is newest first, weighs nothing and has no reasons", () => {
    const articles: GivenArticle[] = [
      { id: "a", published: hoursAgo(9), place: "t1", story: 1 },
      { id: "b", published: hoursAgo(2), story: 2 },
      { id: "c", published: hoursAgo(1), story: 1 },
    ];
    expect(rank(articles, { order: "latest", home: HOME })).toEqual([
      { row: 2, id: "c", story: 1, score: 0, terms: [], slot: "ranked" },
      { row: 1, id: "b", story: 2, score: 0, terms: [], slot: "ranked" },
    ]);
  });

  test("only the rows, the section and the stories that are asked for", () => {
    const articles: GivenArticle[] = [
      { id: "a", published: fresh, sections: ["sports"], story: 1 },
      { id: "b", published: fresh, sections: ["local"], story: 2 },
      { id: "c", published: fresh, sections: ["sports"], story: 3 },
    ];
    expect(order(articles, { section: "sports" })).toEqual(["a", "c"]);
    expect(order(articles, { section: "cooking" })).toEqual([]);
    expect(order(articles, { rows: Int32Array.of(1, 99, -1) })).toEqual(["b"]);
    expect(order(articles, { skip: new Set([1]) })).toEqual(["b", "c"]);
    expect(order(articles, { skip: new Set([1]), order: "latest" })).toEqual(["b", "c"]);
    expect(order(articles, { limit: 0 })).toEqual([]);
  });
});

describe("variety", () => {
  const many = (count: number, publisher: string, from: Date): GivenArticle[] =>
    Array.from({ length: count }, (_, n) => ({
      id: `${publisher}${String(n).padStart(3, "0")}`,
      published: from,
      publisher,
    }));

  test("one busy publisher does not fill the page while others have something as new", () => {
    const articles = [
      ...many(40, "busy", fresh),
      ...many(5, "calm", hoursAgo(3)),
      ...many(5, "mild", hoursAgo(3)),
    ];
    const page = order(articles, { limit: 15, weights: { discovery: 0 } });
    expect(page.filter((id) => id.startsWith("busy")).length).toBeLessThanOrEqual(7);
    expect(
      order(articles, { limit: 15, weights: { variety: 0, discovery: 0 } }).every((id) =>
        id.startsWith("busy"),
      ),
    ).toBe(true);
  });

  test("a town with one source has a full page, and nothing is dropped for good", () => {
    const articles = many(75, "only", fresh);
    expect(order(articles, { limit: 40 })).toHaveLength(40);
    expect(new Set(order(articles, { limit: 100 })).size).toBe(75);
  });

  test("says whose stories stand above", () => {
    const [, second] = rank(many(2, "only", fresh));
    expect(second?.terms.at(-1)).toEqual({
      name: "variety",
      points: -180,
      value: 1,
      about: { kind: "publisher", id: "only" },
    });
  });

  test("one subject does not fill the page", () => {
    const storm = many(12, "", fresh).map((one, n) => ({ ...one, publisher: `p${n}`, topics: [5, 6] }));
    const others = many(12, "z", hoursAgo(4)).map((one, n) => ({ ...one, publisher: `z${n}` }));
    const page = order([...storm, ...others], { limit: 10, weights: { discovery: 0 } });
    expect(page.filter((id) => !id.startsWith("z")).length).toBeLessThanOrEqual(4);
  });
});

describe("discovery", () => {
  const town = Array.from(
    { length: 60 },
    (_, n): GivenArticle => ({
      id: `a${String(n).padStart(3, "0")}`,
      published: hoursAgo(n / 10),
      publisher: `p${n % 4}`,
      outlets: 4,
    }),
  );
  const small = Array.from(
    { length: 10 },
    (_, n): GivenArticle => ({
      id: `s${n}`,
      published: hoursAgo(6),
      publisher: `small${n}`,
    }),
  );
  const slots = (taste: Partial<Taste>) =>
    rank([...town, ...small], { weights: { variety: 0 }, ...taste }).flatMap(({ slot }, n) =>
      slot === "discovery" ? [n + 1] : [],
    );

  test("is in the 6th and the 15th place, of publishers that the page does not show, and marked", () => {
    const page = rank([...town, ...small], { weights: { variety: 0 } });
    expect(slots({})).toEqual([6, 15]);
    const drawn = page.filter(({ slot }) => slot === "discovery");
    expect(drawn.every(({ id }) => id.startsWith("s"))).toBe(true);
    expect(new Set(page.map(({ id }) => id)).size).toBe(page.length);
    expect(drawn[0]?.terms.at(-1)).toMatchObject({ name: "discovery" });
    expect(drawn[0]?.score).toBe(page[6]?.score);
  });

  test("the seed decides which", () => {
    const drawn = (seed: number) =>
      rank([...town, ...small], { seed })
        .filter(({ slot }) => slot === "discovery")
        .map(({ id }) => id);
    expect(drawn(3)).toEqual(drawn(3));
    expect(new Set(Array.from({ length: 20 }, (_, seed) => drawn(seed)[0])).size).toBeGreaterThan(5);
  });

  test("as many as the reader wants", () => {
    expect(slots({ weights: { discovery: 0, variety: 0 } })).toEqual([]);
    expect(slots({ weights: { discovery: 0.5, variety: 0 } })).toEqual([6]);
    expect(slots({ weights: { discovery: 2, variety: 0 }, limit: 30 })).toEqual([6, 15, 22, 28]);
  });

  test("there is none where nothing good is left to find", () => {
    expect(rank(town).every(({ slot }) => slot === "ranked")).toBe(true);
    const old = small.map((one) => ({ ...one, published: hoursAgo(900) }));
    expect(rank([...town, ...old]).every(({ slot }) => slot === "ranked")).toBe(true);
  });
});

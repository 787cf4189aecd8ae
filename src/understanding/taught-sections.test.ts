/** What a few corrections teach of sections, and what they must not. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { findSections, SECTION_RULES, type Taught } from "./sections.ts";
import { type Lesson, learnSections } from "./taught-sections.ts";

const TITLES = [
  "Anglers gather at dawn for the herring run",
  "Riverside derby draws a record crowd of anglers",
  "Nora Vance lands the biggest trout of the derby",
  "Old hands teach knots at the boathouse",
  "Rain does not stop the herring derby",
  "Council votes on the sewer bond",
  "Library extends its hours in winter",
  "Bakery on Mill Street closes after forty years",
  "Snow is expected by the weekend",
  "Police ask for witnesses of a crash on Route 9",
  "Market returns to the square",
  "Choir sings for the hospice",
] as const;
const articleOf = (n: number, folder: string, publisher = "The Gazette") => ({
  title: TITLES[n % TITLES.length] ?? "",
  text: "",
  language: "en",
  publisher,
  url: `https://gazette.example/${folder}/${n}`,
});
const lesson = (n: number, folder: string, holds?: Record<string, boolean>): Lesson => ({
  id: `id${n}`,
  article: articleOf(n, folder),
  holds: holds && new Map(Object.entries(holds)),
});
const isIn = (slug: string, article: ReturnType<typeof articleOf>, taught?: Taught) =>
  findSections(article, SECTION_RULES, taught).some((one) => one.slug === slug && one.score >= 0.5);
const SPORTS = { sports: true };
const FOUR = [0, 1, 2, 3].map((n) => lesson(n, "on-the-water", SPORTS));

test("a publisher's folder is known the next time", () => {
  const taught = learnSections(FOUR);
  expect(isIn("sports", articleOf(9, "on-the-water"))).toBe(false);
  expect(isIn("sports", articleOf(9, "on-the-water"), taught)).toBe(true);
});

test("words like those that were corrected are known the next time, where folders say nothing", () => {
  const corrected = [0, 1, 2, 3].map((n) => lesson(n, "news", SPORTS));
  const beside = [5, 6, 7, 8, 9, 10, 11].map((n) => lesson(n, "news"));
  const like = { ...articleOf(4, "news"), title: "Anglers wait for the herring derby at the boathouse" };
  expect(isIn("sports", like)).toBe(false);
  expect(isIn("sports", like, learnSections([...corrected, ...beside]))).toBe(true);
});

test("another publisher's folder of that name, and other words, are as they were", () => {
  const taught = learnSections(FOUR);
  for (const n of [5, 6, 7, 8, 9, 10, 11]) {
    expect(isIn("sports", articleOf(n, "on-the-water", "The Herald"), taught)).toBe(false);
    expect(isIn("sports", articleOf(n, "news"), taught)).toBe(false);
  }
});

test("a folder of mixed news is not taken for the section of those that were corrected", () => {
  const beside = [5, 6, 7, 8, 9, 10, 11].map((n) => lesson(n, "news"));
  const taught = learnSections([...[0, 1].map((n) => lesson(n, "news", SPORTS)), ...beside]);
  for (const n of [5, 6, 7, 8, 9, 10, 11])
    expect(
      isIn("sports", { ...articleOf(n, "news"), url: "https://gazette.example/news/later" }, taught),
    ).toBe(false);
});

test("what was wrongly in a section is out of it the next time", () => {
  const games = {
    title: "Tigers beat Hawks in overtime thriller",
    text: "",
    language: "en",
    publisher: "The Gazette",
  };
  const quiz = { ...games, url: "https://gazette.example/quiz/1" };
  const out = new Map([["sports", false]]);
  const lessons = [1, 2, 3].map(
    (n): Lesson => ({
      id: `${n}`,
      article: { ...quiz, url: `https://gazette.example/quiz/${n}` },
      holds: out,
    }),
  );
  const found = (taught?: Taught) =>
    findSections(quiz, SECTION_RULES, taught).find(({ slug }) => slug === "sports")?.score ?? 0;
  expect(found()).toBeGreaterThan(0.5);
  expect(found(learnSections(lessons))).toBeLessThan(0.5);
});

test("nothing that was said teaches nothing", () => {
  const article = articleOf(0, "on-the-water");
  expect(findSections(article, SECTION_RULES, learnSections([]))).toEqual(findSections(article));
});

test("the order in which corrections came changes nothing, nor does one that was taken back", () => {
  const anyLesson = fc.record({
    n: fc.nat(TITLES.length - 1),
    folder: fc.constantFrom("news", "on-the-water", "x"),
    holds: fc.option(
      fc.dictionary(fc.constantFrom("sports", "education", "politics", "nowhere", "__proto__"), fc.boolean()),
    ),
  });
  const all = fc.uniqueArray(anyLesson, { selector: ({ n }) => n, minLength: 1, maxLength: 8 });
  const shuffled = all.chain((given) =>
    fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
  );
  const make = (given: readonly { n: number; folder: string; holds: Record<string, boolean> | null }[]) =>
    learnSections(given.map(({ n, folder, holds }) => lesson(n, folder, holds ?? undefined)));
  const tell = (taught: Taught) => TITLES.map((_, n) => [...taught.oddsOf(articleOf(n, "news"))]);
  fc.assert(
    fc.property(shuffled, ([given, other]) => {
      expect(tell(make(other))).toEqual(tell(make(given)));
      for (const odds of tell(make(given)).flat()) expect(Math.abs(odds[1] as number)).toBeLessThanOrEqual(6);
    }),
    { numRuns: 30 },
  );
});

/**
 * What a few corrections of one publisher's articles teach: how many of its later articles get the right section, and how many
 * of other publishers'. Headlines of public sets, corrected as an editor would: the first so many that were wrong.
 * Run: node --import tsx bench/taught-sections.ts [SILVER.jsonl [MIND.jsonl]]
 */
import { readFileSync } from "node:fs";
import { makeChance } from "#sample/chance.ts";
import { findSections, SECTION_RULES, type Taught } from "#understanding/sections.ts";
import { type Lesson, learnSections } from "#understanding/taught-sections.ts";

const [
  silver = "../shared/data/sections/silver-dev.jsonl",
  mind = "../shared/data/sections/mind-news.jsonl",
] = process.argv.slice(2);
const FIVE = ["politics", "sports", "lifestyle", "education", "real-estate"];
const TAUGHT = [0, 5, 10, 20];
const MOST_HOSTS = 60;
const LEAST_ARTICLES = 60;
/** As the site takes of a publisher. */
const MOST_BESIDE = 40;

type Article = { id: string; title: string; text: string; publisher: string; gold: string; url?: string };
type Given = { url: string; title: string; section: string };

const lines = <T>(file: string): T[] =>
  readFileSync(file, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
const goldOf = (section: string): string => (FIVE.includes(section) ? section : "none");
const toGuess = (found: readonly { slug: string; score: number }[]): string =>
  found.find(({ slug, score }) => FIVE.includes(slug) && score >= 0.5)?.slug ?? "none";
const guess = (article: Article, taught?: Taught): string =>
  toGuess(findSections(article, SECTION_RULES, taught));
const rightOf = (articles: readonly Article[], taught?: Taught): number =>
  articles.filter((one) => guess(one, taught) === one.gold).length / articles.length;

/** What an editor says of a wrong one: into the right section, out of the wrong. */
function lessonOf(article: Article): Lesson {
  const wrong = guess(article);
  const holds = new Map<string, boolean>();
  if (wrong !== "none") holds.set(wrong, false);
  if (article.gold !== "none") holds.set(article.gold, true);
  return { id: article.id, article, holds };
}

/** `folderOf`: where the publisher files it, in words that say nothing to the program. */
function tell(
  what: string,
  publishers: readonly (readonly Article[])[],
  others: readonly Article[],
): object[] {
  return TAUGHT.map((most) => {
    const figures = publishers.map((articles) => {
      const half = Math.floor(articles.length / 2);
      const wrong = articles.slice(0, half).filter((one) => guess(one) !== one.gold);
      const lessons = wrong.slice(0, most).map(lessonOf);
      const beside = articles
        .slice(0, half)
        .filter((one) => !lessons.some(({ id }) => id === one.id))
        .slice(0, MOST_BESIDE)
        .map((article): Lesson => ({ id: article.id, article, holds: undefined }));
      const taught = learnSections(lessons.length > 0 ? [...lessons, ...beside] : []);
      return {
        lessons: lessons.length,
        right: rightOf(articles.slice(half), taught),
        others: rightOf(others, taught),
      };
    });
    const mean = (of: (one: (typeof figures)[number]) => number) =>
      Number((figures.reduce((sum, one) => sum + of(one), 0) / figures.length).toFixed(3));
    return {
      what,
      "corrections (most)": most,
      "corrections (mean)": mean((one) => one.lessons),
      "right, its later articles": mean((one) => one.right),
      "right, others": mean((one) => one.others),
      "worst of the publishers": Number(
        Math.min(
          ...figures.map(
            (one, n) => one.right - rightOf((publishers[n] ?? []).slice((publishers[n]?.length ?? 0) >> 1)),
          ),
        ).toFixed(3),
      ),
    };
  });
}

const chance = makeChance(7);
const shuffle = <T>(list: readonly T[]): T[] =>
  list
    .map((one) => ({ one, at: chance.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
const given = lines<Given>(silver).map((one, n) => ({ ...one, id: String(n), host: new URL(one.url).host }));
const byHost = [...Map.groupBy(given, ({ host }) => host)]
  .filter(([, all]) => all.length >= LEAST_ARTICLES)
  .slice(0, MOST_HOSTS);
const used = new Set(byHost.map(([host]) => host));
const make =
  (folderOf: (one: (typeof given)[number]) => string | undefined) =>
  (one: (typeof given)[number]): Article => {
    const folder = folderOf(one);
    return {
      id: one.id,
      title: one.title,
      text: "",
      publisher: one.host,
      gold: goldOf(one.section),
      ...(folder === undefined ? {} : { url: `https://paper.example/${folder}/${one.id}` }),
    };
  };
const ways = [
  { what: "headlines, no folders", make: make(() => undefined) },
  { what: "headlines, all in one folder", make: make(() => "qxz") },
  {
    what: "headlines, folders of the publisher's own",
    make: make(({ section }) => `qxz-${section.length}${section.charCodeAt(0)}`),
  },
];
const elsewhere = shuffle(given.filter(({ host }) => !used.has(host))).slice(0, 200);
const shuffled = byHost.map(([, all]) => shuffle(all));
for (const way of ways)
  console.table(
    tell(
      way.what,
      shuffled.map((all) => all.map(way.make)),
      elsewhere.map(way.make),
    ),
  );

const stories = shuffle(
  lines<{ title: string; abstract: string; category: string; subcategory: string }>(mind).map((one, n) => ({
    ...one,
    id: String(n),
  })),
);
const asArticle = (one: (typeof stories)[number]): Article => ({
  id: one.id,
  title: one.title,
  text: one.abstract ?? "",
  publisher: "one",
  gold: goldOf(one.subcategory === "newspolitics" ? "politics" : one.category),
});
console.table(
  tell(
    "headline and summary, unseen set",
    [stories.slice(0, 800).map(asArticle)],
    elsewhere.map(ways[0]?.make ?? make(() => undefined)),
  ),
);

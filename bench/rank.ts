/**
 * How long the rank takes over the hot set, asked as the pages ask it: with nothing chosen, and for a reader with a
 * place, follows, mutes and a history. The articles are local to towns of Ohio and its neighbors, of 300 papers, in
 * sections, spread over 60 days; two in five tell a story of several.
 * Run: node --import tsx bench/rank.ts [articles…]   (10000 200000 when left out)
 */
import { SECTIONS } from "#config/sections.ts";
import { type HotNews, openNews } from "#editions/hot/news.ts";
import type { HotRow } from "#editions/hot/rows.ts";
import { MUTED_RESERVE } from "#editions/make-edition.ts";
import { FRONT } from "#editions/make-front.ts";
import type { Subject } from "#editions/subject.ts";
import { makeTaste, type TasteOptions } from "#editions/taste.ts";
import { rankStories } from "#ranking/rank-stories.ts";
import { ANYBODY, makeReader, NO_CHOICES, type Reader } from "#readers/choices.ts";
import { makeMutes } from "#readers/mutes.ts";
import { makeChance } from "#sample/chance.ts";
import { type Gazetteer, openGazetteer } from "#understanding/gazetteer.ts";

const NOW = new Date("2026-03-10T12:00:00Z");
const DAYS = 60;
const PUBLISHERS = 300;
const TOWNS = 3000;
const WARM_UP = 30;
const MOMENTS = 200;
/** Each is asked so often in a row, and the best counts: on a busy machine the others tell of the machine. */
const TIMES = 5;
/** As many as a page of a list has, and one to tell whether there is more. */
const PAGE = 25;

const idOf = (n: number) => String(n).padStart(16, "0");
type Town = { id: string; chain: string[] };

function listTowns(gazetteer: Gazetteer): [Town, ...Town[]] {
  const near = gazetteer.near({ lat: 40.4, lon: -82.9 }, { limit: TOWNS, kinds: ["town"] });
  const [first, ...others] = near
    .toSorted((a, b) => b.population - a.population)
    .map((place) => ({
      id: place.id,
      chain: gazetteer.chain(place).flatMap((one) => (one.kind === "country" ? [] : [one.id])),
    }));
  if (!first) throw new Error("the gazetteer has no towns");
  return [first, ...others];
}

/** The oldest first, as the hot set reads them; what the desk finds late is newer than its neighbors in the memory. */
function fillNews(gazetteer: Gazetteer, towns: readonly Town[], articles: number): HotNews {
  const chance = makeChance(7);
  const made = openNews(gazetteer);
  const days = (articles: number, n: number) => ((articles - n) * DAYS) / articles;
  let story = "";
  for (let n = 0; n < articles; n++) {
    if (n % 5 === 0 || (n % 5 > 2 && chance.next() < 0.3) || n % 5 === 3) story = idOf(n);
    const lateHours = chance.next() < 0.05 ? chance.between(0, 48) : 0;
    // Skewed to the large towns; a third of the news is local to none.
    const town = chance.next() < 0.67 ? towns[Math.floor(towns.length * chance.next() ** 3)] : undefined;
    const section = SECTIONS[Math.floor(SECTIONS.length * chance.next() ** 1.5)];
    const row: HotRow = {
      id: idOf(n),
      published_at: new Date(NOW.getTime() - days(articles, n) * 86_400_000 - lateHours * 3_600_000),
      publisher: `paper-${Math.floor(PUBLISHERS * chance.next() ** 2)}`,
      rights: chance.pick(["full", "excerpt", "headline"]),
      hidden: false,
      agency: chance.next() < 0.15,
      pictured: chance.next() < 0.6,
      signed: chance.next() < 0.7,
      place: town?.id ?? null,
      reach: town ? chance.pick(["street", "town", "town", "county", "state"]) : null,
      names: Array.from({ length: 4 }, () => `name ${Math.floor(20_000 * chance.next() ** 2)}`),
      sections: section && chance.next() < 0.85 ? [section.slug] : [],
      locals: town?.chain ?? [],
      story,
      pins: [],
    };
    made.put(row);
  }
  made.settle();
  return made.news;
}

/** A reader who chose as much as many would, and read two hundred articles. */
function makeTasteful(towns: readonly Town[], articles: number): Reader {
  const idsOf = (...at: number[]) => at.flatMap((n) => towns[n]?.id ?? []);
  const [place = ""] = idsOf(40);
  return makeReader({
    choices: {
      ...NO_CHOICES,
      place,
      follows: {
        places: idsOf(3, 40, 90, 400, 1500),
        sections: ["local", "education", "sports"],
        publishers: ["paper-4", "paper-30", "paper-77", "paper-150", "paper-240"],
      },
      mutes: {
        ...NO_CHOICES.mutes,
        publishers: ["paper-1", "paper-20", "paper-99"],
        places: idsOf(7, 300),
        sections: ["real-estate"],
      },
      weights: { near: 2, coverage: 0.5, quality: 0.5 },
      history: true,
    },
    saved: [],
    read: Array.from({ length: 200 }, (_, n) => ({
      id: idOf(articles - 1 - n * 23),
      publisher: `paper-${(n * n) % 40}`,
      sections: [["local", "sports", "politics"][n % 3] ?? "local"],
    })),
  });
}

type Page = { name: string; subject: Subject; options: TasteOptions };

const pagesOf = (towns: readonly Town[]): Page[] => {
  const home: Subject = { kind: "home" };
  const [big = "", small = ""] = [towns[0]?.id, towns[1000]?.id];
  return [
    { name: "home, the lead and what follows", subject: home, options: { limit: FRONT.top } },
    { name: "home, one page", subject: home, options: { limit: PAGE } },
    { name: "home, the fourth page", subject: home, options: { limit: 4 * PAGE } },
    {
      name: "home, the latest",
      subject: home,
      options: { limit: FRONT.latest, order: "latest", newestOnly: true },
    },
    { name: "the largest section", subject: { kind: "section", section: "local" }, options: { limit: PAGE } },
    { name: "the largest town", subject: { kind: "place", place: big }, options: { limit: PAGE } },
    { name: "a small town", subject: { kind: "place", place: small }, options: { limit: PAGE } },
  ];
};

const at = (times: number[], share: number): string => {
  times.sort((a, b) => a - b);
  return (times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0).toFixed(2);
};

const gazetteer = openGazetteer();
const towns = listTowns(gazetteer);
const sizes = process.argv.slice(2).map(Number);
const table: object[] = [];
for (const articles of sizes.length > 0 ? sizes : [10_000, 200_000]) {
  const news = fillNews(gazetteer, towns, articles);
  for (const [who, reader] of [
    ["nobody", ANYBODY],
    ["a reader", makeTasteful(towns, articles)],
  ] as const) {
    const mutes = makeMutes(reader.choices.mutes, gazetteer);
    const reserve = mutes.isEmpty ? 0 : MUTED_RESERVE;
    for (const { name, subject, options } of pagesOf(towns)) {
      const all: number[] = [];
      const best: number[] = [];
      let looked = 0;
      for (let moment = -WARM_UP; moment < MOMENTS; moment++) {
        // The clock goes on, as it does between requests.
        const now = new Date(NOW.getTime() + moment * 1000);
        const times = Array.from({ length: TIMES }, () => {
          const began = performance.now();
          const limit = options.limit + reserve;
          const taste = makeTaste(news, subject, { reader, mutes }, now, { ...options, limit });
          rankStories(news.candidates, taste, now);
          looked = taste.rows?.length ?? news.candidates.size;
          return performance.now() - began;
        });
        if (moment < 0) continue;
        all.push(...times);
        best.push(Math.min(...times));
      }
      table.push({
        articles,
        taste: who,
        page: name,
        "looked at": looked,
        "p50, ms": at(best, 0.5),
        "p99, ms": at(best, 0.99),
        "p50 of all": at(all, 0.5),
        "p99 of all": at(all, 0.99),
        calls: all.length,
      });
    }
  }
}
console.table(table);

/**
 * How publishers file their articles: the words of their addresses and categories, by subject, from common usage of
 * news sites. "high-school-sports", "Prep Sports" and "/sports/" are one subject; "/life/" is, "real-life" is not.
 */
import { readFileSync } from "node:fs";
import { slugify } from "#base/text.ts";
import type { ModelLabel } from "./labels.ts";

/** What an article can be filed under: a subject of the model, or the election, which the model counts as politics. */
export type Subject = ModelLabel | "election";

/** A word also counts as the first or last part of a longer name ("prep-sports"); after "=" it must be the whole name. */
const FILED: Readonly<Record<Subject, string>> = {
  sports: `sports sport athletics football basketball baseball softball soccer volleyball hockey wrestling golf tennis
    nfl nba mlb nhl mls wnba nascar ncaa ncaaf ncaab pga olympics prep-sports preps =prep =outdoors =ftw =racing =motor`,
  opinion: `opinion opinions editorial editorials columnists commentary op-ed letters letters-to-the-editor viewpoints
    =columns =columnist =voices =perspective cartoons`,
  entertainment: `entertainment movies =music =tv television celebrity celebrities =arts arts-entertainment arts-culture
    theater theatre =things-to-do =go =a-e =events =books =concerts culture`,
  lifestyle: `lifestyle lifestyles =life =living =features food food-drink dining recipes travel =faith religion
    home-garden home-and-garden =garden gardening pets weddings engagements anniversaries =family parenting fashion
    =style =people =wellness =relationships horoscopes advice`,
  politics: `politics government legislature congress statehouse =capitol city-council =elections-politics white-house`,
  election: `election elections =vote =ballot =primary =midterms voter-guide campaign-2024 campaign-2026 campaign-2028`,
  business: `business =money economy =markets finance jobs =biz =consumer =retail`,
  obituaries: "obituaries obituary =obits =deaths death-notices",
  crime: "crime =courts =police public-safety crime-courts cops-courts =true-crime",
  community: "=community community-news =neighbors =community-calendar",
  health: "health coronavirus covid-19 healthcare =medical",
  education: `education =school schools =campus college-news higher-education =higher-ed =k-12 =universities
    school-board =students`,
  weather: "weather =hurricane =hurricanes forecast",
  "real-estate":
    "real-estate realestate =homes =housing =property =home-sales home-values house-hunting =residential",
  agriculture: "agriculture =farm =farming =ag =farm-ranch agribusiness",
};

const whole = new Map<string, Subject>();
const part = new Map<string, Subject>();
for (const [subject, words] of Object.entries(FILED) as [Subject, string][])
  for (const word of words.split(/\s+/)) {
    whole.set(word.replace("=", ""), subject);
    if (!word.startsWith("=")) part.set(word, subject);
  }

/** Enough for any address or list of categories written by people. */
const MAX_NAMES = 40;
const MAX_NAME_CHARS = 80;

/** The folders of an article's address, as names: "https://paper.example/news/high-school-sports/a-game" → its two folders. */
export function foldersOf(url: string | undefined): string[] {
  const path = url === undefined || url.length > 4_096 ? undefined : URL.parse(url)?.pathname;
  const parts = path?.split("/").filter((one) => one !== "") ?? [];
  return namesIn(parts.slice(0, -1));
}

/** The publisher's categories as names; "Sports > Prep" and "News/Schools" are two each. */
export const categoriesIn = (categories: readonly string[]): string[] =>
  namesIn(categories.slice(0, MAX_NAMES).flatMap((one) => one.slice(0, 400).split(/[/>|,;:]/)));

const namesIn = (texts: readonly string[]): string[] =>
  texts
    .slice(0, MAX_NAMES)
    .map((text) => slugify(text.slice(0, MAX_NAME_CHARS)))
    .filter((name) => name !== "");

/** What a folder or category files under, if it says. */
export function subjectOfName(name: string): Subject | undefined {
  const known = whole.get(name);
  if (known) return known;
  const words = name.split("-");
  for (let taken = words.length - 1; taken > 0; taken--) {
    // English puts the head last: "college-football" is football, "sports-business" is business.
    const found = part.get(words.slice(-taken).join("-")) ?? part.get(words.slice(0, taken).join("-"));
    if (found) return found;
  }
  return undefined;
}

let topics: ReadonlyMap<string, Subject> | undefined;

/** The subject of an IPTC code in any of its spellings: "medtop:20000574", "subj:11003000", an address of cv.iptc.org. */
export function subjectOfCode(code: string): Subject | undefined {
  const digits = code.length > 120 ? undefined : /(?:^|\D)(\d{8})$/.exec(code)?.[1];
  topics ??= readTopics();
  return digits === undefined ? undefined : topics.get(digits);
}

/** Whether a category is an IPTC code and no word of the publisher's own. */
export const isCode = (category: string): boolean =>
  category.length <= 120 && /^(?:medtop|subj|iptc):|cv\.iptc\.org\/newscodes\//i.test(category);

function readTopics(): ReadonlyMap<string, Subject> {
  const file = new URL("./media-topics.json", import.meta.url);
  const { source: _, ...bySubject } = JSON.parse(readFileSync(file, "utf8")) as Record<string, string>;
  return new Map(
    Object.entries(bySubject).flatMap(([subject, codes]) =>
      codes.split(" ").map((code) => [code, subject as Subject] as const),
    ),
  );
}

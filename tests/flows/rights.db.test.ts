/**
 * Nothing beyond the rights leaves: whatever articles with whatever rights there are, whatever their publishers take
 * back and whoever withdraws one, no address of the site or the API gives away a word, a name or a picture that is not
 * granted now, nor lets a search tell that it is there.
 */
import fc from "fast-check";
import { Hono } from "hono";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeApi } from "#api/api.ts";
import { openLessons } from "#articles/lessons.ts";
import { silentLog } from "#base/log.ts";
import { SECTIONS } from "#config/sections.ts";
import type { Database } from "#database/connect.ts";
import type { Rights } from "#database/tables.ts";
import type { Editions } from "#editions/open-editions.ts";
import { understandStored } from "#ingest/understand-stored.ts";
import { withdraw } from "#ingest/withdraw.ts";
import { makeMetrics } from "#metrics/metrics.ts";
import { composeIssue } from "#newsletters/compose.ts";
import { openAtlas } from "#places/atlas.ts";
import { saveOwnPlaces } from "#places/own.ts";
import { makeReader, NO_CHOICES } from "#readers/choices.ts";
import { writeReader } from "#readers/cookie.ts";
import { openPageCache } from "#site/page-cache.ts";
import { makeSite } from "#site/site.ts";
import { openStories } from "#stories/place-in-stories.ts";
import { type Known, listAddresses, readAddresses } from "../setup/addresses.ts";
import { insertArticles } from "../setup/articles.ts";
import { openTestDatabase } from "../setup/database.ts";
import { eagerEditionsOf } from "../setup/editions.ts";
import { draw } from "../setup/invented-town.ts";
import { SECRET } from "../setup/secret.ts";

const NOW = new Date("2026-03-10T12:00:00Z");
const now = () => NOW;
const publicUrl = "https://town.example";
const RUNS = 2;
const MOST = 4;

const PARTS = [
  ...["title", "oldtitle", "author", "excerpt", "oldexcerpt", "edge", "beyond"],
  ...["body", "oldbody", "person", "place", "alt", "credit"],
] as const;
type Part = (typeof PARTS)[number];

/** What may leave of an article, by what its source grants now. Of a text that is granted its excerpt need not be. */
const GRANTED: Record<Rights, readonly Part[]> = {
  headline: ["title", "oldtitle", "author"],
  excerpt: ["title", "oldtitle", "author", "excerpt", "oldexcerpt", "edge", "alt", "credit"],
  full: PARTS,
};

/** What somebody draws up: an article, and what becomes of it. */
type Plan = {
  rights: Rights;
  /** What its source grants later. */
  later: Rights;
  edited: boolean;
  withdrawn: boolean;
  pictured: boolean;
  /** Which of two reports of one event it is; the same report is a copy. */
  text: 0 | 1;
  /** Stands in its excerpt and its body. */
  filling: string;
};

const rights = fc.constantFrom<Rights>("full", "excerpt", "headline");
// Signs outside the basic plane count twice where text is cut by UTF-16 units.
const filling = fc.oneof(
  fc.string({ unit: fc.constantFrom("a ", "б ", "😀 ", "é ", "’ ", "& ", "水", "\u200b"), maxLength: 60 }),
  fc.constant(`${"😀".repeat(40)} `),
);
const plan: fc.Arbitrary<Plan> = fc.record({
  rights,
  later: rights,
  edited: fc.boolean(),
  withdrawn: fc.boolean(),
  pictured: fc.boolean(),
  text: fc.constantFrom(0, 1),
  filling,
});

/** Every kind of right, raised, kept and lowered. */
const everything = { edited: true, pictured: true, withdrawn: false, filling: "" };
const EXAMPLE: Plan[] = [
  { ...everything, rights: "full", later: "excerpt", text: 0 },
  { ...everything, rights: "excerpt", later: "full", text: 0 },
  { ...everything, rights: "headline", later: "excerpt", text: 1, filling: "😀".repeat(40) },
  { ...everything, rights: "full", later: "full", text: 1, withdrawn: true },
];

const EVENT = [
  "BROOKVILLE, Ohio — A fire destroyed the weaving hall of the Hartnell mill on Canal Lane in Brookville on Tuesday night. Forty firefighters from six stations fought the flames until dawn, and nobody was hurt. Chief Orla Quist said that the sprinklers had been shut off in 2019.",
  "BROOKVILLE, Ohio — Flames gutted the old Hartnell mill's weaving hall on Canal Lane in Brookville overnight. Fire Chief Orla Quist said that forty firefighters needed until dawn on Wednesday. The state fire marshal sends investigators to the mill.",
] as const;

/** An article with a word of its own in each part. */
class Marked {
  rights: Rights;
  isWithdrawn = false;
  id = "";
  key: string | undefined;
  readonly plan: Plan;
  readonly run: number;
  readonly n: number;
  constructor(plan: Plan, run: number, n: number) {
    [this.plan, this.run, this.n, this.rights] = [plan, run, n, plan.rights];
  }
  /** No word of one article is within one of another. */
  word = (part: Part): string => `qz${part}${this.run}x${this.n}z`;
  get paper() {
    return { name: `Paper ${this.run}x${this.n}`, rights: this.plan.rights };
  }
  get slug(): string {
    return this.paper.name.toLowerCase().replace(" ", "-");
  }
  get known() {
    const { id, slug } = this;
    return {
      id,
      path: `/article/${id}/mill-burns-${this.word("title")}`,
      url: `https://${slug.replace("-", "")}.example/one`,
    };
  }
  /** What must not leave. */
  get hidden(): Part[] {
    return PARTS.filter((part) => this.isWithdrawn || !GRANTED[this.rights].includes(part));
  }
  version(age: "" | "old") {
    const { word, plan } = this;
    const start = `${`${word(`${age}excerpt`)} ${plan.filling}`.padEnd(305, " so")} ${word("edge")}`;
    return {
      title: `Mill burns ${word(`${age}title`)}`,
      // After 300 UTF-16 units, and after 300 signs.
      excerpt: `${start}${" so".repeat(102 - Math.min(102, Math.floor([...start].length / 3)))} ${word("beyond")}`,
      body: `<p>${EVENT[plan.text]}</p><p>${word(`${age}body`)} ${plan.filling.replaceAll("&", "&amp;")}</p><p>In ${named(word("place"))}, Alaska, ${named(word("person"))} Marlow said so.</p>`,
      authors: [`${named(word("author"))} Reed`],
      section: "local",
      published: new Date(NOW.getTime() - (60 - 10 * this.run - this.n) * 60_000),
      path: "/one",
    };
  }
}
const named = (word: string): string => word.replace(/^q/, "Q");

let database: Database;
let editions: Editions;
const app = new Hono();
let needs: Parameters<typeof understandStored>[0] & { publicUrl: string; secret: string };
const all: Marked[] = [];
/** The parts that some answer had when they were granted: what is in none is not hidden by any rights. */
const seen = new Set<Part>();

beforeAll(async () => {
  database = await openTestDatabase();
  const { db } = database;
  const atlas = openAtlas({ db, now });
  needs = {
    db,
    now,
    atlas,
    publicUrl,
    secret: SECRET,
    lessons: openLessons(db),
    stories: openStories(),
    log: silentLog,
  };
  const places = Array.from({ length: RUNS * MOST }, (_, i) => [Math.floor(i / MOST), i % MOST] as const);
  // Far from everything, so that no page of another place has their names.
  await saveOwnPlaces(
    { db, now },
    places.map(([run, n]) => ({
      name: named(`qzplace${run}x${n}z`),
      kind: "town" as const,
      within: "Alaska",
      lat: 66 + n / 10,
      lon: -160 + run / 10,
      population: 900,
    })),
  );
  editions = await eagerEditionsOf(database, { atlas });
  const pages = openPageCache(() => 0);
  editions.hot.onChange(pages.drop);
  const jobs = { count: async () => ({ waiting: 0, delayed: 0, running: 0 }) };
  const push = { readPublicKey: async () => "key", accepts: () => true };
  app.route("/", makeApi({ ...needs, editions, jobs, metrics: makeMetrics() }));
  app.route("/", makeSite({ ...needs, editions, pages, push }));
});
afterAll(() => database.close());

async function publish(article: Marked): Promise<void> {
  const bytes = await draw(article.run * MOST + article.n);
  const picture = { bytes, alt: article.word("alt"), credit: article.word("credit") };
  for (const age of article.plan.edited ? (["old", ""] as const) : ([""] as const)) {
    const version = { ...article.version(age), ...(article.plan.pictured ? { picture } : {}) };
    [article.id = ""] = await insertArticles(needs, article.paper, [version]);
  }
  const { picture_key: key } = await database.db
    .selectFrom("articles")
    .select("picture_key")
    .where("id", "=", article.id)
    .executeTakeFirstOrThrow();
  article.key = key ?? undefined;
}

/** As if its last words had shown where it is local, and that it belongs to its story. */
async function addReasons({ id, word }: Marked): Promise<void> {
  const evidence = JSON.stringify([{ kind: "body", text: word("body"), weight: 1 }]);
  const reasons = JSON.stringify([{ kind: "words", shared: [word("body")], weight: 1 }]);
  const { numAffectedRows } =
    await sql`update articles set local = jsonb_set(local, '{evidence}', ${evidence}::jsonb || (local->'evidence')) where id = ${id} and local is not null`.execute(
      database.db,
    );
  expect(numAffectedRows).toBe(1n);
  await sql`update story_articles set reasons = reasons || ${reasons}::jsonb where article_id = ${id}`.execute(
    database.db,
  );
}

/** Keys of issues; each was composed when more, or less, was granted. */
const issues: string[] = [];

async function composeOne(): Promise<void> {
  const sections = SECTIONS.map(({ slug }) => slug);
  const selection = { places: ["us-oh"], sections, rhythm: "daily" as const, mutes: "" };
  const slot = { at: new Date(NOW.getTime() + issues.length), hour: issues.length, timeZone: "UTC" };
  issues.push((await composeIssue({ ...needs, editions, townName: "Townwire" }, selection, slot)).key);
}

async function know(): Promise<Known> {
  await composeOne();
  const newest = all.slice(-MOST);
  const stories = await database.db.selectFrom("stories").select("id").execute();
  return {
    articles: newest.map((article) => article.known),
    pictures: newest.flatMap(({ key }) => key ?? []),
    issues: [...new Set([issues[0], issues.at(-1)])].flatMap((key) => key ?? []),
    publishers: newest.map(({ slug }) => slug),
    places: ["brookville-oh"],
    stories: stories.map(({ id }) => id),
    words: ["mill", ...newest.flatMap((one) => one.hidden.map(one.word))],
  };
}

/** Asks for everything; what is found there that is not granted. */
async function listLeaks(): Promise<string[]> {
  const reader = makeReader({ choices: NO_CHOICES, saved: all.map(({ id }) => id), read: [] });
  const cookie = writeReader(reader, needs).map((line) => line.split(";")[0]);
  const answers = [
    ...(await readAddresses(app, listAddresses(app, await know()))),
    ...(await readAddresses(app, ["/saved"], { cookie: cookie.join("; ") })),
  ];
  const leaks: string[] = [];
  for (const [path, answer] of answers) {
    const asked = new URL(path, publicUrl).searchParams.get("q") ?? "";
    // What was asked for stands in the answer's own words; only what was found counts.
    const text = (asked === "" ? answer : answer.replaceAll(asked, "")).toLowerCase();
    for (const article of all) {
      const { hidden, id, key } = article;
      for (const part of PARTS)
        if (text.includes(article.word(part)) && !path.includes(article.word(part)))
          if (hidden.includes(part)) leaks.push(`${path} has ${article.word(part)} of ${article.rights}`);
          else seen.add(part);
      if (asked !== "" && hidden.some((part) => article.word(part) === asked) && text.includes(id))
        leaks.push(`${path} finds ${id} of ${article.rights}`);
      if (key && !GRANTED[article.rights].includes("alt") && text.includes(key) && !path.includes(key))
        leaks.push(`${path} names the picture of ${id}`);
    }
  }
  return leaks;
}

/** What each source grants is there, and what was withdrawn says that it was. */
async function check(stage: string): Promise<void> {
  expect([stage, await listLeaks()]).toEqual([stage, []]);
  for (const article of all.slice(-MOST)) {
    const { id, key, rights, isWithdrawn, word, known } = article;
    const statusOf = async (path: string) => [stage, rights, path, (await app.request(path)).status];
    const own = [known.path, `/kept/${id}`, `/text${known.path}`, `/api/v1/articles/${id}`];
    for (const path of own)
      expect(await statusOf(path)).toEqual([stage, rights, path, isWithdrawn ? 410 : 200]);
    for (const path of key ? [`/image/${key}`, `/image/${key}.json`] : []) {
      const status = isWithdrawn ? 410 : rights === "headline" ? 404 : 200;
      expect(await statusOf(path)).toEqual([stage, rights, path, status]);
    }
    const isFound = async (part: Part) => {
      const path = `/api/v1/articles?publisher=${article.slug}&q=${word(part)}`;
      return (await (await app.request(path)).text()).includes(id);
    };
    for (const part of ["title", "excerpt", "body"] as const)
      expect([stage, rights, part, await isFound(part)]).toEqual([
        ...[stage, rights, part],
        !article.hidden.includes(part),
      ]);
    // What is cut off is cut off for the search at the same sign.
    const shown = await (await app.request(`/api/v1/articles?publisher=${article.slug}`)).text();
    if (rights !== "full") expect(await isFound("edge")).toBe(shown.includes(word("edge")));
    // Nor does a hidden word, excluded, hide its article.
    const without = await app.request(`/api/v1/articles?publisher=${article.slug}&q=mill+-${word("body")}`);
    expect([stage, rights, (await without.text()).includes(id)]).toEqual([
      ...[stage, rights],
      !isWithdrawn && rights !== "full",
    ]);
  }
}

test("no address has a word, a name or a picture that is not granted now", { timeout: 120_000 }, async () => {
  let run = 0;
  const property = fc.asyncProperty(fc.array(plan, { minLength: MOST, maxLength: MOST }), async (plans) => {
    const articles = plans.map((one, n) => new Marked(one, run, n));
    run += 1;
    for (const article of articles) await publish(article);
    all.push(...articles);
    await understandStored(needs, { all: false });
    for (const article of articles) await addReasons(article);
    await check("as they came");
    for (const article of articles) {
      article.rights = article.plan.later;
      await database.db
        .updateTable("sources")
        .set({ rights: article.rights })
        .where("url", "=", `${article.known.url.replace("/one", "")}/feed`)
        .execute();
    }
    await check("once their rights changed");
    for (const article of articles.filter(({ plan }) => plan.withdrawn)) {
      await withdraw(needs, article.id);
      article.isWithdrawn = true;
    }
    await check("once some were withdrawn");
  });
  await fc.assert(property, { numRuns: RUNS, endOnFailure: true, examples: [[EXAMPLE]] });
  expect(PARTS.filter((part) => !seen.has(part))).toEqual(["beyond"]);
});

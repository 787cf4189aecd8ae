import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withdrawArticle } from "#articles/withdraw.ts";
import type { Database } from "#database/connect.ts";
import type { Editions } from "#editions/open-editions.ts";
import { openAtlas } from "#places/atlas.ts";
import { NO_CHOICES } from "#readers/choices.ts";
import { encodeChoices } from "#readers/encoding.ts";
import type { Gazetteer, Place } from "#understanding/gazetteer.ts";
import { insertArticles } from "../../tests/setup/articles.ts";
import { openTestDatabase } from "../../tests/setup/database.ts";
import { eagerEditionsOf } from "../../tests/setup/editions.ts";
import { listAddressesOf, readHtmlWords, readTextWords } from "../../tests/setup/letters.ts";
import { insertMeaning } from "../../tests/setup/meanings.ts";
import { SECRET } from "../../tests/setup/secret.ts";
import { type ComposeNeeds, composeIssue, drawIssue, keepIssues, previewIssue } from "./compose.ts";
import { fillIssue, linksOf } from "./fill.ts";
import { findIssue, listOfPlace } from "./issues.ts";
import { slotOn } from "./slots.ts";
import type { Selection } from "./wishes.ts";

const ZONE = "America/New_York";
const DAY_MS = 86_400_000;
const dueOn = (day: number) => slotOn({ year: 2026, month: 3, day }, 6, ZONE);
const MONDAY = dueOn(9);
const hoursBefore = (slot: { at: Date }, hours: number) => new Date(slot.at.getTime() - hours * 3_600_000);

let database: Database;
let editions: Editions;
let gazetteer: Gazetteer;
let needs: ComposeNeeds;
let brook: Place;
let dale: Place;

const selection = (more: Partial<Selection> = {}): Selection => ({
  places: [brook.id],
  sections: [],
  rhythm: "daily",
  mutes: "",
  ...more,
});

async function insert(
  title: string,
  at: {
    published: Date;
    place?: Place;
    section?: string;
    rights?: "full" | "excerpt" | "headline";
    path?: string;
    excerpt?: string;
  },
): Promise<string> {
  const {
    rights = "excerpt",
    place,
    published,
    section,
    path = `/${title}`,
    excerpt = `What ${title} is about.`,
  } = at;
  const [id = ""] = await insertArticles(
    { db: database.db, now: () => published },
    { name: `Gazette ${rights}`, rights },
    [
      {
        title,
        path,
        published,
        excerpt,
        body: `<p>${title}, in full.</p>`,
        authors: ["Ann Reed"],
        ...(section ? { section } : {}),
      },
    ],
  );
  await insertMeaning(
    { db: database.db, gazetteer },
    id,
    place ? { local: place } : { sections: section ? [section] : [] },
  );
  return id;
}

beforeAll(async () => {
  database = await openTestDatabase();
  const now = () => MONDAY.at;
  const atlas = openAtlas({ db: database.db, now });
  gazetteer = await atlas.read();
  const [first] = gazetteer.search("Brookville, OH", 1);
  const [second] = gazetteer.search("Dayton, OH", 1);
  if (!first || !second) throw new Error("no places");
  [brook, dale] = [first, second];
  editions = await eagerEditionsOf(database, { atlas });
  needs = { db: database.db, now, atlas, editions, publicUrl: "https://town.example", townName: "The Town" };
});
afterAll(async () => {
  await editions?.close();
  await database.close();
});

describe("an issue", () => {
  test("carries what is new of what was asked for, says the same twice over, and is made once", async () => {
    const bridge = await insert("The bridge opens", { published: hoursBefore(MONDAY, 3), place: brook });
    const old = await insert("Long ago", { published: hoursBefore(MONDAY, 60), place: brook });
    const next = await insert("Not yet", { published: hoursBefore(MONDAY, -1), place: brook });
    const game = await insert("The game is won", { published: hoursBefore(MONDAY, 5), section: "sports" });
    const issue = await composeIssue(needs, selection({ sections: ["sports"] }), MONDAY);
    expect(issue.articleIds.toSorted()).toEqual([bridge, game].toSorted());
    expect([issue.articleIds.includes(old), issue.articleIds.includes(next), issue.isEmpty]).toEqual([
      false,
      false,
      false,
    ]);
    expect(issue.subject).toBe("Brookville and Sports: The bridge opens");
    expect(readTextWords(issue.text)).toEqual(readHtmlWords(issue.html));
    const said = readTextWords(issue.text).join(" ");
    expect(said).toContain("Monday, March 9, 2026 · The last 24 hours");
    expect(said).toContain(
      "The bridge opens By Gazette excerpt, Ann Reed · Mon, Mar 9, 3:00 AM What The bridge opens is about.",
    );
    expect(said).toContain("Why it is here: It happened in Brookville");
    expect(said.indexOf("The bridge opens")).toBeLessThan(said.indexOf("The game is won"));
    const own = [
      "https://town.example/",
      "https://gazetteexcerpt.example/",
      issue.marks.preferences,
      issue.marks.unsubscribe,
    ];
    expect(listAddressesOf(issue.html).filter((url) => !own.some((one) => url.startsWith(one)))).toEqual([]);

    await insert("Came in late", { published: hoursBefore(MONDAY, 2), place: brook });
    const again = await composeIssue(needs, selection({ sections: ["sports"] }), MONDAY);
    expect([again.key, again.articleIds.length]).toEqual([issue.key, 2]);
  });

  test("is for one reader once it is filled, with the headers that mail programs look for", async () => {
    const issue = await composeIssue(needs, selection(), MONDAY);
    const owner = { id: "0123456789abcdef", email: "ada@mill.example" };
    const links = linksOf({ ...needs, secret: SECRET }, owner);
    const letter = fillIssue(issue, links, { ...needs, mailto: "stop@town.example" });
    for (const part of [letter.html, letter.text]) {
      expect(part).toContain(links.preferences);
      expect(part).toContain(links.unsubscribe);
      expect(part).not.toContain(issue.marks.preferences);
    }
    expect(letter.headers).toMatchObject({
      "list-unsubscribe": `<${links.unsubscribe}>, <mailto:stop@town.example>`,
      "list-unsubscribe-post": "List-Unsubscribe=One-Click",
      "list-id": "<newsletter.town.example>",
    });
  });

  test("repeats nothing, and says what became of what an earlier one carried", async () => {
    const fire = await insert("Fire at the mill", {
      published: hoursBefore(MONDAY, 2),
      place: dale,
      path: "/fire",
    });
    const theft = await insert("Theft at the mall", { published: hoursBefore(MONDAY, 4), place: dale });
    const about = selection({ places: [dale.id] });
    expect((await composeIssue(needs, about, MONDAY)).articleIds.toSorted()).toEqual(
      [fire, theft].toSorted(),
    );
    await insert("Fire at the mill was small", {
      published: hoursBefore(MONDAY, 2),
      place: dale,
      path: "/fire",
    });
    await withdrawArticle({ db: database.db, now: () => MONDAY.at }, theft);
    const late = await insert("Published before, found after", {
      published: hoursBefore(MONDAY, 1),
      place: dale,
    });
    const tuesday = await composeIssue(needs, about, dueOn(10));
    expect(tuesday.articleIds.toSorted()).toEqual([fire, late].toSorted());
    expect(readTextWords(tuesday.text)).toEqual(readHtmlWords(tuesday.html));
    const said = readTextWords(tuesday.text).join(" ");
    expect(said).toContain(
      "Changed since we sent it Fire at the mill was small · Gazette excerpt changed it after our issue of Monday, March 9, 2026",
    );
    expect(said).toContain("A report that an earlier issue carried has been withdrawn");
    const wednesday = await composeIssue(needs, about, dueOn(11));
    expect([wednesday.articleIds, wednesday.isEmpty]).toEqual([[], true]);
  });

  test("says plainly that nothing happened, and what is nearest", async () => {
    const [far] = gazetteer.search("Eaton, OH", 1);
    if (!far) throw new Error("no place");
    const issue = await composeIssue(needs, selection({ places: [far.id], rhythm: "weekly" }), MONDAY);
    const said = readTextWords(issue.text).join(" ");
    expect(issue.isEmpty).toBe(true);
    expect(issue.subject).toBe("Eaton: No new reports from Eaton this week.");
    expect(said).toContain("No new reports from Eaton this week. The nearest are below.");
    expect(said).toMatch(
      /Brookville, Montgomery County, Ohio \d+ miles from Eaton The bridge opens|Came in late/,
    );
    expect(readTextWords(issue.text)).toEqual(readHtmlWords(issue.html));
    const nowhere = await previewIssue(needs, selection({ places: ["g0"], sections: ["election"] }), MONDAY);
    expect([nowhere.isEmpty, await findIssue(database.db, nowhere.key)]).toEqual([true, undefined]);
  });

  test("has nothing that its readers muted, nor what rights withhold, nor what was taken back since", async () => {
    const muted = { ...NO_CHOICES, mutes: { ...NO_CHOICES.mutes, words: ["bridge"] } };
    const quiet = await composeIssue(needs, selection({ mutes: encodeChoices(muted) }), MONDAY);
    expect(`${quiet.subject}${quiet.html}${quiet.text}`).not.toMatch(/bridge/i);
    await insert("A headline alone", {
      published: hoursBefore(MONDAY, 1),
      section: "politics",
      rights: "headline",
    });
    const gone = await insert("Soon gone", { published: hoursBefore(MONDAY, 2), section: "politics" });
    const asked = { selection: selection({ places: [], sections: ["politics"] }), slot: MONDAY };
    const issue = await composeIssue(needs, asked.selection, asked.slot);
    expect(issue.text).toContain("A headline alone");
    expect(issue.html).not.toContain("What A headline alone is about");
    expect(issue.text).toContain("What Soon gone is about");
    await withdrawArticle({ db: database.db, now: () => MONDAY.at }, gone);
    const [kept] = await keepIssues(needs, [asked]);
    const later = kept && (await drawIssue(needs, kept));
    expect(later?.articleIds).toHaveLength(1);
    expect(`${later?.html}${later?.text}${later?.subject}`).not.toContain("Soon gone");
  });

  test("stays below what mail programs cut, and says how much it left out", async () => {
    const sections = ["education", "election", "lifestyle", "real-estate", "us"];
    for (let n = 0; n < 36; n++)
      await insert(`第${n}回の${"長い見出し".repeat(50)}`, {
        published: hoursBefore(MONDAY, 1 + n / 10),
        section: sections[Math.max(0, Math.floor((n - 6) / 6))] ?? "",
        path: `/long/${n}`,
        excerpt: `${n} ${"村の学校の話。".repeat(60)}`,
      });
    const issue = await composeIssue(needs, selection({ places: [], sections, rhythm: "weekly" }), MONDAY);
    expect(Buffer.byteLength(issue.html)).toBeLessThan(100 * 1024);
    expect(Buffer.byteLength(issue.html)).toBeGreaterThan(80 * 1024);
    const said = readTextWords(issue.text);
    expect(said).toEqual(readHtmlWords(issue.html));
    const left = Number(/(\d+) more stories are on the web/.exec(said.join(" "))?.[1]);
    expect(said.filter((word) => /^第\d+回/.test(word)).length + left).toBe(36);
  });

  test("of a place alone is in the list of the place, from when it is due", async () => {
    await composeIssue(needs, selection(), dueOn(12));
    const listed = await listOfPlace(database.db, brook.id, {
      until: new Date(MONDAY.at.getTime() + DAY_MS),
      limit: 10,
    });
    expect(listed.map(({ slot }) => slot.at)).toEqual([MONDAY.at]);
  });
});

/** A town with enough news for full pages: three papers with different rights, every section, some pictures, places, stories. */
import sharp from "sharp";
import { SECTIONS } from "#config/sections.ts";
import type { Db } from "#database/connect.ts";
import type { Rights } from "#database/tables.ts";
import type { Atlas } from "#places/atlas.ts";
import { saveOwnPlaces } from "#places/own.ts";
import { type InventedArticle, insertArticles } from "./articles.ts";
import { insertMeaning, insertStory } from "./meanings.ts";

export const PAPERS: readonly { name: string; rights: Rights; description: string }[] = [
  { name: "The Alder Post", rights: "full", description: "A daily for Alder and the hills around it." },
  { name: "Radio Birch", rights: "excerpt", description: "Voices from Birch County, morning and evening." },
  { name: "Cedar Weekly", rights: "headline", description: "What Cedar talks about, every Thursday." },
];

const WORDS =
  "river council bridge school budget market garden winter library volunteers harvest station theater road bakery mayor orchestra teachers ferry museum storm children hospital orchard vote stadium plan neighbors river trail workshop election housing parade festival engine" //
    .split(" ");

/** Saves `perSection` articles of every section, taking turns between the papers; returns all ids. */
export async function insertTown(
  needs: { db: Db; now: () => Date },
  { perSection = 12, pictures = 24 } = {},
): Promise<string[]> {
  const next = makeChance();
  const ids: string[] = [];
  let n = 0;
  for (const section of SECTIONS)
    for (let i = 0; i < perSection; i++) {
      const paper = PAPERS[n % PAPERS.length];
      if (!paper) continue;
      const article: InventedArticle = {
        title: `${sentence(next, 7)} ${n}`,
        excerpt: `${sentence(next, 24)}.`,
        body: bodyOf(next),
        authors: n % 4 === 0 ? [] : ["Maya Lund", "Tom Ferris"].slice(0, 1 + (n % 2)),
        section: section.slug,
        published: new Date(needs.now().getTime() - n * 17 * 60_000),
        ...(n < pictures
          ? { picture: { bytes: await draw(n), alt: sentence(next, 5), credit: "Drawing: the test" } }
          : {}),
      };
      ids.push(...(await insertArticles(needs, paper, [article])));
      n += 1;
    }
  return ids;
}

/** Places of the town, its articles local to them in turns, and stories of them; returns the paths of the stories. */
export async function insertPlacesAndStories(
  needs: { db: Db; now: () => Date; atlas: Atlas },
  ids: readonly string[],
): Promise<{ story: string; "story of one": string }> {
  const { db, now } = needs;
  await saveOwnPlaces(needs, [
    { name: "Alder County", kind: "county", within: "Ohio", lat: 39.79, lon: -81.32 },
    {
      name: "Alder Falls",
      kind: "town",
      within: "Alder County",
      lat: 39.78,
      lon: -81.31,
      population: 13_412,
    },
    { name: "Birchwick", kind: "town", within: "Alder County", lat: 39.87, lon: -81.24 },
    { name: "Cedarmoor", kind: "town", within: "Alder County", lat: 39.7, lon: -81.4 },
    { name: "Tanners Row", kind: "neighbourhood", within: "Alder Falls", lat: 39.782, lon: -81.312 },
  ]);
  const gazetteer = await needs.atlas.read();
  const places = ["Alder Falls", "Birchwick", "Tanners Row"].flatMap(
    (name) => gazetteer.named(name)[0] ?? [],
  );
  for (const [n, id] of ids.entries()) {
    const local = n % 4 === 3 ? undefined : places[n % 4];
    const evidence = [
      { kind: "headline" as const, text: local?.name ?? "", weight: 2 },
      { kind: "coverage" as const, text: "Alder County", weight: 1 },
    ];
    const people = ["Maya Lund", "Tom Ferris", `Person ${n % 7}`];
    await insertMeaning({ db, gazetteer }, id, {
      people,
      places,
      ...(local ? { local, evidence } : { agency: "Far Wire" }),
    });
  }
  const story = (from: number, to: number, copies: ReadonlySet<number>) => {
    const members = ids.slice(from, to).reverse();
    return insertStory(
      db,
      members.map((id, i) => ({
        id,
        ...(copies.has(i) ? { copyOf: members[0] ?? "" } : {}),
        reasons:
          i === 0
            ? []
            : [
                { kind: "names", shared: ["Maya Lund", "Tom Ferris"], weight: 0.6 },
                { kind: "time", shared: [], weight: 0.4 },
              ],
      })),
      now(),
    );
  };
  const full = await story(0, 9, new Set([3, 4]));
  for (let n = 9; n + 2 < ids.length; n += 3) await story(n, n + 2, new Set());
  return { story: `/story/${full}`, "story of one": `/story/${await story(11, 12, new Set())}` };
}

/** A picture of its own for each number. */
export const draw = (n: number): Promise<Uint8Array> =>
  sharp({
    create: {
      width: 900,
      height: 600,
      channels: 3,
      background: { r: (n * 37) % 256, g: (n * 91) % 256, b: 120 },
    },
  })
    .png()
    .toBuffer();

function bodyOf(next: () => number): string {
  const paragraphs = Array.from({ length: 6 }, () => `<p>${sentence(next, 40)}.</p>`);
  paragraphs.splice(
    3,
    0,
    `<h2>${sentence(next, 4)}</h2>`,
    `<blockquote><p>${sentence(next, 12)}.</p></blockquote>`,
  );
  return paragraphs.join("");
}

function sentence(next: () => number, words: number): string {
  const text = Array.from({ length: words }, () => WORDS[Math.floor(next() * WORDS.length)]).join(" ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The same numbers every time (a linear congruential generator with the constants of Numerical Recipes). */
function makeChance(): () => number {
  let state = 7;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

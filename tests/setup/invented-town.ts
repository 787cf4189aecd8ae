/** A town with enough news for full pages: three papers with different rights, every section, some pictures. */
import sharp from "sharp";
import { SECTIONS } from "#config/sections.ts";
import type { Db } from "#database/connect.ts";
import type { Rights } from "#database/tables.ts";
import { type InventedArticle, insertArticles } from "./articles.ts";

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

/**
 * `npm run screenshots`: pictures of the sample town's pages, at the width of a phone and of a desk, light and dark, to
 * be looked at by people. `--readme` draws the two of README instead. CONTRIBUTING.md describes its options.
 */
import { existsSync } from "node:fs";
import { mkdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import sharp from "sharp";
import { withdraw } from "#ingest/withdraw.ts";
import { placePath } from "#site/addresses.ts";
import { openBrowser, withPage } from "./browser.ts";
import { openSampleSite, type SampleSite } from "./sample-site.ts";

const README = "docs/pictures";
const README_MAX_BYTES = 400_000;
const CHROMIUM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** How a page is come to: by its address, or as a reader would. */
type Shot = { name: string; open(page: Page): Promise<unknown> };

const { values } = parseArgs({
  options: {
    out: { type: "string", default: "docs/pictures/all" },
    only: { type: "string" },
    widths: { type: "string", default: "390,1440" },
    readme: { type: "boolean", default: false },
    folder: { type: "string" },
  },
});

const chromium = CHROMIUM.find(existsSync);
if (!chromium) throw new Error("Pictures of pages need Chromium (Debian: apt-get install chromium).");
process.stdout.write("Starting the sample town…\n");
const site = await openSampleSite(values.folder);
const browser = await openBrowser(chromium);
try {
  const shots = await listShots(site);
  if (values.readme) await drawReadme(browser, shots);
  else await drawAll(browser, shots);
} finally {
  await browser.close();
  await site.close();
}

async function drawAll(browser: Browser, shots: readonly Shot[]): Promise<void> {
  const only = values.only?.split(",");
  await mkdir(values.out, { recursive: true });
  for (const width of values.widths.split(",").map(Number))
    for (const colorScheme of ["light", "dark"] as const)
      for (const shot of shots) {
        if (only && !only.includes(shot.name)) continue;
        const viewport = { width, height: width < 640 ? 844 : 900 };
        const png = await draw(browser, shot, { colorScheme, viewport }, true);
        await save(join(values.out, `${shot.name}-${width}-${colorScheme}.png`), png);
      }
}

async function drawReadme(browser: Browser, shots: readonly Shot[]): Promise<void> {
  const viewport = { width: 1280, height: 1400 };
  for (const [file, name] of [
    ["front.png", "home"],
    ["article.png", "article"],
  ] as const) {
    const shot = shots.find((one) => one.name === name);
    if (!shot) throw new Error(`the sample town has nothing to show as ${name}`);
    const path = join(README, file);
    await save(path, await draw(browser, shot, { colorScheme: "light", viewport }, false));
    const { size } = await stat(path);
    if (size > README_MAX_BYTES) throw new Error(`${path} has ${size} bytes: too many for a README`);
  }
}

function draw(browser: Browser, shot: Shot, options: BrowserContextOptions, fullPage: boolean) {
  return withPage(browser, { ...options, reducedMotion: "reduce" }, async (page, seen) => {
    await shot.open(page);
    // Pictures further down load when they come into sight, which in a picture of the whole page is at once; and one
    // that is decoded apart from the page may not be painted yet.
    await page.evaluate(
      "Promise.all([...document.images].map((image) => { image.loading = 'eager'; image.decoding = 'sync'; return image.decode(); }))",
    );
    const errors = seen.errors.filter((error) => !/status of 4(04|10)/.test(error));
    if (errors.length > 0) throw new Error(`${shot.name}: ${errors.join("; ")}`);
    return page.screenshot({ fullPage });
  });
}

/** With a palette: half the bytes, and no difference that an eye sees in pages of text. */
async function save(path: string, png: Buffer): Promise<void> {
  await writeFile(path, await sharp(png).png({ palette: true, quality: 90, effort: 7 }).toBuffer());
  process.stdout.write(`${path}\n`);
}

/** The pages, with the town's own addresses of what has none that is known beforehand. */
async function listShots({ origin, tools }: SampleSite): Promise<Shot[]> {
  const { db } = tools.database;
  const corrected = await db
    .selectFrom("articles")
    .innerJoin("sources", "sources.id", "articles.source_id")
    .select("articles.id")
    .where("sources.rights", "=", "full")
    .where("picture_key", "is not", null)
    .orderBy("version", "desc")
    .orderBy("articles.id")
    .executeTakeFirstOrThrow();
  const excerpt = await db
    .selectFrom("articles")
    .innerJoin("sources", "sources.id", "articles.source_id")
    .select("articles.id")
    .where("sources.rights", "=", "excerpt")
    .orderBy("articles.id")
    .executeTakeFirstOrThrow();
  const gone = await db
    .selectFrom("articles")
    .select("id")
    .orderBy("published_at")
    .orderBy("id")
    .executeTakeFirstOrThrow();
  await withdraw({ db, now: tools.now, stories: tools.stories }, gone.id, {
    why: "It named somebody who was not involved, and the publisher has asked for it.",
  });
  const story = await db
    .selectFrom("stories")
    .select("id")
    .where("merged_into", "is", null)
    .orderBy("articles", "desc")
    .orderBy("id")
    .executeTakeFirstOrThrow();
  const { slug: publisher } = await db
    .selectFrom("publishers")
    .select("slug")
    .orderBy("name")
    .executeTakeFirstOrThrow();
  const gazetteer = await tools.atlas.read();
  const home = gazetteer.search("Brindle Falls, OH", 1)[0];
  if (!home) throw new Error("the sample town is not known by its name");
  const at = (name: string, path: string): Shot => ({ name, open: (page) => page.goto(origin + path) });
  const choosing = async (page: Page) => {
    await page.goto(`${origin}/education`);
    await page.getByRole("button", { name: "Follow Education" }).click();
    await page.goto(`${origin}/article/${corrected.id}`);
    await page.getByRole("button", { name: "Save" }).first().click();
    await page.getByText("Mute…").first().click();
    await page.getByPlaceholder("A word or phrase").first().fill("horoscope");
    await page.getByRole("button", { name: "Mute this word" }).first().click();
  };
  return [
    at("home", "/"),
    {
      name: "home-why",
      async open(page) {
        await page.goto(origin);
        await page.getByText("Why this?").first().click();
      },
    },
    at("local", "/local"),
    at("place", placePath(home)),
    at("empty-place", "/local/43215"),
    at("no-such-place", "/local/nowhere-at-all"),
    at("places-found", "/local?q=springfield"),
    at("section", "/education"),
    at("article", `/article/${corrected.id}`),
    at("excerpt", `/article/${excerpt.id}`),
    at("story", `/story/${story.id}`),
    at("publisher", `/publisher/${publisher}`),
    at("search", "/search?q=school"),
    at("search-filters", "/search?q=school&section=education&from=2020-01-01"),
    at("missing", "/no/such/page"),
    at("missing-nearly", "/educatoin"),
    at("withdrawn", `/article/${gone.id}`),
    at("text-home", "/text"),
    at("text-article", `/text/article/${corrected.id}`),
    at("text-story", `/text/story/${story.id}`),
    at("about", "/about"),
    at("sign-in", "/sign-in"),
    at("newsletter", "/newsletter"),
    {
      name: "choices",
      async open(page) {
        await choosing(page);
        await page.goto(`${origin}/choices?q=springfield`);
      },
    },
    {
      name: "saved",
      async open(page) {
        await choosing(page);
        await page.goto(`${origin}/saved`);
      },
    },
  ];
}

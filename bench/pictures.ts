/**
 * What a variant of a picture costs beside bare sharp with the same settings on the same bytes, by turns; and warm
 * pictures a second beside a bare `node:http` server of the same bytes.
 * Run: node --import tsx bench/pictures.ts [seconds a round of serving]
 */
import { PGlite } from "@electric-sql/pglite";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { compress } from "hono/compress";
import sharp, { type Sharp } from "sharp";
import { embedded } from "#database/connect.ts";
import { migrate } from "#database/migrate.ts";
import { openEditions } from "#editions/open-editions.ts";
import type { Format } from "#images/ladder.ts";
import { makePicture, mintKey } from "#images/make-picture.ts";
import { openAtlas } from "#places/atlas.ts";
import { makeSite } from "#site/site.ts";
import { insertArticles } from "../tests/setup/articles.ts";
import { drawPhotograph } from "../tests/setup/photograph.ts";
import { SECRET } from "../tests/setup/secret.ts";
import { type Answer, compareWithBare, inChild, listen, serveBare } from "./beside-bare.ts";

const ROUNDS = 9;

const FORMATS: readonly Format[] = ["jpeg", "webp", "avif"];

/** Of the shape of a card, so that the ladder has one shape. */
const draw = async (width: number): Promise<Buffer> =>
  (await drawPhotograph(width, Math.round(width / 1.5), { grain: 24, seed: 1 }))
    .jpeg({ quality: 85 })
    .toBuffer();

/** The settings of `make-picture.ts`. */
const ENCODE: Record<Format, (image: Sharp) => Sharp> = {
  jpeg: (image) => image.flatten({ background: "#ffffff" }).jpeg({ quality: 76 }),
  webp: (image) => image.webp({ quality: 75, effort: 2 }),
  avif: (image) => image.avif({ quality: 50, effort: 0, chromaSubsampling: "4:2:0" }),
};

/** Of the whole process, its threads too: what else the machine does does not count. */
async function cpuMs(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

/** One picture of each width: those that are no wider than a rung have that rung alone. */
async function measureMaking(): Promise<void> {
  const table: Record<string, object> = {};
  for (const width of [320, 640, 1280, 2400]) {
    const bytes = await draw(width);
    const made = await makePicture(bytes, SECRET);
    if (!made.ok) throw new Error(made.why);
    const rungs = [...new Set(made.variants.map((one) => one.width))].flatMap((width) =>
      FORMATS.map((format) => ({ width, format })),
    );
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let round = 0; round < ROUNDS + 1; round++) {
      const all = await cpuMs(() => makePicture(bytes, SECRET));
      const each = await cpuMs(async () => {
        for (const { width, format } of rungs)
          await ENCODE[format](sharp(bytes).autoOrient().resize({ width })).toBuffer();
      });
      // The first warms up.
      if (round === 0) continue;
      ours.push(all);
      theirs.push(each);
    }
    table[`${width} wide`] = {
      variants: rungs.length,
      "ours, CPU ms each": (median(ours) / rungs.length).toFixed(1),
      "bare sharp": (median(theirs) / rungs.length).toFixed(1),
      ratio: median(ours.map((ms, n) => ms / (theirs[n] ?? 1))).toFixed(2),
    };
  }
  console.table(table);
}

/** What each rung costs alone, so that one sees what the sums are made of. */
async function measureRungs(): Promise<void> {
  const bytes = await draw(2400);
  const table: Record<string, Record<string, string>> = {};
  for (const width of [320, 640, 1280])
    for (const format of FORMATS) {
      const times: number[] = [];
      for (let round = 0; round < ROUNDS; round++)
        times.push(await cpuMs(() => ENCODE[format](sharp(bytes).autoOrient().resize({ width })).toBuffer()));
      table[`${width} wide`] = { ...table[`${width} wide`], [format]: median(times).toFixed(1) };
    }
  console.log("Bare sharp, CPU ms, from 2400 pixels:");
  console.table(table);
}

/** In a child: the site with one picture, compressing what can be as the program does. */
async function servePicture(): Promise<number> {
  const database = embedded(await PGlite.create());
  const now = () => new Date("2026-03-10T12:00:00Z");
  const needs = { db: database.db, now };
  await migrate(needs);
  const atlas = openAtlas(needs);
  await insertArticles(needs, { name: "The Paper", rights: "full" }, [
    {
      title: "A scene",
      body: "<p>What happened.</p>",
      published: now(),
      picture: { bytes: await draw(2400) },
    },
  ]);
  const editions = await openEditions({ db: database.db, listen: database.listen, atlas });
  const app = new Hono();
  app.use(compress());
  app.route("/", makeSite({ ...needs, atlas, editions, secret: SECRET, publicUrl: "https://town.example" }));
  const listener = getRequestListener(app.fetch);
  return listen((request, response) => void listener(request, response));
}

const [first = "2"] = process.argv.slice(2);
if (first.startsWith("{")) {
  const task = JSON.parse(first) as { answer?: Answer };
  process.send?.(task.answer ? await serveBare(task.answer) : await servePicture());
} else {
  await measureMaking();
  await measureRungs();
  const key = mintKey(await draw(2400), SECRET);
  const site = await inChild(import.meta.filename, {});
  for (const width of [320, 1280])
    await compareWithBare(
      site,
      import.meta.filename,
      {
        path: `/image/${key}?w=${width}`,
        headers: { Accept: "image/avif,image/webp,*/*", "Accept-Encoding": "gzip" },
      },
      { seconds: Number(first), wanted: "0.50" },
    );
  site.child.kill();
}

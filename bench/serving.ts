/**
 * Anonymous pages a second, beside a bare `node:http` server that answers the same bytes with the same headers.
 * Run: node --import tsx bench/serving.ts [seconds a round]
 */
import { PGlite } from "@electric-sql/pglite";
import { getRequestListener } from "@hono/node-server";
import { embedded } from "#database/connect.ts";
import { migrate } from "#database/migrate.ts";
import { openEditions } from "#editions/open-editions.ts";
import { openAtlas } from "#places/atlas.ts";
import { answerKept } from "#site/keep-pages.ts";
import { openPageCache } from "#site/page-cache.ts";
import { makeSite } from "#site/site.ts";
import { insertPlacesAndStories, insertTown } from "../tests/setup/invented-town.ts";
import { SECRET } from "../tests/setup/secret.ts";
import { type Answer, compareWithBare, inChild, listen, serveBare } from "./beside-bare.ts";

/** In a child: the site on a town of 300 articles. */
async function serveTown(): Promise<number> {
  const database = embedded(await PGlite.create());
  const now = () => new Date("2026-03-10T12:00:00Z");
  const needs = { db: database.db, now };
  await migrate(needs);
  const atlas = openAtlas(needs);
  const ids = await insertTown(needs, { perSection: 40, pictures: 0 });
  await insertPlacesAndStories({ ...needs, atlas }, ids);
  const editions = await openEditions({ db: database.db, listen: database.listen, atlas });
  const pages = openPageCache(() => performance.now());
  editions.hot.onChange(pages.drop);
  const site = makeSite({
    ...needs,
    atlas,
    editions,
    pages,
    secret: SECRET,
    publicUrl: "https://town.example",
  });
  const listener = getRequestListener(site.fetch);
  return listen((request, response) => {
    if (!answerKept({ hot: editions.hot, pages }, request, response)) void listener(request, response);
  });
}

const [first = "2"] = process.argv.slice(2);
if (first.startsWith("{")) {
  const task = JSON.parse(first) as { answer?: Answer };
  process.send?.(task.answer ? await serveBare(task.answer) : await serveTown());
} else {
  const town = await inChild(import.meta.filename, {});
  await compareWithBare(
    town,
    import.meta.filename,
    { path: "/", headers: { "Accept-Encoding": "gzip" } },
    { seconds: Number(first), wanted: "0.60" },
  );
  town.child.kill();
}

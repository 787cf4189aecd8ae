/**
 * Feeds captured from real sites by other projects: every item that can be read is stored and becomes an article, and
 * a second round finds nothing new. The sources grant headlines only, so that nothing but the feeds is asked for.
 */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "#database/connect.ts";
import { settlePublisher } from "#publishers/publishers.ts";
import { addSource } from "#publishers/sources.ts";
import { parseWire } from "#wire/wire.ts";
import { openTestDatabase } from "../setup/database.ts";
import { type Line, openLine } from "./line.ts";

const folder = join(import.meta.dirname, "../../../shared/data/feeds/real");
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
  statSync(join(folder, file)).isFile(),
);
const clock = { now: new Date("2026-03-01T12:00:00Z") };
let server: Server;
let origin = "";
let database: Database;
let line: Line;

beforeAll(async () => {
  server = createServer((request, response) => {
    const file = decodeURIComponent((request.url ?? "").slice(1));
    if (files.includes(file)) response.end(readFileSync(join(folder, file)));
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  origin = `http://127.0.0.1:${port}`;
  database = await openTestDatabase();
  line = await openLine(database, clock, [`127.0.0.1:${port}`]);
  for (const [i, file] of files.entries()) {
    const publisher = await settlePublisher(line.needs, { name: `Publisher ${i}` });
    await addSource(line.needs, {
      url: `${origin}/${encodeURI(file)}`,
      publisherId: publisher.id,
      rights: "headline",
    });
  }
});
afterAll(async () => {
  await line.close();
  await database.close();
  await new Promise((resolve) => server.close(resolve));
});

const storedByUrl = async () => {
  const { rows } = await sql<{ url: string; items: number; kept: number }>`
    select s.url, count(i.id)::int as items, count(i.article_id)::int as kept
    from sources s left join items i on i.source_id = s.id group by s.url`.execute(database.db);
  return new Map(rows.map((row) => [row.url, row]));
};

test("every readable item of every real feed becomes an article, and none does twice", async () => {
  await line.refresh();
  const stored = await storedByUrl();
  const missing = files.flatMap((file) => {
    const url = `${origin}/${encodeURI(file)}`;
    const wire = parseWire(readFileSync(join(folder, file)), { url });
    const readable = wire.ok
      ? wire.entries.filter((item) => item.title || item.content || item.summary || item.link)
      : [];
    // A feed may list the same item twice, word for word.
    const different = new Set(readable.map((item) => JSON.stringify(item))).size;
    const got = stored.get(new URL(url).href);
    return got?.items === different && got.kept === different ? [] : [{ file, different, got }];
  });
  expect(missing).toEqual([]);
  const visited = line.events.filter((event) => event.kind === "visited");
  expect(visited).toHaveLength(files.length);

  const before = await storedByUrl();
  await line.refresh();
  expect(await storedByUrl()).toEqual(before);
}, 180_000);

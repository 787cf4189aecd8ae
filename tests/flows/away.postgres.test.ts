/** The database goes away while the site and its worker run, and comes back: nobody has to do anything. */
import { mkdtempSync, rmSync } from "node:fs";
import { connect, createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openTools } from "#app/tools.ts";
import { startWeb } from "#app/web.ts";
import { startWork } from "#app/work.ts";
import { countArticles } from "#articles/read.ts";
import { makeConfig } from "#config/config.ts";
import { startSamplePublishers } from "#sample/fake-publisher.ts";
import { openTestDatabaseAt } from "../setup/database.ts";
import { addSources, hostsOf } from "./line.ts";

/** A door to the database server that can be shut: open connections break, new ones are refused. */
async function openDoor(target: { host: string; port: number }) {
  const sockets = new Set<Socket>();
  let server: Server;
  const open = (port: number) =>
    new Promise<number>((resolve) => {
      server = createServer((inside) => {
        const outside = connect(target);
        for (const [one, other] of [
          [inside, outside],
          [outside, inside],
        ] as const) {
          sockets.add(one);
          one.on("error", () => other.destroy());
          one.on("close", () => other.destroy());
          one.pipe(other);
        }
      });
      server.listen(port, "127.0.0.1", () => resolve((server.address() as { port: number }).port));
    });
  const shut = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
      sockets.clear();
    });
  return { port: await open(0), open, shut };
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 50));
}

test("pages say so while the database is away, and the line goes on where it was", async () => {
  const folder = mkdtempSync(join(tmpdir(), "townwire-away-"));
  const { database, url } = await openTestDatabaseAt();
  const direct = new URL(url ?? "");
  const door = await openDoor({ host: direct.hostname, port: Number(direct.port) });
  const behind = new URL(direct);
  behind.port = String(door.port);
  const sample = await startSamplePublishers({ now: new Date("2026-03-01T12:00:00Z"), port: 0 });
  await addSources({ db: database.db, now: () => new Date() }, sample.sources);

  const tools = await openTools(
    makeConfig({
      PORT: "0",
      TOWNWIRE_DATA: folder,
      DATABASE_URL: behind.href,
      FETCH_ALLOW: hostsOf(sample.sources).join(),
      LOG_LEVEL: "silent",
    }),
  );
  const web = await startWeb(tools);
  const statusOf = async (path: string) => (await fetch(`http://127.0.0.1:${web.port}${path}`)).status;
  const work = await startWork(tools);
  try {
    await until(async () => (await countArticles(database.db)) > 0);
    await door.shut();
    expect(await statusOf("/readyz")).toBe(503);
    expect(await statusOf("/")).toBe(503);
    expect(await statusOf("/healthz")).toBe(200);
    await door.open(door.port);
    await until(async () => (await statusOf("/readyz")) === 200);
    await until(async () => (await countArticles(database.db)) === sample.articles().length);
    expect(await statusOf("/")).toBe(200);
  } finally {
    await work.stop();
    await web.stop();
    await tools.close();
    await database.close();
    await sample.close();
    rmSync(folder, { recursive: true, force: true });
  }
}, 120_000);

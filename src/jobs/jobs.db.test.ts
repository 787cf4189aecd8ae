import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { silentLog } from "#base/log.ts";
import { type Database, inTransaction } from "#database/connect.ts";
import { openTestDatabase } from "../../tests/setup/database.ts";
import { type Jobs, openJobs } from "./queue.ts";
import { startWorker, workshop } from "./work.ts";

let database: Database;
let jobs: Jobs;
beforeAll(async () => {
  database = await openTestDatabase();
  jobs = await openJobs({ database, log: silentLog });
});
afterAll(async () => {
  await jobs.close();
  await database.close();
});

const article = (itemId: string) => ({ itemId, contentHash: "h", attempt: 0 });

describe("the queue", () => {
  test("enqueues in the transaction of the work, or not at all", async () => {
    await inTransaction(database.db, async (db) => {
      await jobs.send("article", [article("lost")], { db });
      throw new Error("rolled back");
    }).catch(() => undefined);
    expect(await jobs.take("article", 10)).toEqual([]);
    await inTransaction(database.db, (db) => jobs.send("article", [article("a"), article("b")], { db }));
    const taken = await jobs.take("article", 10);
    expect(taken.map((job) => job.data.itemId).sort()).toEqual(["a", "b"]);
    await jobs.finish("article", taken);
    expect(await jobs.count()).toEqual({ waiting: 0, delayed: 0, running: 0 });
  });

  test("holds one visit of a source at a time", async () => {
    for (const _ of [1, 2]) await jobs.send("visit", [{ sourceId: "s" }]);
    await jobs.send("visit", [{ sourceId: "t" }]);
    const taken = await jobs.take("visit", 10);
    expect(taken).toHaveLength(2);
    await jobs.finish("visit", taken);
  });

  test("gives the jobs of a dead worker back at once", async () => {
    await jobs.send("article", [article("stranded")]);
    await jobs.take("article", 1);
    expect(await jobs.take("article", 1)).toEqual([]);
    expect(await jobs.reclaim(false)).toBe(0); // its heartbeat is still fresh
    expect(await jobs.reclaim(true)).toBe(1);
    const again = await jobs.take("article", 1);
    expect(again[0]?.data.itemId).toBe("stranded");
    await jobs.finish("article", again);
  });

  test("does not blame a job for workers that are killed, but for the fiftieth", async () => {
    await jobs.send("article", [article("unlucky")]);
    for (let kill = 0; kill < 50; kill++) {
      expect(await jobs.take("article", 1)).toHaveLength(1);
      expect(await jobs.reclaim(true)).toBe(1);
    }
    await jobs.take("article", 1);
    expect(await jobs.reclaim(true)).toBe(0);
    expect(await jobs.count()).toEqual({ waiting: 0, delayed: 0, running: 0 });
    expect(await jobs.listDead()).toMatchObject([{ queue: "article", why: "its worker died every time" }]);
  });

  test("counts failures apart from deaths of workers", async () => {
    await jobs.send("article", [article("tried")]);
    for (let kill = 0; kill < 8; kill++) {
      await jobs.take("article", 1);
      await jobs.reclaim(true);
    }
    const [job] = await jobs.take("article", 1);
    if (!job) throw new Error("not given out");
    await jobs.fail("article", job, "one failure");
    expect(await jobs.count()).toEqual({ waiting: 0, delayed: 1, running: 0 });
    await database.door.executeSql("delete from pgboss.job where name = 'article'");
  });

  test("puts a failed job back for later, and lists it as dead after its last try", async () => {
    await jobs.send("picture", [{ articleId: "broken", url: "u" }]);
    for (let attempt = 0; attempt < 4; attempt++) {
      const [job] = await jobs.take("picture", 1);
      if (!job) throw new Error(`not given out at try ${attempt}`);
      await jobs.fail("picture", job, "the picture is broken");
      await database.door.executeSql(
        "update pgboss.job set start_after = pgboss.job_now() where state = 'created'",
      );
    }
    const pictures = (await jobs.listDead()).filter((job) => job.queue === "picture");
    expect(pictures).toMatchObject([
      { data: { articleId: "broken", url: "u" }, why: "the picture is broken" },
    ]);
  });
});

describe("a worker", () => {
  test("drains the queue, and one bad job does not take its batch down", async () => {
    const done: string[] = [];
    const shop = workshop<"article">({
      queue: "article",
      batch: 10,
      lanes: 2,
      async handle(batch) {
        if (batch.some((job) => job.data.itemId === "bad")) throw new Error("cannot");
        await jobs.finish("article", batch);
        done.push(...batch.map((job) => job.data.itemId));
      },
    });
    await jobs.send("article", ["a", "bad", "c"].map(article));
    const worker = await startWorker({ jobs, log: silentLog, exclusive: true }, [shop]);
    await worker.drained();
    await worker.stop();
    expect(done.sort()).toEqual(["a", "c"]);
    expect(await jobs.count()).toEqual({ waiting: 0, delayed: 1, running: 0 });
  });

  test("waits for a database that is away, but not for a full disk", async () => {
    let failures = 0;
    const failing = (error: object, times: number): Jobs => ({
      ...jobs,
      take(queue, count) {
        failures += 1;
        return failures <= times ? Promise.reject(error) : jobs.take(queue, count);
      },
    });
    const shop = workshop<"article">({
      queue: "article",
      batch: 1,
      lanes: 1,
      handle: (batch) => jobs.finish("article", batch),
    });
    await jobs.send("article", [article("late")]);
    const away = Object.assign(new Error("connection refused"), { code: "ECONNREFUSED" });
    const patient = await startWorker({ jobs: failing(away, 2), log: silentLog, exclusive: true }, [shop]);
    await patient.drained();
    await patient.stop();
    expect(await jobs.count()).toMatchObject({ waiting: 0, running: 0 });

    failures = 0;
    await jobs.send("article", [article("stays")]);
    const full = Object.assign(new Error("could not extend file"), { code: "53100" });
    const refused = await startWorker(
      { jobs: failing(full, Number.POSITIVE_INFINITY), log: silentLog, exclusive: true },
      [shop],
    );
    await expect(refused.drained()).rejects.toThrow("The disk is full");
    await refused.stop();
    expect(await jobs.count()).toMatchObject({ waiting: 1 });
  });
});

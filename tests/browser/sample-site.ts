/** The made-up sample town as it is served to a newcomer: in a folder of its own, with all its news and pictures there. */
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SAMPLE_TOWN, startSampleTown } from "#app/sample-town.ts";
import { openTools, type Tools } from "#app/tools.ts";
import { startWeb } from "#app/web.ts";
import { ingestNeeds, startLine } from "#app/work.ts";
import { makeConfig, ownUrl } from "#config/config.ts";
import { enqueueVisits } from "#ingest/visit-source.ts";

const HOST = "127.0.0.1";

export type SampleSite = { origin: string; tools: Tools; close(): Promise<void> };

/**
 * Starts it, and has its publishers print their news and one correction. A folder that is given is kept, and what is
 * in it already is shown as it is; otherwise a temporary one is made, and removed whatever happens.
 */
export async function openSampleSite(given?: string): Promise<SampleSite> {
  const isKept = given !== undefined && existsSync(given);
  const folder = given ?? (await mkdtemp(join(tmpdir(), "townwire-sample-")));
  const closers: (() => Promise<void>)[] =
    given === undefined ? [() => rm(folder, { recursive: true, force: true })] : [];
  const close = async () => {
    for (const one of closers.splice(0).reverse()) await one();
  };
  try {
    const port = await findPort();
    const settings = { PORT: String(port), HOST, TOWNWIRE_DATA: folder, TIME_ZONE: "America/New_York" };
    const tools = await openTools(makeConfig({ ...settings, CONTACT: "desk@brindlefalls.example" }));
    closers.push(() => tools.close());
    const sample = await startSampleTown(tools);
    if (!sample) throw new Error("an empty folder did not become the sample town");
    closers.push(sample.close);
    if (!isKept) {
      await visitAll(tools);
      sample.edit();
      await visitAll(tools);
    }
    const web = await startWeb(tools, SAMPLE_TOWN);
    closers.push(web.stop);
    return { origin: ownUrl(HOST, port), tools, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Visits every source and works until nothing is left that can be done now, pictures included. */
async function visitAll(tools: Tools): Promise<void> {
  await enqueueVisits(ingestNeeds(tools), true);
  const worker = await startLine(tools);
  try {
    await worker.drained();
  } finally {
    await worker.stop();
  }
}

/** The site's address is settled before it listens: forms are only taken from the site's own address. */
function findPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, HOST, () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

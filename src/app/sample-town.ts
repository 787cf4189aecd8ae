/**
 * Plants the sample town in an empty installation, so that a newcomer sees a working site, and starts its
 * made-up publishers again at later starts. Their clock stands at the first planting, so what they publish stays.
 */
import { codeOf } from "#base/errors.ts";
import { inTransaction } from "#database/connect.ts";
import { findFact, saveFact } from "#database/facts.ts";
import { saveOwnPlaces } from "#places/own.ts";
import { settlePublisher } from "#publishers/publishers.ts";
import { addSource, listSources } from "#publishers/sources.ts";
import { type SamplePublishers, startSamplePublishers } from "#sample/fake-publisher.ts";
import { TOWN_PLACES } from "#sample/town.ts";
import type { Tools } from "./tools.ts";

/** Its name, for the masthead. */
export const SAMPLE_TOWN = "Brindle Falls";

/** Plants the sample in an empty installation and starts its publishers, or starts those of one planted before. */
export async function startSampleTown(tools: Tools): Promise<SamplePublishers | undefined> {
  const { db } = tools.database;
  if ((await findFact(db, "sample")) !== undefined) return resumeSampleTown(tools);
  if ((await listSources(db, { limit: 1 })).length > 0) return undefined;
  const now = tools.now();
  const sample = await listenNear(now, tools.config.port + 1);
  await plant(tools, sample, now);
  return opened(tools, sample);
}

/** Starts the publishers of a sample that was planted before, while one of them is still a source. */
export async function resumeSampleTown(tools: Tools): Promise<SamplePublishers | undefined> {
  const planted = await findFact(tools.database.db, "sample");
  if (planted === undefined) return undefined;
  const { now, port } = JSON.parse(planted) as { now: string; port: number };
  const sources = await listSources(tools.database.db);
  if (!sources.some((source) => new URL(source.url).host.endsWith(`.localhost:${port}`))) return undefined;
  try {
    return opened(tools, await startSamplePublishers({ now: new Date(now), port }));
  } catch (error) {
    tools.log.warn(
      `the sample's publishers cannot use port ${port} (${codeOf(error)}); its articles stay, without news`,
    );
    return undefined;
  }
}

/** Fake publishers on the port, or on any free one when that is taken. */
async function listenNear(now: Date, port: number): Promise<SamplePublishers> {
  try {
    return await startSamplePublishers({ now, port: port > 65_535 ? 0 : port });
  } catch (error) {
    if (codeOf(error) !== "EADDRINUSE" && codeOf(error) !== "EACCES") throw error;
    return startSamplePublishers({ now, port: 0 });
  }
}

/** One transaction: a start that is cut off leaves no half a town. */
const plant = (tools: Tools, sample: SamplePublishers, now: Date): Promise<void> =>
  inTransaction(tools.database.db, async (db) => {
    const needs = { db, now: () => now };
    await saveOwnPlaces(needs, TOWN_PLACES);
    for (const source of sample.sources) {
      const { name, description, url } = source.publisher;
      const publisher = await settlePublisher(needs, { name, description, homeUrl: url });
      await addSource(needs, { ...source, publisherId: publisher.id, title: name });
    }
    await saveFact(db, "sample", JSON.stringify({ now: now.toISOString(), port: sample.port }));
  });

function opened(tools: Tools, sample: SamplePublishers): SamplePublishers {
  tools.allow([...new Set(sample.sources.map((source) => new URL(source.url).host))]);
  return sample;
}

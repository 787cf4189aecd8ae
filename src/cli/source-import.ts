/** `townwire source import`: the feeds of an OPML file become sources, unread; their first visits show which work. */
import { TownwireError } from "#base/errors.ts";
import { findSection } from "#config/sections.ts";
import { inTransaction } from "#database/connect.ts";
import type { Rights } from "#database/tables.ts";
import { settlePublisher } from "#publishers/publishers.ts";
import { addSource, findSourceByUrl } from "#publishers/sources.ts";
import { type OpmlSource, parseOpml } from "#wire/opml.ts";
import { type Command, parseArguments, readConfig, readInput, usageError, withTools } from "./command.ts";

export const command: Command = {
  words: "source import",
  usage: "FILE.opml",
  summary: "Adds the feeds of an OPML file",
  async run(args, { stdout }) {
    const { positionals } = parseArguments(command, args, {});
    const [file] = positionals;
    if (file === undefined || positionals.length > 1) throw usageError(command, "Give one OPML file");
    const feeds = await readFeeds(file);
    return withTools(readConfig(), async (tools) => {
      const added = await inTransaction(tools.database.db, async (db) => {
        let count = 0;
        for (const feed of feeds) if (await addFeed({ db, now: tools.now }, feed)) count += 1;
        return count;
      });
      stdout.write(
        `Added ${added} of ${feeds.length} feeds; the others are sources already. \`townwire refresh\` visits them.\n`,
      );
      return 0;
    });
  },
};

async function readFeeds(file: string): Promise<OpmlSource[]> {
  const opml = parseOpml(await readInput(file));
  if (!opml.ok)
    throw new TownwireError(
      "not-opml",
      `${file} is not an OPML file of feeds: ${opml.why}`,
      "Nothing was added.",
    );
  return opml.sources;
}

type Needs = Parameters<typeof addSource>[0];

/** Adds one feed with what the file says of it; an export of ours says all. False when it is a source already. */
async function addFeed(needs: Needs, feed: OpmlSource): Promise<boolean> {
  if (await findSourceByUrl(needs.db, feed.url)) return false;
  const publisher = await settlePublisher(needs, {
    name: feed.own.publisher || feed.title || new URL(feed.url).hostname,
    homeUrl: feed.link,
  });
  await addSource(needs, {
    url: feed.url,
    publisherId: publisher.id,
    title: feed.title,
    place: feed.own.place,
    section: feed.own.section && findSection(feed.own.section) ? feed.own.section : undefined,
    // Rights come only from a file that says them in our words; whatever else it says is no grant.
    rights: readRights(feed.own.rights),
  });
  return true;
}

const readRights = (text: string | undefined): Rights =>
  text === "full" || text === "headline" ? text : "excerpt";

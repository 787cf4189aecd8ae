/** `townwire source add`: an address becomes a source. */
import type { Tools } from "#app/tools.ts";
import { TownwireError } from "#base/errors.ts";
import { findSection, SECTIONS } from "#config/sections.ts";
import type { Rights } from "#database/tables.ts";
import { addByAddress } from "#ingest/add-source.ts";
import { findDeclared } from "#places/coverage.ts";
import { type Command, parseArguments, readConfig, usageError, withTools } from "./command.ts";
import { noteCommand } from "./note-command.ts";

const RIGHTS: readonly Rights[] = ["full", "excerpt", "headline"];

export const command: Command = {
  words: "source add",
  usage:
    'URL [--publisher NAME] [--place "Springfield, IL"] [--section SLUG] [--rights full|excerpt|headline]',
  summary: "Adds a feed, or the feed of a page, as a source",
  async run(args, { stdout }) {
    const text = { type: "string" } as const;
    const { values, positionals } = parseArguments(command, args, {
      publisher: text,
      place: text,
      section: text,
      rights: text,
    });
    const [url, ...more] = positionals;
    if (url === undefined || more.length > 0) throw usageError(command, "Give one address");
    const rights = RIGHTS.find((known) => known === (values.rights ?? "excerpt"));
    if (!rights) throw usageError(command, `--rights takes ${RIGHTS.join(", ")}, not "${values.rights}"`);
    if (values.section !== undefined && !findSection(values.section))
      throw usageError(
        command,
        `--section takes ${SECTIONS.map((one) => one.slug).join(", ")}, not "${values.section}"`,
      );

    return withTools(readConfig(), async (tools) => {
      const where = values.place === undefined ? undefined : await readPlace(tools, values.place);
      const added = await addByAddress({ ...tools, db: tools.database.db }, { ...values, url, rights });
      const { source, items, others } = added;
      const detail = { url: source.url, publisher: source.publisher.name, rights: source.rights };
      await noteCommand(tools.database.db, tools.now, {
        action: "add source",
        subject: `source/${source.id}`,
        detail,
      });
      stdout.write(`Added ${source.publisher.name}: ${source.url}\n`);
      stdout.write(
        `  ${items} ${items === 1 ? "item" : "items"} now; shown as ${source.rights}. \`townwire refresh\` fetches them.\n`,
      );
      if (where !== undefined) stdout.write(`  It covers ${where}.\n`);
      if (others.length > 0) stdout.write("  The page names other feeds, which were not added:\n");
      for (const feed of others.slice(0, 10))
        stdout.write(`    ${feed.url}${feed.title ? `  (${feed.title})` : ""}\n`);
      return 0;
    });
  },
};

/** The place that was declared, with what contains it, so that the operator sees which of many it was taken for. */
async function readPlace(tools: Tools, words: string): Promise<string> {
  const gazetteer = await tools.atlas.read();
  const place = findDeclared(gazetteer, words);
  if (!place)
    throw new TownwireError(
      "no-place",
      `No place is called "${words}".`,
      'Write it like "Springfield, IL", or declare it first: townwire place import FILE.',
    );
  return gazetteer
    .chain(place)
    .map((one) => one.name)
    .join(", ");
}

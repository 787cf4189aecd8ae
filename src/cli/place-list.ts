/** `townwire place list`: the operator's own places. */
import { listOwnPlaces } from "#places/own.ts";
import { ownId, ownKey } from "#understanding/own-places.ts";
import { type Command, parseArguments, readConfig, withTools } from "./command.ts";

export const command: Command = {
  words: "place list",
  usage: "[--json]",
  summary: "Lists your own places",
  async run(args, { stdout }) {
    const { values } = parseArguments(command, args, { json: { type: "boolean" } });
    return withTools(readConfig(), async (tools) => {
      const places = await listOwnPlaces(tools.database.db);
      if (places.length === 0 && !values.json)
        stdout.write("There are no places of your own yet. Add some: townwire place import FILE\n");
      const gazetteer = await tools.atlas.read();
      for (const place of places) {
        const page = gazetteer.find(ownId(place))?.slug;
        const about = { slug: ownKey(place), ...place, ...(page ? { page: `/local/${page}` } : {}) };
        stdout.write(
          values.json
            ? `${JSON.stringify(about)}\n`
            : `${about.slug}: ${place.name}, ${place.kind}${place.within ? ` in ${place.within}` : ""}; ${page ? about.page : "left out, because nobody knows what it lies within"}\n`,
        );
      }
      return 0;
    });
  },
};

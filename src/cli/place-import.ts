/** `townwire place import`: the operator's own places, which no gazetteer has, come from a small file. */
import { messageOf, TownwireError } from "#base/errors.ts";
import { inTransaction } from "#database/connect.ts";
import { saveOwnPlaces } from "#places/own.ts";
import type { Gazetteer } from "#understanding/gazetteer.ts";
import { type OwnPlace, parseOwnPlaces } from "#understanding/own-places.ts";
import { type Command, parseArguments, readConfig, readInput, usageError, withTools } from "./command.ts";

export const command: Command = {
  words: "place import",
  usage: "FILE.json|FILE.csv",
  summary: "Adds your own places: neighbourhoods, schools, venues",
  async run(args, { stdout }) {
    const { positionals } = parseArguments(command, args, {});
    const [file] = positionals;
    if (file === undefined || positionals.length > 1) throw usageError(command, "Give one file of places");
    const places = parseOwnPlaces((await readInput(file)).toString("utf8"));
    return withTools(readConfig(), async (tools) => {
      refuseUnplaced(await tools.atlas.read(), places);
      const total = await inTransaction(tools.database.db, (db) =>
        saveOwnPlaces({ db, now: tools.now }, places),
      );
      stdout.write(
        `Read ${places.length} places; there are ${total} now. \`townwire understand --all\` finds them in the articles you have.\n`,
      );
      return 0;
    });
  },
};

/** Nothing is saved that lies within a place nobody knows. */
function refuseUnplaced(gazetteer: Gazetteer, places: readonly OwnPlace[]): void {
  try {
    gazetteer.extend(places);
  } catch (error) {
    throw new TownwireError("no-place", `${messageOf(error)}.`, "Nothing was added.", { cause: error });
  }
}

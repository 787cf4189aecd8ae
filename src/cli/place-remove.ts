/** `townwire place remove`: takes one of the operator's own places away. */
import { TownwireError } from "#base/errors.ts";
import { listHeld } from "#places/atlas.ts";
import { listOwnPlaces, removeOwnPlace } from "#places/own.ts";
import type { Gazetteer } from "#understanding/gazetteer.ts";
import { type OwnPlace, ownKey } from "#understanding/own-places.ts";
import { type Command, parseArguments, readConfig, usageError, withTools } from "./command.ts";

export const command: Command = {
  words: "place remove",
  usage: "SLUG",
  summary: "Removes one of your own places",
  async run(args, { stdout }) {
    const { positionals } = parseArguments(command, args, {});
    const [slug] = positionals;
    if (slug === undefined || positionals.length > 1) throw usageError(command, "Give the slug of one place");
    return withTools(readConfig(), async (tools) => {
      const own = await listOwnPlaces(tools.database.db);
      const place = own.find((one) => ownKey(one) === slug);
      if (place !== undefined) refuseHolder(await tools.atlas.read(), own, place);
      if (!(await removeOwnPlace(tools.database.db, slug)))
        throw new TownwireError(
          "no-place",
          `There is no place of your own called "${slug}".`,
          "`townwire place list` shows them.",
        );
      stdout.write("Removed. `townwire understand --all` forgets it in the articles you have.\n");
      return 0;
    });
  },
};

/** What lies within a place that goes would lie nowhere, and be left out without a word. */
function refuseHolder(gazetteer: Gazetteer, own: readonly OwnPlace[], place: OwnPlace): void {
  const held = listHeld(gazetteer, own, place);
  if (held.length === 0) return;
  const named = held.slice(0, 3).map((one) => `${one.name} (${ownKey(one)})`);
  const more = held.length > named.length ? ` and ${held.length - named.length} more` : "";
  throw new TownwireError(
    "place-holds-others",
    `"${place.name}" holds other places of yours: ${named.join(", ")}${more}.`,
    "Remove those first; if they stay, import them again within another place.",
  );
}

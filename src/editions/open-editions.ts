/** What editions are made from, opened together: the hot set, and the cards that follow it. */
import type { Database, Db } from "#database/connect.ts";
import type { Atlas } from "#places/atlas.ts";
import { type Cards, openCards } from "./cards.ts";
import { type HotOptions, type HotSet, openHotSet } from "./hot-set.ts";

export type Editions = { hot: HotSet; cards: Cards; close(): Promise<void> };

/** `db` and `listen` belong to one database. Nothing is read before the first edition. */
export async function openEditions(
  needs: { db: Db; listen: Database["listen"]; atlas: Atlas },
  options: HotOptions = {},
): Promise<Editions> {
  const hot = await openHotSet(needs, options);
  const cards = openCards(needs.db);
  hot.onChange(cards.drop);
  return { hot, cards, close: () => hot.close() };
}

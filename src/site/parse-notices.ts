/** What the notices' element posts, as far as it makes sense. Pure but for asking the gazetteer. */
import { z } from "zod";
import { isTimeZone } from "#base/time-zone.ts";
import type { QuietHours } from "#notices/quiet.ts";
import { MAX_PLACES } from "#notices/subscriptions.ts";
import { newsPlaceOf } from "#places/atlas.ts";
import type { PushAddress } from "#push/push.ts";
import type { Gazetteer, Place, PlaceKind } from "#understanding/gazetteer.ts";

/** Where a browser's messages go, as our own script posts it. */
export const Address = z.strictObject({
  endpoint: z.string().max(2048),
  p256dh: z.string().max(100),
  auth: z.string().max(50),
});
const minute = z.int().min(0).max(1439);
const Wanted = z.strictObject({
  places: z.array(z.string().max(100)).min(1).max(MAX_PLACES),
  quiet: z.strictObject({ timeZone: z.string().max(64).refine(isTimeZone), from: minute, to: minute }),
});
const Subscribing = z.strictObject({ address: Address, ...Wanted.shape });
const Changing = z.union([Wanted, z.strictObject({ address: Address })]);

export type Asked = { address?: PushAddress; wanted?: { places: readonly string[]; quiet: QuietHours } };

/** A whole subscription; undefined for anything else. */
export function parseSubscribing(value: unknown, gazetteer: Gazetteer): Required<Asked> | undefined {
  const parsed = Subscribing.safeParse(value);
  if (!parsed.success) return undefined;
  const { address, ...wanted } = parsed.data;
  const settled = settle(wanted, gazetteer);
  return settled && { address, wanted: settled };
}

/** Other wishes, or another address; undefined for anything else. */
export function parseChanging(value: unknown, gazetteer: Gazetteer): Asked | undefined {
  const parsed = Changing.safeParse(value);
  if (!parsed.success) return undefined;
  if ("address" in parsed.data) return parsed.data;
  const wanted = settle(parsed.data, gazetteer);
  return wanted && { wanted };
}

function settle(wanted: z.infer<typeof Wanted>, gazetteer: Gazetteer): Required<Asked>["wanted"] | undefined {
  const places = wanted.places.flatMap((id) => {
    const place = gazetteer.find(id);
    const followed = place && followedOf(gazetteer, place);
    return followed ? [followed.id] : [];
  });
  return places.length > 0 ? { ...wanted, places: [...new Set(places)] } : undefined;
}

/** Of a country everything would be news. */
const TOO_WIDE: ReadonlySet<PlaceKind> = new Set(["country", "region"]);

/** The place whose news whoever follows this one hears of: of a ZIP code its town's. */
export function followedOf(gazetteer: Gazetteer, place: Place): Place | undefined {
  const followed = newsPlaceOf(gazetteer, place);
  return TOO_WIDE.has(followed.kind) ? undefined : followed;
}

/**
 * Brindle Falls, in Osmer County, Ohio: a made-up town. Its publishers, people, teams, firms and events are inventions;
 * only the state is real.
 */
import { COUNTY } from "./town/county.ts";
import { COURIER } from "./town/courier.ts";
import { LEDGER } from "./town/ledger.ts";
import { OVERLAND } from "./town/overland.ts";
import { PORCH } from "./town/porch.ts";
import type { SamplePublisher } from "./town/publisher.ts";
import { SCHOOLS } from "./town/schools.ts";
import { SIDELINE } from "./town/sideline.ts";
import { VALLEY6 } from "./town/valley6.ts";

export { TOWN_PLACES } from "./town/places.ts";

export const TOWN: readonly SamplePublisher[] = [
  LEDGER,
  COURIER,
  SCHOOLS,
  SIDELINE,
  VALLEY6,
  OVERLAND,
  COUNTY,
  PORCH,
];

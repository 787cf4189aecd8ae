/**
 * Brindle Falls, in Osmer County, Ohio: a made-up town. Its publishers, people, teams, firms and events are inventions;
 * only the state is real.
 */
import { LEDGER } from "./town/ledger.ts";
import type { SamplePublisher } from "./town/publisher.ts";
import { SIDELINE } from "./town/sideline.ts";

export const TOWN: readonly SamplePublisher[] = [LEDGER, SIDELINE];

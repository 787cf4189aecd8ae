/** What an edition asks of the rank for one reader: the reader's choices, and nothing that was not chosen. Pure. */
import type { Taste } from "#ranking/taste.ts";
import type { Reader } from "#readers/choices.ts";
import type { HotNews } from "./hot-set.ts";
import type { Reading } from "./show-ranked.ts";
import { pageOf, type Subject } from "./subject.ts";

/** Anybody's discovery slots change with the hour: chance, but the same for everybody who looks now. */
const SEED_MS = 3_600_000;

export type TasteOptions = {
  limit: number;
  /** Overrides the reader's own order. */
  order?: "ranked" | "latest" | undefined;
  skip?: ReadonlySet<number> | undefined;
  /** Look at the newest articles only: enough for a short list of the latest. */
  newestOnly?: boolean;
};

export function makeTaste(
  news: HotNews,
  subject: Subject,
  { reader, mutes }: Reading,
  now: Date,
  { limit, order, skip, newestOnly = false }: TasteOptions,
): Taste {
  const { choices } = reader;
  return {
    limit,
    order: order ?? choices.order,
    rows: newestOnly ? news.newestRows() : rowsOf(news, subject),
    home: homeOf(news, subject, reader),
    follows: choices.follows,
    mutes: mutes.muted,
    weights: choices.weights,
    history: choices.history ? historyOf(reader) : undefined,
    seed: Math.floor(now.getTime() / SEED_MS),
    skip,
    pins: news.pinsOf(pageOf(subject), now.getTime()),
  };
}

/** Only the rows of its page are looked at; of the front all. */
function rowsOf(news: HotNews, subject: Subject): Int32Array | undefined {
  switch (subject.kind) {
    case "home":
      return undefined;
    case "place":
      return news.rowsOfPlace(subject.place);
    case "section":
      return news.rowsOfSection(subject.section);
    default:
      return subject satisfies never;
  }
}

/** Near is near the place whose page it is; elsewhere near the reader's place, or the site's own town. */
export function homeOf(news: HotNews, subject: Subject, { choices }: Reader) {
  if (subject.kind === "place") return news.placeOf(subject.place);
  return choices.place === undefined ? news.commonPlace() : news.placeOf(choices.place);
}

function historyOf({ read }: Reader): NonNullable<Taste["history"]> {
  const publishers = new Map<string, number>();
  const sections = new Map<string, number>();
  const add = (shares: Map<string, number>, key: string) =>
    shares.set(key, (shares.get(key) ?? 0) + 1 / read.length);
  for (const one of read) {
    add(publishers, one.publisher);
    for (const section of one.sections) add(sections, section);
  }
  return { publishers, sections, read: new Set(read.map((one) => one.id)) };
}

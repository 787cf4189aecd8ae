/**
 * `townwire inspect text`: what understanding makes of a text, a JSON line for each line of standard input, answered
 * before the next is read. Nothing is fetched or stored; the operator's own places are not known here.
 */
import { z } from "zod";
import { type Gazetteer, openGazetteer, type Place } from "#understanding/gazetteer.ts";
import type { Coverage } from "#understanding/places.ts";
import { understand } from "#understanding/understand.ts";
import { type Command, parseArguments, usageError } from "./command.ts";
import { linesOf, writeLine } from "./lines.ts";
import { parseLine } from "./parse-line.ts";

export const command: Command = {
  words: "inspect text",
  usage: "",
  summary: "Shows what Townwire understands of texts, as JSON lines",
  async run(args, { stdin, stdout }) {
    const { positionals } = parseArguments(command, args, {});
    if (positionals.length > 0) throw usageError(command, "Texts come as JSON lines on standard input");
    const gazetteer = openGazetteer();
    for await (const line of linesOf(stdin))
      if (line.trim() !== "") await writeLine(stdout, answerLine(line, gazetteer));
    return 0;
  },
};

const TextRequest = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  title: z.string().default(""),
  text: z.string().default(""),
  language: z.string().nullish(),
  categories: z.array(z.string()).nullish(),
  url: z.string().nullish(),
  published: z.string().nullish(),
  publisher: z.string().nullish(),
  byline: z.string().nullish(),
  /** The publisher's home: its name with the state, its coordinates, or both. */
  coverage: z
    .object({
      name: z.string().nullish(),
      state: z.string().nullish(),
      lat: z.number().min(-90).max(90).nullish(),
      lon: z.number().min(-180).max(180).nullish(),
    })
    .nullish(),
});

/** A bad request is answered and the next is read. */
export function answerLine(line: string, gazetteer: Gazetteer): object {
  const parsed = parseLine(line, TextRequest);
  return parsed.ok ? { id: parsed.request.id, ...explainText(parsed.request, gazetteer) } : parsed;
}

function explainText(request: z.infer<typeof TextRequest>, gazetteer: Gazetteer): object {
  const published = new Date(request.published ?? "");
  const meaning = understand(
    {
      title: request.title,
      text: request.text,
      language: request.language ?? undefined,
      categories: request.categories ?? [],
      // A publisher given by its host says as much as an address.
      url: request.url ?? hostOf(request.publisher ?? ""),
      publisher: request.publisher ?? undefined,
      byline: request.byline ?? undefined,
      published: Number.isNaN(published.getTime()) ? undefined : published,
    },
    { gazetteer, coverage: coverageOf(request.coverage ?? {}, gazetteer) },
  );
  return {
    language: meaning.language ?? null,
    sections: meaning.sections,
    places: meaning.places.map(({ place, score, mentions }) => ({ ...facts(place), score, mentions })),
    local: meaning.local
      ? { ...meaning.local, place: { ...facts(meaning.local.place), slug: meaning.local.place.slug } }
      : null,
    agency: meaning.agency,
    entities: meaning.entities,
  };
}

const facts = ({ name, kind, country, admin1, lat, lon }: Place) => ({
  name,
  kind,
  country,
  admin1,
  lat,
  lon,
});

const hostOf = (publisher: string): string | undefined =>
  /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(publisher) ? `https://${publisher}/` : undefined;

/** What was declared, as `source add --place` would have it; coordinates win over a name that many places share. */
function coverageOf(
  home: NonNullable<z.infer<typeof TextRequest>["coverage"]>,
  gazetteer: Gazetteer,
): Coverage[] {
  const words = [home.name, home.state].filter(Boolean).join(", ");
  const named = words ? gazetteer.search(words, 5) : [];
  if (typeof home.lat === "number" && typeof home.lon === "number") {
    const { lat, lon } = home;
    // Within half a degree the name and the coordinates mean the same place.
    const place = named.find((one) => Math.hypot(one.lat - lat, one.lon - lon) < 0.5);
    return [{ lat, lon, weight: 1, ...(place ? { place } : {}) }];
  }
  const [place] = named;
  return place ? [{ place, lat: place.lat, lon: place.lon, weight: 1 }] : [];
}

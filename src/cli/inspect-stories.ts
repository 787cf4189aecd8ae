/**
 * `townwire inspect stories`: which of a number of articles tell one story and which repeat another's text. Placing
 * is online, in batches as articles come in; the answers are given when the input ends, as what came later may have
 * merged or split what came before.
 */
import { z } from "zod";
import { openCopies } from "#stories/copies.ts";
import { type Arrival, MAX_BATCH, makeStoryArticle, openWindow } from "#stories/window.ts";
import { findAgency } from "#understanding/agency.ts";
import { fingerprint } from "#understanding/fingerprint.ts";
import { type Command, parseArguments, usageError } from "./command.ts";
import { linesOf, writeLine } from "./lines.ts";
import { parseLine } from "./parse-line.ts";

export const command: Command = {
  words: "inspect stories",
  usage: "",
  summary: "Shows which articles tell one story, as JSON lines",
  async run(args, { stdin, stdout }) {
    const { positionals } = parseArguments(command, args, {});
    if (positionals.length > 0) throw usageError(command, "Articles come as JSON lines on standard input");
    const placer = openPlacer();
    for await (const line of linesOf(stdin)) if (line.trim() !== "") placer.take(line);
    for (const answer of placer.answer()) await writeLine(stdout, answer);
    return 0;
  },
};

const StoryRequest = z.object({
  id: z.union([z.string(), z.number()]),
  title: z.string().default(""),
  text: z.string().default(""),
  published: z.string().nullish(),
  publisher: z.string().nullish(),
});

type Asked = { id: string | number; key: string } | { id: unknown; error: string };

/** Takes requests line by line; `answer` gives one answer for each, in their order. */
export function openPlacer() {
  const window = openWindow();
  const texts = new Map<string, string>();
  const copies = openCopies({ readText: (id) => texts.get(id) });
  const asked: Asked[] = [];
  let batch: Arrival[] = [];
  // An article without a date is taken to be as old as the one before it: the input is in the order of time.
  let latest = new Date(0);

  function flush(): void {
    window.placeAll(batch);
    batch = [];
  }

  return {
    take(line: string): void {
      const request = parseRequest(line);
      asked.push(request.asked);
      if (!request.article) return;
      const { key, title, text, publisher } = request.article;
      if (request.article.published) latest = request.article.published;
      texts.set(key, text);
      copies.add({
        id: key,
        published: latest.getTime(),
        publisher,
        agency: findAgency({ title, text, publisher }),
        fingerprint: fingerprint({ title, text }),
        text,
      });
      const article = makeStoryArticle({ id: key, title, text, published: latest, publisher });
      batch.push({ ...article, copies: copies.listFamily(key) });
      // As many as the window takes together: nothing here has to wait for anything else.
      if (batch.length >= MAX_BATCH) flush();
    },
    *answer(): Generator<object> {
      flush();
      for (const one of asked)
        yield "error" in one
          ? { id: one.id, ok: false, error: one.error }
          : {
              id: one.id,
              story: window.storyOf(one.key) ?? one.key,
              copyOf: copies.copyOf(one.key) ?? null,
            };
    },
  };
}

function parseRequest(line: string) {
  const parsed = parseLine(line, StoryRequest);
  if (!parsed.ok) return { asked: parsed };
  const { id, title, text, published, publisher } = parsed.request;
  const date = new Date(published ?? "");
  const article = {
    key: String(id),
    title,
    text,
    publisher: publisher ?? undefined,
    published: Number.isNaN(date.getTime()) ? undefined : date,
  };
  return { asked: { id, key: article.key }, article };
}

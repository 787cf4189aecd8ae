/**
 * `townwire inspect page`: what extraction makes of a page, as a line of JSON. For scripts and for looking into a
 * publisher's pages; nothing is fetched or saved.
 */
import { readFile } from "node:fs/promises";
import type { Readable, Writable } from "node:stream";
import { parseArgs } from "node:util";
import { messageOf } from "#base/errors.ts";
import { type Extractor, openExtractor } from "#extraction/pool.ts";
import { linesOf, writeLine } from "./lines.ts";

export type Streams = { stdin: Readable; stdout: Writable; stderr: Writable };

type PageRequest = { id?: unknown; file: string; url: string };

const USAGE = "Usage: townwire inspect page FILE --url URL, or lines {id,file,url} on standard input.";

/** `FILE --url URL`, or without FILE one answer for each line of standard input, in order. Gives the exit code. */
export async function inspectPage(args: string[], streams: Streams): Promise<number> {
  let given: { values: { url?: string | undefined }; positionals: string[] };
  try {
    given = parseArgs({ args, options: { url: { type: "string" } }, allowPositionals: true });
  } catch (error) {
    streams.stderr.write(`townwire: ${messageOf(error)} ${USAGE}\n`);
    return 2;
  }
  const [file] = given.positionals;
  const { url } = given.values;
  if (given.positionals.length > 1 || (file === undefined) !== (url === undefined)) {
    streams.stderr.write(`townwire: FILE and --url go together. ${USAGE}\n`);
    return 2;
  }
  const extractor = openExtractor({ workers: 1 });
  try {
    if (file !== undefined && url !== undefined)
      return await answerFile({ id: file, file, url }, extractor, streams);
    for await (const line of linesOf(streams.stdin)) {
      if (line.trim()) await writeLine(streams.stdout, await answerLine(line, extractor));
    }
    return 0;
  } finally {
    await extractor.close();
  }
}

async function answerFile(request: PageRequest, extractor: Extractor, streams: Streams): Promise<number> {
  const answer = await answerRequest(request, extractor).catch((error: unknown) => {
    streams.stderr.write(`townwire: ${request.file} cannot be read (${messageOf(error)}). Check the path.\n`);
    return undefined;
  });
  if (!answer) return 1;
  await writeLine(streams.stdout, answer);
  return 0;
}

/** A bad request is answered and the next is read. */
async function answerLine(line: string, extractor: Extractor): Promise<object> {
  let id: unknown;
  try {
    const request: unknown = JSON.parse(line);
    id = typeof request === "object" && request !== null && "id" in request ? request.id : undefined;
    if (!isRequest(request)) return { id, ok: false, error: "A request needs the texts file and url." };
    return await answerRequest(request, extractor);
  } catch (error) {
    return { id, ok: false, error: messageOf(error) };
  }
}

async function answerRequest(request: PageRequest, extractor: Extractor): Promise<object> {
  const page = await extractor.extract(await readFile(request.file), { url: request.url });
  if (page.ok) return { id: request.id, ...page };
  return { id: request.id, ok: false, kind: page.kind, error: page.why };
}

const isRequest = (value: unknown): value is PageRequest =>
  typeof value === "object" &&
  value !== null &&
  "file" in value &&
  typeof value.file === "string" &&
  "url" in value &&
  typeof value.url === "string";

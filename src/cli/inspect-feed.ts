/**
 * `townwire inspect feed`: shows what the wire makes of a document, a JSON line per feed, for people who wonder and
 * for programs that measure. Nothing is fetched and nothing is stored.
 */
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { messageOf } from "#base/errors.ts";
import { readWire } from "#wire/wire.ts";
import { linesOf, write } from "./lines.ts";

export interface InspectStreams {
  stdin: NodeJS.ReadableStream;
  stdout: NodeJS.WritableStream;
  stderr: NodeJS.WritableStream;
}

interface FeedRequest {
  id?: string;
  file: string;
  headers?: Record<string, string>;
  url?: string;
}

/** With files: a line per file, exit code 1 when one could not be read. Without: a line per request line, exit code 0. */
export async function inspectFeed(
  args: string[],
  { stdin, stdout, stderr }: InspectStreams,
): Promise<number> {
  const unknown = args.find((arg) => arg.startsWith("-"));
  if (unknown !== undefined) {
    stderr.write(`townwire: inspect feed knows no option ${unknown}. Usage: townwire inspect feed [FILE…]\n`);
    return 2;
  }
  if (args.length > 0) {
    let exitCode = 0;
    for (const file of args) if (!(await answer({ file }, stdout))) exitCode = 1;
    return exitCode;
  }
  for await (const line of linesOf(stdin)) if (line.trim() !== "") await answerLine(line, stdout);
  return 0;
}

async function answerLine(line: string, stdout: NodeJS.WritableStream): Promise<void> {
  let request: FeedRequest;
  try {
    request = readRequest(JSON.parse(line));
  } catch (error) {
    const why = `The request line could not be read: ${messageOf(error)}`;
    return write(stdout, `${JSON.stringify({ ok: false, error: why })}\n`);
  }
  await answer(request, stdout);
}

function readRequest(value: unknown): FeedRequest {
  if (typeof value !== "object" || value === null || !("file" in value) || typeof value.file !== "string")
    throw new TypeError('a request is an object with a "file"');
  const request: FeedRequest = { file: value.file };
  if ("id" in value && (typeof value.id === "string" || typeof value.id === "number"))
    request.id = String(value.id);
  if ("url" in value && typeof value.url === "string") request.url = value.url;
  if ("headers" in value && typeof value.headers === "object" && value.headers !== null)
    request.headers = Object.fromEntries(
      Object.entries(value.headers).map(([name, text]) => [name.toLowerCase(), String(text)]),
    );
  return request;
}

/** Writes the line for one document; whether it was a feed. */
async function answer(
  { id, file, headers, url }: FeedRequest,
  stdout: NodeJS.WritableStream,
): Promise<boolean> {
  const name = id ?? file;
  try {
    const about = { url: url ?? pathToFileURL(file).href, headers };
    return await writeWire(name, readWire(await readFile(file), about), stdout);
  } catch (error) {
    await write(stdout, `${JSON.stringify({ id: name, ok: false, error: messageOf(error) })}\n`);
    return false;
  }
}

const PIECE_CHARS = 64 * 1024;

/** Writes items as they are read, so that a feed of 40 MB is never in memory as one line. */
async function writeWire(
  id: string,
  reading: ReturnType<typeof readWire>,
  stdout: NodeJS.WritableStream,
): Promise<boolean> {
  let piece = `{"id":${JSON.stringify(id)},"entries":[`;
  let count = 0;
  for (;;) {
    const { done, value } = reading.next();
    if (done) {
      if (!value.ok) {
        const { why, kind, discovered } = value;
        await write(stdout, `${JSON.stringify({ id, ok: false, error: why, kind, discovered })}\n`);
        return false;
      }
      await write(stdout, `${piece}],${JSON.stringify(value).slice(1)}\n`);
      return true;
    }
    piece += (count++ === 0 ? "" : ",") + JSON.stringify(value);
    if (piece.length > PIECE_CHARS) {
      await write(stdout, piece);
      piece = "";
    }
  }
}

/**
 * `townwire inspect feed`: shows what the wire makes of a document, a JSON line per feed, for people who wonder and
 * for programs that measure. Nothing is fetched and nothing is stored.
 */
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { messageOf } from "#base/errors.ts";
import { parseWire } from "#wire/wire.ts";

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
    for (const file of args) {
      const line = await answer({ file });
      if (line.startsWith('{"ok":false') || line.includes('"ok":false,')) exitCode = 1;
      await writeLine(stdout, line);
    }
    return exitCode;
  }
  for await (const line of linesOf(stdin))
    if (line.trim() !== "") await writeLine(stdout, await answerLine(line));
  return 0;
}

async function answerLine(line: string): Promise<string> {
  try {
    return await answer(readRequest(JSON.parse(line)));
  } catch (error) {
    return JSON.stringify({ ok: false, error: `The request line could not be read: ${messageOf(error)}` });
  }
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

async function answer({ id, file, headers, url }: FeedRequest): Promise<string> {
  try {
    const bytes = await readFile(file);
    const wire = parseWire(bytes, { url: url ?? pathToFileURL(file).href, headers });
    if (wire.ok) return JSON.stringify({ id: id ?? file, ...wire });
    return JSON.stringify({
      id: id ?? file,
      ok: false,
      error: wire.why,
      kind: wire.kind,
      discovered: wire.discovered,
    });
  } catch (error) {
    return JSON.stringify({ id: id ?? file, ok: false, error: messageOf(error) });
  }
}

/** Lines split at \n alone: JSON may hold U+2028, at which node:readline would split too. */
async function* linesOf(stream: NodeJS.ReadableStream): AsyncGenerator<string> {
  stream.setEncoding("utf8");
  let rest = "";
  for await (const chunk of stream) {
    const lines = (rest + String(chunk)).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest !== "") yield rest;
}

const writeLine = (stream: NodeJS.WritableStream, line: string): Promise<void> =>
  new Promise((resolve, reject) => stream.write(`${line}\n`, (error) => (error ? reject(error) : resolve())));

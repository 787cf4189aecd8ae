/** JSON lines in and out, for the commands that look inside: one request a line, one answer a line, in order. */
import type { Readable, Writable } from "node:stream";

/** Lines ended by \n alone: JSON may hold U+2028, at which `node:readline` splits too. */
export async function* linesOf(stream: NodeJS.ReadableStream | Readable): AsyncGenerator<string> {
  let rest = "";
  stream.setEncoding("utf8");
  for await (const chunk of stream) {
    const lines = (rest + String(chunk)).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest !== "") yield rest;
}

/** Waits until the text is handed on, so that a slow reader slows us and does not fill memory. */
export const write = (out: NodeJS.WritableStream | Writable, text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    out.write(text, (error?: Error | null) => (error ? reject(error) : resolve()));
  });

export const writeLine = (out: NodeJS.WritableStream | Writable, answer: object): Promise<void> =>
  write(out, `${JSON.stringify(answer)}\n`);

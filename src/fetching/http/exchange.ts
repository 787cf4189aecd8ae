/**
 * One request and its answer: no redirects, no politeness, only the limits. It never throws for what the other
 * side does, and it always ends by its deadline, whoever drips.
 */
import { performance } from "node:perf_hooks";
import type { Dispatcher } from "undici";
import { foldHeaders, type Headers } from "./headers.ts";

export type Answer = {
  kind: "answer";
  status: number;
  headers: Headers;
  /** As sent, still encoded; empty when the body was not wanted. */
  raw: Uint8Array;
  /** The body went on after `maxBytes`. */
  cut: boolean;
  /** The connection broke in the middle of the body. */
  broken: boolean;
  elapsedMs: number;
};

export type ExchangeResult =
  | Answer
  | { kind: "error"; error: unknown; elapsedMs: number }
  | { kind: "timeout"; elapsedMs: number };

export type ExchangeRequest = {
  url: URL;
  headers: Headers;
  maxBytes: number;
  deadlineMs: number;
  /** Decides by status and headers whether the body is read at all. */
  wantsBody: (status: number, headers: Headers) => boolean;
};

/** Sends one GET through `dispatcher`. */
export async function exchange(dispatcher: Dispatcher, request: ExchangeRequest): Promise<ExchangeResult> {
  const began = performance.now();
  const elapsed = () => performance.now() - began;
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), Math.max(1, request.deadlineMs));
  try {
    const { statusCode, headers, body } = await start(dispatcher, request, deadline.signal);
    // What happens to a body we turned away from must not become an unhandled error.
    body.on("error", () => {});
    const folded = foldHeaders(headers);
    const answer = { kind: "answer", status: statusCode, headers: folded } as const;
    if (!request.wantsBody(statusCode, folded)) {
      // A 304 has no body, so its connection can be kept; any other is closed rather than read for nothing.
      if (statusCode === 304) body.resume();
      else body.destroy();
      return { ...answer, raw: new Uint8Array(), cut: false, broken: false, elapsedMs: elapsed() };
    }
    const read = await readBody(body, request.maxBytes);
    if (read.broken && deadline.signal.aborted) return { kind: "timeout", elapsedMs: elapsed() };
    return { ...answer, ...read, elapsedMs: elapsed() };
  } catch (error) {
    if (deadline.signal.aborted) return { kind: "timeout", elapsedMs: elapsed() };
    return { kind: "error", error, elapsedMs: elapsed() };
  } finally {
    clearTimeout(timer);
  }
}

async function start(dispatcher: Dispatcher, request: ExchangeRequest, signal: AbortSignal) {
  const { url, headers } = request;
  const ask = () =>
    dispatcher.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: "GET",
      headers,
      signal,
    });
  try {
    return await ask();
  } catch (error) {
    // A kept connection may be closed by the server at the moment we use it again; that says nothing about it.
    if (!signal.aborted && wasKeptConnection(error)) return ask();
    throw error;
  }
}

const wasKeptConnection = (error: unknown): boolean =>
  error instanceof Error &&
  "socket" in error &&
  typeof error.socket === "object" &&
  error.socket !== null &&
  "bytesRead" in error.socket &&
  Number(error.socket.bytesRead) > 0;

async function readBody(
  body: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<{ raw: Uint8Array; cut: boolean; broken: boolean }> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let cut = false;
  let broken = false;
  try {
    for await (const chunk of body) {
      const room = maxBytes - size;
      chunks.push(chunk.length > room ? chunk.subarray(0, room) : chunk);
      size += Math.min(chunk.length, room);
      if (chunk.length > room) {
        cut = true;
        break;
      }
    }
  } catch {
    broken = true;
  }
  return { raw: chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks), cut, broken };
}

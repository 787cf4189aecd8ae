/**
 * Answers that go on: server-sent events to many browsers. So many for each address and for the whole process; who reads
 * too slowly is dropped and comes back with what it knows; each ends after some minutes, so that whoever signed out or
 * lost a right is not told more.
 */

export type Streams = {
  /** Undefined when there are too many. `drop`: breaks the connection of a reader that does not take what is sent. */
  open(caller: string, given: { onEnd: () => void; drop?: () => void }): OpenStream | undefined;
  count(): number;
};

export type OpenStream = { body: ReadableStream<Uint8Array>; send(bytes: Uint8Array): void; end(): void };

export type StreamLimits = {
  maxAll?: number;
  maxPerCaller?: number;
  maxWaitingBytes?: number;
  beatMs?: number;
  maxBeats?: number;
};

/** Sockets of one process, with room for everything else in what systems usually grant (1024 files at the least). */
const MAX_ALL = 800;
/** A family or an office behind one address; a browser itself opens six at most. */
const MAX_PER_CALLER = 30;
const MAX_WAITING_BYTES = 256 * 1024;
/** Proxies close what is silent for a minute. */
const BEAT_MS = 25_000;
/** Ten minutes. */
const MAX_BEATS = 24;

const BEAT = new TextEncoder().encode(":\n\n");

export function openStreams(limits: StreamLimits = {}): Streams {
  const { maxAll = MAX_ALL, maxPerCaller = MAX_PER_CALLER, maxWaitingBytes = MAX_WAITING_BYTES } = limits;
  const { beatMs = BEAT_MS, maxBeats = MAX_BEATS } = limits;
  const streams = new Set<OpenStream & { beats: number }>();
  const callers = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;

  function beat(): void {
    for (const stream of [...streams]) {
      stream.beats += 1;
      if (stream.beats > maxBeats) stream.end();
      else stream.send(BEAT);
    }
  }

  return {
    count: () => streams.size,
    open(caller, { onEnd, drop }) {
      const held = callers.get(caller) ?? 0;
      if (streams.size >= maxAll || held >= maxPerCaller) return undefined;
      let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
      let isOpen = true;

      const leave = () => {
        if (!isOpen) return false;
        isOpen = false;
        streams.delete(stream);
        const left = (callers.get(caller) ?? 1) - 1;
        if (left > 0) callers.set(caller, left);
        else callers.delete(caller);
        if (streams.size === 0) {
          clearInterval(timer);
          timer = undefined;
        }
        onEnd();
        return true;
      };
      const body = new ReadableStream<Uint8Array>(
        {
          start(given) {
            controller = given;
          },
          cancel: () => void leave(),
        },
        new ByteLengthQueuingStrategy({ highWaterMark: maxWaitingBytes }),
      );
      const stream = {
        body,
        beats: 0,
        send(bytes: Uint8Array) {
          if (!isOpen) return;
          controller?.enqueue(bytes);
          if ((controller?.desiredSize ?? 0) > 0 || !leave()) return;
          controller?.error(new Error("the reader is too slow"));
          drop?.();
        },
        end() {
          if (leave()) controller?.close();
        },
      };
      streams.add(stream);
      callers.set(caller, held + 1);
      timer ??= setInterval(beat, beatMs).unref();
      return stream;
    },
  };
}

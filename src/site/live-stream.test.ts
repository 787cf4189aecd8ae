import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type OpenStream, openStreams, type StreamLimits } from "./live-stream.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const open = (limits: StreamLimits = {}) => {
  const streams = openStreams(limits);
  const ended: string[] = [];
  const take = (caller: string, drop = () => {}) =>
    streams.open(caller, { onEnd: () => ended.push(caller), drop });
  return { streams, ended, take };
};
const must = (stream: OpenStream | undefined): OpenStream => {
  if (!stream) throw new Error("there were too many");
  return stream;
};
const bytes = (text: string) => new TextEncoder().encode(text);

describe("answers that go on", () => {
  test("are so many for an address and so many at all, and make room when they end", async () => {
    const { streams, ended, take } = open({ maxAll: 3, maxPerCaller: 2 });
    const first = must(take("a"));
    must(take("a"));
    expect(take("a")).toBeUndefined();
    const other = must(take("b"));
    expect(take("c")).toBeUndefined();
    first.end();
    first.end();
    expect([streams.count(), ended]).toEqual([2, ["a"]]);
    must(take("a"));
    // The browser went away.
    await other.body.cancel();
    expect([streams.count(), ended]).toEqual([2, ["a", "b"]]);
    expect(take("a")).toBeUndefined();
  });

  test("give all that was sent, in order, to the end", async () => {
    const stream = must(open().take("a"));
    for (const text of ["one ", "two "]) stream.send(bytes(text));
    stream.end();
    stream.send(bytes("late"));
    expect(await new Response(stream.body).text()).toBe("one two ");
  });

  test("drop who does not take what is sent", async () => {
    const { streams, ended, take } = open({ maxWaitingBytes: 100 });
    let dropped = 0;
    const slow = must(take("slow", () => void dropped++));
    for (let n = 0; n < 20; n++) slow.send(bytes("0123456789"));
    expect([dropped, streams.count(), ended]).toEqual([1, 0, ["slow"]]);
    await expect(new Response(slow.body).text()).rejects.toThrow(/too slow/);
  });

  test("show that they live, and end after some time", async () => {
    const { streams, take } = open({ beatMs: 1000, maxBeats: 2 });
    const stream = must(take("a"));
    vi.advanceTimersByTime(2500);
    expect(streams.count()).toBe(1);
    vi.advanceTimersByTime(1000);
    expect(streams.count()).toBe(0);
    expect(await new Response(stream.body).text()).toBe(":\n\n:\n\n");
    expect(vi.getTimerCount()).toBe(0);
  });
});

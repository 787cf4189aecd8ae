/** What other processes tell of comments, by the channel that the triggers of migration 0011 notify: one connection for all of it. */
import type { Database } from "#database/connect.ts";

const CHANNEL = "townwire_comments";

export type Ear = {
  /** Calls with the thread that changed; with undefined when something may have been missed. */
  onThread(heard: (thread: string | undefined) => void): void;
  /** Calls when editors decided something, or changed what they want of comments. */
  onRules(heard: () => void): void;
  close(): Promise<void>;
};

export async function openEar({ listen }: { listen: Database["listen"] }): Promise<Ear> {
  const threads = new Set<(thread: string | undefined) => void>();
  const rules = new Set<() => void>();
  const close = await listen(CHANNEL, (payload) => {
    if (payload === "rules" || payload === undefined) for (const heard of rules) heard();
    if (payload !== "rules") for (const heard of threads) heard(payload);
  });
  return {
    onThread: (heard) => void threads.add(heard),
    onRules: (heard) => void rules.add(heard),
    close,
  };
}

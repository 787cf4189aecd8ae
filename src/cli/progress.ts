/** Shows how far a long run is: one line that is drawn over on a terminal, a plain line now and then elsewhere. */
import type { Streams } from "./command.ts";

export type ProgressLine = {
  /** Draws the state; `done` of `total`. */
  show(done: number, total: number, words: string): void;
  /** Writes a line that stays. */
  say(line: string): void;
  end(): void;
};

const BAR = 24;

/** `now` in milliseconds; elsewhere than on a terminal at most one line in `everyMs`. `unit`: what is counted. */
export function makeProgress(
  stdout: Streams["stdout"],
  now: () => number,
  { everyMs = 5000, unit = "visits" }: { everyMs?: number; unit?: string } = {},
): ProgressLine {
  if (!stdout.isTTY) {
    let last = now();
    return {
      show(done, total, words) {
        if (now() - last < everyMs) return;
        last = now();
        stdout.write(`${done} of ${total} ${unit}; ${words}\n`);
      },
      say: (line) => void stdout.write(`${line}\n`),
      end() {},
    };
  }
  const clear = "\r\u001b[K";
  let drawn = 0;
  let latest = "";
  return {
    show(done, total, words) {
      const filled = total === 0 ? BAR : Math.round((BAR * done) / total);
      latest = `${"█".repeat(filled)}${"░".repeat(BAR - filled)} ${done}/${total} ${unit}, ${words}`.slice(
        0,
        (stdout.columns ?? 80) - 1,
      );
      if (now() - drawn < 50) return;
      drawn = now();
      stdout.write(clear + latest);
    },
    say: (line) => void stdout.write(`${clear}${line}\n${latest}`),
    end: () => void stdout.write(clear),
  };
}

/** The program's log: JSON lines on standard error, so that standard output stays free for what commands print. */
import { destination, type Logger, pino } from "pino";

export type Log = Pick<Logger, "debug" | "info" | "warn" | "error">;

export const makeLog = (level: string): Log =>
  pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination({ dest: 2, sync: true }));

/** For tests and tools that have nothing to tell. */
export const silentLog: Log = pino({ level: "silent" });

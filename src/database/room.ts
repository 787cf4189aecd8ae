/**
 * Room on the disk. The embedded database does not survive running out of it in the middle of its log: it stops
 * answering and takes the process with it. So we stop before that.
 */
import { statfs } from "node:fs/promises";

/** Four segments of the write-ahead log, 16 MB each. */
export const LEAST_FREE_BYTES = 64 * 1024 * 1024;

/** @throws an error with PostgreSQL's own code for a full disk (53100) when there is less room than the log may need. */
export async function demandRoom(folder: string, leastBytes = LEAST_FREE_BYTES): Promise<void> {
  const disk = await statfs(folder);
  const free = disk.bavail * disk.bsize;
  if (free < leastBytes)
    throw Object.assign(new Error(`No space left on device (${Math.floor(free / 1e6)} MB free)`), {
      code: "53100",
    });
}

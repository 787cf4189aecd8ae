/**
 * One process per data directory: PGlite has no server that could arbitrate, and two writers would destroy it.
 * The lock is a file with the owner's process id and start time; a lock whose owner is dead is taken over.
 */
import {
  closeSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { codeOf, TownwireError } from "#base/errors.ts";

type Owner = { pid: number; started: string };

/**
 * Takes the lock of `dataDir` (made when absent) and returns what releases it.
 * @throws TownwireError `data-locked` when a living process holds it, `data-directory` when it cannot be written.
 */
export function takeLock(dataDir: string): () => void {
  const path = join(dataDir, "lock");
  const me: Owner = { pid: process.pid, started: startOf(process.pid) };
  try {
    mkdirSync(dataDir, { recursive: true });
    if (create(path, me)) return () => release(path, me);
    const owner = readOwner(path);
    if (owner && isAlive(owner)) throw lockedBy(owner.pid, dataDir);
    if (takeOver(path, owner, me)) return () => release(path, me);
  } catch (error) {
    if (error instanceof TownwireError) throw error;
    throw new TownwireError(
      "data-directory",
      `The data directory ${dataDir} cannot be used (${codeOf(error) ?? String(error)}).`,
      "Check that it exists, is yours and has free space, or set TOWNWIRE_DATA to another folder.",
      { cause: error },
    );
  }
  throw lockedBy(undefined, dataDir);
}

function lockedBy(pid: number | undefined, dataDir: string): TownwireError {
  return new TownwireError(
    "data-locked",
    `Another Townwire process${pid ? ` (process ${pid})` : ""} is using ${dataDir}.`,
    "Stop it first, or use a PostgreSQL server (DATABASE_URL), which several processes can share.",
  );
}

/** Makes the lock with its content in one step (a hard link), so that nobody ever sees it empty. */
function create(path: string, me: Owner): boolean {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(me), { mode: 0o600 });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function readOwner(path: string): Owner | undefined {
  try {
    const owner: unknown = JSON.parse(readFileSync(path, "utf8"));
    if (typeof owner !== "object" || owner === null || !("pid" in owner) || !("started" in owner))
      return undefined;
    return typeof owner.pid === "number" && typeof owner.started === "string"
      ? { pid: owner.pid, started: owner.started }
      : undefined;
  } catch {
    return undefined; // damaged, or gone in the meantime
  }
}

/** So long a takeover may last; one that is older was left by a process that died in the middle of it. */
const TAKEOVER_MS = 10_000;

/**
 * Puts our lock in the place of a dead owner's. One process at a time may do so, and only while the lock is still the
 * one it saw; the place is never empty, so nobody can slip in.
 */
function takeOver(path: string, seen: Owner | undefined, me: Owner): boolean {
  const turn = `${path}.takeover`;
  try {
    if (Date.now() - statSync(turn).mtimeMs > TAKEOVER_MS) rmSync(turn, { force: true });
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
  }
  try {
    closeSync(openSync(turn, "wx", 0o600));
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
  try {
    const now = readOwner(path);
    if (now?.pid !== seen?.pid || now?.started !== seen?.started) return false;
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, JSON.stringify(me), { mode: 0o600 });
    renameSync(draft, path);
    return true;
  } finally {
    rmSync(turn, { force: true });
  }
}

function release(path: string, me: Owner): void {
  const owner = readOwner(path);
  if (owner?.pid === me.pid && owner.started === me.started) rmSync(path, { force: true });
}

function isAlive(owner: Owner): boolean {
  if (owner.pid === process.pid && owner.started === startOf(process.pid)) return true;
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    if (codeOf(error) === "ESRCH") return false;
  }
  // The number may have been given to another process since: where the start time can be read, it decides.
  const started = startOf(owner.pid);
  return started === "" || owner.started === "" || started === owner.started;
}

/** The start time of a process in clock ticks since boot (Linux: field 22 of /proc/<pid>/stat); empty elsewhere. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
}

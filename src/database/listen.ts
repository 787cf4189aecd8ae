/**
 * LISTEN on a PostgreSQL server: one connection that does nothing else. When it breaks it is made again, and whoever
 * listens is told that something may have been missed meanwhile.
 */
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";

const RETRY_MS = 1000;

/** Listens until the returned function is called. Notices that came while the connection was away are lost. */
export async function listenOn(
  url: string,
  channel: string,
  onNotice: (payload: string | undefined) => void,
): Promise<() => Promise<void>> {
  const ending = new AbortController();
  let client = await connect();

  async function connect(): Promise<pg.Client> {
    const made = new pg.Client({
      connectionString: url,
      application_name: "townwire-listen",
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
    });
    made.on("notification", (notice) => onNotice(notice.payload ?? ""));
    // Without a listener a broken connection would end the process; "end" follows and makes a new one.
    made.on("error", () => {});
    try {
      await made.connect();
      await made.query(`listen ${made.escapeIdentifier(channel)}`);
    } catch (error) {
      await made.end().catch(() => {});
      throw error;
    }
    made.once("end", () => void reconnect());
    return made;
  }

  async function reconnect(): Promise<void> {
    while (!ending.signal.aborted) {
      try {
        client = await connect();
        if (ending.signal.aborted) await client.end();
        else onNotice(undefined);
        return;
      } catch {
        // The database is away; whoever asks it something says so.
        await wait(RETRY_MS, undefined, { signal: ending.signal }).catch(() => {});
      }
    }
  }

  return async () => {
    if (ending.signal.aborted) return;
    ending.abort();
    await client.end();
  };
}

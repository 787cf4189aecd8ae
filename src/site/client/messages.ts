/** What pages tell the service worker. It reads nothing else. */

export type Message =
  /** An article is before the reader's eyes. */
  | { kind: "opened"; id: string }
  | { kind: "saved"; ids: readonly string[] }
  /** All that is saved, as the site lists it. */
  | { kind: "listed"; ids: readonly string[] }
  | { kind: "unsaved"; id: string };

const ID = /^[0-9a-z]{16}$/;

export function parseMessage(data: unknown): Message | undefined {
  if (typeof data !== "object" || data === null) return undefined;
  const { kind, id, ids } = data as { kind?: unknown; id?: unknown; ids?: unknown };
  if ((kind === "saved" || kind === "listed") && Array.isArray(ids))
    return { kind, ids: ids.filter(isId).slice(0, 500) };
  if ((kind === "opened" || kind === "unsaved") && isId(id)) return { kind, id };
  return undefined;
}

const isId = (id: unknown): id is string => typeof id === "string" && ID.test(id);

/** The id in the address of an article, as it is, as it is saved, or as it is kept. */
export const idIn = (path: string): string | undefined =>
  /^\/(?:article|saved|kept)\/([0-9a-z]{16})(?:\/|$)/.exec(path)?.[1];

/** Tells the worker once there is one; nobody waits for it. */
export function tellWorker(message: Message): void {
  void navigator.serviceWorker?.ready.then((registration) => registration.active?.postMessage(message));
}

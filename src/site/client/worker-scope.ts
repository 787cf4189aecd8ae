/** What the service worker uses of its own scope: TypeScript's page library does not know it. */

export type ExtendableEvent = Event & { waitUntil(work: Promise<unknown>): void };
export type FetchEvent = ExtendableEvent & {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
};
export type MessageFromPage = ExtendableEvent & { readonly data: unknown };

type Events = {
  install: ExtendableEvent;
  activate: ExtendableEvent;
  fetch: FetchEvent;
  message: MessageFromPage;
};

export type WorkerScope = {
  addEventListener<Name extends keyof Events>(name: Name, listener: (event: Events[Name]) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
  /** Written before the worker by the server: what every kept page needs. */
  readonly SHELL: Shell;
};

/** Addresses that the worker keeps as long as it lives; a new program has new ones, and so a new worker. */
export type Shell = { offline: string; styles: string; client: string };

export const scope = globalThis as unknown as WorkerScope;

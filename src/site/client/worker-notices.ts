/**
 * Notices in the service worker: shows what the site sent, opens its page when it is chosen, and tells the site when the
 * browser was given another address. Import it for its listeners.
 */
import { addressOf, post, subscribeWith } from "./push-address.ts";

/** What the site sends; `src/notices/message.ts` makes it. */
export type Notice = { title: string; body: string; url: string; tag: string };

/** The site's message, or words that are true of any: a browser shows something for every message, or ends them all. */
export function readNotice(text: string | undefined): Notice {
  const nothing = { title: "News from your places", body: "", url: "/local", tag: "news" };
  try {
    const given = JSON.parse(text ?? "") as Partial<Record<keyof Notice, unknown>> | null;
    const { title, body, url, tag } = given ?? {};
    if (typeof title !== "string" || title === "") return nothing;
    return {
      title,
      body: typeof body === "string" ? body : "",
      url: typeof url === "string" && /^\/(?![/\\])/.test(url) ? url : nothing.url,
      tag: typeof tag === "string" ? tag : nothing.tag,
    };
  } catch {
    return nothing;
  }
}

type Extendable = Event & { waitUntil(work: Promise<unknown>): void };
type Events = {
  push: Extendable & { readonly data: { text(): string } | null };
  notificationclick: Extendable & { readonly notification: Notification };
  pushsubscriptionchange: Extendable;
};
type Window = { readonly url: string; focus(): Promise<unknown> };
export type NoticeScope = {
  addEventListener<Name extends keyof Events>(name: Name, listener: (event: Events[Name]) => void): void;
  readonly registration: ServiceWorkerRegistration;
  readonly clients: {
    matchAll(options: { type: "window"; includeUncontrolled: true }): Promise<readonly Window[]>;
    openWindow(url: string): Promise<unknown>;
  };
};

export function listenForNotices(scope: NoticeScope): void {
  scope.addEventListener("push", (event) => {
    const { title, body, url, tag } = readNotice(event.data?.text());
    const options = { body, tag, icon: "/icon-192.png", data: url };
    event.waitUntil(scope.registration.showNotification(title, options));
  });

  scope.addEventListener("notificationclick", (event) => {
    event.notification.close();
    event.waitUntil(openPage(scope, readPath(event.notification.data)));
  });

  scope.addEventListener("pushsubscriptionchange", (event) => {
    event.waitUntil(tellAddress(scope).catch(() => undefined));
  });
}

const readPath = (data: unknown): string =>
  typeof data === "string" && /^\/(?![/\\])/.test(data) ? data : "/local";

async function openPage(scope: NoticeScope, path: string): Promise<void> {
  const windows = await scope.clients.matchAll({ type: "window", includeUncontrolled: true });
  const open = windows.find((one) => new URL(one.url).pathname === path);
  await (open ? open.focus() : scope.clients.openWindow(path));
}

/** The site knows which subscription it was by its cookie; without one there is nothing to keep. */
async function tellAddress({ registration }: NoticeScope): Promise<void> {
  const subscription = await subscribeWith(registration.pushManager);
  const address = addressOf(subscription);
  const answer = address && (await post("/notices/change", { address }));
  if (answer?.status === 404) await subscription.unsubscribe();
}

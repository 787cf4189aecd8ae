/** How the browser's own subscription is told to the site. For the pages and for the service worker. */

export type PushAddress = { endpoint: string; p256dh: string; auth: string };

export const CANNOT =
  "This browser cannot show notices. On an iPhone or iPad, first add this site to the Home Screen and open it from there.";

export const canPush = (): boolean =>
  "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

/** A service worker that does not start is never ready. */
const PATIENCE_MS = 10_000;

export async function findPush(): Promise<PushManager> {
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MS));
  const registration = await Promise.race([navigator.serviceWorker.ready, late]);
  if (!registration) throw new Error("there is no service worker");
  return registration.pushManager;
}

/** Undefined for one without keys: nothing could be encrypted for it. */
export function addressOf(subscription: PushSubscription): PushAddress | undefined {
  const p256dh = subscription.getKey("p256dh");
  const auth = subscription.getKey("auth");
  if (!p256dh || !auth) return undefined;
  return { endpoint: subscription.endpoint, p256dh: encode(p256dh), auth: encode(auth) };
}

/** Subscribes the browser with the site's key; anew, when it was subscribed with another. */
export async function subscribeWith(push: PushManager): Promise<PushSubscription> {
  const answer = await fetch("/notices/key");
  if (!answer.ok) throw new Error("the site gives no key");
  const key = (await answer.text()).trim();
  const known = await push.getSubscription();
  const knownKey = known?.options.applicationServerKey;
  if (known && knownKey && encode(knownKey) === key) return known;
  await known?.unsubscribe();
  return push.subscribe({ userVisibleOnly: true, applicationServerKey: key });
}

export const post = (path: string, body: object): Promise<Response> =>
  fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

/** Base64url without filling. */
const encode = (bytes: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

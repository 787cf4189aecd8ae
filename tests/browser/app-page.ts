/** What a browser keeps and asks for behind the page, where a test cannot see it otherwise. */
import type { BrowserContext, Page } from "playwright-core";
import { expect } from "vitest";

/** Asked again and again until it is so; through the debugger's door, which the page's own policy does not close. */
export const until = (page: Page, expression: string) =>
  expect.poll(() => page.evaluate(expression), { interval: 50, timeout: 15_000 }).toBe(true);

export const isControlled = (page: Page) => until(page, "navigator.serviceWorker.controller !== null");

/** Whether the worker has kept this article under this name. */
export const isKept = (page: Page, as: "saved" | "recent", id: string) =>
  until(page, `caches.open("kept-${as}-1").then((cache) => cache.match("/kept/${id}")).then(Boolean)`);

/** Everything of this browser that reaches the network from now on, the worker's too. */
export function watch(context: BrowserContext): { urls: string[]; bodies: string[] } {
  const seen = { urls: [] as string[], bodies: [] as string[] };
  context.on("request", (request) => {
    seen.urls.push(request.url());
    seen.bodies.push(`${request.postData() ?? ""} ${JSON.stringify(request.headers())}`);
  });
  return seen;
}

/** A real site on a free port, and the system's Chromium to look at it with. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from "playwright-core";
import { answerKept } from "#site/keep-pages.ts";
import { makeSite, type SiteNeeds } from "#site/site.ts";
import { SECRET } from "../setup/secret.ts";

// Without sandbox because CI runs as root; the rest keeps the browser itself off the network.
const FLAGS =
  "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";

export const openBrowser = (executablePath: string): Promise<Browser> =>
  chromium.launch({ executablePath, args: FLAGS.split(" ") });

/** A browser with a profile of its own, which is deleted with it. */
export const openProfile = (executablePath: string): Promise<BrowserContext> =>
  chromium.launchPersistentContext("", { executablePath, args: FLAGS.split(" ") });

export type ServedSite = { origin: string; close(): Promise<void> };

/**
 * Given `pages`, what was drawn is kept there and answered at the door, as the web role does. Its public address is another
 * one unless it is said to be its own: passkeys belong to a name, so that is "localhost".
 */
export async function serveSite(
  needs: Omit<SiteNeeds, "publicUrl" | "secret">,
  { isOwn = false } = {},
): Promise<ServedSite> {
  const { pages, editions } = needs;
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const origin = `http://${isOwn ? "localhost" : "127.0.0.1"}:${(server.address() as AddressInfo).port}`;
  const publicUrl = isOwn ? origin : "https://town.example";
  const listener = getRequestListener(makeSite({ ...needs, publicUrl, secret: SECRET }).fetch);
  server.on("request", (request, response) => {
    if (!pages || !answerKept({ hot: editions.hot, pages }, request, response))
      void listener(request, response);
  });
  return { origin, close: () => new Promise((closed) => void server.close(() => closed())) };
}

/** What a page did while it was looked at. */
export type Seen = { requests: string[]; errors: string[] };

/**
 * Opens a page of its own, hands it over, and closes it. Without motion: of a transition between two pages that gives way
 * to the next click the browser itself reports an error now and then, on a page without any script too.
 */
export async function withPage<T>(
  browser: Browser,
  options: BrowserContextOptions,
  look: (page: Page, seen: Seen) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  try {
    const page = await context.newPage();
    const seen: Seen = { requests: [], errors: [] };
    page.on("request", (request) => seen.requests.push(request.url()));
    page.on("pageerror", (error) => seen.errors.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") seen.errors.push(message.text());
    });
    return await look(page, seen);
  } finally {
    await context.close();
  }
}

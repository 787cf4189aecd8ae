/** A real site on a free port, and the system's Chromium to look at it with. */
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from "playwright-core";
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

export function serveSite(needs: Omit<SiteNeeds, "publicUrl" | "secret">): Promise<ServedSite> {
  return new Promise((resolve) => {
    const site = makeSite({ ...needs, publicUrl: "https://town.example", secret: SECRET });
    const server = serve({ fetch: site.fetch, port: 0, hostname: "127.0.0.1" }, (address: AddressInfo) =>
      resolve({
        origin: `http://127.0.0.1:${address.port}`,
        close: () => new Promise((closed) => void server.close(() => closed())),
      }),
    );
  });
}

/** What a page did while it was looked at. */
export type Seen = { requests: string[]; errors: string[] };

/** Opens a page of its own, hands it over, and closes it. */
export async function withPage<T>(
  browser: Browser,
  options: BrowserContextOptions,
  look: (page: Page, seen: Seen) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext(options);
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

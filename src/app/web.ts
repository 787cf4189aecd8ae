/** The web role: site and API on one port. */
import { type ServerType, serve } from "@hono/node-server";
import { Hono } from "hono";
import { makeApi } from "#api/api.ts";
import { codeOf, TownwireError } from "#base/errors.ts";
import { makeSite } from "#site/site.tsx";
import type { Tools } from "./tools.ts";

export type Web = { port: number; stop(): Promise<void> };

/**
 * Starts to answer requests.
 * @throws TownwireError `port-taken`, `port-forbidden`.
 */
export async function startWeb(tools: Tools): Promise<Web> {
  const { config, database, jobs, metrics, now } = tools;
  const needs = { db: database.db, now, publicUrl: config.publicUrl, jobs, metrics, contact: config.contact };
  const app = new Hono();
  app.route("/", makeApi(needs));
  app.route("/", makeSite(needs));
  const server = await listen(app, config.port, config.host);
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : config.port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ("closeIdleConnections" in server) server.closeIdleConnections();
        // Whoever is still reading after this long has gone to sleep.
        setTimeout(() => "closeAllConnections" in server && server.closeAllConnections(), 3000).unref();
      }),
  };
}

function listen(app: Hono, port: number, hostname: string): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname }, () => resolve(server));
    server.once("error", (error) => reject(explain(error, port, hostname)));
  });
}

function explain(error: unknown, port: number, host: string): unknown {
  switch (codeOf(error)) {
    case "EADDRINUSE":
      return new TownwireError(
        "port-taken",
        `Port ${port} of ${host} is taken by another program.`,
        `Stop that one, or choose another: townwire start --port ${port + 1}`,
        { cause: error },
      );
    case "EACCES":
    case "EADDRNOTAVAIL":
      return new TownwireError(
        "port-forbidden",
        `Port ${port} of ${host} cannot be opened (${codeOf(error)}).`,
        "Choose a port above 1023 and an address of this machine (PORT, HOST).",
        { cause: error },
      );
    default:
      return error;
  }
}

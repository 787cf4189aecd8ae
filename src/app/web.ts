/** The web role: site and API on one port. */
import { createServer, type Server } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { Hono, type MiddlewareHandler } from "hono";
import { compress } from "hono/compress";
import { routePath } from "hono/route";
import { makeApi } from "#api/api.ts";
import { codeOf, messageOf, TownwireError } from "#base/errors.ts";
import { commentBelongings } from "#comments/belongings.ts";
import { openEar } from "#comments/ear.ts";
import { openLive } from "#comments/live.ts";
import { openModerator } from "#comments/moderator.ts";
import { openWebhook } from "#comments/webhook.ts";
import type { Metrics } from "#metrics/metrics.ts";
import { newsletterBelongings } from "#newsletters/belongings.ts";
import { replyBelongings } from "#replies/belongings.ts";
import { noteShown } from "#replies/note.ts";
import { answerKept } from "#site/keep-pages.ts";
import { openPageCache } from "#site/page-cache.ts";
import { makeSite } from "#site/site.ts";
import type { Tools } from "./tools.ts";
import { ingestNeeds } from "./work.ts";

export type Web = { port: number; stop(): Promise<void> };

/**
 * Starts to answer requests. `name` stands in the masthead where the settings give none.
 * @throws TownwireError `port-taken`, `port-forbidden`.
 */
export async function startWeb(tools: Tools, name = "Townwire"): Promise<Web> {
  const { config, database, jobs, atlas, metrics, now, log, secret, push, mail } = tools;
  const { publicUrl, contact, timeZone, apps, oidc, commentWebhook } = config;
  const townName = config.siteName ?? name;
  const about = { publicUrl, contact, townName, timeZone, apps };
  const editions = await tools.editions();
  const pages = openPageCache(() => performance.now());
  editions.hot.onChange(pages.drop);
  const ear = await openEar({ listen: database.listen });
  const moderator = openModerator(database.db, undefined, ear);
  moderator.onPolicy?.(() => pages.drop("everything"));
  await moderator.read();
  const onTrouble = (error: unknown) =>
    log.warn({ why: messageOf(error) }, "what changed in a thread could not be read; tried again shortly");
  const live = openLive({ db: database.db, ear, onTrouble });
  metrics.follow(live.count);
  const webhook = commentWebhook && openWebhook({ fetcher: tools.fetcher, now }, commentWebhook);
  const doors = { jobs, atlas, metrics, editions, pages, push, mail, oidc };
  const parts = {
    ...doors,
    moderator,
    live,
    webhook,
    noteShown,
    line: ingestNeeds(tools),
    database: database.kind,
    fetcher: tools.fetcher,
    belongings: [commentBelongings, newsletterBelongings, replyBelongings],
  };
  const needs = { ...about, ...parts, db: database.db, now, log, secret };
  const app = new Hono();
  app.use(timeRequests(metrics));
  app.use(compress());
  app.route("/", makeApi({ ...needs, bounces: { mailing: config.mailing, secret, metrics } }));
  app.route("/", makeSite(needs));
  const site = getRequestListener(app.fetch);
  const door = createServer((request, response) => {
    if (answerKept({ hot: editions.hot, pages }, request, response))
      metrics.requests.observe({ route: "kept", status: String(response.statusCode) }, 0);
    else void site(request, response);
  });
  const server = await listen(door, config.port, config.host);
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : config.port,
    async stop() {
      await live.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        // Whoever is still reading after this long has gone to sleep.
        setTimeout(() => server.closeAllConnections(), 3000).unref();
      });
      await ear.close();
    },
  };
}

/** Counts and times answers by the pattern of their route, never by the address itself: that would name readers' reading. */
const timeRequests =
  (metrics: Metrics): MiddlewareHandler =>
  async (c, next) => {
    const began = performance.now();
    await next();
    const route = routePath(c);
    metrics.requests.observe({ route, status: String(c.res.status) }, (performance.now() - began) / 1000);
  };

function listen(server: Server, port: number, hostname: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => reject(explain(error, port, hostname)));
    server.listen(port, hostname, () => resolve(server));
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

/**
 * What runs in the browser, made of `client/` when the program starts: the pages' module, at an address that changes
 * with it, and the service worker, whose address must not.
 */
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { STYLES_PATH } from "./styles.ts";

const NAMES = ["main", "passkeys", "account", "thread", "queue", "worker"] as const;
type Name = (typeof NAMES)[number];

const folder = fileURLToPath(new URL("./client", import.meta.url));

/** All at once: each call starts the bundler's own program, and whoever starts the site waits for it. */
const { outputFiles } = buildSync({
  entryPoints: NAMES.map((name) => `${folder}/${name}.ts`),
  outdir: folder,
  bundle: true,
  minify: true,
  write: false,
  // Each in a scope of its own; a worker is no module everywhere yet.
  format: "iife",
  target: "es2022",
  legalComments: "none",
  logLevel: "silent",
});

function bundle(name: Name): string {
  const file = outputFiles.find(({ path }) => path === `${folder}/${name}.js`);
  if (!file) throw new Error(`client/${name}.ts made no file`);
  return file.text;
}

export const CLIENT: string = bundle("main");

const pathOf = (script: string): string =>
  `/client/${createHash("sha256").update(script).digest("hex").slice(0, 16)}.js`;

export const CLIENT_PATH = pathOf(CLIENT);

/** Loaded only where one signs in. */
export const PASSKEYS: string = bundle("passkeys");

export const PASSKEYS_PATH = pathOf(PASSKEYS);

/** Loaded only on the account's own page. */
export const ACCOUNT: string = bundle("account");

export const ACCOUNT_PATH = pathOf(ACCOUNT);

/** Loaded only where a thread takes comments. */
export const THREAD: string = bundle("thread");

export const THREAD_PATH = pathOf(THREAD);

/** Loaded only where the desk goes through comments. */
export const QUEUE: string = bundle("queue");

export const QUEUE_PATH = pathOf(QUEUE);

/** Shown by the worker when neither the network nor a copy answers. */
export const OFFLINE_PATH = "/offline";

const SHELL = { offline: OFFLINE_PATH, styles: STYLES_PATH, client: CLIENT_PATH };

/** With the addresses it keeps written before it, so that it changes, and is fetched anew, when one of them does. */
export const WORKER = `self.SHELL=${JSON.stringify(SHELL)};${bundle("worker")}`;

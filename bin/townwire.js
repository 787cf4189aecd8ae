#!/usr/bin/env node
// Starts the program on the Node release pinned in package.json, whatever Node the machine has: the pinned
// binary comes with `npm ci`. tsx lets it run the TypeScript sources as they stand, so nothing goes stale.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const main = join(root, "src/cli/townwire.ts");
const loader = pathToFileURL(join(root, "node_modules/tsx/dist/esm/index.mjs")).href;
const pinned = join(root, "node_modules/node/bin/node");

if (!existsSync(pinned)) {
  process.stderr.write(
    "townwire: the pinned Node is missing. Run `npm ci` in the folder of the checkout first.\n",
  );
  process.exit(1);
}
if (process.version.startsWith("v24.")) {
  const { register } = await import(
    pathToFileURL(join(root, "node_modules/tsx/dist/esm/api/index.mjs")).href
  );
  register();
  await import(pathToFileURL(main).href);
} else {
  const child = spawn(pinned, ["--import", loader, main, ...process.argv.slice(2)], { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => {
    if (signal) process.kill(process.pid, signal);
    else process.exit(code ?? 1);
  });
}

// Runs after `npm ci`: npm links the commands of dependencies, but not a checkout's own, so `npx townwire` would
// look for a package of that name. Linked here, it runs this checkout on the pinned Node.
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, "node_modules/.bin");
mkdirSync(folder, { recursive: true });
if (process.platform === "win32") {
  writeFileSync(join(folder, "townwire.cmd"), '@"%~dp0\\node" "%~dp0\\..\\..\\bin\\townwire.js" %*\r\n');
} else {
  const link = join(folder, "townwire");
  rmSync(link, { force: true });
  symlinkSync("../../bin/townwire.js", link);
}

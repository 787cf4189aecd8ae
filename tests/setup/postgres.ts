/**
 * Starts a PostgreSQL server of the suite's own, on a free port, in a temporary folder, and stops it at the end.
 * Where the machine has no server binaries, the tests that need them are skipped and one line says what to install.
 */
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type TestPostgres = { url: string; stop(): void };

export async function startPostgres(): Promise<TestPostgres | undefined> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, stop() {} };
  const bin = findBinaries();
  if (!bin) return undefined;

  const folder = mkdtempSync(join(tmpdir(), "townwire-postgres-"));
  chmodSync(folder, 0o777);
  const data = join(folder, "data");
  const port = await freePort();
  const options = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off -c max_connections=200`;
  run(join(bin, "initdb"), [
    "-D",
    data,
    "-U",
    "townwire",
    "-A",
    "trust",
    "-E",
    "UTF8",
    "--locale=C",
    "--no-sync",
  ]);
  run(join(bin, "pg_ctl"), ["-D", data, "-l", join(folder, "log"), "-w", "-o", options, "start"]);
  return {
    url: `postgres://townwire@127.0.0.1:${port}/postgres`,
    stop() {
      run(join(bin, "pg_ctl"), ["-D", data, "-m", "immediate", "stop"]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Whether there is a server to test on: one named by TEST_DATABASE_URL, or binaries to start our own with. */
export const hasPostgres = (): boolean => Boolean(process.env.TEST_DATABASE_URL || findBinaries());

function findBinaries(): string | undefined {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(debian, version, "bin")),
    ...(process.env.PATH ?? "").split(":"),
  ];
  return folders.find((folder) => existsSync(join(folder, "initdb")) && existsSync(join(folder, "pg_ctl")));
}

/** PostgreSQL refuses to run as root; there the package's own user runs it. */
function run(program: string, args: string[]): void {
  const asRoot = process.getuid?.() === 0;
  const [command, all] = asRoot ? ["runuser", ["-u", "postgres", "--", program, ...args]] : [program, args];
  execFileSync(command, all as string[], { stdio: "ignore", cwd: "/" });
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });

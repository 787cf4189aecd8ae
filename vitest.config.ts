import { defineConfig } from "vitest/config";
import { hasPostgres } from "./tests/setup/postgres.ts";

// Tests of rooms with tables are named *.db.test.ts and run twice, once on each database; everything else is
// the same whatever the database and runs once. *.postgres.test.ts and *.pglite.test.ts are about one of them.
// Files share a process and its modules: loading the program anew for each took a quarter of the suite. So what a module
// remembers must not matter to a test, as in the program itself.
const shared = {
  testTimeout: 30_000,
  hookTimeout: 60_000,
  pool: "forks",
  maxWorkers: 2,
  isolate: false,
} as const;

const onDatabase = (name: "pglite" | "postgres") => ({
  extends: true as const,
  test: {
    ...shared,
    name,
    include: [`{src,tests}/**/*.{db,${name}}.test.{ts,tsx}`],
    env: { TOWNWIRE_TESTED_ON: name },
  },
});

export default defineConfig({
  test: {
    globalSetup: ["tests/setup/global.ts"],
    reporters: ["default", "./tests/setup/closing-line.ts"],
    projects: [
      {
        extends: true,
        test: {
          ...shared,
          name: "pure",
          include: ["src/**/*.test.{ts,tsx}", "tests/**/*.test.ts"],
          exclude: ["**/*.{db,pglite,postgres}.test.{ts,tsx}"],
        },
      },
      onDatabase("pglite"),
      ...(hasPostgres() ? [onDatabase("postgres")] : []),
    ],
  },
});

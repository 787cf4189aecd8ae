/** The process: connects the command line to the operating system. */
import { main } from "./main.ts";

// A reader that closes the pipe early (`townwire source list | head`) is not an error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

// Said outright: whatever a broken database keeps open must not keep the process.
process.exit(await main(process.argv.slice(2), process));

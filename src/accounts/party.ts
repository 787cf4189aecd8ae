/** For which site passkeys are made: they belong to its host, and browsers give them to secure sites alone. Pure. */
import { isLoopback } from "#base/url.ts";

export type Party = {
  /** The host that they belong to for good. */
  id: string;
  /** Where a browser may use them. */
  origin: string;
};

/**
 * Undefined where browsers allow none: without https, or for a host that is a number. This machine's own site has them
 * under its name, http://localhost.
 */
export function partyOf(publicUrl: string): Party | undefined {
  const { protocol, hostname, port, origin } = new URL(publicUrl);
  if (isLoopback(publicUrl)) {
    if (hostname.endsWith(".localhost")) return { id: hostname, origin };
    return { id: "localhost", origin: `${protocol}//localhost${port ? `:${port}` : ""}` };
  }
  const isNumber = /^[\d.]+$|^\[/.test(hostname);
  return protocol === "https:" && !isNumber ? { id: hostname, origin } : undefined;
}

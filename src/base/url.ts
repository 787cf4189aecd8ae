/** Addresses from outside, made safe to use and alike when they mean the same page. */

/** Parses an http(s) address, resolved against `base`; undefined for anything else, over-long, or with a user name in it. */
export function parseHttpUrl(text: string, base?: string): URL | undefined {
  if (text.length > 4096) return undefined;
  const url = URL.parse(text.trim(), base);
  if (!url || (url.protocol !== "http:" && url.protocol !== "https:")) return undefined;
  if (!url.hostname || url.username || url.password) return undefined;
  return url;
}

// Parameters that say how a reader came, never which page it is. Names gathered from the vendors' own manuals
// (Google Analytics, Facebook, Mailchimp, HubSpot, Marketo, Matomo, Piano).
const TRACKING =
  /^(utm_[a-z_]+|mtm_[a-z_]+|pk_[a-z_]+|at_[a-z_]+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|mc_cid|mc_eid|_hsenc|_hsmi|mkt_tok|cmpid|ocid|ncid|ito|smid|xtor)$/i;

/** The address without fragment and tracking parameters; what we link to and show. */
export function cleanUrl(url: URL): string {
  const clean = new URL(url);
  clean.hash = "";
  for (const name of [...clean.searchParams.keys()]) if (TRACKING.test(name)) clean.searchParams.delete(name);
  return clean.href;
}

/**
 * A key under which two addresses of one page are equal: scheme, "www.", default port, trailing slash, tracking
 * parameters and the order of the others do not count. For comparing only; never fetched.
 */
export function urlKey(url: URL): string {
  const clean = new URL(cleanUrl(url));
  clean.searchParams.sort();
  const host = clean.host.replace(/^www\./, "");
  const path = clean.pathname.replace(/\/(index\.(html?|php))?$/i, "");
  return `${host}${path}${clean.search}`;
}

/** Whether an address leads to this machine itself, and so to nobody else's. */
export function isLoopback(address: string): boolean {
  const host = URL.parse(address)?.hostname ?? "";
  return /^(localhost|[a-z0-9.-]+\.localhost|127(\.\d+){3}|\[::1\])$/.test(host);
}

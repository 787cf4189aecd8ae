/** The address of the mail server: what stands in it, and what follows from it. */
import { parseConnectionUrl } from "nodemailer/lib/shared";
import { isLoopback } from "#base/url.ts";

/** A password goes over no open line to another machine, unless the operator says so in the address itself. */
export function needsTls(url: string): boolean {
  const { protocol, username, searchParams } = new URL(url);
  const isSettled = ["requireTLS", "ignoreTLS", "opportunisticTLS"].some((name) => searchParams.has(name));
  return protocol === "smtp:" && username !== "" && !isSettled && !isLoopback(url);
}

/** What nodemailer's connection takes, and what to log in with. */
export function parseSmtpUrl(url: string) {
  const { auth, ...options } = parseConnectionUrl(url);
  return { options: { ...options, ...(needsTls(url) ? { requireTLS: true } : {}) }, auth };
}

/** Of the site, for a sender's address; no number of a machine. */
export function domainOf(publicUrl: string): string {
  const { hostname } = new URL(publicUrl);
  return /^[\d.]+$|^\[/.test(hostname) ? "localhost" : hostname;
}

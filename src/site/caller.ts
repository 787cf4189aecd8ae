/**
 * The address that a request comes from, for limits on how often something may be tried. Behind a proxy on this machine or
 * network it is the last that the proxy put into `X-Forwarded-For`; what a stranger's own request says there counts nothing.
 */
import type { IncomingMessage } from "node:http";
import type { Context } from "hono";
import ipaddr from "ipaddr.js";

/** An IPv4 address, or the /64 that an IPv6 address is in: whoever has one has all of it. */
export function callerOf(c: Context): string {
  const { incoming } = (c.env ?? {}) as { incoming?: IncomingMessage };
  const near = parse(incoming?.socket.remoteAddress);
  const isProxy = near === undefined || near.range() !== "unicast";
  const said = isProxy ? parse(c.req.header("x-forwarded-for")?.split(",").at(-1)) : undefined;
  const caller = said ?? near;
  if (!caller) return "unknown";
  if (caller.kind() === "ipv4") return caller.toString();
  return ipaddr.fromByteArray([...caller.toByteArray().slice(0, 8), ...Array(8).fill(0)]).toString();
}

const parse = (text: string | undefined) => {
  const address = text?.trim() ?? "";
  return ipaddr.isValid(address) ? ipaddr.process(address) : undefined;
};

/**
 * Which internet addresses may be fetched: global unicast ones only. Everything the IANA special-purpose address
 * registries (RFC 6890 and its updates) set apart is refused, so that no feed can make us read the operator's own
 * network, and an address in no form we know is refused too.
 */
import { isIPv4, isIPv6 } from "node:net";
import ipaddr from "ipaddr.js";

const subnets = <T extends ipaddr.IPv4 | ipaddr.IPv6>(list: string) =>
  list
    .trim()
    .split(/\s+/)
    .map((cidr) => ipaddr.parseCIDR(cidr) as [T, number]);

// This network, private use, shared (CGNAT), loopback, link-local with the metadata services, IETF protocols,
// documentation, AS112, the former 6to4 relays, AMT, benchmarking, multicast, reserved and broadcast.
const REFUSED_V4 = subnets<ipaddr.IPv4>(`
  0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24
  192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24
  203.0.113.0/24 224.0.0.0/4 240.0.0.0/4`);

// Of IPv6 only 2000::/3 is global unicast; these parts of it are not: IETF protocols with Teredo, ORCHID and
// benchmarking, documentation, 6to4, AS112.
const GLOBAL_V6 = subnets<ipaddr.IPv6>("2000::/3");
const REFUSED_V6 = subnets<ipaddr.IPv6>(`
  2001::/23 2001:db8::/32 2002::/16 2620:4f:8000::/48 3fff::/20`);

// An IPv4 address in IPv6 clothes is judged by the IPv4 address: mapped (RFC 4291), and the well-known NAT64
// prefix (RFC 6052), through which an IPv6-only machine reaches every IPv4 host. The others that embed one
// (compatible, 6to4, Teredo, local NAT64) are no longer used by anyone well-meaning and lie in refused ranges.
const EMBEDDING_V6 = subnets<ipaddr.IPv6>("::ffff:0:0/96 64:ff9b::/96");

/** Whether an address (as `socket.remoteAddress` or a resolver gives it) is one that strangers may be served from. */
export function isPublicAddress(address: string): boolean {
  const plain = canonical(address);
  if (plain === undefined) return false;
  const parsed = ipaddr.parse(plain);
  if (parsed instanceof ipaddr.IPv4) return !REFUSED_V4.some((subnet) => parsed.match(subnet));
  const v6 = parsed as ipaddr.IPv6;
  if (EMBEDDING_V6.some((subnet) => v6.match(subnet)))
    return isPublicAddress(v6.toByteArray().slice(12).join("."));
  return GLOBAL_V6.some((subnet) => v6.match(subnet)) && !REFUSED_V6.some((subnet) => v6.match(subnet));
}

/**
 * One spelling for each address, by the URL Standard's parser: ipaddr.js takes some short or mixed spellings for
 * others than sockets do ("::1.2.3.4" for a mapped address). An address with a zone is none of the internet's.
 */
function canonical(address: string): string | undefined {
  if (isIPv4(address)) return address;
  return isIPv6(address) ? URL.parse(`http://[${address}]/`)?.hostname.slice(1, -1) : undefined;
}

/** The host name of an address without the brackets of IPv6 and the dot of the root. */
export const plainHostname = (url: URL): string =>
  url.hostname.replace(/^\[(.*)\]$/, "$1").replace(/\.$/, "");

/** `host:port` with the port always given: the form of FETCH_ALLOW. */
export const hostAndPort = (url: URL): string =>
  `${url.hostname.replace(/\.$/, "")}:${url.port || (url.protocol === "https:" ? "443" : "80")}`;

/** `localhost` and every name under it are this machine, whatever a resolver says (RFC 6761, section 6.3). */
export const isLocalhostName = (hostname: string): boolean =>
  /(^|\.)localhost$/i.test(hostname.replace(/\.$/, ""));

/** The IP address written in a URL, in plain form; undefined for a name. URL has already undone hex, octal and the like. */
export function literalAddress(url: URL): string | undefined {
  const host = plainHostname(url);
  return isIPv4(host) || host.includes(":") ? host : undefined;
}

/**
 * The sockets. Strangers' servers and the operator's allowed hosts have pools of their own; a socket of the
 * strangers' pool has passed the guard by the address it is really connected to, before a byte was sent, so it
 * holds for every later request on it and whatever a name resolved to.
 */
import { lookup as systemLookup } from "node:dns";
import type { LookupFunction, Socket } from "node:net";
import { Agent, buildConnector } from "undici";
import { isLocalhostName, isPublicAddress } from "./address.ts";

/** What the network is made of; tests bring their own names and let loopback pass for a stranger's. */
export type Network = {
  lookup?: LookupFunction | undefined;
  isPublic?: ((address: string) => boolean) | undefined;
};

export type Connections = {
  strangers: Agent;
  allowed: Agent;
  /** The same two for what is sent: what is under way then is never broken off, because nobody could tell if it arrived. */
  posts: { strangers: Agent; allowed: Agent };
  close(): Promise<void>;
};

export const ADDRESS_REFUSED = "TOWNWIRE_ADDRESS_REFUSED";

class AddressRefused extends Error {
  readonly code = ADDRESS_REFUSED;
  constructor(hostname: string, address: string) {
    super(`${hostname} is at ${address}`);
  }
}

export function openConnections(
  limits: {
    connectTimeoutMs: number;
    maxHeaderBytes: number;
    allowedConcurrency: number;
    postConcurrency: number;
  },
  network: Network = {},
): Connections {
  const isPublic = network.isPublic ?? isPublicAddress;
  const lookup = withLocalhost(network.lookup ?? (systemLookup as LookupFunction));
  const open = (connections: number, guard: ((address: string) => boolean) | undefined) =>
    new Agent({
      connect: connector(guard ? withGuard(lookup, guard) : lookup, guard, limits.connectTimeoutMs),
      connections,
      pipelining: 1,
      maxHeaderSize: limits.maxHeaderBytes,
      keepAliveMaxTimeout: 30_000,
      // The total deadline of a fetch ends it long before; these only back it up.
      headersTimeout: 120_000,
      bodyTimeout: 120_000,
    });
  const strangers = open(1, isPublic);
  const allowed = open(limits.allowedConcurrency, undefined);
  const posts = {
    strangers: open(limits.postConcurrency, isPublic),
    allowed: open(limits.postConcurrency, undefined),
  };
  let closing: Promise<unknown> | undefined;
  return {
    strangers,
    allowed,
    posts,
    async close() {
      closing ??= Promise.all([
        strangers.destroy(),
        allowed.destroy(),
        posts.strangers.close(),
        posts.allowed.close(),
      ]);
      await closing;
    },
  };
}

// TCP first, then the check, then TLS on the checked socket: one step would send the ClientHello unchecked.
function connector(
  lookup: LookupFunction,
  guard: ((address: string) => boolean) | undefined,
  timeout: number,
): buildConnector.connector {
  // HTTP/1.1 only: every server speaks it, and its costs to us are bounded by limits we understand.
  const connect = buildConnector({ lookup, timeout, allowH2: false } as buildConnector.BuildOptions);
  return (options, callback) => {
    const secure = options.protocol === "https:";
    const port = options.port || (secure ? "443" : "80");
    connect({ hostname: options.hostname, protocol: "http:", port }, (error, socket) => {
      if (error) return callback(error, null);
      const refusal = guard && refuse(options.hostname, socket, guard);
      if (refusal) {
        socket.destroy();
        return callback(refusal, null);
      }
      if (!secure) return callback(null, socket);
      connect({ ...options, port, httpSocket: socket }, callback);
    });
  };
}

function refuse(hostname: string, socket: Socket, isPublic: (address: string) => boolean): Error | undefined {
  const address = socket.remoteAddress;
  return address && isPublic(address) ? undefined : new AddressRefused(hostname, address ?? "no address");
}

/** Drops what the guard would refuse before a connection is tried, so that not even a handshake reaches it. */
const withGuard =
  (lookup: LookupFunction, isPublic: (address: string) => boolean): LookupFunction =>
  (hostname, options, callback) =>
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, []);
      const all = typeof found === "string" ? [{ address: found, family: 4 }] : found;
      const passed = all.filter(({ address }) => isPublic(address));
      const [first] = passed;
      if (!first) return callback(new AddressRefused(hostname, all[0]?.address ?? "no address"), []);
      if (options.all) callback(null, passed);
      else callback(null, first.address, first.family);
    });

const withLocalhost =
  (lookup: LookupFunction): LookupFunction =>
  (hostname, options, callback) => {
    if (!isLocalhostName(hostname)) return lookup(hostname, options, callback);
    if (options.all) callback(null, [{ address: "127.0.0.1", family: 4 }]);
    else callback(null, "127.0.0.1", 4);
  };

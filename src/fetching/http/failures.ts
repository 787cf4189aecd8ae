/** Turns what sockets, TLS and the HTTP parser throw into an outcome with a sentence the operator can use. */
import { codeOf, messageOf } from "#base/errors.ts";
import { type Failed, failed, type Refused, refused } from "../fetched.ts";
import { ADDRESS_REFUSED } from "../guard/connections.ts";

/** The outcome for an exchange that ended in an error. */
export function outcomeOfError(url: URL, error: unknown): Failed | Refused {
  const host = url.host;
  const code = deepCode(error) ?? "";
  if (code === ADDRESS_REFUSED) return refusedAddress(host, messageOf(error));
  if (/^(ENOTFOUND|ENODATA|ENONAME|EAI_NONAME|EAI_NODATA)$/.test(code))
    return failed(
      "no-such-host",
      `There is no host named ${url.hostname}; check the spelling of the address.`,
    );
  if (code === "EAI_AGAIN" || code === "EAI_FAIL")
    return failed(
      "no-such-host",
      `The name ${url.hostname} could not be looked up; check this machine's network and name server.`,
    );
  if (/TIMEOUT|ETIMEDOUT/.test(code))
    return failed("timeout", `${host} did not accept a connection in time; we try again later.`);
  if (/^(CERT_|ERR_TLS|ERR_SSL|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|HOSTNAME_MISMATCH|EPROTO)/.test(code))
    return failed(
      "tls",
      `No safe connection to ${host} could be made (${oneClause(error)}); its operator has to mend the certificate.`,
    );
  if (code === "ECONNREFUSED")
    return failed("unreachable", `${host} refuses connections; its server may be down.`);
  if (/^E(NET|HOST)UNREACH$|^EADDRNOTAVAIL$/.test(code))
    return failed("unreachable", `There is no way to ${host} from here; check this machine's network.`);
  if (code === "UND_ERR_HEADERS_OVERFLOW")
    return failed("broken-answer", `${host} sends headers larger than we accept.`);
  if (/^(HPE_|UND_ERR_RES)/.test(code) || (error instanceof Error && error.name === "HTTPParserError"))
    return failed("broken-answer", `${host} does not answer in proper HTTP (${oneClause(error)}).`);
  if (/^(UND_ERR_SOCKET|ECONNRESET|EPIPE|ECONNABORTED)$/.test(code))
    return failed("unreachable", `${host} closed the connection before it answered.`);
  if (/^UND_ERR_(DESTROYED|CLOSED)$/.test(code))
    return failed("stopping", `The fetch of ${url.href} was given up because the program is stopping.`);
  return failed("unreachable", `${host} could not be read (${oneClause(error)}).`);
}

export const refusedAddress = (host: string, detail: string): Refused =>
  refused(
    "address",
    `${host} was not fetched because it is not on the public internet (${detail}). If it is a machine of yours, add its host:port to FETCH_ALLOW.`,
  );

// With several addresses tried, Node gives an AggregateError whose parts have the codes.
function deepCode(error: unknown): string | undefined {
  const code = codeOf(error);
  if (code || !(error instanceof AggregateError)) return code;
  return error.errors.map((one) => codeOf(one)).find(Boolean);
}

// Node adds advice after a semicolon that is meant for programmers.
const oneClause = (error: unknown): string =>
  messageOf(error)
    .replace(/;.*$/, "")
    .replace(/[.\s]+$/, "")
    .slice(0, 200);

/**
 * How many subscriptions may lead to one push service. The few that browsers use have millions; an address of any other
 * may be a stranger's whom somebody wants us to call, so it gets few.
 */
const KNOWN: readonly (readonly [name: string, hosts: RegExp])[] = [
  ["google", /^fcm\.googleapis\.com$/],
  ["mozilla", /(^|\.)push\.services\.mozilla\.com$/],
  ["apple", /(^|\.)push\.apple\.com$/],
  ["microsoft", /(^|\.)notify\.windows\.com$/],
];

export const MAX_OF_KNOWN = 200_000;
export const MAX_OF_OTHER = 500;
/** Of all that are not known together: their names cost nothing. */
export const MAX_OF_OTHERS = 5_000;

export type Service = { name: string; isKnown: boolean };

export function serviceOf(endpoint: string): Service {
  const { hostname, origin, protocol } = new URL(endpoint);
  const [name] = (protocol === "https:" && KNOWN.find(([, hosts]) => hosts.test(hostname))) || [];
  return name === undefined ? { name: origin, isKnown: false } : { name, isKnown: true };
}

export const KNOWN_SERVICES = KNOWN.map(([name]) => name);

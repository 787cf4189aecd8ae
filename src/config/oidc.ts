/** The settings of another provider to sign in with: all three, or none. */
import { isLoopback, parseHttpUrl } from "#base/url.ts";

export type OidcConfig = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What readers call it. */
  readonly name: string;
};

type Given = {
  issuer: string | undefined;
  clientId: string | undefined;
  clientSecret: string | undefined;
  name: string | undefined;
};

/** Undefined when there is none; what is wrong is added to the problems. */
export function readOidc(given: Given, problems: string[]): OidcConfig | undefined {
  const { issuer, clientId, clientSecret, name } = given;
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) return undefined;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) {
    problems.push(
      "OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET belong together: set all three, or none",
    );
    return undefined;
  }
  const url = parseHttpUrl(issuer);
  if (!url || (url.protocol !== "https:" && !isLoopback(issuer))) {
    problems.push(`OIDC_ISSUER must be an https address, not "${issuer}"`);
    return undefined;
  }
  return Object.freeze({ issuer, clientId, clientSecret, name: name ?? url.hostname });
}

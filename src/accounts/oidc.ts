/**
 * Signing in with another provider (OpenID Connect Core 1.0, code flow with PKCE). The provider does what a link by mail
 * does: it confirms an address, and no more is kept of it. What protects one way through it is made from `state` and the
 * site's secret, so that nothing is kept here meanwhile; the browser that began keeps `state`.
 */
import type { Configuration } from "openid-client";
import { messageOf } from "#base/errors.ts";
import { signatureOf } from "#base/signed.ts";
import { isLoopback } from "#base/url.ts";
import { parseEmail, parseName } from "./parse.ts";

export type OidcSettings = { issuer: string; clientId: string; clientSecret: string; name: string };

export type Confirmed =
  | { kind: "confirmed"; email: string; name: string | undefined }
  /** away: the provider does not answer; refused: it, or its reader, said no; unconfirmed: it gave no address that it had confirmed. */
  | { kind: "away" | "refused" | "unconfirmed"; why: string };

export type Oidc = {
  /** Shown on the button. */
  readonly name: string;
  /** Where the provider asks its reader; undefined while it does not answer. */
  begin(state: string): Promise<string | undefined>;
  /** What it says of the reader that comes back. `query`: of the address it led back to. */
  finish(state: string, query: string): Promise<Confirmed>;
};

const TIMEOUT_SECONDS = 10;
/** Providers change their keys and addresses seldom. */
const KNOWN_MS = 3_600_000;
export const OIDC_BACK_PATH = "/sign-in/oidc/done";

export function openOidc(
  settings: OidcSettings,
  { publicUrl, secret }: { publicUrl: string; secret: string },
): Oidc {
  const back = `${publicUrl}${OIDC_BACK_PATH}`;
  const derive = (what: string, state: string): string => signatureOf(`oidc ${what} 1`, state, secret);
  let known: { config: Configuration; until: number } | undefined;

  async function discover(): Promise<Configuration> {
    if (known && known.until > performance.now()) return known.config;
    const { discovery, allowInsecureRequests, enableNonRepudiationChecks } = await import("openid-client");
    // This machine's own provider need not have a certificate.
    const isOwn = settings.issuer.startsWith("http:") && isLoopback(settings.issuer);
    const config = await discovery(
      new URL(settings.issuer),
      settings.clientId,
      settings.clientSecret,
      undefined,
      { timeout: TIMEOUT_SECONDS, execute: isOwn ? [allowInsecureRequests] : [] },
    );
    enableNonRepudiationChecks(config);
    known = { config, until: performance.now() + KNOWN_MS };
    return config;
  }

  return {
    name: settings.name,
    async begin(state) {
      const { buildAuthorizationUrl, calculatePKCECodeChallenge } = await import("openid-client");
      const config = await discover().catch(() => undefined);
      if (!config) return undefined;
      return buildAuthorizationUrl(config, {
        redirect_uri: back,
        scope: "openid email profile",
        state,
        nonce: derive("nonce", state),
        code_challenge: await calculatePKCECodeChallenge(derive("verifier", state)),
        code_challenge_method: "S256",
      }).href;
    },
    async finish(state, query) {
      const { authorizationCodeGrant } = await import("openid-client");
      let config: Configuration;
      try {
        config = await discover();
      } catch (error) {
        return { kind: "away", why: messageOf(error) };
      }
      try {
        const tokens = await authorizationCodeGrant(config, new URL(`${back}${query}`), {
          expectedState: state,
          expectedNonce: derive("nonce", state),
          pkceCodeVerifier: derive("verifier", state),
          idTokenExpected: true,
        });
        return readClaims(tokens.claims() ?? {});
      } catch (error) {
        return { kind: "refused", why: messageOf(error) };
      }
    },
  };
}

/** An address that the provider does not say it has confirmed may be anybody's. */
function readClaims(claims: Readonly<Record<string, unknown>>): Confirmed {
  const email = typeof claims.email === "string" ? parseEmail(claims.email) : undefined;
  if (email === undefined || claims.email_verified !== true)
    return { kind: "unconfirmed", why: "there is no confirmed e-mail address" };
  const name = [claims.name, claims.preferred_username].find((one) => typeof one === "string");
  return {
    kind: "confirmed",
    email,
    name: typeof name === "string" ? parseName(name.slice(0, 200)) : undefined,
  };
}

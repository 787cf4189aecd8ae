/** A provider of OpenID Connect on loopback, whose reader always agrees: for tests of signing in with another site. */
import { createHash, type createPrivateKey, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

export const CLIENT = { clientId: "town", clientSecret: "a secret of two" };

export type OidcProvider = {
  issuer: string;
  /** What it says of its reader from now on. */
  claims: Record<string, unknown>;
  /** Changes what its tokens are signed with, or says, for a test of that. */
  lie: { key?: boolean; nonce?: boolean; audience?: boolean };
  close(): Promise<void>;
};

const keyPair = () => generateKeyPairSync("rsa", { modulusLength: 2048 });

export async function startOidcProvider(): Promise<OidcProvider> {
  const { privateKey, publicKey } = keyPair();
  const other = keyPair().privateKey;
  const codes = new Map<string, URLSearchParams>();
  const state: Pick<OidcProvider, "claims" | "lie"> = { claims: {}, lie: {} };
  const server = createServer((request, response) => {
    void (async () => {
      const url = new URL(request.url ?? "/", issuer);
      const json = (value: object, status = 200) =>
        response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
      switch (url.pathname) {
        case "/.well-known/openid-configuration":
          return json({
            issuer,
            authorization_endpoint: `${issuer}/authorize`,
            token_endpoint: `${issuer}/token`,
            jwks_uri: `${issuer}/keys`,
            response_types_supported: ["code"],
            subject_types_supported: ["public"],
            id_token_signing_alg_values_supported: ["RS256"],
            code_challenge_methods_supported: ["S256"],
          });
        case "/keys":
          return json({
            keys: [{ ...publicKey.export({ format: "jwk" }), kid: "1", alg: "RS256", use: "sig" }],
          });
        case "/authorize": {
          const code = randomBytes(16).toString("hex");
          codes.set(code, url.searchParams);
          const back = new URL(url.searchParams.get("redirect_uri") ?? "");
          back.search = new URLSearchParams({ code, state: url.searchParams.get("state") ?? "" }).toString();
          return response.writeHead(302, { location: back.href }).end();
        }
        case "/token": {
          const given = await readForm(request);
          const asked = codes.get(given.get("code") ?? "");
          codes.delete(given.get("code") ?? "");
          const challenge = createHash("sha256")
            .update(given.get("code_verifier") ?? "")
            .digest("base64url");
          const isClient = given.get("client_secret") === CLIENT.clientSecret;
          if (!asked || !isClient || asked.get("code_challenge") !== challenge)
            return json({ error: "invalid_grant" }, 400);
          const now = Math.floor(Date.now() / 1000);
          const token = makeJwt(state.lie.key ? other : privateKey, {
            iss: issuer,
            sub: "reader-1",
            aud: state.lie.audience ? "another" : CLIENT.clientId,
            iat: now,
            exp: now + 300,
            nonce: state.lie.nonce ? "another" : asked.get("nonce"),
            ...state.claims,
          });
          return json({ access_token: "x", token_type: "Bearer", expires_in: 300, id_token: token });
        }
        default:
          return response.writeHead(404).end();
      }
    })();
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(state, {
    issuer,
    close: () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  });
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return new URLSearchParams(Buffer.concat(parts).toString());
}

function makeJwt(key: ReturnType<typeof createPrivateKey>, claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const signed = `${part({ alg: "RS256", kid: "1", typ: "JWT" })}.${part(claims)}`;
  return `${signed}.${sign("sha256", Buffer.from(signed), key).toString("base64url")}`;
}

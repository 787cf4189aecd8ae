/** An authenticator made of node:crypto (ES256, no attestation), for tests of passkeys: it answers as a browser's would. */
import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from "node:crypto";

type Options = { challenge: string };

export type TestAuthenticator = {
  id: string;
  /** What it says of the next use; it grows by itself. */
  counter: number;
  create(options: Options & { user: { id: string } }, more?: Partial<Said>): unknown;
  get(options: Options, more?: Partial<Said>): unknown;
};

/** Where it is and what it does: another site, say, for a test of that. */
type Said = { origin: string; rpId: string; type: string; userHandle: string };

const sha256 = (data: string | Buffer): Buffer => createHash("sha256").update(data).digest();
const b64 = (data: Buffer): string => data.toString("base64url");

/** `site`: the origin that the browser is at; its host is what passkeys belong to. */
export function makeAuthenticator(site: string): TestAuthenticator {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const credentialId = randomBytes(16);
  let handle = "";
  const usual = (type: string): Said => ({
    origin: site,
    rpId: new URL(site).hostname,
    type,
    userHandle: handle,
  });
  const authenticator: TestAuthenticator = {
    id: b64(credentialId),
    counter: 0,
    create({ challenge, user }, more = {}) {
      handle = user.id;
      const said = { ...usual("webauthn.create"), ...more };
      const clientData = makeClientData(said, challenge);
      const length = Buffer.from([0, credentialId.length]);
      const key = coseKey(publicKey);
      const attested = Buffer.concat([Buffer.alloc(16), length, credentialId, key]);
      const data = Buffer.concat([makeData(said, 0x45, authenticator.counter), attested]);
      const attestationObject = cborMap([
        [cborText("fmt"), cborText("none")],
        [cborText("attStmt"), cborMap([])],
        [cborText("authData"), cborBytes(data)],
      ]);
      const response = { clientDataJSON: b64(clientData), attestationObject: b64(attestationObject) };
      return credential({ ...response, transports: ["internal"] });
    },
    get({ challenge }, more = {}) {
      authenticator.counter += 1;
      const said = { ...usual("webauthn.get"), ...more };
      const clientData = makeClientData(said, challenge);
      const data = makeData(said, 0x05, authenticator.counter);
      const signature = createSign("sha256")
        .update(Buffer.concat([data, sha256(clientData)]))
        .sign(privateKey);
      return credential({
        clientDataJSON: b64(clientData),
        authenticatorData: b64(data),
        signature: b64(signature),
        ...(said.userHandle ? { userHandle: said.userHandle } : {}),
      });
    },
  };
  const credential = (response: object) => ({
    id: authenticator.id,
    rawId: authenticator.id,
    type: "public-key",
    clientExtensionResults: {},
    response,
  });
  return authenticator;
}

const makeClientData = ({ type, origin }: Said, challenge: string): Buffer =>
  Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));

/** WebAuthn, 6.1: hash of the host, flags, counter. */
function makeData({ rpId }: Said, flags: number, counter: number): Buffer {
  const count = Buffer.alloc(4);
  count.writeUInt32BE(counter);
  return Buffer.concat([sha256(rpId), Buffer.from([flags]), count]);
}

/** RFC 9053, 7.1: EC2, ES256, P-256 and the point. */
function coseKey(key: KeyObject): Buffer {
  const { x = "", y = "" } = key.export({ format: "jwk" });
  const point = (part: string) => cborBytes(Buffer.from(part, "base64url"));
  return cborMap([
    [Buffer.from([0x01]), Buffer.from([0x02])],
    [Buffer.from([0x03]), Buffer.from([0x26])],
    [Buffer.from([0x20]), Buffer.from([0x01])],
    [Buffer.from([0x21]), point(x)],
    [Buffer.from([0x22]), point(y)],
  ]);
}

// RFC 8949, as far as it is needed.
const cborHead = (major: number, size: number): Buffer =>
  size < 24
    ? Buffer.from([(major << 5) | size])
    : size < 256
      ? Buffer.from([(major << 5) | 24, size])
      : Buffer.from([(major << 5) | 25, size >> 8, size & 255]);
const cborText = (text: string): Buffer => Buffer.concat([cborHead(3, text.length), Buffer.from(text)]);
const cborBytes = (bytes: Buffer): Buffer => Buffer.concat([cborHead(2, bytes.length), bytes]);
const cborMap = (entries: readonly (readonly [Buffer, Buffer])[]): Buffer =>
  Buffer.concat([cborHead(5, entries.length), ...entries.flat()]);

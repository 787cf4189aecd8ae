/**
 * A push service on loopback and the browsers subscribed to it: what it is sent is checked and decrypted here with
 * nothing but node:crypto, as RFC 8291, RFC 8188 and RFC 8292 say.
 */
import {
  createDecipheriv,
  createECDH,
  createPublicKey,
  type ECDH,
  hkdfSync,
  randomBytes,
  verify,
} from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type Received = {
  path: string;
  payload: unknown;
  ttl: number;
  /** Of the signature: for whom, by whom, with which key. */
  audience: string;
  subject: string;
  publicKey: string;
  bytes: number;
};

export type Browser = { endpoint: string; p256dh: string; auth: string; privateKey: ECDH; secret: Buffer };

export type PushService = {
  host: string;
  received: Received[];
  /** A new browser, subscribed. */
  subscribe(): Browser;
  /** What it does from now on with messages that it could read; 201 at first. */
  answer: (response: ServerResponse, browser: Browser) => void;
  close(): Promise<void>;
};

export async function startPushService(): Promise<PushService> {
  const browsers = new Map<string, Browser>();
  const service: Pick<PushService, "received" | "answer"> = {
    received: [],
    answer: (response) => void response.writeHead(201).end(),
  };
  const server = createServer((request, response) => {
    void (async () => {
      const body = await readAll(request);
      const browser = browsers.get(request.url ?? "");
      if (!browser) return response.writeHead(404).end();
      try {
        service.received.push(read(request, body, browser));
      } catch (error) {
        return response.writeHead(400).end(String(error));
      }
      return service.answer(response, browser);
    })();
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(service, {
    host,
    subscribe() {
      const browser = makeBrowser(`http://${host}/send/${randomBytes(8).toString("hex")}`);
      browsers.set(new URL(browser.endpoint).pathname, browser);
      return browser;
    },
    close: () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  });
}

export function makeBrowser(endpoint: string): Browser {
  const privateKey = createECDH("prime256v1");
  const secret = randomBytes(16);
  return {
    endpoint,
    p256dh: privateKey.generateKeys().toString("base64url"),
    auth: secret.toString("base64url"),
    privateKey,
    secret,
  };
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function read(request: IncomingMessage, body: Buffer, browser: Browser): Received {
  if (request.method !== "POST") throw new Error("it is not posted");
  if (request.headers["content-encoding"] !== "aes128gcm") throw new Error("it is encoded otherwise");
  if (body.length > 4096) throw new Error("it is larger than push services take");
  const { host = "" } = request.headers;
  return {
    path: request.url ?? "",
    payload: JSON.parse(decrypt(body, browser).toString("utf8")),
    ttl: Number(request.headers.ttl),
    ...checkSignature(request.headers.authorization ?? ""),
    bytes: body.length,
    ...(host === new URL(browser.endpoint).host ? {} : { path: "elsewhere" }),
  };
}

/** RFC 8188, 2: salt, record size, key id (the sender's key), then one record; RFC 8291, 3.4: the keys. */
function decrypt(body: Buffer, { privateKey, secret }: Browser): Buffer {
  const salt = body.subarray(0, 16);
  const idLength = body.readUInt8(20);
  const senderKey = body.subarray(21, 21 + idLength);
  const record = body.subarray(21 + idLength);
  if (record.length > body.readUInt32BE(16)) throw new Error("it has more than one record");
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), privateKey.getPublicKey(), senderKey]);
  const ikm = Buffer.from(hkdfSync("sha256", privateKey.computeSecret(senderKey), secret, info, 32));
  const key = Buffer.from(hkdfSync("sha256", ikm, salt, "Content-Encoding: aes128gcm\0", 16));
  const nonce = Buffer.from(hkdfSync("sha256", ikm, salt, "Content-Encoding: nonce\0", 12));
  const cipher = createDecipheriv("aes-128-gcm", key, nonce);
  cipher.setAuthTag(record.subarray(-16));
  const padded = Buffer.concat([cipher.update(record.subarray(0, -16)), cipher.final()]);
  const end = padded.lastIndexOf(2);
  if (end < 0 || padded.subarray(end + 1).some((byte) => byte !== 0)) throw new Error("its filling is wrong");
  return padded.subarray(0, end);
}

/** RFC 8292: `vapid t=<JWT by ES256>, k=<public key>`. */
function checkSignature(header: string): Pick<Received, "audience" | "subject" | "publicKey"> {
  const [, token = "", publicKey = ""] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(header) ?? [];
  const [head = "", claims = "", signature = ""] = token.split(".");
  const point = Buffer.from(publicKey, "base64url");
  const jwk = {
    kty: "EC",
    crv: "P-256",
    x: point.subarray(1, 33).toString("base64url"),
    y: point.subarray(33).toString("base64url"),
  };
  const key = createPublicKey({ key: jwk, format: "jwk" });
  const signed = Buffer.from(`${head}.${claims}`);
  const isSigned = verify(
    "sha256",
    signed,
    { key, dsaEncoding: "ieee-p1363" },
    Buffer.from(signature, "base64url"),
  );
  if (!isSigned) throw new Error("its signature is wrong");
  const { aud, sub, exp } = JSON.parse(Buffer.from(claims, "base64url").toString()) as Record<string, string>;
  const hours = (Number(exp) - Date.now() / 1000) / 3600;
  if (hours <= 0 || hours > 24) throw new Error("it is signed for too long");
  return { audience: aud ?? "", subject: sub ?? "", publicKey };
}

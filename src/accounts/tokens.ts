/** What lets somebody in: 256 bits of chance, of which only the hash is kept. Of so much chance no salt or slow hash is needed. */
import { createHash, randomBytes } from "node:crypto";

/** 43 characters of base64url. */
export const makeToken = (): string => randomBytes(32).toString("base64url");

export const hashToken = (token: string): string => createHash("sha256").update(token).digest("base64url");

const TOKEN = /^[\w-]{43}$/;
/** Whether a text from outside has the form of a token; anything else need not be looked for. */
export const isToken = (text: string): boolean => TOKEN.test(text);

import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { isSame, readSignedId, signatureOf, signId } from "./signed.ts";

const SECRET = "a secret of thirty-two characters";
const ID = "06edestqg0n91sde";

test("each purpose has a key of its own, derived from the secret", () => {
  const key = createHmac("sha256", SECRET).update("townwire notices 1").digest();
  const own = createHmac("sha256", key).update(ID).digest("base64url");
  expect(signatureOf("notices 1", ID, SECRET)).toBe(own);
  expect(signatureOf("replies 1", ID, SECRET)).not.toBe(own);
});

test("a signed id is read again, and nothing else is", () => {
  const token = signId("notices 1", ID, SECRET);
  expect(readSignedId("notices 1", token, SECRET)).toBe(ID);
  const [, mac = ""] = token.split(".");
  const wrong = ["", ID, `${ID}.`, `${token}x`, `${token}.x`, `06edestqg0n91sdf.${mac}`, `x.${mac}`];
  for (const one of wrong) expect(readSignedId("notices 1", one, SECRET)).toBeUndefined();
  expect(readSignedId("replies 1", token, SECRET)).toBeUndefined();
  expect(readSignedId("notices 1", token, `${SECRET}!`)).toBeUndefined();
});

test("texts of other lengths and other signs are never the same", () => {
  expect([isSame("ab", "ab"), isSame("ab", "ac"), isSame("ab", "abc"), isSame("", "")]).toEqual([
    true,
    false,
    false,
    true,
  ]);
});

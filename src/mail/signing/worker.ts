/** What runs in a signing worker: letters in, messages as bytes out, in the same order. Started by `pool.ts` only. */
import { parentPort, workerData } from "node:worker_threads";
import { messageOf } from "#base/errors.ts";
import { buildLetter, type Letter } from "../letter.ts";
import { type DkimKey, openDkimKey, signDkim } from "./dkim.ts";
import type { KeyText, Signed } from "./pool.ts";

const keys: DkimKey[] = (workerData as KeyText[]).map(openDkimKey);

parentPort?.on("message", (letters: Letter[]) => {
  const signed = letters.map((letter) => signLetter(letter, keys));
  const bytes = signed.flatMap((one) => (one.kind === "signed" ? [one.message.buffer as ArrayBuffer] : []));
  parentPort?.postMessage(signed, bytes);
});

function signLetter(letter: Letter, keys: readonly DkimKey[]): Signed {
  try {
    const message = buildLetter(letter);
    const heads = keys.map((key) => Buffer.from(signDkim(message, key), "latin1"));
    const whole = new Uint8Array(heads.reduce((sum, { length }) => sum + length, message.length));
    let at = 0;
    for (const piece of [...heads, message]) {
      whole.set(piece, at);
      at += piece.length;
    }
    return { kind: "signed", message: whole };
  } catch (error) {
    return { kind: "refused", why: messageOf(error) };
  }
}

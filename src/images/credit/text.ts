/** Text in a picture's own notes: no encoding is said, so UTF-8 where it is valid, else Latin-1. */
import { oneLine } from "#base/text.ts";

const utf8 = new TextDecoder("utf-8", { fatal: true });
const latin1 = new TextDecoder("latin1");

export const MAX_NOTE = 200;

export function textFrom(bytes: Uint8Array): string {
  const short = bytes.subarray(0, 4 * MAX_NOTE);
  try {
    return oneLine(utf8.decode(short)).slice(0, MAX_NOTE);
  } catch {
    return oneLine(latin1.decode(short)).slice(0, MAX_NOTE);
  }
}

/** Many messages in one file, as mail servers keep them ("mbox", RFC 4155); a file that holds one message is that message. */

/** In order. A line that begins with ">From " lost its sign when it was put in, and gets it back. */
export function splitMbox(bytes: Buffer): Buffer[] {
  if (!bytes.subarray(0, 5).equals(Buffer.from("From "))) return bytes.length === 0 ? [] : [bytes];
  const text = bytes.toString("latin1");
  return text
    .split(/^From [^\n]*\n/m)
    .filter((one) => one.trim() !== "")
    .map((one) => Buffer.from(one.replace(/^>(>*From )/gm, "$1"), "latin1"));
}

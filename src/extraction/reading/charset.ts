/**
 * Bytes of a page → text. The order is: byte order mark, then valid UTF-8 (other encodings are almost never valid
 * UTF-8 by chance, while pages often declare a wrong charset), then the HTTP header, then the page's own meta
 * element, then statistics.
 */
import iconv from "iconv-lite";
import jschardet from "jschardet";

/** How many bytes are looked at for the meta element (WHATWG HTML asks for 1,024; real pages put it later). */
const META_WINDOW = 4_096;
/** Statistics cost milliseconds per 100 KB; a sample is as good. */
const SAMPLE_BYTES = 40_000;

/** Decodes a page; never fails: bytes that mean nothing become U+FFFD. */
export function decodePage(bytes: Uint8Array, contentType?: string): string {
  const marked = decodeByMark(bytes);
  if (marked !== undefined) return marked;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // Not UTF-8 throughout: go on with what the page says.
  }
  const header = /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType ?? "")?.[1];
  const name = known(header) ?? known(declaredInMeta(bytes)) ?? mostlyUtf8(bytes) ?? known(guess(bytes));
  return decodeAs(bytes, name ?? "windows-1252");
}

function decodeByMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return decodeAs(bytes.subarray(3), "utf-8");
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs(bytes.subarray(2), "utf-16le");
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeAs(bytes.subarray(2), "utf-16be");
  return undefined;
}

function declaredInMeta(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, META_WINDOW)).toString(
    "latin1",
  );
  const name = /<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1];
  // A meta that could be read as ASCII cannot be UTF-16 (WHATWG HTML, "prescan a byte stream").
  return name && /^utf-?16/i.test(name) ? "utf-8" : name;
}

/** One cut or stray byte in a page that is otherwise UTF-8 must not turn the whole page into noise. */
function mostlyUtf8(bytes: Uint8Array): string | undefined {
  const text = new TextDecoder("utf-8").decode(bytes);
  let broken = 0;
  let beyondAscii = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0xfffd) broken++;
    else if (code > 0x7f) beyondAscii++;
  }
  return beyondAscii > broken * 10 ? "utf-8" : undefined;
}

function guess(bytes: Uint8Array): string | undefined {
  const found = jschardet.detect(Buffer.from(bytes.subarray(0, SAMPLE_BYTES)));
  return found.confidence > 0.5 ? (found.encoding ?? undefined) : undefined;
}

function known(name: string | null | undefined): string | undefined {
  if (!name) return undefined;
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return iconv.encodingExists(name) ? name : undefined;
  }
}

function decodeAs(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder(name).decode(bytes);
  } catch {
    return iconv.decode(Buffer.from(bytes), name);
  }
}

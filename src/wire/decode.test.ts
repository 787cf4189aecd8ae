import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { decode } from "./decode.ts";

function read(bytes: Uint8Array, contentType?: string): [string, string] {
  const { encoding, chunks } = decode(bytes, contentType);
  return [encoding, [...chunks()].join("")];
}
const withProlog = (encoding: string, text: string): string =>
  `<?xml version="1.0" encoding="${encoding}"?><t>${text}</t>`;

describe("decode", () => {
  it("believes a byte order mark before anything else", () => {
    const text = withProlog("iso-8859-1", "Ünal");
    expect(read(Buffer.from(`\ufeff${text}`), "text/xml; charset=koi8-r")).toEqual(["utf-8", text]);
    expect(read(Buffer.from(`\ufeff${text}`, "utf16le"))).toEqual(["utf-16le", text]);
    expect(read(Buffer.from(`\ufeff${text}`, "utf16le").swap16())).toEqual(["utf-16be", text]);
    expect(read(iconv.encode(text, "utf-32le", { addBOM: true }))).toEqual(["utf-32le", text]);
  });

  it("sees UTF-16 and UTF-32 without a mark by their zeros", () => {
    const text = withProlog("utf-8", "Ünal");
    expect(read(Buffer.from(text, "utf16le"))).toEqual(["utf-16le", text]);
    expect(read(Buffer.from(text, "utf16le").swap16())).toEqual(["utf-16be", text]);
    expect(read(iconv.encode(text, "utf-32be", { addBOM: false }))).toEqual(["utf-32be", text]);
  });

  it("takes valid UTF-8 for UTF-8, whatever header and document say", () => {
    const text = withProlog("windows-1251", "Ünal €");
    expect(read(Buffer.from(text), "text/xml; charset=us-ascii")).toEqual(["utf-8", text]);
  });

  it("then believes the header, then the document, if that can be", () => {
    const text = withProlog("windows-1251", "Мир");
    const bytes = iconv.encode(text, "windows-1251");
    expect(read(bytes)).toEqual(["windows-1251", text]);
    expect(read(bytes, "text/xml; charset=utf-8")).toEqual(["windows-1251", text]);
    const other = iconv.encode(withProlog("windows-1251", "Łódź"), "iso-8859-2");
    expect(read(other, "text/xml; charset=ISO-8859-2")[1]).toContain("Łódź");
  });

  it("guesses when nobody says", () => {
    const text = `<t>${"Совет собрался во вторник и отложил решение. ".repeat(5)}</t>`;
    expect(read(iconv.encode(text, "windows-1251"))).toEqual(["windows-1251", text]);
    expect(read(Buffer.from("<t>caf\u00e9 \u0093x\u0094</t>", "latin1"))).toEqual([
      "windows-1252",
      "<t>café “x”</t>",
    ]);
  });

  it("stays with UTF-8 when a character was cut", () => {
    const bytes = Buffer.concat([Buffer.from(`<t>${"Größe und Straße ".repeat(10)}`), Buffer.from([0xc3])]);
    expect(read(bytes)[0]).toBe("utf-8");
    expect(read(bytes)[1]).toContain("Größe");
  });

  it("reads seven-bit charsets that look like ASCII when they are declared", () => {
    const text = withProlog("iso-2022-jp", "日本");
    expect(read(iconv.encode(withProlog("iso-2022-jp", ""), "ascii"))[0]).toMatch(/iso-2022-jp|utf-8/);
    const bytes = Buffer.from(text.replace("日本", "\x1b$BF|K\\\x1b(B"), "latin1");
    expect(read(bytes)).toEqual(["iso-2022-jp", text]);
  });

  it("removes controls and repairs characters that were re-encoded byte by byte", () => {
    expect(read(Buffer.from("<t>a\0b\u0007 don\u0092t\ufeff</t>"))).toEqual(["utf-8", "<t>ab don’t</t>"]);
  });

  it("splits no character between chunks", () => {
    const text = `a${"é🚲".repeat(50_000)}`;
    expect(read(Buffer.from(text))[1]).toBe(text);
  });
});

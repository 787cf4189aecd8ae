import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { decodePage } from "./charset.ts";

const meta = (name: string): string => `<html><head><meta charset="${name}"></head><body>`;

describe("decoding a page", () => {
  it("believes a byte order mark above all", () => {
    expect(decodePage(Buffer.from("\ufeffmärz", "utf16le"), "text/html; charset=utf-8")).toBe("märz");
  });

  it("takes valid UTF-8 for UTF-8, whatever the header says", () => {
    expect(decodePage(Buffer.from("Zoë – café"), "text/html; charset=iso-8859-1")).toBe("Zoë – café");
  });

  it("takes the header before the meta element", () => {
    const bytes = iconv.encode(`${meta("windows-1252")}привет`, "windows-1251");
    expect(decodePage(bytes, "text/html; charset=windows-1251")).toContain("привет");
  });

  it("reads the meta element when there is no header", () => {
    expect(decodePage(iconv.encode(`${meta("shift_jis")}日本語`, "shift_jis"))).toContain("日本語");
  });

  it("does not turn a UTF-8 page with one broken byte into noise", () => {
    const bytes = Buffer.concat([
      Buffer.from("über größe schön änderung höhe süß möbel fön"),
      Buffer.from([0xc3]),
    ]);
    expect(decodePage(bytes)).toContain("größe");
  });
});

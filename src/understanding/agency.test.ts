import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findAgency } from "./agency.ts";

fc.configureGlobal({ seed: 2026 });

const article = (text: string, more: { byline?: string; publisher?: string } = {}) => ({
  title: "A title",
  text,
  ...more,
});

describe("whose wire an article is", () => {
  it.each([
    ["COLUMBUS, Ohio (AP) — The House passed a budget.", "AP"],
    ["BERLIN, March 3 (Reuters) - Carmakers said on Tuesday", "Reuters"],
    ["PARIS (AFP) – Bakers went on strike.", "AFP"],
    ["LONDON (dpa) -- A ferry ran aground.", "dpa"],
    ["COLUMBUS, Ohio (Overland Wire) — The House passed a budget.", "Overland Wire"],
    ["(Lakes News Service) The ferry is late again.", "Lakes News Service"],
  ])("reads the credit of a dateline: %s", (text, agency) => {
    expect(findAgency(article(text))).toBe(agency);
  });

  it.each([
    ["Jane Roe, Associated Press", "AP"],
    ["By JANE ROE | The Associated Press", "AP"],
    ["Jane Roe, Tribune News Service", "TNS"],
    ["Jane Roe Bloomberg News", undefined],
    ["Jane Roe of Heartland Press Agency", "Heartland Press Agency"],
    ["Jane Roe, Ledger staff", undefined],
    ["Jane Roe", undefined],
  ])("reads the byline: %s", (byline, agency) => {
    expect(findAgency(article("The council met.", { byline }))).toBe(agency);
  });

  it("knows a publisher that is itself an agency, made up or not", () => {
    expect(findAgency(article("The House met.", { publisher: "Overland Wire" }))).toBe("Overland Wire");
    expect(findAgency(article("The House met.", { publisher: "States Newsroom" }))).toBe("States Newsroom");
    expect(findAgency(article("The council met.", { publisher: "Brindle Falls Ledger" }))).toBeUndefined();
  });

  it("reads the credit at the end", () => {
    expect(
      findAgency(article("The House met.\n\nCopyright 2026 The Associated Press. All rights reserved.")),
    ).toBe("AP");
    expect(findAgency(article("The House met.\n\n©2026 Tribune News Service"))).toBe("TNS");
    expect(findAgency(article("The House met.\n\n— Overland Wire"))).toBe("Overland Wire");
  });

  it("does not take a mention in the text for a credit", () => {
    expect(
      findAgency(article("She told the Associated Press that the mill (AP Mills) would shut.")),
    ).toBeUndefined();
    expect(findAgency(article("The city (population 8,000) — once larger — votes today."))).toBeUndefined();
    expect(findAgency(article("A live wire fell on Main Street."))).toBeUndefined();
  });

  it("answers promptly whatever the text", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, byline) => {
        const agency = findAgency(article(text, { byline }));
        return agency === undefined || agency.length > 0;
      }),
    );
    for (const piece of ["(", "A", "By ", "©", "Wire ", "—\n", "🦉"])
      findAgency(article(piece.repeat(300_000)));
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findLanguage } from "./language.ts";

const ENGLISH =
  "The town council voted on Tuesday to repair the old bridge over the river before the winter begins.";
const SPANISH =
  "El concejo municipal votó el martes para reparar el viejo puente sobre el río antes de que empiece el invierno.";
const RUSSIAN = "Городской совет решил во вторник отремонтировать старый мост через реку до начала зимы.";
const CHINESE = "市议会星期二投票决定在冬天到来之前修理河上的旧桥。";

describe("what the wire says", () => {
  it("is written as a primary subtag", () => {
    for (const given of ["en", "en-US", "EN_us", " eng ", "en-us, en"])
      expect(findLanguage(given, ENGLISH)).toBe("en");
    expect(findLanguage("iw", "")).toBe("he");
  });
  it("is ignored where it names no language", () => {
    for (const given of ["", "und", "mul", "xx", "q!", "english language", "-", "e".repeat(100_000)])
      expect(findLanguage(given, "")).toBeUndefined();
  });
  it("is believed for a short headline", () => {
    expect(findLanguage("es", "Copa del Sol: Brindle Falls 3, Osmer 1")).toBe("es");
    expect(findLanguage("en", "Buenas noches, Brindle Falls")).toBe("en");
  });
  it("is overruled by a text that is plainly in another language", () => {
    expect(findLanguage("en-US", SPANISH)).toBe("es");
    expect(findLanguage("en", RUSSIAN)).toBe("ru");
    expect(findLanguage("en", CHINESE)).toBe("zh");
    expect(findLanguage("es", ENGLISH)).toBe("en");
  });
  it("is kept for a language that the detector does not know", () => {
    expect(
      findLanguage(
        "ht",
        "Konsèy vil la te vote madi pou yo repare vye pon ki sou larivyè a anvan sezon fredi a kòmanse.",
      ),
    ).toBe("ht");
  });
});

describe("without a word from the wire", () => {
  it("the text tells", () => {
    expect(findLanguage(undefined, ENGLISH)).toBe("en");
    expect(findLanguage(undefined, SPANISH)).toBe("es");
    expect(findLanguage(undefined, RUSSIAN)).toBe("ru");
    expect(findLanguage(undefined, CHINESE)).toBe("zh");
  });
  it("names, numbers, pictures and addresses stay unknown", () => {
    for (const text of [
      "",
      "Osmer 3, Brindle 1",
      "🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉",
      "12:30 – 14:00",
      "https://paper.example/local-news",
    ])
      expect(findLanguage(undefined, text)).toBeUndefined();
  });
  it("one line in another language at the top does not decide", () => {
    expect(findLanguage(undefined, `Leer en español. ${ENGLISH.repeat(12)}`)).toBe("en");
  });
});

describe("hostile text", () => {
  it("gives a subtag or nothing, whatever it is given", () => {
    fc.assert(
      fc.property(
        fc.option(fc.string(), { nil: undefined }),
        fc.string({ unit: "binary" }),
        (given, text) => {
          const language = findLanguage(given, text);
          expect(language === undefined || /^[a-z]{2,3}$/.test(language)).toBe(true);
        },
      ),
    );
  });
  it("is read only at its beginning", () => {
    for (const piece of ["a", "🎉", "(", "א", "www.", "@", "\ud800", "Б a 中 "])
      expect(() => findLanguage("en", piece.repeat(1_000_000 / piece.length))).not.toThrow();
  });
});

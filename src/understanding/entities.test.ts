import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findEntities, keysOfName } from "./entities.ts";

/** Name, kind and count of each; `places` are words that stand for found places. */
function find(title: string, text: string, places: string[] = []) {
  const whole = `${title}\n\n${text}`;
  const mentions = places.flatMap((name) => {
    const found: { start: number; end: number }[] = [];
    for (let at = whole.indexOf(name); at !== -1; at = whole.indexOf(name, at + 1))
      found.push({ start: at, end: at + name.length });
    return found;
  });
  return findEntities({ title, text }, [{ mentions }]);
}
const names = (title: string, text: string, places?: string[]) =>
  find(title, text, places).map(({ name, kind, count }) => `${name}, ${kind}, ${count}`);
const keys = (text: string) => find("", text).map((entity) => entity.key);

describe("persons", () => {
  test("are counted under their full name when the surname follows", () => {
    expect(
      names(
        "Plan for the mill approved",
        "The plan was made by Marta Quillfeather. It took a year, Quillfeather said.",
      ),
    ).toEqual(["Marta Quillfeather, person, 2"]);
  });
  test("are found by the surname of a sentence-case headline", () => {
    const [one] = find("Why Quillfeather left", "The board thanked Marta Quillfeather for her work.");
    expect(one).toEqual({ key: "marta quillfeather", name: "Marta Quillfeather", kind: "person", count: 2 });
  });
  test("of one surname stay apart, and so does the bare surname", () => {
    const found = names(
      "",
      "We met Jane Brambleby and Oscar Brambleby there. The house belongs to Brambleby.",
    );
    expect(found).toEqual([
      "Jane Brambleby, person, 1",
      "Oscar Brambleby, person, 1",
      "Brambleby, person, 1",
    ]);
  });
  test("keep neither title nor place before their names", () => {
    expect(
      names("", "He asked Ohio Gov. Nell Ostrander and Police Chief Wim Tarrow about it.", ["Ohio"]),
    ).toEqual(["Nell Ostrander, person, 1", "Wim Tarrow, person, 1"]);
  });
  test("keep no trade before their names", () => {
    expect(names("", "Kicker Joe Plumtree missed. It was seen by School Planner Susan Whittle.")).toEqual([
      "Joe Plumtree, person, 1",
      "Susan Whittle, person, 1",
    ]);
  });
  test("are known by a title, an age, an initial or a Jr.", () => {
    const text =
      "The car of Ezra Plumtree, 43, was hit. A bus driven by Coach Vandersloot stopped. Then Uri K. Whittle came, and Bo Larkspur Jr. too.";
    expect(find("", text).map(({ name, kind }) => [name, kind])).toEqual([
      ["Ezra Plumtree", "person"],
      ["Vandersloot", "person"],
      ["Uri K. Whittle", "person"],
      ["Bo Larkspur Jr.".replace(".", ""), "person"],
    ]);
  });
  test("are one with and without accents, middle initial, suffix and possessive", () => {
    const text =
      "A letter by Radosław Wiśnik came. It was Radoslaw Wisnik’s second. Earlier Radosław P. Wiśnik Jr. had written, and Wiśnik's friends too.";
    expect(find("", text)).toMatchObject([{ key: "radoslaw wisnik", kind: "person", count: 4 }]);
  });
  test("keep small words and hyphens inside their names", () => {
    expect(
      keys("A speech by Ursula van der Hout was read to Ines Ocampo-Lund and to Tariq al-Wadi."),
    ).toEqual(["ursula van der hout", "ines ocampo-lund", "tariq al-wadi"]);
  });
});

describe("organisations", () => {
  test("are known by their words, with of, for and and", () => {
    const text =
      "The vote in the Osmer County Council followed a letter from the Department of Weights and Measures. It went to Kettle Bank and the University of Norland.";
    expect(find("", text).map(({ name, kind }) => [name, kind])).toEqual([
      ["Osmer County Council", "organisation"],
      ["Department of Weights", "organisation"],
      ["Kettle Bank", "organisation"],
      ["University of Norland", "organisation"],
    ]);
  });
  test("are one with the acronym that follows in brackets", () => {
    const text = "Money came from the Federal Lantern Management Agency (FLMA). Later FLMA sent more.";
    expect(names("", text)).toEqual(["Federal Lantern Management Agency, organisation, 3"]);
  });
  test("keep the place and the owner in their names", () => {
    const text = "It was the Osmer County Sheriff's Office that called, and not Brindle Falls High School.";
    expect(keys(text)).toEqual(["osmer county sheriff office", "brindle falls high school"]);
  });
  test("are none of those who lead them", () => {
    const text =
      "A letter from Orchard National Committee Chairman Abel Fennimore came to Water Board member Lou Tarrow.";
    expect(find("", text).map(({ name, kind }) => [name, kind])).toEqual([
      ["Orchard National Committee", "organisation"],
      ["Abel Fennimore", "person"],
      ["Water Board", "organisation"],
      ["Lou Tarrow", "person"],
    ]);
  });
  test("drop the corporate form from the key", () => {
    expect(
      find("", "Shares of Tinderbox Widgets, Inc. fell. The maker, Tinderbox Widgets, said so."),
    ).toMatchObject([{ key: "tinderbox widgets", count: 2 }]);
  });
});

describe("no entity is made of", () => {
  test("a place that was found", () => {
    expect(keys("It snowed in Brindle Falls.")).toEqual(["brindle falls"]);
    expect(find("", "It snowed in Brindle Falls.", ["Brindle Falls"])).toEqual([]);
  });
  test("words that only begin sentences or quotations, days and months", () => {
    expect(
      keys(
        'Nobody came on Monday. However, it rained. "Everyone knew," she said, "That is why." In May it was dry.',
      ),
    ).toEqual([]);
  });
  test("a headline in which every word has a capital", () => {
    expect(names("Council Approves Budget For Road Repairs", "The budget was approved by all.")).toEqual([]);
    expect(names("COUNCIL APPROVES BUDGET", "The budget was approved by all.")).toEqual([]);
  });
  test("titles, nations, parties and credits alone", () => {
    expect(keys("The President met some Republicans and a French senator. (Getty Images)")).toEqual([]);
  });
  test("a dateline", () => {
    expect(keys("LOWER FOBBING, Ohio (OW) — The bridge is open.")).toEqual(["ohio"]);
    expect(keys("LOWER FOBBING — The bridge is open.")).toEqual([]);
  });
  test("half a word, or a party and state in brackets", () => {
    expect(keys("They were in a pro-Growth mood by mid-March with Ada Fennimore (D-Ohio) there.")).toEqual([
      "ada fennimore",
    ]);
  });
});

test("a headline in capitals counts for those whom the text names", () => {
  const [one] = find(
    "Fennimore Wins Seat On County Board",
    "The seat goes to Ada Fennimore. She had run twice before.",
  );
  expect(one).toEqual({ key: "ada fennimore", name: "Ada Fennimore", kind: "person", count: 2 });
});

describe("whatever the text", () => {
  test("entities have a key, a name and a count", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" }), (title, text) => {
        for (const entity of findEntities({ title, text }, [])) {
          expect(entity.key).not.toBe("");
          expect(entity.name).not.toBe("");
          expect(entity.count).toBeGreaterThan(0);
        }
      }),
    );
  });
  test("every entity of capitalised words is met at most as often as they stand there", () => {
    const word = fc.constantFrom(
      "Ada",
      "Poe",
      "of",
      "the",
      "Bank",
      "said",
      "Mr.",
      "J.",
      "Roe's",
      "(FBI)",
      "and",
      ",",
      ".",
      "—",
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), (words) => {
        const total = findEntities({ title: "", text: words.join(" ") }, []).reduce(
          (sum, one) => sum + one.count,
          0,
        );
        expect(total).toBeLessThanOrEqual(words.length);
      }),
    );
  });
  test.each([
    ["nothing", ""],
    ["one long word", "A".repeat(1_000_000)],
    ["emoji", "🎉👩‍👩‍👧".repeat(100_000)],
    ["brackets", "(".repeat(1_000_000)],
    ["right to left", "قال الرئيس في القاهرة ".repeat(40_000)],
    ["capitals", "Ab Cd Ef ".repeat(100_000)],
    ["particles", "Ab van der ".repeat(100_000)],
    ["titles", "Mr. President General ".repeat(50_000)],
    ["initials", "A. B. C. ".repeat(100_000)],
    ["many names", Array.from({ length: 50_000 }, (_, i) => `Zq${i} Poe${i % 7} and`).join(" ")],
  ])("a million characters of %s are read promptly", (_, text) => {
    // What is read is capped, so the work is that of an ordinary long article.
    expect(findEntities({ title: text, text }, []).length).toBeLessThanOrEqual(60);
  });
});

describe("the keys of a name", () => {
  test("find the entity under whatever it was folded to", () => {
    const found = find(
      "",
      "A letter by Radosław Wiśnik came, Wiśnik said. Mayor Nora O’Hara and Bo Larkspur Jr. read it to Jean-Luc Fairwood at the Larkspur K. Mills Company.",
    );
    expect(found.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["Radosław Wiśnik", "Nora O’Hara", "Jean-Luc Fairwood"]),
    );
    for (const { name, key } of found) expect(keysOfName(name)).toContain(key);
    expect(keysOfName("nora o'hara")).toEqual(["nora ohara"]);
    expect(keysOfName("…")).toEqual([]);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openGazetteer } from "./gazetteer.ts";
import { type Coverage, type FoundPlace, findPlaces, MAX_CHARS } from "./places.ts";

fc.configureGlobal({ seed: 2026 });

const gazetteer = openGazetteer();
const NONE: Coverage[] = [];
const SPRINGFIELD_OHIO: Coverage[] = [{ lat: 39.92, lon: -83.81, weight: 1 }];

const find = (text: string, coverage = NONE, title = "A title"): FoundPlace[] =>
  findPlaces({ title, text }, { gazetteer, coverage });
/** "Springfield OH", "Ohio OH", "France FR": name with state or country. */
const names = (found: readonly FoundPlace[]): string[] =>
  found
    .map(({ place }) => `${place.name} ${place.country === "US" ? (place.admin1 ?? "US") : place.country}`)
    .sort();

describe("places named in a text", () => {
  it("binds a town to the state that follows", () => {
    expect(names(find("A bakery in Paris, Texas, won the prize."))).toEqual(["Paris TX", "Texas TX"]);
    expect(names(find("He moved to Portland, Maine, last year."))).toEqual(["Maine ME", "Portland ME"]);
    expect(names(find("The fair in Bolingbrook, Ill., opens today."))).toEqual([
      "Bolingbrook IL",
      "Illinois IL",
    ]);
  });

  it("takes the famous town when nothing else speaks", () => {
    expect(names(find("The museum in Paris was closed on Monday."))).toEqual(["Paris FR"]);
  });

  it("takes the town that the publisher covers before a larger one of the name", () => {
    expect(names(find("Firefighters in Springfield saved a barn.", SPRINGFIELD_OHIO))).toContain(
      "Springfield OH",
    );
  });

  it("lets the places of an article support each other", () => {
    const text =
      "Trains from Athens to Watkinsville and Winterville are late. Georgia will pay for the repair.";
    expect(names(find(text))).toContain("Athens GA");
  });

  it("keeps one sense of a name in an article", () => {
    const found = find(
      "LEBANON, Ohio — A mill burned. The mayor of Lebanon said that Lebanon would rebuild.",
    );
    expect(found.find(({ place }) => place.name === "Lebanon")?.mentions).toHaveLength(3);
    expect(names(found)).toEqual(["Lebanon OH", "Ohio OH"]);
  });

  it("reads counties in a row", () => {
    expect(names(find("Schools in Jackson, Barrow and Clarke counties in Georgia are shut."))).toEqual(
      expect.arrayContaining(["Barrow County GA", "Clarke County GA", "Jackson County GA"]),
    );
  });

  it("reads short forms and peoples", () => {
    expect(names(find("The U.S. and the U.K. signed. A Kenyan runner won, said the Ohioans."))).toEqual([
      "Kenya KE",
      "Ohio OH",
      "United Kingdom GB",
      "United States US",
    ]);
    expect(find("Tell us more, he said. IT MADE US LAUGH OUT LOUD.")).toEqual([]);
    expect(find("It costs US$10,000 a year.")).toEqual([]);
  });

  it("does not take persons for places", () => {
    expect(
      find("Paris Jackson and Jordan Lincoln sang. Jackson said that Mrs. Lincoln had been ill."),
    ).toEqual([]);
    expect(find("Mayor Houston and Sheriff Dallas W. Clinton spoke first.")).toEqual([]);
  });

  it("does not take ordinary words, months or directions for places", () => {
    expect(
      find("Reading is fun. Mobile phones ring in March. Hope remains, said North Street's oldest man."),
    ).toEqual([]);
  });

  it("does not take rivers, lakes and gulfs for the states and countries of their names", () => {
    expect(find("Barges wait on the Ohio River, on Lake Michigan and in the Gulf of Mexico.")).toEqual([]);
  });

  it("reads counties of a state as the state's", () => {
    expect(names(find("Some Ohio counties will test the rule."))).toEqual(["Ohio OH"]);
  });

  it("takes a county by its short name once it was named in full", () => {
    const found = find("Muscogee County has a new judge. Voters in Muscogee chose him.");
    expect(found.map(({ place, mentions }) => [place.name, mentions.length])).toEqual([
      ["Muscogee County", 2],
    ]);
  });

  it("reads a row of countries or states as such", () => {
    expect(names(find("They wrote to Armenia, Georgia, Iraq and Iran."))).toEqual([
      "Armenia AM",
      "Georgia GE",
      "Iran IR",
      "Iraq IQ",
    ]);
    expect(names(find("Cases rose in Utah, Washington, West Virginia and Oregon."))).toEqual([
      "Oregon OR",
      "Utah UT",
      "Washington WA",
      "West Virginia WV",
    ]);
  });

  it("hears what the words beside a name say that it is", () => {
    expect(names(find("Apples from the state of Washington are dear."))).toEqual(["Washington WA"]);
    expect(names(find("A snowfall closed schools in Buffalo, New York."))).toEqual([
      "Buffalo NY",
      "New York NY",
    ]);
    expect(
      find("A snowfall closed schools in Buffalo, New York.")
        .map(({ place }) => place.kind)
        .sort(),
    ).toEqual(["state", "town"]);
  });

  it("takes a country for the publisher's where only its host is known", () => {
    const at = (host: string): string[] =>
      names(
        findPlaces(
          { title: "", text: "Babies were born in Limerick on Monday.", host },
          { gazetteer, coverage: [] },
        ),
      );
    expect(at("paper.example.ie")).toEqual(["Limerick IE"]);
  });

  it("finds the operator's own places, small words at the end too", () => {
    const own = gazetteer.extend([
      {
        name: "Osmer County",
        kind: "county",
        within: "Ohio",
        lat: 40.3,
        lon: -82.2,
        alternates: ["Osmer valley"],
      },
    ]);
    const found = findPlaces(
      { title: "", text: "Snow fell in the Osmer valley." },
      { gazetteer: own, coverage: [] },
    );
    expect(found.map(({ place }) => place.name)).toEqual(["Osmer County"]);
  });

  it("takes places in the names of their bodies", () => {
    expect(names(find("The Toledo City Council met with the Cleveland Police Department."))).toEqual([
      "Cleveland OH",
      "Toledo OH",
    ]);
  });

  it("takes names by themselves in other languages", () => {
    const text =
      "Der Bürgermeister von München traf in Köln die Bürgermeisterin. Am Rand der Messe gab es Wasser und Brot.";
    const found = findPlaces({ title: "", text, language: "de" }, { gazetteer, coverage: NONE });
    expect(names(found)).toEqual(["Köln DE", "Munich DE"]);
  });

  it("cuts mentions out of title, two line ends, text", () => {
    const title = "Fire in Toledo";
    const text = "🔥 The fire in Toledo’s port, near Cleveland, is out.";
    const whole = `${title}\n\n${text}`;
    const mentions = find(text, NONE, title).flatMap((place) => place.mentions);
    expect(mentions.map(({ text: words }) => words)).toEqual(
      expect.arrayContaining(["Toledo", "Toledo", "Cleveland"]),
    );
    for (const { start, end, text: words } of mentions) expect(whole.slice(start, end)).toBe(words);
  });

  it("reads at most the first 20,000 characters of a text", () => {
    expect(find(`${"so on ".repeat(MAX_CHARS / 6)} and then in Toledo, Ohio.`)).toEqual([]);
  });

  it("holds its promises whatever the text", () => {
    const word = fc.constantFrom(
      "Paris",
      "Ohio",
      "St.",
      "Mr.",
      "Jackson",
      "County",
      "in",
      "—",
      ",",
      "U.S.",
      "É",
      "ß",
      "🦉",
      "مدينة",
      "(",
      "\n\n",
      "’s",
    );
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(word, { maxLength: 60 }).map((words) => words.join(" ")),
    );
    fc.assert(
      fc.property(text, text, (title, body) => {
        const found = find(body, SPRINGFIELD_OHIO, title);
        const whole = `${title}\n\n${body}`;
        expect(find(body, SPRINGFIELD_OHIO, title)).toEqual(found);
        for (const { score, mentions } of found) {
          expect(score).toBeGreaterThan(0);
          expect(score).toBeLessThanOrEqual(1);
          for (const { start, end, text: words } of mentions) expect(whole.slice(start, end)).toBe(words);
        }
      }),
    );
  });

  it.each([
    "",
    "(",
    "A",
    "Paris ",
    "St. ",
    "U.S.",
    "🦉",
    "a-",
    "Jackson, ",
    "County ",
    "北京",
    "\u202eabc",
    "'",
    "Paris, Texas ",
  ])("returns promptly from a million characters of %j", (piece) => {
    const long = piece.repeat(Math.ceil(1_000_000 / Math.max(1, piece.length)));
    expect(find(long, SPRINGFIELD_OHIO, long).length).toBeLessThan(50);
  });
});

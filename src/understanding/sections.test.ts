import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { electionSeason } from "./sections/election.ts";
import { findSections, SECTION_RULES } from "./sections.ts";

const slugs = (found: readonly { slug: string; score: number }[]): string[] =>
  found.filter(({ score }) => score >= 0.5).map(({ slug }) => slug);
const headline = (title: string) => slugs(findSections({ title, text: "" }));

describe("a headline alone", () => {
  it("is told by its words", () => {
    expect(headline("Osmer Wildcats beat Brindle Falls 21-14 in high school football opener")).toContain(
      "sports",
    );
    expect(headline("Senate Republicans block Democrats' voting rights bill")).toContain("politics");
    expect(headline("School board approves new middle school, hires 12 teachers")).toContain("education");
    expect(headline("Three-bedroom lakefront home for sale in Brindle Falls listed at $450,000")).toContain(
      "real-estate",
    );
  });
  it("without a subject of ours is in no section", () => {
    expect(headline("Man arrested after armed robbery of bank")).toEqual([]);
    expect(headline("Winter storm warning issued for Osmer County")).toEqual([]);
    expect(headline("")).toEqual([]);
    expect(headline("🎉🎉🎉")).toEqual([]);
  });
  it("about an election is in politics too", () => {
    const found = headline(
      "Early voting begins in governor's race: what is on the ballot in the Republican primary",
    );
    expect(found).toEqual(expect.arrayContaining(["politics", "election"]));
  });
});

describe("a full article", () => {
  const robbery = {
    title: "Coldbrook man charged with bank robbery",
    text: `A Coldbrook man was arrested on Tuesday and charged with robbing the savings bank on Market Street. Police said
      he showed a teller a note and fled on foot. A judge set bail at $50,000, and the county prosecutor asked that he stay
      in jail until trial. Two witnesses told detectives that they knew his coat. `,
  };
  it("of a subject without a section is in no section, however long", () => {
    expect(slugs(findSections(robbery))).toEqual([]);
    expect(slugs(findSections({ ...robbery, text: robbery.text.repeat(4) }))).toEqual([]);
  });
  it("is told by its text where the headline says little", () => {
    const text = `The Wildcats scored twice in the last quarter and beat Harlow 21-14 on Friday night. Quarterback Dan
      Reese threw for 180 yards and two touchdowns, and the defense held on fourth down at its own 5-yard line. The
      team plays its next game at home against the Tigers, who have won the conference title for three seasons.`;
    expect(slugs(findSections({ title: "A night to remember", text }))).toEqual(["sports"]);
  });
});

describe("where the publisher files it", () => {
  const title = "A night that nobody in town will soon forget";
  it("counts by folder, category and code", () => {
    expect(
      slugs(findSections({ title, text: "", url: "https://paper.example/high-school-sports/a-night" })),
    ).toEqual(["sports"]);
    expect(slugs(findSections({ title, text: "", categories: ["News", "Prep Sports"] }))).toContain("sports");
    expect(slugs(findSections({ title, text: "", categories: ["Local > Schools"] }))).toContain("education");
    expect(slugs(findSections({ title, text: "", mediaTopics: ["medtop:20000241"] }))).toContain(
      "real-estate",
    );
    expect(slugs(findSections({ title, text: "", categories: ["subj:11003000"] }))).toEqual(
      expect.arrayContaining(["politics", "election"]),
    );
  });
  it("does not read the article's own name in the address", () => {
    const url = "https://paper.example/news/sports";
    expect(
      findSections({ title: "Council meets on Tuesday", text: "", url }).map((one) => one.slug),
    ).not.toContain("sports");
  });
  it("under another subject speaks against", () => {
    const title = "Senate Republicans block voting rights bill";
    const plain = findSections({ title, text: "" }).find((one) => one.slug === "politics")?.score ?? 0;
    const column = findSections({ title, text: "", url: "https://paper.example/opinion/columns/a" });
    expect(column.find((one) => one.slug === "politics")?.score ?? 0).toBeLessThan(plain);
  });
  it("is all there is in other languages than English", () => {
    const spanish = { title: "El concejo municipal aprueba el presupuesto", text: "", language: "es" };
    expect(findSections(spanish)).toEqual([]);
    expect(slugs(findSections({ ...spanish, categories: ["Politics"] }))).toContain("politics");
  });
});

describe("the operator's own rules", () => {
  it("make a section of any subject, category, folder or code", () => {
    const rules = [
      ...SECTION_RULES,
      { slug: "farm", labels: ["agriculture"], mediaTopics: ["medtop:20000210"] },
      { slug: "tigers", categories: ["Tiger Beat"], paths: ["tigers"] },
    ] as const;
    const about = (more: object) =>
      slugs(findSections({ title: "What the week brought to the valley", text: "", ...more }, rules));
    expect(about({ categories: ["TIGER BEAT"] })).toEqual(["tigers"]);
    expect(about({ url: "https://paper.example/tigers/what" })).toEqual(["tigers"]);
    expect(about({ categories: ["Farm"] })).toContain("farm");
    expect(about({})).not.toContain("tigers");
  });
});

describe("the season of elections", () => {
  it("follows the Tuesday after the first Monday of November", () => {
    expect(electionSeason(new Date("2026-10-20T12:00:00Z"))).toBe(1);
    expect(electionSeason(new Date("2027-10-20T12:00:00Z"))).toBe(0.5);
    expect(electionSeason(new Date("2026-05-05T12:00:00Z"))).toBe(0.5);
    expect(electionSeason(new Date("2027-05-05T12:00:00Z"))).toBe(0);
    expect(electionSeason(new Date("2022-11-18T00:00:00Z"))).toBe(1);
    expect(electionSeason(new Date("2022-11-19T00:00:00Z"))).toBe(0);
    expect(electionSeason(new Date(Number.NaN))).toBe(0);
  });
});

describe("hostile text", () => {
  it("gives known slugs with scores between 0 and 1", () => {
    const text = fc.string({ unit: "binary" });
    fc.assert(
      fc.property(
        text,
        text,
        fc.array(text),
        text,
        fc.date({ noInvalidDate: false }),
        (title, body, categories, url, published) => {
          for (const { slug, score } of findSections({
            title,
            text: body,
            categories,
            mediaTopics: categories,
            url,
            published,
          })) {
            expect(SECTION_RULES.map((one) => one.slug)).toContain(slug);
            expect(score >= 0 && score <= 1).toBe(true);
          }
        },
      ),
    );
  });
  it("is read only at its beginning, however long", () => {
    const found = (length: number) =>
      ["a", "(", "🎉", "א", "|", "/", "1-", "- ", "\ud800", "School board "].map((piece) => {
        const text = piece.repeat(length / piece.length);
        return findSections({
          title: text,
          text,
          url: `https://paper.example/${text}`,
          categories: [text],
          mediaTopics: [text],
        });
      });
    expect(found(1_000_000)).toHaveLength(10);
  });
});

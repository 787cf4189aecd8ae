import { describe, expect, test } from "vitest";
import { openScorer } from "./scorer.ts";

const scorer = openScorer();

describe("the comments model", () => {
  test.each([
    "Check out my channel and subscribe!! http://win.example/?id=4711",
    "I make $5000 a week working from home, click here www.win.example",
  ])("knows spam: %s", (text) => expect(scorer.score(text).spam).toBeGreaterThan(0.7));

  test.each([
    "You are an idiot.",
    "Only a moron like you could write this drivel. Shut up!!",
    "you people are PATHETIC LIARS",
    "f*** off, you clown",
  ])("knows an attack: %s", (text) => expect(scorer.score(text).toxicity).toBeGreaterThan(0.6));

  test.each([
    "The bridge on Mill Street has been closed since March. Does anybody know when it opens?",
    "I disagree: the levy would cost the average household 40 dollars a year, and the school needs the roof.",
    "Thank you for reporting this. My grandmother worked at the mill.",
    "Here is the agenda: https://town.example/agenda",
  ])("leaves ordinary words alone: %s", (text) => {
    expect(scorer.score(text).spam).toBeLessThan(0.9);
    expect(scorer.score(text).toxicity).toBeLessThan(0.6);
  });

  test("gives shares for whatever it gets", () => {
    for (const text of ["", " ", "\ud800", "💥".repeat(5000), "a".repeat(10_000)])
      for (const share of Object.values(scorer.score(text))) {
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
      }
  });

  test("learns from a handful of decisions, and not from one", () => {
    const own = openScorer();
    const text = (n: number) =>
      `Buy your gutters at Alder Gutters, ask for offer ${n}, best gutters in the county`;
    const civil = "The council meets on Tuesday to talk about the bridge.";
    const before = own.score(text(0)).spam;
    own.learn({ text: text(1), spam: true });
    expect(own.score(text(0)).spam).toBeGreaterThan(before);
    for (let n = 2; n < 12; n++)
      own.learn({ text: text(n), spam: true, toxicity: n % 2 === 0 ? undefined : false });
    expect(own.score(text(0)).spam).toBeGreaterThan(0.7);
    expect(own.score(civil).spam).toBeLessThan(0.5);
    // What one learned the other has not.
    expect(scorer.score(text(0)).spam).toBe(before);
  });

  test("learns what this site calls an attack", () => {
    const own = openScorer();
    const text = (n: number) => `Typical flatlander talk, number ${n}.`;
    const before = own.score(text(0)).toxicity;
    for (let n = 1; n < 12; n++) own.learn({ text: text(n), toxicity: true });
    expect(own.score(text(0)).toxicity).toBeGreaterThan(Math.max(0.5, before));
  });
});

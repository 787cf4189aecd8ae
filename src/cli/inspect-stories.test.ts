import { describe, expect, it } from "vitest";
import { openPlacer } from "./inspect-stories.ts";

const TEXT = `The covered bridge over Brindle Creek collapsed on Monday night after two days of rain, and the county
engineer closed Mill Road. Nobody was hurt. The bridge, built in 1883, carried about 400 cars a day, said engineer Dorit
Halvorsen. A temporary span will cost 90,000 dollars, and the commissioners meet on Thursday to find the money.`;

const ask = (lines: readonly unknown[]) => {
  const placer = openPlacer();
  for (const line of lines) placer.take(typeof line === "string" ? line : JSON.stringify(line));
  return [...placer.answer()];
};

describe("townwire inspect stories", () => {
  it("folds a copy under its original and puts both in one story", () => {
    const title = "Covered bridge over Brindle Creek collapses";
    const answers = ask([
      { id: 1, title, text: TEXT, published: "2026-04-06T08:00:00Z", publisher: "Osmer Courier" },
      { id: "2", title, text: TEXT, published: "2026-04-06T10:00:00Z", publisher: "Valley Post" },
      {
        id: 3,
        title: "Choir wins",
        text: "The choir won with three psalms.",
        published: "2026-04-06T11:00:00Z",
      },
    ]);
    expect(answers).toEqual([
      { id: 1, story: "1", copyOf: null },
      { id: "2", story: "1", copyOf: "1" },
      { id: 3, story: "3", copyOf: null },
    ]);
  });

  it("answers a bad line and goes on, and needs no date", () => {
    const answers = ask(["no JSON", { title: "without an id" }, { id: "x", title: "Fair opens", text: "" }]);
    expect(answers).toMatchObject([{ ok: false }, { ok: false }, { id: "x", story: "x", copyOf: null }]);
  });
});

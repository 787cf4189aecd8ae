import { describe, expect, test } from "vitest";
import type { Author } from "./author.ts";
import { type Context, moderate, PHASES } from "./moderate.ts";
import { parsePolicy, STANDARD_POLICY } from "./policy.ts";

const NOW = new Date("2026-03-10T12:00:00Z");
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);

const AUTHOR: Author = {
  id: "06edestqg0n91sde",
  name: "Ada",
  role: "reader",
  createdAt: ago(100_000),
  ban: undefined,
  mutedUntil: undefined,
};

const CONTEXT: Context = {
  now: NOW,
  topic: { published: ago(600), sections: ["local"] },
  recent: [],
  history: { shown: 5, hidden: [] },
  scores: { spam: 0.1, toxicity: 0.1 },
  confirmed: false,
};

function judge(
  text: string,
  context: Partial<Context> = {},
  author: Partial<Author> = {},
  policy: unknown = {},
) {
  const read = parsePolicy(policy);
  if (read.kind === "wrong") throw new Error(read.why);
  const draft = { text, author: { ...AUTHOR, ...author } };
  return moderate(draft, { ...CONTEXT, ...context }, read.policy);
}

const recent = (count: number, text = "words") =>
  Array.from({ length: count }, (_, i) => ({ text: `${text} ${i}`, createdAt: ago(i / 10) }));

describe("moderation", () => {
  test("shows what nobody has anything against", () => {
    expect(judge("The bridge was closed last year, too.")).toEqual({
      verdict: "show",
      phase: "",
      reason: "",
      spoken: [],
    });
  });

  test.each([
    ["nothing", "  ", {}, {}, "refuse", "length"],
    ["too much", "a".repeat(5001), {}, {}, "refuse", "length"],
    ["a closed thread", "Hello", { topic: { ...CONTEXT.topic, closedWhy: "over" } }, {}, "refuse", "closed"],
    ["an old article", "Hello", { topic: { published: ago(50_000), sections: [] } }, {}, "refuse", "closed"],
    ["the eleventh in ten minutes", "Hello", { recent: recent(10) }, {}, "refuse", "rate"],
    ["the same again", "WORDS, 0!", { recent: recent(1) }, {}, "refuse", "repeat"],
    ["many links", "https://a.example ".repeat(4), {}, {}, "wait", "links"],
    ["likely spam", "Hello", { scores: { spam: 0.95, toxicity: 0 } }, {}, "ask", "spam"],
    ["likely an attack", "Hello", { scores: { spam: 0, toxicity: 0.9 } }, {}, "ask", "toxicity"],
    [
      "a writer of hidden comments",
      "Hello",
      { history: { shown: 5, hidden: [ago(9), ago(8)] } },
      {},
      "wait",
      "history",
    ],
    ["a new writer", "Hello", { history: { shown: 0, hidden: [] } }, {}, "wait", "new-writer"],
    ["a muted editor", "Hello", {}, { role: "editor", mutedUntil: ago(-60) }, "wait", "mute"],
    ["a banned writer", "Hello", {}, { ban: { reason: "spam", until: ago(-60) } }, "refuse", "ban"],
  ] as const)("of %s: %#", (_, text, context, author, verdict, phase) => {
    expect(judge(text, context, author)).toMatchObject({ verdict, phase });
  });

  test("takes what its writer confirmed, and notes it for the editors", () => {
    const context = { scores: { spam: 0.95, toxicity: 0.9 }, confirmed: true };
    const { verdict, spoken } = judge("Hello", context);
    expect(verdict).toBe("show");
    expect(spoken.map((one) => `${one.phase} ${one.verdict}`)).toEqual(["spam note", "toxicity note"]);
  });

  test("does not make editors wait, nor hold an ended ban against anybody", () => {
    const history = { shown: 0, hidden: [] };
    expect(judge("https://a.example", { history, recent: recent(20) }, { role: "editor" }).verdict).toBe(
      "show",
    );
    expect(judge("Hello", {}, { ban: { reason: "spam", until: ago(1) } }).verdict).toBe("show");
  });

  test("ends with the first phase that is sure", () => {
    const context = { history: { shown: 0, hidden: [] }, scores: { spam: 1, toxicity: 1 } };
    expect(judge("https://a.example", context).spoken.map((one) => one.phase)).toEqual(["links"]);
  });

  test("finds the operator's words in any case, with or without accents, and only whole", () => {
    const policy = { words: ["Gadzooks"] };
    expect(judge("GÁDZOOKS!", {}, {}, policy)).toMatchObject({ verdict: "wait", phase: "words" });
    expect(judge("gadzookses", {}, {}, policy).verdict).toBe("show");
  });

  test("gives a reason with everything it does not show", () => {
    for (const phase of PHASES) expect(phase.name).toMatch(/^[a-z-]+$/);
    expect(judge("Hello", { history: { shown: 0, hidden: [] } }).reason).toMatch(/^It is your first here/);
  });
});

describe("a policy", () => {
  test("has an answer for whatever it leaves unsaid", () => {
    expect(parsePolicy({ rate: { comments: 3 } })).toEqual({
      kind: "policy",
      policy: { ...STANDARD_POLICY, rate: { comments: 3, minutes: 10 } },
    });
  });

  test("that names something unknown says what", () => {
    expect(parsePolicy({ rat: {} })).toMatchObject({ kind: "wrong", why: expect.stringContaining("rat") });
  });
});
